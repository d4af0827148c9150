package gametest_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/gametest"
	"entente/game/policy"
)

// walk plays a random game and stops at each decision point.
func walk(t *testing.T, set *game.Setup, d dice.Seeded, stop func(s *game.State)) {
	t.Helper()
	s := game.New(set, d, nil)
	for s.Phase != game.Over {
		stop(&s)
		var in game.Inputs
		for p := range in {
			v := game.See(&s, game.Power(p))
			rng := policy.Stream(d, &v)
			policy.Random{}.Decide(set, &v, &rng, &in[p], nil)
		}
		if err := game.Advance(set, &s, &in, d, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func TestViewsAreSound(t *testing.T) {
	set := &load(t, "baseline").Setup
	checked := 0
	for n := range uint64(4) {
		at := 0
		walk(t, set, dice.Seeded{Seed: dice.Seed{Lo: 2}, Game: n}, func(s *game.State) {
			if at++; at%5 != 0 {
				return
			}
			checked++
			faults := gametest.Sound(s)
			for i, f := range faults {
				if i < 5 {
					t.Errorf("quarter %d, %v: %s", s.Quarter, s.Phase, f)
				}
			}
		})
	}
	if checked < 20 {
		t.Errorf("%d states were checked", checked)
	}
}

// Hidden facts are varied under a view that stays the same: the choices, and
// the reasons given for them, stay the same too.
func TestChoicesDoNotKnowWhatIsHidden(t *testing.T) {
	set := &load(t, "baseline").Setup
	set.Rules.Agents.SearchNodes.Light, set.Rules.Agents.SearchPlans.Light = 12, 3 // what a search may know does not hang on how long it thinks
	for _, name := range []string{"random", "doctrine", "search:light"} {
		t.Run(name, func(t *testing.T) {
			agent, err := policy.New(name)
			if err != nil {
				t.Fatal(err)
			}
			varied, games := 0, uint64(5)
			if name == "search:light" { // which takes long
				games = 2
			}
			for n := range games {
				d := dice.Seeded{Seed: dice.Seed{Lo: 3}, Game: n}
				walk(t, set, d, func(s *game.State) {
					for p := range game.Power(game.Powers) {
						rng := d.Stream(dice.Key{Quarter: s.Quarter, A: uint8(p), B: uint8(s.Phase), Purpose: 999})
						other := gametest.Vary(s, p, &rng)
						a, b := game.See(s, p), game.See(&other, p)
						if a != b {
							t.Fatalf("quarter %d, %v: what is hidden from %v shows", s.Quarter, s.Phase, p)
						}
						if other != *s {
							varied++
						}
						var plans [2]game.Plan
						var whys [2]policy.Reasons
						for i, v := range [2]*game.View{&a, &b} {
							rng := policy.Stream(d, v)
							agent.Decide(set, v, &rng, &plans[i], &whys[i])
						}
						if plans[0] != plans[1] || whys[0] != whys[1] {
							t.Fatalf("quarter %d, %v: %v chose %v, and with other hidden facts %v", s.Quarter, s.Phase, p, plans[0].List(), plans[1].List())
						}
					}
				})
			}
			if varied < 100 {
				t.Errorf("hidden facts were varied %d times", varied)
			}
		})
	}
}
