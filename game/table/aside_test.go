package table

import (
	"testing"

	"entente/game"
	"entente/game/table/kit"
)

// TestAside opens the settings and the rules in the middle of a plan, of a
// quarter being shown and at the end, changes how the table looks, and finds
// the game as it was.
func TestAside(t *testing.T) {
	tb := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, tb, 2)
	press(tb, kit.Letter('A'))
	plan := tb.plan
	look := func(screen screen) {
		t.Helper()
		click(t, tb, "bar:settings")
		checkPage(t, tb, "settings in a game")
		for _, id := range []string{"text:150", "projector:on", "theme:dark", "speed:slow", "projector:off", "text:100"} {
			click(t, tb, id)
		}
		if tb.settings.Theme != "dark" || tb.settings.Text != 100 {
			t.Errorf("the settings are %v", tb.settings)
		}
		tb.Tick(60)
		press(tb, kit.KeyEscape)
		press(tb, kit.Letter('G'))
		checkPage(t, tb, "rules in a game")
		press(tb, kit.Letter('G'))
		if tb.screen != screen || tb.session == nil {
			t.Fatalf("at screen %d, not %d", tb.screen, screen)
		}
	}
	look(planScreen)
	if tb.plan != plan {
		t.Error("the plan is lost")
	}
	commitAny(t, tb)
	for tb.screen != newsScreen {
		commitAny(t, tb)
	}
	tb.stepFilm(1)
	look(newsScreen)
	if tb.film.at != 1 || !tb.moving() {
		t.Errorf("the showing is at %d and moving: %v", tb.film.at, tb.moving())
	}
	autoplay(t, tb, 99)
	look(endScreen)
}
