package policy

import "entente/game"

// One is certainty in the fixed point of Odds.
const One = 1 << 30

// Odds are how likely each order is to be the next that a policy adds to a
// plan. They sum to One, but for rounding.
type Odds struct {
	game.Options                       // the orders that are legal
	P            [game.MaxLegal]uint32 // of each, in parts of One
	Stop         uint32                // that no card is added
}

// Of gives the odds of an order; 0 if it is not legal.
func (x *Odds) Of(o game.Order) uint32 {
	for i, l := range x.List() {
		if l == o {
			return x.P[i]
		}
	}
	return 0
}

// scale makes parts of a total into parts of One.
func (x *Odds) scale(p *[game.MaxLegal]uint64, stop uint64) {
	total := stop
	for _, m := range p {
		total += m
	}
	for i := range x.N {
		x.P[i] = uint32(p[i] * One / total)
	}
	x.Stop = uint32(stop * One / total)
}

// Chooser is a policy that can state the probability of each choice.
type Chooser interface {
	Policy
	// Odds states, for a plan so far, the odds of each answer to the first
	// question that the plan leaves open; if there is none, of each card to come
	// next, or of none. They come from the same weights as Decide.
	Odds(set *game.Setup, v *game.View, plan *game.Plan, out *Odds)
}

// Odds implements Chooser.
func (Random) Odds(set *game.Setup, v *game.View, plan *game.Plan, out *Odds) {
	*out = Odds{}
	game.Asked(set, v, plan, &out.Options)
	n := out.N
	if n == 0 {
		game.Legal(set, v, plan, &out.Options)
		n = out.N + 1
		out.Stop = uint32(One / n)
	}
	for i := range out.N {
		out.P[i] = uint32(One / n)
	}
}

// Odds implements Chooser. Of the ways in which cards may have been drawn in
// vain, those under one in 4096 are left out.
func (d Doctrine) Odds(set *game.Setup, v *game.View, plan *game.Plan, out *Odds) {
	var e eye
	e.open(set, v, d.agents(&set.Rules))
	e.odds(plan, out)
}

func (e *eye) odds(plan *game.Plan, out *Odds) {
	*out = Odds{}
	game.Asked(e.set, e.v, plan, &out.Options)
	if out.N > 0 {
		var worths [game.MaxLegal]int32
		var w [game.MaxLegal]uint32
		e.answers(plan, &out.Options, &worths)
		total := uint64(weights(worths[:out.N], e.precision, &w))
		for i := range out.N {
			out.P[i] = uint32(One * uint64(w[i]) / total)
		}
		return
	}
	game.Legal(e.set, e.v, plan, &out.Options)
	if out.N == 0 {
		out.Stop = One
		return
	}
	var answers game.Plan
	var cards []game.Order
	for _, o := range plan.List() {
		if o.Card() {
			cards = append(cards, o)
		} else {
			answers.Add(o)
		}
	}
	h := hand{e: e}
	h.take(&answers)
	var at [game.MaxLegal]int // where the orders stand in the hand
	for i, o := range out.List() {
		at[i] = h.find(o)
	}
	var sum [game.MaxLegal]uint64
	stops := uint64(0)
	h.next(plan, h.after(&answers, cards), func(b branch, p *[game.MaxLegal]uint32, stop uint32) {
		stops += b.mass * uint64(stop) / One
		for i := range out.N {
			sum[i] += b.mass * uint64(p[at[i]]) / One
		}
	})
	out.scale(&sum, stops)
}
