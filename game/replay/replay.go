// Package replay keeps games. The record of a game is its whole resolved
// setup, the engine's version, the seed, the seats and an append-only log of
// typed inputs; everything else is computed from these. A game can be saved,
// opened, verified, taken back, and branched from any quarter.
package replay

import (
	"errors"
	"slices"

	"entente/game"
	"entente/game/dice"
)

// Game is a game and its record. It is not safe for use by several goroutines.
type Game struct {
	set   game.Setup // with the injects entered so far
	first game.Setup // as it was at the start
	seed  dice.Seed
	pins  []Pin
	seats [game.Powers]string
	log   []Input

	state   game.State
	entered game.Inputs
	events  *game.Log
	points  []point            // the decision points passed, the first first
	keep    func([]byte) error // saves every input; nil: nowhere
	disk    disk
}

// point is a decision point to which the game can be taken back.
type point struct {
	state  game.State
	events int
}

// Pin fixes the face of one roll, where a source reports how it fell.
type Pin struct {
	Key  dice.Key `json:"key"`
	Face int8     `json:"face"` // 1 to dice.Faces
}

// Begin begins a game from a setup, with dice pinned or none.
func Begin(set *game.Setup, seed dice.Seed, pins []Pin) *Game {
	g := &Game{first: clone(set), seed: seed, pins: slices.Clone(pins), disk: osDisk{}}
	g.restart()
	return g
}

// restart computes the first decision point.
func (g *Game) restart() {
	g.set = clone(&g.first)
	g.seats = [game.Powers]string{}
	g.log = nil
	g.entered = game.Inputs{}
	g.events = &game.Log{}
	g.state = game.New(&g.set, g.dice(), g.events)
	g.points = []point{{g.state, len(g.events.Events)}}
}

// clone copies a setup with its lists, so that nobody else changes it.
func clone(set *game.Setup) game.Setup {
	c := *set
	c.Schedule = slices.Clone(set.Schedule)
	c.Ban = slices.Clone(set.Ban)
	return c
}

// dice gives the dice of the game: game 0 of its seed.
func (g *Game) dice() dice.Roller {
	base := dice.Seeded{Seed: g.seed}
	if len(g.pins) == 0 {
		return base
	}
	pins := make(map[dice.Key]int8, len(g.pins))
	for _, p := range g.pins {
		pins[p.Key] = p.Face
	}
	return dice.Pinned{Base: base, Pins: pins}
}

// Setup is what the game is played by. It must not be changed.
func (g *Game) Setup() *game.Setup { return &g.set }

// Seed is the master seed, which players must not see before the end.
func (g *Game) Seed() dice.Seed { return g.seed }

// State is the state at the present decision point.
func (g *Game) State() *game.State { s := g.state; return &s }

// Log is what has happened, with causes. It must not be changed.
func (g *Game) Log() *game.Log { return g.events }

// Inputs is the record of inputs. It must not be changed.
func (g *Game) Inputs() []Input { return g.log }

// Seat tells who plays a power: a policy's name, "person", or "" for nobody.
func (g *Game) Seat(p game.Power) string { return g.seats[p] }

// Entered tells what a power has entered at the present decision point.
func (g *Game) Entered(p game.Power) (game.Plan, bool) {
	for i := len(g.log) - 1; i >= 0; i-- {
		switch in := &g.log[i]; {
		case in.Advance != nil || in.TakeBack != nil:
			return game.Plan{}, false
		case in.Plan != nil && in.Plan.By == p:
			return g.entered[p], true
		}
	}
	return game.Plan{}, false
}

// Sit gives a seat to a player: a policy's name, "person", or "" for nobody.
func (g *Game) Sit(p game.Power, player string) error {
	return g.put(Input{Seat: &Seat{By: p, Player: player}})
}

// Enter enters a power's plan at the present decision point, with a reason for
// each order if its player gives them. Entering again replaces what was
// entered. An order that may not be given is a game.InputError, and nothing is
// entered.
func (g *Game) Enter(p game.Power, plan game.Plan, why ...game.Reason) error {
	return g.put(Input{Plan: &Plan{By: p, Orders: plan, Why: slices.Clone(why)}})
}

// Inject adds an event to the schedule of a quarter still to come.
func (g *Game) Inject(e game.Scheduled) error { return g.put(Input{Inject: &e}) }

// Advance takes the game to the next decision point. Seats that entered
// nothing have their defaults. What happens is told to rec too, if it is not nil.
func (g *Game) Advance(rec game.Recorder) error {
	return g.do(Input{Advance: &Advance{}}, rec)
}

// TakeBack returns to an earlier decision point, steps decision points ago.
// The record keeps what was taken back.
func (g *Game) TakeBack(steps int) error {
	return g.put(Input{TakeBack: &TakeBack{Steps: steps}})
}

// Steps is how many decision points can be taken back.
func (g *Game) Steps() int { return len(g.points) - 1 }

// Until gives the game as it stood when quarter q had been played, as a game
// of its own that no file belongs to, without what was taken back. To play it
// on is to branch: by the same seed, so that all that does not follow from the
// difference stays the same.
func (g *Game) Until(q uint8) (*Game, error) {
	return g.Walk(func(at *Game, _ Input) error {
		if at.state.Phase == game.Over || at.state.Quarter > q {
			return errEnough
		}
		return nil
	})
}

// lasting is the record without what was taken back.
func (g *Game) lasting() []Input {
	var kept []Input
	ends := []int{0} // how much was kept at each decision point
	for _, in := range g.log {
		switch {
		case in.TakeBack != nil:
			to := ends[len(ends)-1-in.TakeBack.Steps]
			ends = ends[:len(ends)-in.TakeBack.Steps]
			kept = append(kept[:to:to], slices.DeleteFunc(slices.Clone(kept[to:]), Input.played)...)
		case in.Advance != nil:
			kept = append(kept, in)
			ends = append(ends, len(kept))
		default:
			kept = append(kept, in)
		}
	}
	return kept
}

// Walk plays the game again from the start, without what was taken back, and
// calls step before each input with the game as it then stands. It gives the
// game played again, which no file belongs to.
func (g *Game) Walk(step func(at *Game, next Input) error) (*Game, error) {
	b := Begin(&g.first, g.seed, g.pins)
	b.disk = g.disk
	for _, in := range g.lasting() {
		if err := step(b, in); err == errEnough {
			break
		} else if err != nil {
			return nil, err
		}
		if err := b.put(in); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// errEnough stops a walk.
var errEnough = errors.New("enough")
