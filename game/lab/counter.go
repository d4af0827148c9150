package lab

import "entente/game"

// Counter is a recorder that counts and forgets: what measures are made of.
// Zero it before each game.
type Counter struct {
	Events    [game.EventKinds]int64
	Orders    [game.Kinds]int64
	Tracks    [game.Quantities]int64              // steps, up or down
	Intruded  [game.Powers][game.Powers]int64     // true intrusions: [by][on]
	Suspected [game.Suspects][game.Suspects]int64 // noticed intrusions: [truth][likeliest suspect]

	willing int64 // see Voluntary
	last    game.ID
	game.Newest
	truth game.Power // behind what is about to be noticed
}

// Record implements game.Recorder.
func (c *Counter) Record(e game.Event) game.ID {
	c.last++
	e.ID = c.last
	c.Note(&e)
	c.Events[e.Kind]++
	if voluntary(&e) {
		c.willing++
	}
	switch e.Kind {
	case game.EvOrder:
		c.Orders[e.Order.Kind]++
	case game.EvTrack:
		c.Tracks[e.Q] += int64(max(e.Z-e.Y, e.Y-e.Z))
	case game.EvIntrusion:
		c.Intruded[e.A][e.B]++
	case game.EvRoll: // the roll of what is noticed comes right before
		switch game.Purpose(e.X) {
		case game.RollDetect:
			c.truth = e.A
		case game.RollNoise:
			c.truth = game.Unaffiliated
		}
	case game.EvDetected:
		c.Suspected[c.truth][e.B]++
	}
	return c.last
}

// Intrusions is how many there were in all.
func (c *Counter) Intrusions() (n int64) {
	for _, on := range c.Intruded {
		for _, k := range on {
			n += k
		}
	}
	return n
}

// Partners is how many China and Russia ran on each other.
func (c *Counter) Partners() int64 {
	return c.Intruded[game.China][game.Russia] + c.Intruded[game.Russia][game.China]
}

// Misread is how many noticed intrusions pointed elsewhere than to the truth.
func (c *Counter) Misread() (n int64) {
	for truth, suspects := range c.Suspected {
		for suspect, k := range suspects {
			if truth != suspect {
				n += k
			}
		}
	}
	return n
}

// Voluntary is how many costly acts China and Russia did for each other that
// nothing obliged them to (claim 2).
func (c *Counter) Voluntary() int64 { return c.willing }
