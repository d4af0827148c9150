package table

import (
	"slices"

	"entente/game/table/kit"
)

// Settings are what a person sets about the table, whatever is played on it.
// The zero value is not usable: begin with DefaultSettings.
type Settings struct {
	Theme     string `toml:"theme" json:"theme"`         // the name of one of kit.Themes
	Text      int    `toml:"text" json:"text"`           // scale of everything, in hundredths: MinText to MaxText
	Projector bool   `toml:"projector" json:"projector"` // large and sharp, for a back row
	Speed     string `toml:"speed" json:"speed"`         // of what moves: one of Speeds
}

// The ends of Settings.Text.
const (
	MinText = 80
	MaxText = 200
)

// DefaultSettings are those of a table that nobody has set.
func DefaultSettings() Settings {
	return Settings{Theme: kit.Light.Name, Text: 100, Speed: "normal"}
}

// Speeds are those of what moves.
var Speeds = []string{"slow", "normal", "fast", "none"}

// still tells whether nothing moves.
func (s Settings) still() bool { return s.Speed == "none" }

// pace is how fast time passes for what moves.
func (s Settings) pace() float64 {
	switch s.Speed {
	case "slow":
		return 0.5
	case "fast":
		return 2.5
	}
	return 1
}

// mended gives the settings with what cannot be replaced by the default.
func (s Settings) mended() Settings {
	if s.Text == 0 {
		s.Text = 100
	}
	s.Text = min(max(s.Text, MinText), MaxText)
	if !slices.Contains(Speeds, s.Speed) {
		s.Speed = "normal"
	}
	for _, th := range kit.Themes {
		if th.Name == s.Theme {
			return s
		}
	}
	s.Theme = kit.Light.Name
	return s
}

// theme gives the colours.
func (s Settings) theme() *kit.Theme {
	for _, th := range kit.Themes {
		if th.Name == s.Theme {
			if s.Projector {
				return sharp[th]
			}
			return th
		}
	}
	return kit.Light
}

var sharp = map[*kit.Theme]*kit.Theme{kit.Light: kit.Light.Sharp(), kit.Dark: kit.Dark.Sharp()}

// The window that everything is laid out for, and the smallest page.
const (
	MinWidth  = 1280
	MinHeight = 800

	leastWidth  = 512
	leastHeight = 320
)

// scale gives how many device pixels make a logical one in a window of a size
// in device pixels, on a screen with so many of them to the point. A window
// larger than 1280 by 800 shows everything larger; one that is smaller shows
// less at a time.
func (s Settings) scale(w, h, dpr float64) float64 {
	k := max(dpr, min(w/MinWidth, h/MinHeight)) * float64(s.Text) / 100
	if s.Projector {
		k *= 1.5
	}
	return max(min(k, w/leastWidth, h/leastHeight), 0.25)
}

// Set changes the settings, and tells whoever keeps them.
func (t *Table) Set(s Settings) {
	t.settings = s.mended()
	t.ui.Stale()
	if t.keepSettings != nil {
		t.keepSettings(t.settings)
	}
}

// settingsKeys sets the keys that change how the table looks, on every screen.
func (t *Table) settingsKeys(p *kit.Page) {
	change := func(f func(*Settings)) func() {
		return func() {
			s := t.settings
			f(&s)
			t.Set(s)
		}
	}
	p.Key(kit.KeyLarger, change(func(s *Settings) { s.Text += textStep }))
	p.Key(kit.KeySmaller, change(func(s *Settings) { s.Text -= textStep }))
	p.Key(kit.Letter('D'), change(func(s *Settings) {
		if s.Theme == kit.Dark.Name {
			s.Theme = kit.Light.Name
		} else {
			s.Theme = kit.Dark.Name
		}
	}))
	p.Key(kit.Letter('J'), change(func(s *Settings) { s.Projector = !s.Projector }))
}

// textStep is how far one key changes the scale.
const textStep = 10
