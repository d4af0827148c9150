package session

import (
	"entente/game"
	"entente/game/fault"
)

// Join lets somebody in. Once is random and the browser's own: sent twice, it
// is the same student.
type Join struct {
	Name  string     `json:"-"` // kept apart
	Once  string     `json:"once"`
	Table int        `json:"table"` // -1: wherever there is most room
	Seat  game.Power `json:"seat"`  // Nobody: likewise
}

func (j *Join) prepare(c *Class, _ int64) (func(), error) {
	if _, known := c.Joined(j.Once); known {
		return nil, fault.ClassDoubled
	}
	switch {
	case c.Closed:
		return nil, fault.ClassClosed
	case len(c.Students) >= MaxStudents:
		return nil, fault.ClassFull
	case len(j.Once) > maxOnce:
		return nil, fault.ClassBadForm.New("once")
	}
	table, seat, err := c.room(j.Table, j.Seat)
	if err != nil {
		return nil, err
	}
	return func() {
		s := &Student{ID: len(c.Students) + 1, Name: j.Name, Table: table, Seat: seat, once: j.Once}
		c.Students = append(c.Students, s)
		c.Tables[table].came(seat)
	}, nil
}

// Joined finds who joined with a once.
func (c *Class) Joined(once string) (*Student, bool) {
	for _, s := range c.Students {
		if once != "" && s.once == once && !s.Gone {
			return s, true
		}
	}
	return nil, false
}

// room finds a place at a table (or any: -1) for a power (or any: Nobody): the
// smallest team, and among equals the first of the first table.
func (c *Class) room(table int, p game.Power) (int, game.Power, error) {
	if table != -1 {
		if _, err := c.Table(table); err != nil {
			return 0, 0, err
		}
	}
	if p >= game.Powers && p != game.Nobody {
		return 0, 0, fault.ClassNoSeat.New(uint8(p))
	}
	best, at, seat := MaxTeam, -1, game.Nobody
	for i, t := range c.Tables {
		if table >= 0 && i != table || t.Shelved {
			continue
		}
		for q := range game.Power(game.Powers) {
			if p != game.Nobody && q != p {
				continue
			}
			if n := len(c.Team(i, q)); n < best {
				best, at, seat = n, i, q
			}
		}
	}
	if at < 0 {
		return 0, 0, fault.ClassSeatFull.New(MaxTeam)
	}
	return at, seat, nil
}

// came and went note that a team has changed: everybody sees how many it has.
func (t *Table) came(p game.Power) {
	t.Seats[p].rev++
	t.public++
}

func (t *Table) went(p game.Power, id int) {
	delete(t.Seats[p].Ready, id)
	t.came(p)
}

// Leave is a student's own going.
type Leave struct {
	Student int `json:"student"`
}

func (l *Leave) prepare(c *Class, _ int64) (func(), error) {
	s, err := c.Student(l.Student)
	if err != nil {
		return nil, err
	}
	return func() { c.remove(s) }, nil
}

func (c *Class) remove(s *Student) {
	s.Gone = true
	s.Gen++
	c.Tables[s.Table].went(s.Seat, s.ID)
}

// Resume takes a seat up in another browser: the token of before is revoked.
// Once is random and that browser's own: if it never got the answer, it may ask
// again.
type Resume struct {
	Student int    `json:"student"`
	Gen     int    `json:"gen"` // of the token that is used up
	Once    string `json:"once,omitempty"`
}

func (r *Resume) prepare(c *Class, _ int64) (func(), error) {
	s, err := c.Student(r.Student)
	if err != nil {
		return nil, err
	}
	if s.Gen != r.Gen {
		return nil, fault.ClassToken
	}
	if len(r.Once) > maxOnce {
		return nil, fault.ClassBadForm.New("once")
	}
	return func() { s.Gen++; s.resumed = r.Once }, nil
}

// Resumed tells whether the seat was last taken up with a token of this
// generation and this once, so that the answer may be given again.
func (s *Student) Resumed(gen int, once string) bool {
	return s.Gen == gen+1 && once != "" && once == s.resumed
}

// maxOnce is how long a browser's own random text may be, bytes.
const maxOnce = 64

// Put puts an order into the team's draft, or answers a question otherwise.
type Put struct {
	Student int        `json:"student"`
	Step    int        `json:"step"`
	Order   game.Order `json:"order"`
}

