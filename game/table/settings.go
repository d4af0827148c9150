package table

// Settings are what a person sets about the table, whatever is played on it.
type Settings struct {
	Theme     string `toml:"theme"`     // one of themes
	Text      int    `toml:"text"`      // scale of everything, in hundredths: MinText to MaxText
	Projector bool   `toml:"projector"` // large and sharp, for a back row
	Speed     string `toml:"speed"`     // of what moves: one of speeds
}

// The ends of Settings.Text.
const (
	MinText = 80
	MaxText = 200
)

// DefaultSettings are those of a table that nobody has set.
func DefaultSettings() Settings { return Settings{Theme: "light", Text: 100, Speed: "normal"} }

// Set changes the settings, and tells whoever keeps them.
func (t *Table) Set(s Settings) {
	t.settings = s
	t.ui.Stale()
	if t.keepSettings != nil {
		t.keepSettings(t.settings)
	}
}
