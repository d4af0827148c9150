package replay

import (
	"encoding/hex"

	"entente/game"
	"entente/game/fault"
)

// Input is one entry of the record: exactly one of its fields is set.
type Input struct {
	Seat     *Seat           `json:"seat,omitempty"`
	Plan     *Plan           `json:"plan,omitempty"`
	Inject   *game.Scheduled `json:"inject,omitempty"`
	Advance  *Advance        `json:"advance,omitempty"`
	TakeBack *TakeBack       `json:"takeback,omitempty"`
}

// Seat is a seat that changes hands.
type Seat struct {
	By     game.Power `json:"by"`
	Player string     `json:"player"`
}

// Plan is what a power entered at a decision point.
type Plan struct {
	By     game.Power    `json:"by"`
	Orders game.Plan     `json:"orders"`
	Why    []game.Reason `json:"why,omitempty"` // a reason for each order, if its player gave them
}

// Advance is a step to the next decision point, and where it led: the digest
// of the state, in hexadecimal, by which a replay is verified.
type Advance struct {
	Digest string `json:"digest"`
}

// TakeBack is a return to an earlier decision point.
type TakeBack struct {
	Steps int `json:"steps"`
}

// played tells what happens at a decision point from what is arranged beside it.
func (in Input) played() bool { return in.Plan != nil || in.Advance != nil }

// Diverged says that a game, played again, did not go where its record says.
type Diverged struct {
	Quarter string // the first quarter that differs, such as 2016Q2
	Input   int    // the number of the input, from 1
}

func (e *Diverged) Error() string { return e.Fault().Error() }

// Fault implements fault.Coded.
func (e *Diverged) Fault() *fault.Error { return fault.Diverges.New(e.Quarter, e.Input) }

// ErrNotSaved is wrapped by errors of inputs that count but could not be
// saved: the game goes on, and the file holds what it held before.
var ErrNotSaved error = fault.NotSaved

// put does an input, and saves it.
func (g *Game) put(in Input) error { return g.do(in, nil) }

func (g *Game) do(in Input, rec game.Recorder) error {
	done, err := g.apply(in, rec)
	if err != nil {
		return err
	}
	g.log = append(g.log, done)
	if g.keep == nil {
		return nil
	}
	b, err := g.Encode()
	if err == nil {
		err = g.keep(b)
	}
	if err != nil {
		return fault.NotSaved.New(err)
	}
	return nil
}

// apply does an input. It changes nothing on an error, and gives the input as
// the record keeps it.
func (g *Game) apply(in Input, rec game.Recorder) (Input, error) {
	switch {
	case in.Seat != nil:
		if in.Seat.By >= game.Powers {
			return in, fault.NoSeat.New(in.Seat.By)
		}
		g.seats[in.Seat.By] = in.Seat.Player
	case in.Plan != nil:
		return in, g.enter(in.Plan)
	case in.Inject != nil:
		return in, g.inject(*in.Inject)
	case in.Advance != nil:
		return g.advance(in, rec)
	case in.TakeBack != nil:
		return in, g.takeBack(in.TakeBack.Steps)
	default:
		return in, fault.EmptyInput
	}
	return in, nil
}

func (g *Game) enter(in *Plan) error {
	if in.By >= game.Powers {
		return fault.NoSeat.New(in.By)
	}
	if g.state.Phase == game.Over {
		return fault.PlayedOut
	}
	v := game.See(&g.state, in.By)
	var sofar game.Plan
	for i, o := range in.Orders.List() {
		if ref := game.Check(&g.set, &v, &sofar, o); !ref.Legal() {
			return &game.InputError{Power: in.By, Index: i, Refusal: ref}
		}
		sofar.Add(o)
	}
	if n := len(in.Why); n != 0 && n != int(in.Orders.N) {
		return fault.BadReasons.New(in.By, n, in.Orders.N)
	}
	in.Orders = sofar // without what lies beyond its orders
	g.entered[in.By] = sofar
	return nil
}

func (g *Game) inject(e game.Scheduled) error {
	if err := e.Check(); err != nil {
		return err
	}
	if e.Quarter <= g.state.Quarter || e.Quarter >= g.set.Quarters {
		return fault.InjectWhen.New(e.What, e.Quarter, g.state.Quarter+1, g.set.Quarters-1)
	}
	g.set.Schedule = append(g.set.Schedule, e)
	return nil
}

// advance plays on. If the input brings a digest, the state must come to it.
func (g *Game) advance(in Input, rec game.Recorder) (Input, error) {
	next := g.state
	before := len(g.events.Events)
	quarter := g.set.QuarterName(next.Quarter)
	var to game.Recorder = g.events
	if rec != nil {
		to = tee{g.events, rec}
	}
	if err := game.Advance(&g.set, &next, &g.entered, g.dice(), to); err != nil {
		g.events = shorten(g.events, before)
		return in, err
	}
	digest := next.Digest()
	want := in.Advance.Digest
	got := hex.EncodeToString(digest[:])
	if want != "" && want != got {
		g.events = shorten(g.events, before)
		return in, &Diverged{Quarter: quarter, Input: len(g.log) + 1}
	}
	g.state = next
	g.entered = game.Inputs{}
	g.points = append(g.points, point{next, len(g.events.Events)})
	return Input{Advance: &Advance{Digest: got}}, nil
}

func (g *Game) takeBack(steps int) error {
	if steps < 1 || steps > g.Steps() {
		return fault.NoWayBack.New(steps, g.Steps())
	}
	g.points = g.points[:len(g.points)-steps]
	last := g.points[len(g.points)-1]
	g.state = last.state
	g.entered = game.Inputs{}
	g.events = shorten(g.events, last.events)
	return nil
}

// shorten is a log of the first n events. A new one: readers may hold the old.
func shorten(l *game.Log, n int) *game.Log {
	short := &game.Log{}
	for _, e := range l.Events[:n] {
		short.Record(e)
	}
	return short
}

// tee tells a second recorder what the log has numbered.
type tee struct {
	log *game.Log
	to  game.Recorder
}

// Record implements game.Recorder.
func (t tee) Record(e game.Event) game.ID {
	id := t.log.Record(e)
	e.ID = id
	t.to.Record(e)
	return id
}

// Latest implements game.Recorder.
func (t tee) Latest(k game.EventKind, x int16) game.ID { return t.log.Latest(k, x) }
