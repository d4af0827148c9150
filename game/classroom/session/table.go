package session

import (
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/replay"
)

// Table is one game of the class.
type Table struct {
	Game  *replay.Game
	Seats [game.Powers]Seat
	Begun bool
	// Step grows when the game moves, forth or back. What was made for another
	// step is stale.
	Step     int
	Deadline int64 // when the phase ends, in milliseconds since 1970; 0: no timer runs
	Left     int64 // milliseconds left while paused
	Paused   bool
	Notes    []Note
	News     []News
	Forked   int  // 1 + the table that it was forked from; 0: none
	Shelved  bool // no longer played

	trail  []point // the decision points passed, in step with the game's
	noted  [game.Powers]int
	public int // grows when something changes that everybody at the table sees
}

// Seat is a power at a table.
type Seat struct {
	Agent string // who plays it instead of its team; "" for nobody
	Draft game.Plan
	By    [game.MaxOrders]int // who put each order in; 0: as it fell due
	Ready map[int]bool
	rev   int // grows when something changes that the seat alone sees
}

// Note is a private note from one delegation to another.
type Note struct {
	From, To game.Power
	Quarter  uint8
	By       int
	Text     string
}

// News is a headline that the teacher released.
type News struct {
	Quarter uint8
	Text    string
}

// point is a decision point that was passed, and what the teams had drafted.
type point struct {
	phase  game.Phase
	drafts [game.Powers]game.Plan
	by     [game.Powers][game.MaxOrders]int
	events game.ID // the last event before
}

func newTable(g *replay.Game) *Table {
	t := &Table{Game: g, public: 1}
	for p := range t.Seats {
		t.Seats[p].Ready = map[int]bool{}
		t.Seats[p].rev = 1
	}
	return t
}

// Phase is the phase in which the game stands.
func (t *Table) Phase() game.Phase { return t.Game.State().Phase }

// View is what a power may know now.
func (t *Table) View(p game.Power) game.View { return game.See(t.Game.State(), p) }

// Since numbers the last event before the latest Plan that was played; 0 if none was.
func (t *Table) Since() game.ID {
	for i := len(t.trail) - 1; i >= 0; i-- {
		if t.trail[i].phase == game.PlanPhase {
			if t.Phase() == game.ReplyPhase && i == len(t.trail)-1 {
				continue // the plans of this quarter have not been carried out
			}
			return t.trail[i].events
		}
	}
	return 0
}

// Awaited tells whether a power has something to decide now.
func (t *Table) Awaited(p game.Power) bool {
	return t.Begun && !t.Shelved && t.Game.State().Awaited(p)
}

// Rev numbers what a seat sees, and what everybody at the table does.
func (t *Table) Rev(p game.Power) (own, public int) { return t.Seats[p].rev, t.public }

// Public numbers what everybody at the table sees.
func (t *Table) Public() int { return t.public }

// Open lists the answers to the first question that a draft leaves open.
func (t *Table) Open(p game.Power) game.Options {
	v := t.View(p)
	var out game.Options
	game.Asked(t.Game.Setup(), &v, &t.Seats[p].Draft, &out)
	return out
}

// clearDrafts empties drafts and readiness.
func (t *Table) clearDrafts() {
	for p := range t.Seats {
		s := &t.Seats[p]
		s.Draft, s.By = game.Plan{}, [game.MaxOrders]int{}
		clear(s.Ready)
		s.rev++
	}
	t.public++
}

// begin starts the timer of the phase.
func (t *Table) begin(o *Options, now int64) {
	t.Deadline, t.Left = 0, 0
	seconds := o.Plan
	switch t.Phase() {
	case game.ReplyPhase:
		seconds = o.Reply
	case game.Over:
		seconds = 0
	}
	if seconds == 0 || t.Shelved {
		return
	}
	if t.Paused {
		t.Left = 1000 * int64(seconds)
		return
	}
	t.Deadline = now + 1000*int64(seconds)
}

// check tells whether plans may be played now, without playing them.
func (t *Table) check(plans [game.Powers]*game.Plan) error {
	var in game.Inputs
	for p, plan := range plans {
		if plan != nil {
			in[p] = *plan
		}
	}
	next := *t.Game.State()
	return game.Advance(t.Game.Setup(), &next, &in, dice.Seeded{}, nil)
}

