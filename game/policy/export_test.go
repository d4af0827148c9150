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

// Worth is what Doctrine holds an order to be worth, without its price, in
// hundredths of a tenth of a point.
func Worth(set *game.Setup, v *game.View, o game.Order) int32 {
	var e eye
	e.open(set, v, &set.Rules.Agents)
	row := game.Expect(set, v, o)
	return e.weigh(&row, nil)
}
