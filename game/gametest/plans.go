package gametest

import (
	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// Constant plays the same plan every quarter, whatever comes of it. It answers
// what it has an opinion on, and the rest by default.
type Constant struct {
	name   string
	card   func(v *game.View, o game.Order) bool // whether it wants the card; nil: none
	answer func(v *game.View, o game.Order) bool // whether it wants the answer; nil: defaults
}

// Name implements policy.Policy.
func (c Constant) Name() string { return c.name }

// Decide implements policy.Policy: the first cards of the list that it wants,
// as long as there are any.
func (c Constant) Decide(set *game.Setup, v *game.View, _ *dice.Stream, plan *game.Plan, _ *policy.Reasons) {
	var opt game.Options
	for c.answer != nil {
		game.Asked(set, v, plan, &opt)
		n := plan.N
		for _, o := range opt.List() {
			if c.answer(v, o) {
				plan.Add(o)
				break
			}
		}
		if plan.N == n {
			break // the rest by default
		}
	}
	for c.card != nil {
		game.Legal(set, v, plan, &opt)
		n := plan.N
		for _, o := range opt.List() {
			if c.card(v, o) {
				plan.Add(o)
				break
			}
		}
		if plan.N == n {
			break
		}
	}
	game.Complete(set, v, plan)
}

// defaults tells whether an order is a due that is not honoured.
func defaults(o game.Order) bool {
	return o.Kind == game.AnswerDue && (game.Choice(o.B) == game.Slip || game.Choice(o.B) == game.Refuse || game.Choice(o.B) == game.BuildExport)
}

// The constant plans that no power may do well by (model.md): to pass, to spy
// with every operator, to sign everything and honour nothing, to sanction to
// the limit.
var (
	Pass = Constant{name: "pass"}
	Spy  = Constant{name: "spy", card: func(_ *game.View, o game.Order) bool { return o.Kind == game.Intrude }}
	Loot = Constant{
		name: "loot",
		card: func(_ *game.View, o game.Order) bool {
			switch o.Kind {
			case game.GasOffer, game.ArmsOffer, game.AccordOffer, game.Develop, game.DealOffer, game.ConsultOffer, game.Treaty:
				return true
			}
			return false
		},
		answer: func(_ *game.View, o game.Order) bool {
			return defaults(o) || o.Kind == game.Reply && game.Answer(o.B) == game.Accept || o.Kind == game.TakeStance && game.Stance(o.B) != game.Consult
		},
	}
	Press = Constant{name: "press", card: func(_ *game.View, o game.Order) bool { return o.Kind == game.Impose || o.Kind == game.ExportControl }}
)

// Constants are the constant plans.
var Constants = []Constant{Pass, Spy, Loot, Press}

// accepts tells whether an order accepts an offer of the partner.
func accepts(v *game.View, o game.Order) bool {
	return o.Kind == game.Reply && game.Answer(o.B) == game.Accept && v.State.Offers[o.A].From == v.Me.Partner()
}

// Willing is a power that wants an alliance and spares for it what an alliance
// takes: it signs every pact, keeps its word, pushes norms together with its
// partner and backs it.
var Willing = Constant{
	name: "willing",
	card: func(v *game.View, o game.Order) bool {
		switch o.Kind {
		case game.ConsultOffer:
			return v.Me == game.Russia
		case game.Treaty:
			switch game.Pact(o.A) {
			case game.MilTechPact, game.CrisisPact, game.CommandPact, game.DefencePact:
				return v.Me == game.Russia
			}
		case game.ArmsOffer:
			return game.Grade(o.A) == game.FullGrade
		case game.JointPush: // now here, now there, so that two venues are kept up
			return v.Me == game.China && v.State.Bond.Pushes[o.A]&0x1f == 0
		case game.Statement:
			return v.Me == game.Russia && v.State.Bond.Restated&7 == 0
		}
		return false
	},
	answer: func(v *game.View, o game.Order) bool {
		switch o.Kind {
		case game.AnswerDue:
			return game.Choice(o.B) == game.Honour || game.Choice(o.B) == game.BuildFull
		case game.TakeStance:
			return game.Stance(o.B) == game.Stand || game.Stance(o.B) == game.Back
		}
		return accepts(v, o)
	},
}

// Cordial wants all of it but the fight: in a crisis it consults.
var Cordial = Constant{
	name: "cordial",
	card: Willing.card,
	answer: func(v *game.View, o game.Order) bool {
		if o.Kind == game.TakeStance {
			return game.Stance(o.B) == game.Stand || game.Stance(o.B) == game.Consult
		}
		return Willing.answer(v, o)
	},
}

// Correct consults, and goes no further.
var Correct = Constant{
	name:   "correct",
	card:   func(_ *game.View, o game.Order) bool { return o.Kind == game.ConsultOffer },
	answer: func(v *game.View, o game.Order) bool { return accepts(v, o) },
}

// Aloof keeps away: what it is asked to attend it refuses.
var Aloof = Constant{name: "aloof", answer: func(_ *game.View, o game.Order) bool { return defaults(o) && game.Choice(o.B) == game.Refuse }}

// Hostile spies on its partner, and accuses it whenever it can prove it.
var Hostile = Constant{
	name: "hostile",
	card: func(v *game.View, o game.Order) bool {
		if o.To != v.Me.Partner() {
			return o.Kind == game.Investigate
		}
		return o.Kind == game.Intrude && game.Mode(o.B) == game.Quiet || o.Kind == game.Accuse && v.State.Evidence[v.Me][o.To] >= 3
	},
	answer: func(_ *game.View, o game.Order) bool { return defaults(o) && game.Choice(o.B) == game.Refuse },
}

// Fates are dice under which the Pacific warms, crises open whenever they may,
// what is done in secret is seen, and clues are true.
func Fates() *Script {
	s := &Script{Default: 5}
	for _, line := range []string{"heat pacific = 1", "crisis = 1", "detect = 1", "clue = 1", "investigate = 1"} {
		if err := s.Add(line); err != nil {
			panic(err) // the lines are above
		}
	}
	return s
}
