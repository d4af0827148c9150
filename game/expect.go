package game

// Effect is one expected consequence of an order: Amount hundredths of a step
// of a quantity, if it comes about, and the chance that it does.
type Effect struct {
	Q      Quantity
	A, B   Power
	Place  uint8 // theatre, venue or rung, where Q has one
	Amount int16 // in hundredths of a step
	Chance int8  // in hundred
}

// MaxEffects bounds a Row.
const MaxEffects = 12

// Row is what an order can be expected to bring: the one source for the card
// on the table, for agents, and for the tests of direction.
type Row struct {
	Order   Order
	Cost    Cost
	Odds    int8 // faces of ten that succeed; 0: no die decides
	N       int
	Effects [MaxEffects]Effect
}

// List gives the effects. The slice shares the row's memory.
func (r *Row) List() []Effect { return r.Effects[:r.N] }
