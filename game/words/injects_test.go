package words_test

import (
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/scenario"
	"entente/game/words"
)

// No two lines of the menu read alike, and a preview says what would move, or
// that nothing would.
func TestInjects(t *testing.T) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	w, set, s := words.MustEnglish(), &sc.Setup, &sc.Setup.Start
	seen := map[string]bool{}
	for _, x := range game.InjectMenu() {
		choice := w.InjectChoice(set, x)
		if choice == "" || seen[choice] || strings.Contains(choice, "{") {
			t.Errorf("%s: %q", x.Form(), choice)
		}
		seen[choice] = true
	}
	news := game.Scheduled{What: game.InjectNews, Whom: game.Nobody, Text: "Nothing happens"}
	if got := w.InjectPreview(set, s, []game.Scheduled{news}); !slices.Equal(got, []string{"Nothing happens", w.Text("ui.inject.nothing")}) {
		t.Errorf("news alone: %q", got)
	}
	tech := game.Scheduled{What: game.InjectTech, Whom: game.Nobody, Amount: -2}
	if got := w.InjectPreview(set, s, []game.Scheduled{news, tech}); len(got) != 3 || got[0] != "Nothing happens" || !strings.Contains(got[2], "→") {
		t.Errorf("an effect: %q", got)
	}
}
