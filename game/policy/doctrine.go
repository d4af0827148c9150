package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Doctrine weighs each power's interests over the expected consequences of
// each order (game.Expect), as the power's own view lets it expect them, and
// chooses quantally: first what to do and to whom, then on which terms, so that
// many terms of a weak order do not outvote one good card. Its numbers are the
// agents' rules, or those of a temperament.
type Doctrine struct{ Temper *Temper }

// Temper is a temperament: other numbers for what an agent weighs. What it
// guesses of others stays as the rules say.
type Temper struct {
	Name   string
	Agents *game.AgentRules
}

// Name implements Policy.
func (d Doctrine) Name() string {
	if d.Temper != nil {
		return "doctrine@" + d.Temper.Name
	}
	return "doctrine"
}

func (d Doctrine) agents(r *game.Rules) *game.AgentRules {
	if d.Temper != nil {
		return d.Temper.Agents
	}
	return &r.Agents
}

// Decide implements Policy.
func (d Doctrine) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons) {
	var e eye
	e.open(set, v, d.agents(&set.Rules))
	var opt game.Options
	for {
		game.Asked(set, v, plan, &opt)
		if opt.N == 0 {
			break
		}
		e.answer(rng, plan, &opt, why)
	}
	if v.State.Phase == game.PlanPhase {
		e.play(rng, plan, why)
	}
}

// answer chooses among the answers to one question.
func (e *eye) answer(rng *dice.Stream, plan *game.Plan, opt *game.Options, why *Reasons) {
	var worths [game.MaxLegal]int32
	e.answers(plan, opt, &worths)
	i := choose(rng, worths[:opt.N], e.precision)
	if why != nil {
		why[plan.N] = e.whyAnswer(plan, opt, i)
	}
	plan.Add(opt.Orders[i])
}

// answers weighs the answers to one question.
func (e *eye) answers(plan *game.Plan, opt *game.Options, worths *[game.MaxLegal]int32) {
	left := game.Left(e.set, e.v, plan)
	var row game.Row
	for i, o := range opt.List() {
		game.ExpectInto(e.set, e.v, o, &row)
		worths[i] = e.weigh(&row, nil)
		if e.struck != game.ForThrift {
			worths[i] -= e.price(row.Cost, left)
		}
	}
}

// play adds cards while any is worth more than keeping the means.
func (e *eye) play(rng *dice.Stream, plan *game.Plan, why *Reasons) {
	h := hand{e: e}
	h.take(plan)
	for plan.Cards() < game.MaxCards {
		h.price(game.Left(e.set, e.v, plan))
		i := h.draw(rng)
		if i < 0 {
			return
		}
		h.out |= 1 << i
		o := h.opt.Orders[i]
		if !e.fits(plan, o) {
			continue // an earlier card took its means or its place, or says the opposite
		}
		if why != nil {
			why[plan.N] = e.whyCard(o)
		}
		plan.Add(o)
	}
}
