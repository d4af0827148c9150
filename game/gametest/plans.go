package gametest

import (
	"entente/game"
	"entente/game/policy"
)

// accepts tells whether an order accepts an offer of the partner.
func accepts(v *game.View, o game.Order) bool {
	return o.Kind == game.Reply && game.Answer(o.B) == game.Accept && v.State.Offers[o.A].From == v.Me.Partner()
}

// Willing is a power that wants an alliance and spares for it what an alliance
// takes: it signs every pact, keeps its word, pushes norms together with its
// partner and backs it.
var Willing = policy.Constant{
	Title: "willing",
	Card: func(v *game.View, o game.Order) bool {
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
	Answer: func(v *game.View, o game.Order) bool {
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
var Cordial = policy.Constant{
	Title: "cordial",
	Card:  Willing.Card,
	Answer: func(v *game.View, o game.Order) bool {
		if o.Kind == game.TakeStance {
			return game.Stance(o.B) == game.Stand || game.Stance(o.B) == game.Consult
		}
		return Willing.Answer(v, o)
	},
}

// Correct consults, and goes no further.
var Correct = policy.Constant{
	Title:  "correct",
	Card:   func(_ *game.View, o game.Order) bool { return o.Kind == game.ConsultOffer },
	Answer: func(v *game.View, o game.Order) bool { return accepts(v, o) },
}

// Aloof keeps away: what it is asked to attend it refuses.
var Aloof = policy.Constant{Title: "aloof", Answer: func(_ *game.View, o game.Order) bool { return policy.Defaults(o) && game.Choice(o.B) == game.Refuse }}

// Hostile spies on its partner, and accuses it whenever it can prove it.
var Hostile = policy.Constant{
	Title: "hostile",
	Card: func(v *game.View, o game.Order) bool {
		if o.To != v.Me.Partner() {
			return o.Kind == game.Investigate
		}
		return o.Kind == game.Intrude && game.Mode(o.B) == game.Quiet || o.Kind == game.Accuse && v.State.Evidence[v.Me][o.To] >= 3
	},
	Answer: func(_ *game.View, o game.Order) bool { return policy.Defaults(o) && game.Choice(o.B) == game.Refuse },
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
