package classroom

import (
	"sync"

	"entente/game"
	"entente/game/adviser"
)

// advisers are those of the seats of every table: a team has one between them.
type advisers struct {
	mu sync.Mutex
	of map[chair]*seatAdviser
}

// chair is a seat at a table.
type chair struct {
	table int
	power game.Power
}

type seatAdviser struct {
	mu sync.Mutex
	adviser.Adviser
}

func (x *advisers) at(p chair) *seatAdviser {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.of == nil {
		x.of = map[chair]*seatAdviser{}
	}
	if x.of[p] == nil {
		x.of[p] = &seatAdviser{}
	}
	return x.of[p]
}

// advice is what the team's adviser thinks of an order; "" if nothing, or if
// the teacher has asked advisers to be silent.
func (x *seat) advice(o game.Order) string {
	if x.s.class.Options.Silent {
		return ""
	}
	a := x.s.advisers.at(chair{x.st.Table, x.st.Seat})
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.Line(x.s.words, x.set, &x.v, &x.own.Draft, o)
}
