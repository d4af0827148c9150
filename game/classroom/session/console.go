package session

import (
	"entente/game"
	"entente/game/fault"
	"entente/game/policy"
)

// All stands for every table, where a console command names one.
const All = -1

// Console is part of every command of the teacher. Order is the number of
// such commands that the console knew of: another one meanwhile makes it stale.
type Console struct {
	Order int `json:"order"`
}

// fresh checks that the console knew what it was about, and gives what notes the command.
func (k Console) fresh(c *Class) error {
	if k.Order != c.Orders {
		return fault.ClassStale
	}
	return nil
}

// of lists the tables that a command is about.
func (c *Class) of(table int) ([]*Table, error) {
	if table == All {
		return c.Tables, nil
	}
	t, err := c.Table(table)
	if err != nil {
		return nil, err
	}
	return []*Table{t}, nil
}

// Person is what the record of a game calls a team of students.
const Person = "person"

// Advance plays the plans at a table, and goes on. The server gives the plans:
// what was drafted, or what agents decided. It is no console command: time or
// readiness bring it about as well.
type Advance struct {
	Table   int                        `json:"table"`
	Step    int                        `json:"step"`
	Plans   [game.Powers]*game.Plan    `json:"plans"` // nil: nothing to decide, or the defaults
	Why     [game.Powers][]game.Reason `json:"why"`
	Players [game.Powers]string        `json:"players"` // who decided: a policy's name, or Person
}

func (a *Advance) prepare(c *Class, now int64) (func(), error) {
	t, err := c.Table(a.Table)
	switch {
	case err != nil:
		return nil, err
	case !t.Begun:
		return nil, fault.ClassNotBegun
	case t.Step != a.Step:
		return nil, fault.ClassStale
	case t.Shelved || t.Phase() == game.Over:
		return nil, fault.ClassOver
	}
	if err := t.check(a.Plans); err != nil {
		return nil, err
	}
	for p, why := range a.Why {
		if n := len(why); n != 0 && (a.Plans[p] == nil || n != int(a.Plans[p].N)) {
			return nil, fault.ClassBadForm.New("why")
		}
	}
	return func() {
		t.advance(a)
		t.begin(&c.Options, now)
	}, nil
}

// Begin starts the games: who joined plays, and agents play for empty seats.
type Begin struct{ Console }

func (b *Begin) prepare(c *Class, now int64) (func(), error) {
	if err := b.fresh(c); err != nil {
		return nil, err
	}
	if len(c.Tables) > 0 && c.Tables[0].Begun {
		return nil, fault.ClassBegun
	}
	return func() {
		c.Orders++
		for _, t := range c.Tables {
			t.Begun = true
			t.begin(&c.Options, now)
			t.Step++
			t.clearDrafts()
		}
	}, nil
}

// Pause stops or starts timers.
type Pause struct {
	Console
	Table int  `json:"table"`
	Yes   bool `json:"yes"`
}

func (p *Pause) prepare(c *Class, now int64) (func(), error) {
	tables, err := c.of(p.Table)
	if err == nil {
		err = p.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		for _, t := range tables {
			t.pause(p.Yes, now)
		}
	}, nil
}

// Extend gives a phase more seconds, or starts a timer where none runs.
type Extend struct {
	Console
	Table   int `json:"table"`
	Seconds int `json:"seconds"`
}

