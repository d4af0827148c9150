package policy

import (
	"slices"

	"entente/game"
	"entente/game/dice"
)

// hand is what a power may play, weighed: the cards that are legal once all
// questions are answered. Drawing from it and stating the odds of a draw read
// the same weights.
type hand struct {
	e     *eye
	opt   game.Options
	gross [game.MaxLegal]int32 // worth without the price
	costs [game.MaxLegal]game.Cost
	out   uint64 // a bit for each card that was drawn before

	use  [game.MaxLegal]int // of each card: what is done, and to whom; the terms come after
	uses int

	worths [game.MaxLegal]int32 // less the price, by what means are left
	best   [game.MaxLegal]int32 // worth of the best card of each use; at least the threshold
}

// take lists and weighs the cards.
func (h *hand) take(plan *game.Plan) {
	e := h.e
	game.Legal(e.set, e.v, plan, &h.opt)
	var row game.Row
	var needs [game.MaxLegal]int32
	for i, o := range h.opt.List() {
		game.ExpectInto(e.set, e.v, o, &row)
		h.gross[i], h.costs[i] = e.weigh(&row, nil), row.Cost
		needs[i] = busy(&row, e.me)
		h.group(i)
	}
	h.ration(&needs, game.Left(e.set, e.v, plan))
}

// group finds the use of a card.
func (h *hand) group(i int) {
	o := h.opt.Orders[i]
	for j, x := range h.opt.Orders[:i] {
		if x.Kind == o.Kind && x.To == o.To {
			h.use[i] = h.use[j]
			return
		}
	}
	h.use[i] = h.uses
	h.uses++
}

// fits tells whether a card can be added to a plan, and does not undo what is
// in it: nobody complies with an ultimatum and presses, or defies it and gives
// way, or offers something to a power and turns on it, or a pact of support to
// a partner that it leaves alone in a crisis.
func (e *eye) fits(plan *game.Plan, o game.Order) bool {
	return game.Check(e.set, e.v, plan, o).Legal() && !e.undoes(plan, o)
}

func (e *eye) undoes(plan *game.Plan, o game.Order) bool {
	to, offers := o.Offered(e.me)
	for _, a := range plan.List() {
		if offers && a.Hostile(e.me, to) {
			return true
		}
		if of, offered := a.Offered(e.me); offered && o.Hostile(e.me, of) {
			return true
		}
		if a.Kind == game.TakeStance && game.Stance(a.B) == game.Aside && support(o) {
			return true
		}
		if a.Kind != game.AnswerDue || e.t.Contracts[a.A].Owed(e.me, e.t.Quarter) != game.DueComply {
			continue
		}
		complies := game.Choice(a.B) == game.Honour
		if complies && (o.Kind == game.Deploy || o.Hostile(e.me, game.US)) || !complies && o.Kind == game.StandDown {
			return true
		}
	}
	return false
}

// support tells whether an order offers a pact for crises.
func support(o game.Order) bool {
	return o.Kind == game.Treaty && slices.ContainsFunc(game.Pact(o.A).Clauses(), func(c game.Clause) bool {
		return c == game.CrisisConsult || c == game.Command || c == game.Defence
	})
}

// price takes the price off, by the means that are left.
func (h *hand) price(left game.Cost) {
	for u := range h.uses {
		h.best[u] = h.e.threshold
	}
	for i := range h.opt.List() {
		if h.out>>i&1 == 1 {
			continue
		}
		h.worths[i] = h.gross[i] - h.e.price(h.costs[i], left)
		u := h.use[i]
		h.best[u] = max(h.best[u], h.worths[i])
	}
}

// cards lists the cards of a use that are worth their means.
func (h *hand) cards(u int, index *[game.MaxLegal]int, worths *[game.MaxLegal]int32) int {
	n := 0
	for i := range h.opt.List() {
		if h.out>>i&1 == 0 && h.use[i] == u && h.worths[i] > h.e.threshold {
			index[n], worths[n] = i, h.worths[i]
			n++
		}
	}
	return n
}

