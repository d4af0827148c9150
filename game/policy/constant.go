package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Constant plays the same plan every quarter, whatever comes of it. It answers
// what it has an opinion on, and the rest by default.
type Constant struct {
	Title  string                                // its name
	Card   func(v *game.View, o game.Order) bool // whether it wants the card; nil: none
	Answer func(v *game.View, o game.Order) bool // whether it wants the answer; nil: defaults
}

// Name implements Policy.
func (c Constant) Name() string { return c.Title }

// Decide implements Policy: the first cards of the list that it wants, as long
// as there are any.
func (c Constant) Decide(set *game.Setup, v *game.View, _ *dice.Stream, plan *game.Plan, _ *Reasons) {
	var opt game.Options
	for c.Answer != nil {
		game.Asked(set, v, plan, &opt)
		if !c.take(v, opt.List(), c.Answer, plan) {
			break // the rest by default
		}
	}
	for c.Card != nil {
		game.Legal(set, v, plan, &opt)
		if !c.take(v, opt.List(), c.Card, plan) {
			break
		}
	}
	game.Complete(set, v, plan)
}

// take adds the first order of a list that is wanted; false if there is none.
func (c Constant) take(v *game.View, list []game.Order, wants func(*game.View, game.Order) bool, plan *game.Plan) bool {
	for _, o := range list {
		if wants(v, o) {
			return plan.Add(o)
		}
	}
	return false
}

// The constant plans that no power may do well by: to pass, to spy with every
// operator, to sign everything and honour nothing, to sanction to the limit.
var (
	Pass = Constant{Title: "pass"}
	Spy  = Constant{Title: "spy", Card: func(_ *game.View, o game.Order) bool { return o.Kind == game.Intrude }}
	Loot = Constant{
		Title: "loot",
		Card: func(_ *game.View, o game.Order) bool {
			switch o.Kind {
			case game.GasOffer, game.ArmsOffer, game.AccordOffer, game.Develop, game.DealOffer, game.ConsultOffer, game.Treaty:
				return true
			}
			return false
		},
		Answer: func(_ *game.View, o game.Order) bool {
			return Defaults(o) || o.Kind == game.Reply && game.Answer(o.B) == game.Accept || o.Kind == game.TakeStance && game.Stance(o.B) != game.Consult
		},
	}
	Press = Constant{Title: "press", Card: func(_ *game.View, o game.Order) bool {
		return o.Kind == game.Impose || o.Kind == game.ExportControl
	}}
)

// Constants are the constant plans.
var Constants = []Constant{Pass, Spy, Loot, Press}

// Defaults tells whether an order is an answer to a due that does not honour it.
func Defaults(o game.Order) bool {
	return o.Kind == game.AnswerDue && (game.Choice(o.B) == game.Slip || game.Choice(o.B) == game.Refuse || game.Choice(o.B) == game.BuildExport)
}
