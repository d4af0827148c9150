package policy

import (
	"slices"

	"entente/game"
)

// Operators are a stock: whoever is away in one network is in no other for
// some quarters. An agent therefore plans them for the quarters to come, and
// asks of each use what they would earn in the best use that is left out: the
// shadow price of a knapsack filled by worth for a quarter of an operator
// (Dantzig, Operations Research 5, 1957). No price is asked while there is
// enough for everything that is worth doing.

// employment is a use of operators: what it is worth for each quarter of one,
// in hundredths, and how many quarters of one it asks for.
type employment struct {
	order        game.Order
	worth, needs int32
}

// busy is for how many quarters of an operator a power's order asks: now, and
// while they are away.
func busy(row *game.Row, me game.Power) int32 {
	n := int32(row.Cost.Operators)
	for _, x := range row.List() {
		if x.Q == game.QOperators && x.A == me {
			n -= int32(x.Amount) / 100
		}
	}
	return n
}

// ration takes the shadow price of operators off what cards are worth; needs
// are the quarters of an operator that each card asks for.
func (h *hand) ration(needs *[game.MaxLegal]int32, left game.Cost) {
	e := h.e
	if e.r.Switch.Displacement == 0 {
		return // operators without end
	}
	var list [game.MaxLegal]employment
	n := 0
	for i, o := range h.opt.List() {
		worth := h.gross[i] - e.price(h.costs[i], left) - e.threshold
		if needs[i] == 0 || worth <= 0 {
			continue
		}
		x := employment{o, worth / needs[i], needs[i]}
		at := slices.IndexFunc(list[:n], func(y employment) bool {
			return y.order.Kind == o.Kind && y.order.To == o.To && y.order.A == o.A
		})
		if at < 0 {
			list[n] = x
			n++
		} else if x.worth > list[at].worth {
			list[at] = x
		}
	}
	slices.SortStableFunc(list[:n], func(a, b employment) int { return int(b.worth - a.worth) })
	stock := share(e.k.Stock, int32(game.Force(e.r, e.t, e.me)))
	for _, x := range list[:n] {
		if stock <= 0 {
			for i := range h.opt.N {
				h.gross[i] -= x.worth * needs[i]
			}
			return
		}
		stock -= x.needs
	}
}
