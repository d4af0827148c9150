package replay

import (
	"slices"
	"testing"

	"entente/game"
	"entente/game/dice"
)

// TestIntrusions counts by hand what the victims of a few intrusions made of them.
func TestIntrusions(t *testing.T) {
	var log game.Log
	intrude := func(by, on game.Power, aim game.Aim) game.ID {
		order := log.Record(game.Event{Kind: game.EvOrder, A: by})
		log.Record(game.Event{Kind: game.EvIntrusion, Cause: order, Quarter: 2, A: by, B: on, X: int16(aim)})
		return order
	}
	detect := func(order game.ID, on, suspect game.Power) {
		roll := log.Record(game.Event{Kind: game.EvRoll, Cause: order})
		log.Record(game.Event{Kind: game.EvDetected, Cause: roll, A: on, B: suspect})
	}
	detect(intrude(game.China, game.US, game.Technology), game.US, game.China)
	detect(intrude(game.Russia, game.US, game.Political), game.US, game.China)
	detect(intrude(game.US, game.China, game.Technology), game.China, game.Unaffiliated)
	intrude(game.US, game.Russia, game.Technology)
	intrude(game.China, game.Russia, game.Political)
	log.Record(game.Event{Kind: game.EvReport, Quarter: 3, A: game.Russia, B: game.China, X: int16(game.Political), Y: 2})
	log.Record(game.Event{Kind: game.EvReport, Quarter: 3, A: game.Russia, B: game.US, X: int16(game.Technology), Y: 1}) // of nothing here
	list := Intrusions(log.Events)
	for i, want := range []Verdict{Right, Wrong, Unplaced, Missed, Right} {
		if got := list[i].Verdict(); got != want {
			t.Errorf("intrusion %d: verdict %d, want %d", i, got, want)
		}
	}
	if n := Tally(list); n != [Verdicts]int{Missed: 1, Right: 2, Wrong: 1, Unplaced: 1} {
		t.Errorf("tally %v", n)
	}
}

// TestIntrusionsPlayed sees that of a played game none is lost.
func TestIntrusionsPlayed(t *testing.T) {
	g := Begin(&load(t, "baseline").Setup, dice.Seed{Lo: 3}, nil)
	playOn(t, g, "doctrine", func(*game.State) bool { return false })
	n, detected := 0, 0
	for _, e := range g.Log().Events {
		switch e.Kind {
		case game.EvIntrusion:
			n++
		case game.EvDetected: // of a crime, nobody gave an order
			if slices.ContainsFunc(g.Log().Why(e.ID), func(c game.Event) bool { return c.Kind == game.EvOrder }) {
				detected++
			}
		}
	}
	list := Intrusions(g.Log().Events)
	if seen := len(list) - Tally(list)[Missed]; len(list) != n || detected == 0 || seen < detected {
		t.Errorf("%d of %d intrusions, %d noticed and at least %d", len(list), n, seen, detected)
	}
}