func (p *Put) prepare(c *Class, _ int64) (func(), error) {
	s, t, err := c.player(p.Student, p.Step)
	if err != nil {
		return nil, err
	}
	plan, who, err := t.put(s.Seat, p.Order, s.ID)
	if err != nil {
		return nil, err
	}
	return func() { t.setDraft(s.Seat, plan, who) }, nil
}

// Take takes an order out of the team's draft.
type Take struct {
	Student int        `json:"student"`
	Step    int        `json:"step"`
	Order   game.Order `json:"order"`
}

func (p *Take) prepare(c *Class, _ int64) (func(), error) {
	s, t, err := c.player(p.Student, p.Step)
	if err != nil {
		return nil, err
	}
	seat := &t.Seats[s.Seat]
	if !seat.Draft.Has(p.Order) {
		return nil, fault.ClassNotPlanned
	}
	plan, who := seat.without(seat.place(p.Order))
	plan, who = t.sound(s.Seat, plan, who)
	return func() { t.setDraft(s.Seat, plan, who) }, nil
}

// Ready says whether a student agrees to the draft as it is. Draft is the
// draft that was agreed to: if it is another by now, the answer is stale.
type Ready struct {
	Student int       `json:"student"`
	Step    int       `json:"step"`
	Yes     bool      `json:"yes"`
	Draft   game.Plan `json:"draft"`
}

func (r *Ready) prepare(c *Class, _ int64) (func(), error) {
	s, t, err := c.player(r.Student, r.Step)
	if err != nil {
		return nil, err
	}
	seat := &t.Seats[s.Seat]
	switch {
	case seat.Ready[s.ID] == r.Yes:
		return nil, fault.ClassDoubled
	case !r.Yes:
	case seat.Draft != r.Draft:
		return nil, fault.ClassStale
	case !t.Awaited(s.Seat):
		return nil, fault.ClassStale
	default:
		if n := t.questions(s.Seat); n > 0 {
			return nil, fault.ClassUnanswered.New(n)
		}
	}
	return func() {
		if r.Yes {
			seat.Ready[s.ID] = true
		} else {
			delete(seat.Ready, s.ID)
		}
		t.public++
	}, nil
}

// questions counts what the draft of a power leaves unanswered.
func (t *Table) questions(p game.Power) (n int) {
	v, plan := t.View(p), t.Seats[p].Draft
	var out game.Options
	for range game.MaxOrders {
		game.Asked(t.Game.Setup(), &v, &plan, &out)
		if out.N == 0 {
			break
		}
		n++
		plan.Add(out.Orders[0])
	}
	return n
}

// Send sends a private note to another delegation. Sent is how many the
// student had sent before: the same number twice is a note sent twice.
type Send struct {
	Student int        `json:"student"`
	Sent    int        `json:"sent"`
	To      game.Power `json:"to"`
	Text    string     `json:"text"`
}

func (n *Send) prepare(c *Class, _ int64) (func(), error) {
	s, err := c.Student(n.Student)
	if err != nil {
		return nil, err
	}
	t := c.Tables[s.Table]
	text, good := Clean(n.Text, MaxNote)
	switch {
	case c.Muted:
		return nil, fault.ClassMuted
	case !t.Begun:
		return nil, fault.ClassNotBegun
	case n.Sent != s.Notes:
		return nil, fault.ClassDoubled
	case n.To >= game.Powers || n.To == s.Seat:
		return nil, fault.ClassNoSeat.New(uint8(n.To))
	case !good:
		return nil, fault.ClassNote.New(MaxNote)
	}
	return func() {
		s.Notes++
		t.Notes = append(t.Notes, Note{From: s.Seat, To: n.To, Quarter: t.Game.State().Quarter, By: s.ID, Text: text})
		if len(t.Notes) > MaxNotes {
			t.Notes = t.Notes[len(t.Notes)-MaxNotes:]
		}
		t.noted[n.To]++
		t.Seats[s.Seat].rev++
		t.Seats[n.To].rev++
	}, nil
}

// NotesOf lists the notes that a power sent or received.
func (t *Table) NotesOf(p game.Power) (list []Note) {
	for _, n := range t.Notes {
		if n.From == p || n.To == p {
			list = append(list, n)
		}
	}
	return list
}
