package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Random chooses uniformly among the legal orders: the floor, the fuzzer and
// the benchmark. It answers every question at random, and plays cards until a
// draw from the legal cards and "no more" falls on the latter.
type Random struct{}

// Name implements Policy.
func (Random) Name() string { return "random" }

// Decide implements Policy.
func (Random) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, _ *Reasons) {
	var opt game.Options
	for {
		game.Asked(set, v, plan, &opt)
		if opt.N == 0 {
			break
		}
		plan.Add(opt.Orders[rng.Intn(opt.N)])
	}
	// A card more never makes another legal, so that the list need not be made
	// anew: a draw that is no longer legal is struck out and drawn again, which
	// leaves the draw uniform over what is legal.
	game.Legal(set, v, plan, &opt)
	for plan.Cards() < game.MaxCards {
		i := rng.Intn(opt.N + 1)
		if i == opt.N {
			return
		}
		if o := opt.Orders[i]; game.Check(set, v, plan, o).Legal() {
			plan.Add(o)
		}
		opt.N--
		opt.Orders[i] = opt.Orders[opt.N]
	}
}
