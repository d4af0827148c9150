package table

import (
	"testing"

	"entente/game"
)

// TestDeeds sees that what happened is told once, and that nothing that moved
// for reasons unknown stands among the deeds.
func TestDeeds(t *testing.T) {
	for me := range game.Power(game.Powers) {
		tb := testTable(t, "baseline", me, 11)
		for q := uint8(1); q < 14; q++ {
			autoplay(t, tb, q)
			tb.since = tb.session.Since()
			unknown := 0
			deeds := tb.deeds()
			for i, d := range deeds {
				for _, x := range deeds[:i] {
					if due, both := held[d.event.Kind]; x.said == d.said && d.event.Kind != game.EvBloc || both && x.event.Kind == game.EvHonoured && game.Due(x.event.Y) == due {
						t.Errorf("%v, quarter %d: %q and %q tell the same", me, q, x.said, d.said)
					}
				}
				if d.event.Kind == game.EvTrack && d.step < accountStep && d.event.Cause == 0 {
					t.Errorf("%v, quarter %d: deed %d tells %q without a cause", me, q, i, d.said)
				}
				if d.moved == tb.text("moved-unknown") {
					unknown++
				}
				if d.event.Kind == game.EvTrack && d.event.Q == game.QSanction {
					t.Errorf("%v, quarter %d: %q is told apart from who tightens them", me, q, d.said)
				}
			}
			if unknown > 2 {
				t.Errorf("%v, quarter %d: %d lines of what moved for reasons unknown", me, q, unknown)
			}
		}
	}
}
