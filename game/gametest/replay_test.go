package gametest_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/scenario"
)

// A game that is saved at any decision point and read back stands where it
// stood, and goes on as if it had never been interrupted.
func TestSavedGamesGoOnAsTheyWere(t *testing.T) {
	for _, name := range scenario.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sc := load(t, name)
			for n := range uint64(games(10)) {
				seed := dice.Seed{Hi: 4, Lo: n}
				g, whole := replay.New(sc, seed), replay.New(sc, seed)
				d := dice.Seeded{Seed: seed}
				for step := uint64(0); g.State().Phase != game.Over; step++ {
					if (step+n)%7 == 0 {
						g = reread(t, g)
					}
					for p := range game.Power(game.Powers) {
						v := game.See(g.State(), p)
						rng := policy.Stream(d, &v)
						var plan game.Plan
						policy.Random{}.Decide(g.Setup(), &v, &rng, &plan, nil)
						for _, g := range [2]*replay.Game{g, whole} {
							if err := g.Enter(p, plan); err != nil {
								t.Fatal(err)
							}
						}
					}
					for _, g := range [2]*replay.Game{g, whole} {
						if err := g.Advance(nil); err != nil {
							t.Fatal(err)
						}
					}
				}
				if *g.State() != *whole.State() {
					t.Errorf("game %d: interrupted it ended otherwise", n)
				}
				if err := reread(t, g).Verify(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// reread writes a game and reads it back.
func reread(t *testing.T, g *replay.Game) *replay.Game {
	t.Helper()
	b, err := g.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := replay.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if *back.State() != *g.State() {
		t.Fatalf("after reading back, quarter %d, %v: another state", g.State().Quarter, g.State().Phase)
	}
	return back
}
