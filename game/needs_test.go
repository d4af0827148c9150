package game_test

import (
	"math/rand/v2"
	"testing"

	"entente/game"
	"entente/game/scenario"
)

// TestNeeds sees that a rung's criterion is met when all that it needs is there, and only then.
func TestNeeds(t *testing.T) {
	sc, err := scenario.Load("baseline")
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	some := func() uint32 { // a bit in eight
		bits := ^uint32(0)
		for range 3 {
			bits &= rng.Uint32()
		}
		return bits
	}
	var yes, no int
	for range 20000 {
		b := game.Bond{Interop: int8(rng.IntN(11)), Consulted: some(), Exercised: some(), PaidLot: some(), InCrisis: some(), Crises: some(), LatestBacked: int8(rng.IntN(2))}
		for v := range b.Pushes {
			b.Pushes[v] = some()
		}
		b.Breach[game.Russia] = uint8(rng.IntN(2))
		met := game.Deeds(&sc.Setup.Rules, &b)
		for rung := range int8(game.Rungs) {
			all := true
			for _, n := range game.Needs(&sc.Setup.Rules, &b, rung) {
				all = all && n.Met()
			}
			if all != met[rung] {
				t.Fatalf("rung %d: needs met %v, deeds %v: %+v", rung, all, met[rung], b)
			}
			if all {
				yes++
			} else {
				no++
			}
		}
	}
	if yes < 1000 || no < 1000 {
		t.Errorf("met %d times and not %d times: the test hardly tests", yes, no)
	}
}
