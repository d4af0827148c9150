package policy

import "entente/game"

// OddsWithout is Doctrine's Odds with a motive struck from one order, or from
// all if it is Pass.
func OddsWithout(set *game.Setup, v *game.View, plan *game.Plan, m game.Motive, from game.Order) (out Odds) {
	var e eye
	e.open(set, v, &set.Rules.Agents)
	e.struck, e.within = m, from
	e.odds(plan, &out)
	return out
}
