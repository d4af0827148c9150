package lab

import (
	"entente/game"
	"entente/game/policy"
)

// Matches are those of a tournament, each in every seat: random and the
// strongest search against doctrine; with all, also the weakest search against
// doctrine, each strength of search against the one below it, and the constant
// plans against doctrine.
func Matches(all bool) []Match {
	doctrine, strongest := policy.Doctrine{}, policy.Search{Strength: policy.Strengths - 1}
	pairs := [][2]policy.Policy{{policy.Random{}, doctrine}, {strongest, doctrine}}
	if all {
		pairs = append(pairs, [2]policy.Policy{policy.Search{}, doctrine})
		for s := policy.Light + 1; s < policy.Strengths; s++ {
			pairs = append(pairs, [2]policy.Policy{policy.Search{Strength: s}, policy.Search{Strength: s - 1}})
		}
		for _, c := range policy.Constants {
			pairs = append(pairs, [2]policy.Policy{c, doctrine})
		}
	}
	var out []Match
	for _, p := range pairs {
		for seat := range game.Power(game.Powers) {
			out = append(out, Match{p[0], p[1], seat})
		}
	}
	return out
}