func (x *Extend) prepare(c *Class, now int64) (func(), error) {
	tables, err := c.of(x.Table)
	if err == nil {
		err = x.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	if x.Seconds < 1 || x.Seconds > 60*MaxMinutes {
		return nil, fault.ClassMinutes.New(MaxMinutes)
	}
	return func() {
		c.Orders++
		for _, t := range tables {
			more := 1000 * int64(x.Seconds)
			switch {
			case !t.Begun || t.Phase() == game.Over || t.Shelved:
				continue
			case t.Paused:
				t.Left += more
			default:
				t.Deadline = max(t.Deadline, now) + more
			}
			t.public++
		}
	}, nil
}

// Hand gives a seat to an agent by a policy's name, or back to its team ("").
type Hand struct {
	Console
	Table int        `json:"table"`
	Seat  game.Power `json:"seat"`
	Agent string     `json:"agent"`
}

func (h *Hand) prepare(c *Class, _ int64) (func(), error) {
	t, err := c.Table(h.Table)
	if err == nil {
		err = h.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	if h.Seat >= game.Powers {
		return nil, fault.ClassNoSeat.New(uint8(h.Seat))
	}
	if h.Agent != "" {
		if _, err := policy.New(h.Agent); err != nil {
			return nil, err
		}
	}
	return func() {
		c.Orders++
		t.Seats[h.Seat].Agent = h.Agent
		clear(t.Seats[h.Seat].Ready)
		t.came(h.Seat)
	}, nil
}

// Move moves a student to another seat.
type Move struct {
	Console
	Student int        `json:"student"`
	Table   int        `json:"table"`
	Seat    game.Power `json:"seat"`
}

func (m *Move) prepare(c *Class, _ int64) (func(), error) {
	s, err := c.Student(m.Student)
	if err == nil {
		err = m.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	if m.Table < 0 || m.Seat >= game.Powers {
		return nil, fault.ClassNoSeat.New(uint8(m.Seat))
	}
	table, seat, err := c.room(m.Table, m.Seat)
	if err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		c.Tables[s.Table].went(s.Seat, s.ID)
		s.Table, s.Seat = table, seat
		c.Tables[table].came(seat)
	}, nil
}

// Remove takes a student out of the class. The token is revoked.
type Remove struct {
	Console
	Student int `json:"student"`
}

func (r *Remove) prepare(c *Class, _ int64) (func(), error) {
	s, err := c.Student(r.Student)
	if err == nil {
		err = r.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		c.remove(s)
	}, nil
}

// Back takes back the last quarter: the game returns to the Plan before, with
// the drafts as they were.
type Back struct {
	Console
	Table int `json:"table"`
}

func (b *Back) prepare(c *Class, now int64) (func(), error) {
	t, err := c.Table(b.Table)
	if err == nil {
		err = b.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	if t.wayBack() == 0 {
		return nil, fault.ClassNoWayBack
	}
	return func() {
		c.Orders++
		t.back()
		t.begin(&c.Options, now)
	}, nil
}

// Fork begins another table that goes on from Plan of a quarter of one.
// Agents play it until students are moved there.
type Fork struct {
	Console
	Table   int   `json:"table"`
	Quarter uint8 `json:"quarter"`
}

func (f *Fork) prepare(c *Class, now int64) (func(), error) {
	t, err := c.Table(f.Table)
	if err == nil {
		err = f.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	if len(c.Tables) >= MaxTables {
		return nil, fault.ClassTables.New(MaxTables)
	}
	if f.Quarter > t.Game.State().Quarter {
		return nil, fault.ClassNoWayBack
	}
	fork, err := t.fork(f.Quarter)
	if err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		fork.Begun, fork.Forked, fork.Paused = t.Begun, f.Table+1, true // until somebody sits there
		fork.begin(&c.Options, now)
		c.Tables = append(c.Tables, fork)
	}, nil
}

// Shelve puts a table aside, or takes it up again.
type Shelve struct {
	Console
	Table int  `json:"table"`
	Yes   bool `json:"yes"`
}

func (s *Shelve) prepare(c *Class, now int64) (func(), error) {
	t, err := c.Table(s.Table)
	if err == nil {
		err = s.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		t.Shelved = s.Yes
		t.begin(&c.Options, now)
		t.public++
	}, nil
}

// Inject brings events about in the next quarter of one table or all, or
// releases a headline alone, at once. The events' own quarter does not matter.
type Inject struct {
	Console
	Table  int              `json:"table"`
	Events []game.Scheduled `json:"events,omitempty"`
	Text   string           `json:"text,omitempty"`
}

// maxEvents is how many events come with one inject.
const maxEvents = 8

func (i *Inject) prepare(c *Class, _ int64) (func(), error) {
	tables, err := c.of(i.Table)
	if err == nil {
		err = i.fresh(c)
	}
	if err != nil {
		return nil, err
	}
	text := ""
	switch alone := len(i.Events) == 0; {
	case alone:
		var good bool
		if text, good = Clean(i.Text, game.MaxHeadline); !good {
			return nil, fault.ClassNote.New(game.MaxHeadline)
		}
	case i.Text != "" || len(i.Events) > maxEvents:
		return nil, fault.ClassBadForm.New("events")
	}
	var live []*Table
	for _, t := range tables {
		if t.Shelved || t.Phase() == game.Over || len(i.Events) > 0 && t.last() {
			continue
		}
		if err := t.injectable(i.Events); err != nil {
			return nil, err
		}
		live = append(live, t)
	}
	if len(live) == 0 {
		return nil, fault.ClassOver
	}
	return func() {
		c.Orders++
		for _, t := range live {
			for _, e := range i.Events {
				must(t.Game.Inject(t.next(e)))
			}
			if text != "" {
				t.News = append(t.News, News{Quarter: t.Game.State().Quarter, Text: text})
				t.public++
			}
		}
	}, nil
}

// next dates an event for the next quarter.
func (t *Table) next(e game.Scheduled) game.Scheduled {
	e.Quarter = t.Game.State().Quarter + 1
	return e
}

// injectable tries events on a copy of the game.
func (t *Table) injectable(list []game.Scheduled) error {
	if len(list) == 0 {
		return nil
	}
	g, err := t.Game.Until(t.Game.State().Quarter)
	for _, e := range list {
		if err == nil {
			err = g.Inject(t.next(e))
		}
	}
	return err
}

// last tells whether no quarter is still to come.
func (t *Table) last() bool { return t.Game.State().Quarter+1 >= t.Game.Setup().Quarters }

// Settings changes what may be changed during a lesson.
type Settings struct {
	Console
	Options Options `json:"options"`
	Closed  bool    `json:"closed"`
	Muted   bool    `json:"muted"`
	Unnamed bool    `json:"unnamed"`
}

func (s *Settings) prepare(c *Class, _ int64) (func(), error) {
	if err := s.fresh(c); err != nil {
		return nil, err
	}
	if o := &s.Options; o.Plan < 0 || o.Plan > 60*MaxMinutes || o.Reply < 0 || o.Reply > 60*MaxMinutes || o.Undecided > PlayAdvisor {
		return nil, fault.ClassMinutes.New(MaxMinutes)
	}
	return func() {
		c.Orders++
		c.Options, c.Closed, c.Muted, c.Unnamed = s.Options, s.Closed, s.Muted, s.Unnamed
		for _, t := range c.Tables {
			t.public++
		}
	}, nil
}

// Forget takes every name out of the class. Whoever keeps names drops them too.
type Forget struct{ Console }

func (f *Forget) prepare(c *Class, _ int64) (func(), error) {
	if err := f.fresh(c); err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		for _, s := range c.Students {
			s.Name = ""
			c.Tables[s.Table].came(s.Seat)
		}
	}, nil
}

// Debrief opens the truth of every table to the class.
type Debrief struct {
	Console
	Yes bool `json:"yes"`
}

func (d *Debrief) prepare(c *Class, _ int64) (func(), error) {
	if err := d.fresh(c); err != nil {
		return nil, err
	}
	return func() {
		c.Orders++
		c.Debrief = d.Yes
		for _, t := range c.Tables {
			t.public++
		}
	}, nil
}
