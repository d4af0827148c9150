package gametest_test

import (
	"fmt"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
)

// root tells whether an event needs no cause: an order or an answer, a roll, or what the scenario brings.
func root(k game.EventKind) bool {
	switch k {
	case game.EvOrder, game.EvAnswer, game.EvRoll, game.EvInject, game.EvOil, game.EvQuarter:
		return true
	}
	return false
}

// A change of a rung, of trust or of threat can be traced back to orders and
// dice; what time alone brings (fading, drift) has no cause.
func TestChangesAreTracedToOrdersAndDice(t *testing.T) {
	set := &load(t, "baseline").Setup
	for _, name := range []string{"random", "doctrine"} {
		var traced, loose int
		for g := range games(100) {
			a := agent(t, name)
			var log game.Log
			var table lab.Table
			if err := table.Play(set, &lab.Seats{a, a, a}, dice.Seeded{Seed: dice.Seed{Lo: 9}, Game: uint64(g)}, &log); err != nil {
				t.Fatal(err)
			}
			said := false
			for _, e := range log.Events {
				what := ""
				switch {
				case e.Kind == game.EvDeclared && !said && e.Y < e.X && e.Cause == 0:
					continue // what was said before the game has run out
				case e.Kind == game.EvEffective || e.Kind == game.EvDeclared:
					what = fmt.Sprintf("%v %d to %d (%d)", e.Kind, e.X, e.Y, e.Z)
				case e.Kind == game.EvTrack && (e.Q == game.QTrust || e.Q == game.QThreat):
					what = fmt.Sprintf("%v of %v %d to %d", e.Q, e.A, e.Y, e.Z)
					if e.Cause == 0 && towardsRest(&e) {
						continue
					}
				case e.Kind == game.EvSigned, e.Kind == game.EvClause, e.Kind == game.EvStatement:
					said = true
					continue
				default:
					continue
				}
				found := false
				for _, c := range log.Why(e.ID) {
					found = found || root(c.Kind)
				}
				if found {
					traced++
					continue
				}
				if loose++; loose < 8 {
					t.Logf("%s, game %d, quarter %d: nothing brought about %s (cause %v, %v)", name, g, e.Quarter, what, log.Event(e.Cause).Kind, log.Event(e.Also).Kind)
				}
			}
		}
		if loose > 0 {
			t.Errorf("%s: %d changes cannot be traced, %d can", name, loose, traced)
		}
		t.Logf("%s: %d changes traced", name, traced)
	}
}

// towardsRest tells whether a change is one step as fading and drift make them:
// threat down, trust either way.
func towardsRest(e *game.Event) bool {
	by := e.Z - e.Y
	return by == -1 || by == 1 && e.Q == game.QTrust
}
