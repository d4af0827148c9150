package game_test

import (
	"testing"

	"entente/game"
)

// toggles change one thing each of what a power may choose from.
var toggles = []func(s *game.State){
	func(s *game.State) {
		toggle(s, 0, game.Contract{Kind: game.GasContract, A: game.Russia, B: game.China})
	},
	func(s *game.State) {
		toggle(s, 1, game.Contract{Kind: game.ArmsContract, A: game.Russia, B: game.China})
	},
	func(s *game.State) {
		toggle(s, 2, game.Contract{Kind: game.Development, A: game.Russia, B: game.China})
	},
	func(s *game.State) {
		toggle(s, 3, game.Contract{Kind: game.Consultations, A: game.Russia, B: game.China})
	},
	func(s *game.State) { toggle(s, 4, game.Contract{Kind: game.Deal, A: game.US, B: game.China}) },
	func(s *game.State) { toggle(s, 5, game.Contract{Kind: game.Deal, A: game.US, B: game.Russia}) },
	func(s *game.State) { s.Bond.Accord ^= 3 },
	func(s *game.State) { s.Bond.FullBarred ^= 3 },
	func(s *game.State) { s.Sides[game.China].Uncopied ^= 1 },
	func(s *game.State) { s.Sides[game.China].FreeLaw ^= 1 },
	func(s *game.State) { s.Sides[game.Russia].FreeLaw ^= 1 },
	func(s *game.State) { clause(s, game.MilTech) },
	func(s *game.State) { clause(s, game.NoTheft) },
	func(s *game.State) { clause(s, game.NoAttack) },
	func(s *game.State) { clause(s, game.Sovereignty) },
	func(s *game.State) { clause(s, game.CrisisConsult) },
	func(s *game.State) { clause(s, game.Command) },
	func(s *game.State) { clause(s, game.Defence) },
	func(s *game.State) { s.Sanctions[game.US][game.China].Level ^= 1 },
	func(s *game.State) { s.Sanctions[game.US][game.China].Control ^= 1 },
	func(s *game.State) { s.Sanctions[game.US][game.Russia].Level ^= 1 },
	func(s *game.State) { s.Sanctions[game.US][game.Russia].Control ^= 1 },
	func(s *game.State) { s.Sanctions[game.China][game.US].Level ^= 1 },
	func(s *game.State) { s.Sanctions[game.Russia][game.US].Level ^= 1 },
}

func toggle(s *game.State, i int, c game.Contract) {
	if s.Contracts[i].Kind != game.NoContract {
		c = game.Contract{}
	}
	s.Contracts[i] = c
}

func clause(s *game.State, c game.Clause) { s.Bond.Clauses[c].Status ^= game.InForce }

// may counts all the cards that a power may choose from, however many.
func may(set *game.Setup, s *game.State, p game.Power) (n int) {
	v := game.See(s, p)
	var empty game.Plan
	for _, o := range game.Menus(p) {
		if game.Check(set, &v, &empty, o).Legal() {
			n++
		}
	}
	return n
}

// Nobody ever has more cards to choose from than a list of options holds, not
// even with everything possible at once.
func TestOptionsFit(t *testing.T) {
	set, s := table(t)
	for p := range game.Power(game.Powers) {
		side := &s.Sides[p]
		side.Funds, side.Influence, side.Operators = 100, 100, 100
		for q := range s.Evidence[p] {
			s.Evidence[p][q] = 5
		}
	}
	for p := range game.Power(game.Powers) {
		s.Incidents[p] = game.Incident{Used: 1, By: game.Unaffiliated, Victim: p, Seen: 1}
	}
	for p := range game.Power(game.Powers) {
		best := s
		for round := true; round; {
			round = false
			for i, a := range toggles { // one change or two at a time
				for j, b := range toggles[i:] {
					c := best
					a(&c)
					if j > 0 {
						b(&c)
					}
					if may(set, &c, p) > may(set, &best, p) {
						best, round = c, true
					}
				}
			}
		}
		n := may(set, &best, p)
		if n > game.MaxLegal {
			t.Errorf("%v may choose from %d cards, a list holds %d", p, n, game.MaxLegal)
		}
		if n < may(set, &s, p) || n < 30 {
			t.Errorf("the search for the most cards of %v ended at %d", p, n)
		}
		t.Logf("%v: at most %d cards of %d", p, n, len(game.Menus(p)))
	}
}