// lots gives the weight of each use of which a card is worth its means, and
// of stopping. The best of them has the full weight, so that the total is never zero.
func (h *hand) lots(w *[game.MaxLegal]uint32) (stop, total int) {
	best := h.e.threshold
	for _, x := range h.best[:h.uses] {
		best = max(best, x)
	}
	stop = int(h.e.a.Stops) * int(weight(best-h.e.threshold, h.e.precision))
	total = stop
	for u, x := range h.best[:h.uses] {
		w[u] = 0
		if x > h.e.threshold {
			w[u] = weight(best-x, h.e.precision)
			total += int(w[u])
		}
	}
	return stop, total
}

// draw chooses the use and then the card; -1 to stop.
func (h *hand) draw(rng *dice.Stream) int {
	var lots [game.MaxLegal]uint32
	stop, total := h.lots(&lots)
	at := rng.Intn(total) - stop
	if at < 0 {
		return -1
	}
	u := 0
	for at >= int(lots[u]) {
		at -= int(lots[u])
		u++
	}
	var index [game.MaxLegal]int
	var worths [game.MaxLegal]int32
	n := h.cards(u, &index, &worths)
	return index[choose(rng, worths[:n], h.e.precision)]
}

// odds states the odds of draw, in parts of One.
func (h *hand) odds(p *[game.MaxLegal]uint32) (stop uint32) {
	*p = [game.MaxLegal]uint32{}
	var lots, cards [game.MaxLegal]uint32
	var index [game.MaxLegal]int
	var worths [game.MaxLegal]int32
	stay, total := h.lots(&lots)
	for u := range h.uses {
		if lots[u] == 0 {
			continue
		}
		share := One * uint64(lots[u]) / uint64(total)
		n := h.cards(u, &index, &worths)
		sum := uint64(weights(worths[:n], h.e.precision, &cards))
		for i := range n {
			p[index[i]] = uint32(share * uint64(cards[i]) / sum)
		}
	}
	return uint32(One * uint64(stay) / uint64(total))
}

// branch is one way in which draws may have gone.
type branch struct {
	out  uint64 // drawn so far
	mass uint64 // its probability, in parts of One
}

// join adds a branch to a list, in which the same cards drawn in another order are the same branch.
func join(list []branch, b branch) []branch {
	for i := range list {
		if list[i].out == b.out {
			list[i].mass += b.mass
			return list
		}
	}
	return append(list, b)
}

// least is the probability, in parts of One, from which a branch is followed.
const least = One >> 12

// next follows the branches until a card falls that can be added to the plan,
// or none: draws that are out of reach are drawn again without them. It tells
// each branch's odds to the caller.
func (h *hand) next(plan *game.Plan, from []branch, tell func(b branch, p *[game.MaxLegal]uint32, stop uint32)) {
	left := game.Left(h.e.set, h.e.v, plan)
	var barred uint64
	for i, o := range h.opt.List() {
		if !h.e.fits(plan, o) {
			barred |= 1 << i
		}
	}
	var p [game.MaxLegal]uint32
	for len(from) > 0 {
		var more []branch
		for _, b := range from {
			h.out = b.out
			h.price(left)
			stop := h.odds(&p)
			for i := range h.opt.N {
				if barred>>i&1 == 0 || p[i] == 0 {
					continue
				}
				if m := b.mass * uint64(p[i]) / One; m >= least {
					more = join(more, branch{b.out | 1<<i, m})
				}
				p[i] = 0
			}
			tell(b, &p, stop)
		}
		from = more
	}
}

// after gives the ways in which draws may have gone that led from a plan
// without cards to one with these.
func (h *hand) after(plan *game.Plan, cards []game.Order) []branch {
	now, so := *plan, []branch{{0, One}}
	var drawn uint64
	for _, o := range cards {
		at := h.find(o)
		if at >= 0 {
			drawn |= 1 << at
		}
		var then []branch
		total := uint64(0)
		if at >= 0 {
			h.next(&now, so, func(b branch, p *[game.MaxLegal]uint32, _ uint32) {
				if m := b.mass * uint64(p[at]) / One; m > 0 {
					then = join(then, branch{b.out | 1<<at, m})
					total += m
				}
			})
		}
		if total == 0 { // the policy would not have played it: taken as it stands
			then, total = []branch{{drawn, One}}, One
		}
		for i := range then {
			then[i].mass = then[i].mass * One / total
		}
		so = then
		now.Add(o)
	}
	return so
}

func (h *hand) find(o game.Order) int {
	for i, x := range h.opt.List() {
		if x == o {
			return i
		}
	}
	return -1
}
