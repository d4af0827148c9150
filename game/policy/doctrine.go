package policy

import (
	"entente/game"
	"entente/game/dice"
)

// Doctrine weighs each power's interests over the expected consequences of
// each order (game.Expect), as the power's own view lets it expect them, and
// chooses quantally: first the family, then the card, so that many weak cards
// do not outvote one good one. Its numbers are the agents' rules.
type Doctrine struct{}

// Name implements Policy.
func (Doctrine) Name() string { return "doctrine" }

// Decide implements Policy.
func (Doctrine) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons) {
	var e eye
	e.open(set, v)
	var opt game.Options
	for {
		game.Asked(set, v, plan, &opt)
		if opt.N == 0 {
			break
		}
		e.answer(rng, plan, &opt, why)
	}
	if v.State.Phase == game.PlanPhase {
		e.play(rng, plan, &opt, why)
	}
}

// answer chooses among the answers to one question.
func (e *eye) answer(rng *dice.Stream, plan *game.Plan, opt *game.Options, why *Reasons) {
	var worths [game.MaxLegal]int32
	left := game.Left(e.set, e.v, plan)
	var row game.Row
	for i, o := range opt.List() {
		game.ExpectInto(e.set, e.v, o, &row)
		worths[i] = e.weigh(&row, nil) - e.price(row.Cost, left)
	}
	i := choose(rng, worths[:opt.N], e.precision)
	if why != nil {
		why[plan.N] = e.reason(opt.Orders[i], e.rest(opt, i))
	}
	plan.Add(opt.Orders[i])
}

// rest is the option that a choice is explained against: the first of the others.
func (e *eye) rest(opt *game.Options, i int) game.Order {
	if opt.N == 1 {
		return game.Order{}
	}
	if i == 0 {
		return opt.Orders[1]
	}
	return opt.Orders[0]
}

// play adds cards while any is worth more than keeping the means.
func (e *eye) play(rng *dice.Stream, plan *game.Plan, opt *game.Options, why *Reasons) {
	game.Legal(e.set, e.v, plan, opt)
	n := opt.N
	var gross, worths [game.MaxLegal]int32
	var costs [game.MaxLegal]game.Cost
	var row game.Row
	for i, o := range opt.List() {
		game.ExpectInto(e.set, e.v, o, &row)
		gross[i], costs[i] = e.weigh(&row, nil), row.Cost
	}
	var out [game.MaxLegal]bool
	for plan.Cards() < game.MaxCards {
		left := game.Left(e.set, e.v, plan)
		var best [game.Families]int32
		for f := range best {
			best[f] = e.threshold
		}
		for i, o := range opt.Orders[:n] {
			if out[i] {
				continue
			}
			worths[i] = gross[i] - e.price(costs[i], left)
			f := game.Specs[o.Kind].Family
			best[f] = max(best[f], worths[i])
		}
		i := e.card(rng, opt, out[:n], &worths, &best)
		if i < 0 {
			return
		}
		out[i] = true
		o := opt.Orders[i]
		if !game.Check(e.set, e.v, plan, o).Legal() {
			continue // an earlier card took its means or its place
		}
		if why != nil {
			why[plan.N] = e.reason(o, game.Order{})
		}
		plan.Add(o)
	}
}

// card chooses the family and then the card; -1 to stop.
func (e *eye) card(rng *dice.Stream, opt *game.Options, out []bool, worths *[game.MaxLegal]int32, best *[game.Families]int32) int {
	f := choose(rng, best[:], e.precision)
	if best[f] <= e.threshold {
		return -1 // in this family nothing is worth its means
	}
	var index [game.MaxLegal]int
	var mine [game.MaxLegal]int32
	n := 0
	for i := range out {
		if !out[i] && int(game.Specs[opt.Orders[i].Kind].Family) == f && worths[i] > e.threshold {
			index[n], mine[n] = i, worths[i]
			n++
		}
	}
	return index[choose(rng, mine[:n], e.precision)]
}

// reason names the motive that weighed most for an order, and the one that
// weighed most against it, compared with another order or with doing nothing.
func (e *eye) reason(o, other game.Order) game.Reason {
	var a, b tally
	var row game.Row
	game.ExpectInto(e.set, e.v, o, &row)
	e.weigh(&row, &a)
	cost := row.Cost
	if other.Kind != game.Pass {
		game.ExpectInto(e.set, e.v, other, &row)
		e.weigh(&row, &b)
		spent := e.full(cost) - e.full(row.Cost)
		a.add(game.ForThrift, game.Nobody, max(-spent, 0))
	}
	r := game.Reason{About: game.Nobody}
	var most, least int32
	for m := range a.sum {
		d := a.sum[m] - b.sum[m]
		if d > most {
			most = d
			r.Motive, r.About = game.Motive(m), a.about[m]
			if a.sum[m] == 0 {
				r.About = b.about[m]
			}
		}
		if d < least {
			least = d
			r.Against = game.Motive(m)
		}
	}
	r.X = int16(min(most/100, 32767))
	return r
}

// tally sums what each motive weighs, in hundredths of worth.
type tally struct {
	sum   [game.Motives]int32
	about [game.Motives]game.Power
}

func (t *tally) add(m game.Motive, about game.Power, w int32) {
	if t == nil || w == 0 {
		return
	}
	t.sum[m] += w
	t.about[m] = about
}
