package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Record does what a source reports that a power did, where the rules allow
// it, and leaves the rest to the defaults of an empty seat: no cards.
type Record struct{ Moves []Move }

// Move is one thing that a power did: a card; an answer to what it owed, if Due
// is set; or an answer to From's offer of Order, if Answer is set.
type Move struct {
	Quarter uint8
	By      game.Power
	Para    uint8 // ¶ of the source
	Order   game.Order
	Due     game.ContractKind
	Choice  game.Choice
	From    game.Power
	Answer  game.Answer
}

// Name implements Policy.
func (Record) Name() string { return "record" }

// Decide implements Policy.
func (r Record) Decide(set *game.Setup, v *game.View, _ *dice.Stream, plan *game.Plan, why *Reasons) {
	n := plan.N
	for i := range r.Moves {
		m := &r.Moves[i]
		o, ok := m.In(v)
		if !ok || !game.Check(set, v, plan, o).Legal() || !plan.Add(o) {
			continue
		}
		if why != nil {
			why[plan.N-1] = game.Reason{Motive: game.FromRecord, About: game.Nobody, X: int16(m.Para)}
		}
		n = plan.N
	}
	game.Complete(set, v, plan)
	for ; why != nil && n < plan.N; n++ {
		why[n] = game.Reason{Motive: game.ByDefault, About: game.Nobody}
	}
}

// Now tells whether the move belongs to the decision point of the view.
func (m *Move) Now(v *game.View) bool {
	phase := game.PlanPhase
	if m.Answer != game.Unanswered {
		phase = game.ReplyPhase
	}
	return m.By == v.Me && m.Quarter == v.State.Quarter && phase == v.State.Phase
}

// In gives the move as an order at the decision point of the view; false if it
// does not belong there, or nothing of the kind is owed or offered.
func (m *Move) In(v *game.View) (game.Order, bool) {
	switch {
	case !m.Now(v):
		return game.Order{}, false
	case m.Answer != game.Unanswered:
		for i := range v.State.Offers {
			if of := &v.State.Offers[i]; of.Used == 1 && of.From == m.From && of.To == m.By && of.Order == m.Order {
				return game.Order{Kind: game.Reply, To: game.Nobody, A: uint8(i), B: uint8(m.Answer)}, true
			}
		}
		return game.Order{}, false
	case m.Due != game.NoContract:
		for i := range v.State.Contracts {
			c := &v.State.Contracts[i]
			if c.Kind == m.Due && c.Owed(m.By, v.State.Quarter) != game.NothingDue {
				return game.Order{Kind: game.AnswerDue, To: game.Nobody, A: uint8(i), B: uint8(m.Choice)}, true
			}
		}
		return game.Order{}, false
	}
	return m.Order, true
}
