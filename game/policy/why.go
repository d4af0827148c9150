package policy

import "entente/game"

// A reason names the motive without which the order would have been least
// likely. A card is judged by what speaks for that card; an answer by what
// speaks for it rather than for the other answers, so that there the motive is
// struck from all of them. A test strikes every motive and looks at the odds.

// whyCard is the reason for a card. The odds of a card rise with its worth, so
// that the motive that adds most to it is the one that counts.
func (e *eye) whyCard(o game.Order) game.Reason {
	t := e.tallied(o)
	r := game.Reason{About: game.Nobody}
	var most, least int32
	for m, w := range t.sum {
		if w > most {
			most = w
			r.Motive, r.About = game.Motive(m), t.about[m]
		}
		if w < least {
			least = w
			r.Against = game.Motive(m)
		}
	}
	r.X = int16(min(most/100, 32767))
	return r
}

// whyAnswer is the reason for one of the answers to a question: each motive is
// struck in turn. Where striking moves the odds of two alike, or of none, the
// lead over the other answers decides.
func (e *eye) whyAnswer(plan *game.Plan, opt *game.Options, i int) game.Reason {
	if opt.N == 1 {
		return e.whyCard(opt.Orders[i]) // there was no choice
	}
	r := game.Reason{About: game.Nobody}
	odds, lead := e.without(game.ByChance, plan, opt, i)
	low, lowLead, high, highLead := odds, lead, odds, lead
	for m := game.ByChance + 1; m < game.Motives; m++ {
		p, l := e.without(m, plan, opt, i)
		if p < low || p == low && l < lowLead {
			low, lowLead = p, l
			r.Motive, r.X = m, int16(min(max(lead-l, 0)/100, 32767))
		}
		if p > high || p == high && l > highLead {
			high, highLead = p, l
			r.Against = m
		}
	}
	for k, o := range opt.List() {
		t := e.tallied(o)
		if about := t.about[r.Motive]; t.sum[r.Motive] != 0 && (r.About == game.Nobody || k == i) {
			r.About = about
		}
	}
	return r
}

// without gives the odds of an answer, and its lead over the best of the
// others, with a motive struck.
func (e *eye) without(m game.Motive, plan *game.Plan, opt *game.Options, i int) (odds uint64, lead int32) {
	var worths [game.MaxLegal]int32
	var w [game.MaxLegal]uint32
	e.struck = m
	e.answers(plan, opt, &worths)
	e.struck = game.ByChance
	total := weights(worths[:opt.N], e.precision, &w)
	odds = One * uint64(w[i]) / uint64(total)
	other := 0
	if i == 0 {
		other = 1
	}
	best := worths[other]
	for k, x := range worths[:opt.N] {
		if k != i {
			best = max(best, x)
		}
	}
	return odds, worths[i] - best
}

// tallied weighs an order by motive.
func (e *eye) tallied(o game.Order) (t tally) {
	var row game.Row
	game.ExpectInto(e.set, e.v, o, &row)
	e.weigh(&row, &t)
	return t
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

// Why says what doctrine would give as its reason for an order that may be
// added to a plan now: a card, or an answer to the first question that the plan
// leaves open.
func (d Doctrine) Why(set *game.Setup, v *game.View, plan *game.Plan, o game.Order) game.Reason {
	var e eye
	e.open(set, v, d.agents(&set.Rules))
	var opt game.Options
	game.Asked(set, v, plan, &opt)
	for i, x := range opt.List() {
		if x == o {
			return e.whyAnswer(plan, &opt, i)
		}
	}
	return e.whyCard(o)
}
