package table

import (
	"reflect"
	"strings"
	"testing"

	"entente/game"
)

// thrownDeed plays until a quarter in which a deed was decided by dice, and
// shows it from there on.
func thrownDeed(t *testing.T, tb *Table) *deed {
	t.Helper()
	for q := uint8(1); q < 20; q++ {
		autoplay(t, tb, q)
		autoplayNews(t, tb)
		tb.replayFilm()
		for i, d := range tb.film.deeds {
			if len(d.dice) > 0 && len(d.moved) > 0 {
				tb.stepFilm(i)
				tb.ui.Update(&script{x: -1, y: -1})
				return &tb.film.deeds[i]
			}
		}
		tb.next()
	}
	t.Fatal("no dice are ever thrown")
	return nil
}

// TestDice sees that nothing tells what a die decides before it lies, that it
// comes to rest on its real face, and that everything moves when it does.
func TestDice(t *testing.T) {
	tb := testTable(t, "baseline", game.China, 5)
	d := thrownDeed(t, tb)
	said := strings.Fields(d.said)[0]
	shown := func() string { return strings.ReplaceAll(pageText(tb), "\n", " ") }
	tick := func(seconds float64) {
		tb.Tick(seconds)
		tb.ui.Update(&script{x: -1, y: -1})
	}
	tick(d.lands() / 2)
	if strings.Contains(shown(), tb.thrown(d.dice[len(d.dice)-1])) || !strings.Contains(shown(), tb.text("undecided")) {
		t.Errorf("what a die decides is told while it is in the air:\n%s", shown())
	}
	if before := tb.film.was; *tb.shown != before {
		t.Error("a track moved while the dice were in the air")
	}
	if len(tb.geo.dice) == 0 || len(tb.ui.Overlay().Ops) == 0 {
		t.Fatal("no die is in the air")
	}
	tick(d.lands()/2 + 0.01)
	if len(tb.geo.dice) != 0 || !strings.Contains(shown(), tb.thrown(d.dice[0])) || !strings.Contains(shown(), said) {
		t.Errorf("what the dice decided is not told when they lie:\n%s", shown())
	}
	if tb.wasShown() == nil || *tb.shown == tb.film.was {
		t.Error("nothing slides into place")
	}
	tick(slideSeconds + 0.01)
	if tb.wasShown() != nil || len(tb.geo.slides)+len(tb.geo.tags) != 0 {
		t.Error("it slides on when it is in place")
	}
	at := tb.film.at
	tb.pauseFilm()
	tb.ui.Stale()
	tick(0)
	still, version := tb.ui.Overlay().Ops, tb.ui.Version
	for range 60 {
		tick(1.0 / 30)
	}
	if tb.moving() || tb.film.at != at || tb.ui.Version != version || !reflect.DeepEqual(still, tb.ui.Overlay().Ops) {
		t.Error("something moves while the showing waits")
	}
}
