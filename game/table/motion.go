package table

import (
	"entente/game"
	"entente/game/table/board"
	"entente/game/table/kit"
)

// geometry is where things lie on the page, for what moves over it.
type geometry struct {
	shown bool // the map is
	page  func(board.Point) board.Point

	dice   []rolling
	slides []slide
	tags   []movingTag
}

// travel is how many seconds something is on its way, after which its end is ringed.
const travel = 0.8

// motion draws over the map what the deed at hand is about: something that
// goes from one power to another, an intrusion out of nowhere, or a ring
// around the place. It stands still where the settings want that.
func (t *Table) motion(c *kit.Canvas) {
	f := &t.film
	if t.screen != newsScreen || !f.running() || t.help {
		return
	}
	t.tumbling(c)
	t.sliding(c)
	if !t.geo.shown || t.view != noView {
		return
	}
	travel := max(travel, f.deeds[f.at].lands()) // it arrives when the dice have fallen
	e := &f.deeds[f.at].event
	part := min(f.since/travel, 1)
	if f.paused {
		part = 1
	}
	way, mark, ink := t.wayOf(e)
	if len(way) == 0 {
		return
	}
	if e.Kind == game.EvSlipped || e.Kind == game.EvDefaulted || e.Kind == game.EvRefused || e.Kind == game.EvDied { // it does not arrive
		if way = board.Part(way, 0, board.Length(way)/2); part == 1 {
			mark = kit.Cross
		}
	}
	if len(way) > 1 {
		total := board.Length(way)
		if e.Kind == game.EvDetected || e.Kind == game.EvReport || e.Kind == game.EvNoise || e.Kind == game.EvIntrusion {
			for at := 0.0; at < total*part; at += 0.045 { // dashes out of the dark
				t.put(c, kit.Square, board.Along(way, at), 5, kit.Ink)
			}
		}
		at := board.Along(way, total*part)
		t.put(c, mark, at, 18, kit.Card)
		t.put(c, mark, at, 14, ink)
	}
	end := way[len(way)-1]
	if part == 1 {
		after := min((f.since-travel)/0.5, 1)
		if f.paused {
			after = 1
		}
		size := 36 + 4*int(6*after)
		t.put(c, kit.Halo, end, size, ink)
	}
}

// put places a mark of a size around a point of the map.
func (t *Table) put(c *kit.Canvas, m kit.Mark, at board.Point, size int, ink kit.Paint) {
	q := t.geo.page(at)
	c.Place(m, kit.Rect{X: int(q.X) - size/2, Y: int(q.Y) - size/2, W: size, H: size}, ink)
}

// wayOf gives the way of an event on the map, or the one place where it
// happens, and what goes along it.
func (t *Table) wayOf(e *game.Event) ([]board.Point, kit.Mark, kit.Paint) {
	rim := func(v game.Venue) board.Point {
		return board.Chart{Radius: 1}.Rim([game.Venues]float64{318, 42, 222, 138}[v])
	}
	switch e.Kind {
	case game.EvDetected, game.EvReport, game.EvNoise: // never from a suspect
		if e.A < game.Powers {
			return board.Arc(board.Chart{Radius: 1}.Rim(strangers[e.A]), homes[e.A], 0.15), kit.Ring, kit.Ink
		}
	case game.EvVenue, game.EvVenueHeld, game.EvJointPush:
		return []board.Point{rim(game.Venue(e.X))}, kit.Circle, kit.Ink
	case game.EvCrisis, game.EvCrisisOver, game.EvStance, game.EvBacked, game.EvAside, game.EvInCrisis, game.EvDeployed, game.EvStoodDown:
		return []board.Point{theatres[e.X]}, kit.Circle, kit.OilGas
	case game.EvTrack:
		switch e.Q {
		case game.QHeat:
			return []board.Point{theatres[e.X]}, kit.Circle, kit.OilGas
		case game.QPipeline:
			step := board.Length(pipeline) / 6
			return board.Part(pipeline, step*float64(e.Y), step*float64(e.Z)), kit.Circle, kit.OilGas
		}
	case game.EvFirstGas:
		return pipeline, kit.Circle, kit.OilGas
	}
	switch {
	case e.A < game.Powers && e.B < game.Powers && e.A != e.B:
		m := markOf(e.A)
		if e.Kind == game.EvLot {
			m = kit.Square
		}
		return line(e.A, e.B, 0.12), m, inkOf(e.A)
	case e.A < game.Powers:
		return []board.Point{homes[e.A]}, markOf(e.A), inkOf(e.A)
	}
	return nil, kit.Circle, kit.Ink
}
