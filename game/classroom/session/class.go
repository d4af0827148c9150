// Package session is a class as data: tables with three seats each, students
// in the seats, the plan that each team drafts, who is ready, timers, notes.
// Everything that changes a class is a Command, and a class is what its
// commands in turn have made of it: played again, they give the same class. It
// reads no clock, draws no chance of its own and knows nothing of the wire;
// what it needs of these is in the commands.
package session

import (
	"slices"
	"strings"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/replay"
)

// Bounds of a class.
const (
	MaxTables   = 8
	MaxStudents = 300
	MaxTeam     = 12
	MaxName     = 24  // letters of a student's name
	MaxNote     = 280 // letters of a note or a headline
	MaxNotes    = 400 // kept a table; the oldest go first
	MaxMinutes  = 60  // of a phase
)

// Class is a whole class. It is not safe for use by several goroutines.
type Class struct {
	Options  Options
	Key      []byte // 32 secret bytes, from which tokens are derived
	Code     string // by which students join
	Tables   []*Table
	Students []*Student // by ID, from 1 at index 0; those who left stay
	Closed   bool       // nobody may join
	Muted    bool       // no notes between delegations
	Unnamed  bool       // names are hidden on the projector
	Debrief  bool       // the truth is revealed
	Orders   int        // console commands so far: one that was made for another number is stale
	Entries  int        // commands so far

	rev   int // of what the console sees
	setup game.Setup
	seed  dice.Seed
}

// Options are set when a class is opened, and by the console.
type Options struct {
	Plan      int // seconds for Plan; 0: no timer
	Reply     int // seconds for Reply; 0: no timer
	Undecided Undecided
	Choose    bool // students choose their table and power
	Silent    bool `json:",omitempty"` // no adviser speaks on the cards
}

// Undecided says what a team plays that was not ready when time ran out.
type Undecided uint8

// What undecided teams play.
const (
	PlayDraft   Undecided = iota // their draft, and the defaults for what it leaves open
	PlayDefault                  // the defaults alone
	PlayAdvisor                  // their draft, completed as their adviser would; if it is empty, an agent's
)

// undecided are their names, for flags.
var undecided = [...]string{PlayDraft: "draft", PlayDefault: "defaults", PlayAdvisor: "adviser"}

// ParseUndecided reads what undecided teams are to play.
func ParseUndecided(s string) (Undecided, error) {
	i := slices.Index(undecided[:], s)
	if i < 0 {
		return 0, fault.ClassUndecided.New(s, strings.Join(undecided[:], ", "))
	}
	return Undecided(i), nil
}

// Student is somebody who joined. ID numbers students from 1.
type Student struct {
	ID    int
	Name  string // kept apart from the commands, so that it can go; "" once it went
	Table int
	Seat  game.Power
	Gen   int  // of the token: one of an earlier generation is revoked
	Gone  bool // removed or left
	Notes int  // sent

	once, resumed string // of Join, and of the latest Resume
}

// Open begins a class.
type Open struct {
	Setup   game.Setup
	Seed    dice.Seed
	Tables  int
	Code    string
	Key     []byte
	Options Options
}

// New opens a class. Its tables have the same seed, so that they share the
// dice of the world, and of whatever two of them do alike.
func New(o Open) (*Class, error) {
	if o.Tables < 1 || o.Tables > MaxTables {
		return nil, fault.ClassTables.New(MaxTables)
	}
	if len(o.Key) < 16 || o.Code == "" {
		return nil, fault.ClassBadForm.New("key")
	}
	c := &Class{Options: o.Options, Key: o.Key, Code: o.Code, setup: o.Setup, seed: o.Seed, rev: 1}
	for range o.Tables {
		c.Tables = append(c.Tables, newTable(replay.Begin(&c.setup, c.seed, nil)))
	}
	return c, nil
}

// Setup is the scenario as the class began.
func (c *Class) Setup() *game.Setup { return &c.setup }

// Student gives a student who is here; an error if there is none of that number.
func (c *Class) Student(id int) (*Student, error) {
	if id < 1 || id > len(c.Students) || c.Students[id-1].Gone {
		return nil, fault.ClassNoStudent
	}
	return c.Students[id-1], nil
}

// Table gives a table by its index.
func (c *Class) Table(i int) (*Table, error) {
	if i < 0 || i >= len(c.Tables) {
		return nil, fault.ClassNoTable.New(i + 1)
	}
	return c.Tables[i], nil
}

// Team lists the students in a seat, in the order in which they joined the class.
func (c *Class) Team(table int, p game.Power) (team []*Student) {
	for _, s := range c.Students {
		if !s.Gone && s.Table == table && s.Seat == p {
			team = append(team, s)
		}
	}
	return team
}

// Here counts the students who have not left.
func (c *Class) Here() (n int) {
	for _, s := range c.Students {
		if !s.Gone {
			n++
		}
	}
	return n
}

// Rev numbers what the console sees: it grows with every change.
func (c *Class) Rev() int { return c.rev }

// Ready tells whether a team has agreed: everybody in it who is present has
// said so, and somebody has.
func (c *Class) Ready(table int, p game.Power, present func(id int) bool) bool {
	some := false
	seat := &c.Tables[table].Seats[p]
	for _, s := range c.Team(table, p) {
		if seat.Ready[s.ID] {
			some = true
		} else if present(s.ID) {
			return false
		}
	}
	return some
}

// Seed is the seed of the tables, which nobody must see before the debrief.
func (c *Class) Seed() dice.Seed { return c.seed }
