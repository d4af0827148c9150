package lab

import (
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// bound is a policy under the constraints of an arm: cards that it must or
// must not play, dues that it slips. The rest is its own choice. What it must
// play comes before its own cards, as long as there are means.
type bound struct {
	policy.Policy
	arm *scenario.Arm
}

// bind puts the seats under an arm's constraints.
func bind(seats Seats, arm *scenario.Arm) Seats {
	for p := range seats {
		if seats[p] != nil && (arm.Slip || len(arm.Must[p]) > 0 || len(arm.Never[p]) > 0) {
			seats[p] = bound{seats[p], arm}
		}
	}
	return seats
}

// Seated gives who plays an arm: its own policies in place of others, under its
// constraints.
func Seated(seats Seats, arm *scenario.Arm) (Seats, error) {
	for p, name := range arm.Policies {
		if name == "" {
			continue
		}
		own, err := scenario.ParsePolicy(&arm.Setup, name, game.Power(p), game.Power(p))
		if err != nil {
			return seats, err
		}
		seats[p] = own
	}
	return bind(seats, arm), nil
}

// Decide implements policy.Policy. It gives no reasons: that of a constraint is the experiment.
func (b bound) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, _ *policy.Reasons) {
	var own game.Plan
	b.Policy.Decide(set, v, rng, &own, nil)
	if v.State.Phase != game.PlanPhase {
		*plan = own
		return
	}
	add := func(o game.Order) {
		if game.Check(set, v, plan, o).Legal() {
			plan.Add(o)
		}
	}
	if b.arm.Slip && v.Me.Partner() != game.Nobody {
		for i := range v.State.Contracts {
			if c := &v.State.Contracts[i]; c.Kind != game.NoContract && c.A != game.US && c.B != game.US {
				add(game.Order{Kind: game.AnswerDue, To: game.Nobody, A: uint8(i), B: uint8(game.Slip)})
			}
		}
	}
	for _, o := range own.List() {
		if !o.Card() {
			add(o)
		}
	}
	for _, o := range b.arm.Must[v.Me] {
		add(o)
	}
	for _, o := range own.List() {
		if o.Card() && !slices.Contains(b.arm.Never[v.Me], o) {
			add(o)
		}
	}
}
