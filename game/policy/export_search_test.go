package policy

import (
	"entente/game"
	"entente/game/dice"
)

// SearchNodes is how many nodes a search spends at a view, and how many it may spend.
func SearchNodes(set *game.Setup, v *game.View, s Strength) (spent, given int) {
	var list [maxPlans]candidate
	rng := Stream(dice.Seeded{}, v)
	search := Search{s}
	n := propose(set, v, &rng, list[:search.of(&set.Rules.Agents.SearchPlans)])
	given = search.of(&set.Rules.Agents.SearchNodes)
	return halve(set, v, &rng, list[:n], given, func() bool { return true }), given
}
