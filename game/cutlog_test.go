package game_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"entente/game"
)

// TestCutLogTellsNothing sees that a power's record does not change with how
// much it may not know: neither its numbers nor its causes.
func TestCutLogTellsNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var plain, more game.Log
		var mine []int                        // places in plain of what China may know
		renumber := map[game.ID]game.ID{0: 0} // from plain to more
		for range rng.IntN(40) {
			for range rng.IntN(3) {
				more.Record(game.Event{Kind: game.EvIntrusion, A: game.Russia, Cause: game.ID(rng.IntN(len(more.Events) + 1)), See: game.Only(game.Russia)})
			}
			e := game.Event{Kind: game.EvStatement, X: int16(rng.IntN(9)), See: []uint8{game.Everyone, game.Only(game.China), game.Only(game.China, game.US), game.Only(game.US)}[rng.IntN(4)]}
			e.Cause, e.Also = game.ID(rng.IntN(len(plain.Events)+1)), game.ID(rng.IntN(len(plain.Events)+1))
			id := plain.Record(e)
			e.Cause, e.Also = renumber[e.Cause], renumber[e.Also]
			renumber[id] = more.Record(e)
			if e.See&game.Only(game.China) != 0 {
				mine = append(mine, int(id)-1)
			}
		}
		cut := game.CutLog(plain.Events, game.China)
		if other := game.CutLog(more.Events, game.China); !slices.Equal(cut, other) {
			t.Fatalf("with more that is hidden the record is\n%v, without it\n%v", other, cut)
		}
		if len(cut) != len(mine) {
			t.Fatalf("%d events are shown, %d may be", len(cut), len(mine))
		}
		for i, e := range cut {
			was := plain.Events[mine[i]]
			if e.ID != game.ID(i+1) || e.X != was.X {
				t.Fatalf("event %d is shown as %v: %v", mine[i], e.ID, e)
			}
			for _, c := range [][2]game.ID{{e.Cause, was.Cause}, {e.Also, was.Also}} {
				if place := slices.Index(mine, int(c[1])-1); int(c[0]) != place+1 {
					t.Fatalf("event %d names cause %d as %d, which is event %d there", mine[i], c[1], c[0], place+1)
				}
			}
		}
		if n := rng.IntN(len(plain.Events) + 1); !slices.Equal(cut[:len(game.CutLog(plain.Events[:n], game.China))], game.CutLog(plain.Events[:n], game.China)) {
			t.Fatal("numbers change as the record grows")
		}
	}
}