// advance plays plans, which check has let pass, and goes on to the next decision point.
func (t *Table) advance(a *Advance) {
	pt := point{phase: t.Phase()}
	if e := t.Game.Log().Events; len(e) > 0 {
		pt.events = e[len(e)-1].ID
	}
	for p := range t.Seats {
		pt.drafts[p], pt.by[p] = t.Seats[p].Draft, t.Seats[p].By
		if who := a.Players[p]; who != t.Game.Seat(game.Power(p)) {
			must(t.Game.Sit(game.Power(p), who))
		}
		if a.Plans[p] != nil {
			must(t.Game.Enter(game.Power(p), *a.Plans[p], a.Why[p]...))
		}
	}
	must(t.Game.Advance(nil))
	t.trail = append(t.trail, pt)
	t.Step++
	t.clearDrafts()
}

// back returns to the Plan before, with the drafts as they were; false if there is none.
func (t *Table) back() {
	steps := t.wayBack()
	must(t.Game.TakeBack(steps))
	at := t.trail[len(t.trail)-steps]
	t.trail = t.trail[:len(t.trail)-steps]
	t.Step++
	t.clearDrafts()
	for p := range t.Seats {
		t.Seats[p].Draft, t.Seats[p].By = at.drafts[p], at.by[p]
	}
}

// wayBack counts the decision points back to the Plan before; 0 if there is none.
func (t *Table) wayBack() int {
	for i := len(t.trail) - 1; i >= 0; i-- {
		if t.trail[i].phase == game.PlanPhase {
			return len(t.trail) - i
		}
	}
	return 0
}

// CanBack tells whether there is an earlier Plan to go back to.
func (t *Table) CanBack() bool { return t.wayBack() > 0 }

// fork gives a table that goes on from Plan of a quarter of this one.
func (t *Table) fork(q uint8) (*Table, error) {
	g, err := t.Game.Until(max(q, 1) - 1)
	if err != nil {
		return nil, err
	}
	for s := g.State(); s.Quarter > q || s.Phase != game.PlanPhase; s = g.State() {
		if err := g.TakeBack(1); err != nil {
			return nil, err
		}
	}
	f := newTable(g)
	// The way back is closed: points before the fork belong to the other table.
	return f, nil
}

// pause stops or starts the timer.
func (t *Table) pause(yes bool, now int64) {
	if t.Paused == yes {
		return
	}
	t.Paused = yes
	switch {
	case yes && t.Deadline > 0:
		t.Left, t.Deadline = max(t.Deadline-now, 0), 0
	case !yes && t.Left > 0:
		t.Deadline, t.Left = now+t.Left, 0
	}
	t.public++
}

// place finds an order, or the answer to the same question, in a draft.
func (s *Seat) place(o game.Order) int {
	return slices.IndexFunc(s.Draft.List(), func(x game.Order) bool {
		return x == o || !o.Card() && x.Kind == o.Kind && x.A == o.A
	})
}

// put adds an order to a draft, or replaces the answer to the same question.
// It gives the draft as it would be.
func (t *Table) put(p game.Power, o game.Order, by int) (game.Plan, [game.MaxOrders]int, error) {
	s := &t.Seats[p]
	at := s.place(o)
	if at >= 0 && s.Draft.Orders[at] == o {
		return s.Draft, s.By, fault.ClassPlanned
	}
	plan, who := s.without(at)
	v := t.View(p)
	if ref := game.Check(t.Game.Setup(), &v, &plan, o); !ref.Legal() {
		return s.Draft, s.By, ref
	}
	who[plan.N] = by
	plan.Add(o)
	return plan, who, nil
}

// without is a draft without one of its orders; whole if there is no such one.
func (s *Seat) without(at int) (plan game.Plan, who [game.MaxOrders]int) {
	for i, o := range s.Draft.List() {
		if i != at {
			who[plan.N] = s.By[i]
			plan.Add(o)
		}
	}
	return plan, who
}

// sound leaves of a draft what may still be given: what was taken out may have
// been the ground of something else.
func (t *Table) sound(p game.Power, draft game.Plan, by [game.MaxOrders]int) (plan game.Plan, who [game.MaxOrders]int) {
	v := t.View(p)
	for i, o := range draft.List() {
		if game.Check(t.Game.Setup(), &v, &plan, o).Legal() {
			who[plan.N] = by[i]
			plan.Add(o)
		}
	}
	return plan, who
}

func (t *Table) setDraft(p game.Power, plan game.Plan, who [game.MaxOrders]int) {
	s := &t.Seats[p]
	s.Draft, s.By = plan, who
	s.rev++
	if len(s.Ready) > 0 { // what they agreed on is another plan now
		clear(s.Ready)
		t.public++
	}
}

// must is for what was checked before: an error here is a fault of the program.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
