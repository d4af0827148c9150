package table

import "entente/game"

// advice is the adviser's view of an order in a line; "" if there is none.
func (t *Table) advice(o game.Order) string {
	return t.adviser.Line(t.words, t.session.Setup(), t.session.View(), &t.plan, o)
}
