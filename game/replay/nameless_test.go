package replay

import (
	"bytes"
	"slices"
	"testing"

	"entente/game"
	"entente/game/dice"
)

// Without names the game is the same game; a damaged file stays damaged, and
// tells none either.
func TestNameless(t *testing.T) {
	set := load(t, "pact-2015").Setup
	set.Name = `C:\Users\Ada Lovelace\lesson.toml`
	g := Begin(&set, dice.Seed{Hi: 1, Lo: 2}, nil)
	for _, err := range []error{
		g.Sit(game.China, "Ada Lovelace"), g.Sit(game.Russia, "search:light"), g.Sit(game.US, "person"),
		g.Inject(game.Scheduled{Quarter: 1, What: game.InjectNews, Whom: game.Nobody, Text: "Ada Lovelace is late"}),
		g.Advance(nil), g.Advance(nil), g.Advance(nil),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	whole := encode(t, g)
	clean, lost := Nameless(whole)
	if lost != nil || bytes.Contains(clean, []byte("Ada")) || bytes.Contains(clean, []byte("Users")) {
		t.Errorf("lost %v; %s", lost, clean)
	}
	back, err := Decode(clean)
	if err != nil {
		t.Fatal(err)
	}
	if *back.State() != *g.State() || back.Seat(game.China) != "person" || back.Seat(game.Russia) != "search:light" || back.Setup().Name != "lesson.toml" {
		t.Errorf("another game: %q %q %q", back.Seat(game.China), back.Seat(game.Russia), back.Setup().Name)
	}
	lines := slices.Collect(bytes.Lines(whole))
	lines[2] = append([]byte("Ada "), lines[2]...)
	clean, lost = Nameless(bytes.Join(lines, nil))
	if !slices.Equal(lost, []int{3}) || bytes.Contains(clean, []byte("Ada")) {
		t.Errorf("damaged: lost %v; %s", lost, clean)
	}
	if clean, lost = Nameless([]byte("Dear Ada\nhow are you?")); len(clean) != 0 || len(lost) != 2 {
		t.Errorf("a letter: %q, lost %v", clean, lost)
	}
}
