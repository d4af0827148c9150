package classroom

import (
	"fmt"
	"net/http"
	"strings"

	"entente/game"
	"entente/game/classroom/session"
)

// tab is one page of a seat.
type tab struct {
	key  string // of its texts, and of its template
	path string
	fill func(*seat) any // nil: nothing of its own
}

// seatTabs are the pages of a seat. The first is where orders are given.
var seatTabs []tab

func init() {
	seatTabs = []tab{
		{"plan", "/seat", (*seat).plan},
		{"briefing", "/seat/briefing", (*seat).briefing},
		{"news", "/seat/news", (*seat).news},
		{"notes", "/seat/notes", (*seat).notes},
		{"world", "/seat/world", (*seat).world},
		{"device", "/seat/device", (*seat).device},
	}
}

// seat is what a page of a seat is made of: what one student may see, and
// nothing else of the class.
type seat struct {
	s    *Server
	st   session.Student
	t    *session.Table
	set  *game.Setup
	v    game.View
	own  *session.Seat
	open string // the family of orders that is unfolded
}

// seatData is what every page of a seat shows.
type seatData struct {
	Power  game.Power
	Name   string // the student's
	Table  int    // from 1; 0: there is but one
	When   string
	Phase  string
	Step   int
	Clock  clock
	Tabs   []tabLink
	Tab    any
	Over   bool
	Begun  bool
	Paused bool
	Agent  bool
}

type tabLink struct {
	Path, Label string
	Here        bool
	Count       int
}

// clock is a timer as a page shows it.
type clock struct {
	Left   int64 // seconds; -1: no timer runs
	Text   string
	Paused bool
}

// clockOf reads a table's timer.
func (s *Server) clockOf(t *session.Table) clock {
	c := clock{Left: -1, Paused: t.Paused}
	switch {
	case t.Paused && t.Left > 0:
		c.Left = (t.Left + 999) / 1000
	case t.Deadline > 0:
		c.Left = (max(t.Deadline-s.now(), 0) + 999) / 1000
	}
	if c.Left >= 0 {
		c.Text = fmt.Sprintf("%d:%02d", c.Left/60, c.Left%60)
	}
	return c
}

// when names the quarter and how many there are.
func (s *Server) when(t *session.Table) string {
	set, st := t.Game.Setup(), t.Game.State()
	return s.text("when", "quarter", s.words.Quarter(set, st.Quarter), "n", int(st.Quarter)+1, "of", int(set.Quarters))
}

// phaseName names where a table stands.
func (s *Server) phaseName(t *session.Table) string {
	if !t.Begun {
		return s.text("before")
	}
	return upper(s.words.Name(t.Phase()))
}

// seatOf gathers what a student may see. The lock on the class must be held.
func (s *Server) seatOf(id int) (*seat, error) {
	st, err := s.class.Student(id)
	if err != nil {
		return nil, err
	}
	t := s.class.Tables[st.Table]
	return &seat{s: s, st: *st, t: t, set: t.Game.Setup(), v: t.View(st.Seat), own: &t.Seats[st.Seat]}, nil
}

// rev numbers what the seat's pages show.
func (x *seat) rev() string {
	own, public := x.t.Rev(x.st.Seat)
	return fmt.Sprintf("%d.%d.%d.%d.%d.%t", x.st.Table, x.st.Seat, x.st.Gen, own, public, x.s.class.Debrief)
}

// seatPage gives the page of a tab.
func (s *Server) seatPage(tb tab) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, id int) {
		s.showSeat(w, r, id, tb, http.StatusOK, "", r.URL.Query().Get("open"))
	}
}

// showSeat sends a page of a seat.
func (s *Server) showSeat(w http.ResponseWriter, r *http.Request, id int, tb tab, status int, notice, open string) {
	s.mu.RLock()
	x, err := s.seatOf(id)
	if err != nil {
		s.mu.RUnlock()
		s.fail(w, r, statusOf(err), err)
		return
	}
	x.open = open
	d := x.data(tb)
	f := frame{Title: s.text("seat.title", "who", x.st.Seat), Kind: "seat " + x.st.Seat.String(), Live: "/seat/live", Rev: x.rev(), Notice: notice, Data: d}
	s.mu.RUnlock()
	s.show(w, status, tb.key, f)
}

func (x *seat) data(tb tab) seatData {
	d := seatData{
		Power: x.st.Seat, Name: x.st.Name, When: x.s.when(x.t), Phase: x.s.phaseName(x.t), Step: x.t.Step, Clock: x.s.clockOf(x.t),
		Begun: x.t.Begun, Over: x.t.Phase() == game.Over, Paused: x.t.Paused, Agent: x.own.Agent != "",
	}
	if len(x.s.class.Tables) > 1 {
		d.Table = x.st.Table + 1
	}
	for _, other := range seatTabs {
		l := tabLink{Path: other.path, Label: x.s.text("tab." + other.key), Here: other.key == tb.key}
		switch other.key {
		case "notes":
			l.Count = len(x.t.NotesOf(x.st.Seat))
		case "device":
			continue // its link stands elsewhere
		}
		d.Tabs = append(d.Tabs, l)
	}
	d.Tab = tb.fill(x)
	return d
}

// seatLive is the stream of a seat.
func (s *Server) seatLive(w http.ResponseWriter, r *http.Request) {
	id, err := s.bearer(r)
	if err != nil {
		s.fail(w, r, http.StatusForbidden, err)
		return
	}
	s.mu.RLock()
	gen := s.class.Students[id-1].Gen
	s.mu.RUnlock()
	if s.here.sign(id, 1, s.clock()) {
		s.streams.tell()
		s.nudge()
	}
	defer func() { s.here.sign(id, -1, s.clock()) }()
	s.stream(w, r, fmt.Sprint("seat", id), func() string {
		s.mu.RLock()
		defer s.mu.RUnlock()
		x, err := s.seatOf(id)
		if err != nil || x.st.Gen != gen {
			return ""
		}
		return x.rev()
	})
}

// who is a teammate as the others see them.
type who struct {
	Name  string
	You   bool
	Ready bool
	Here  bool
}

// team lists who sits in the seat, the reader first.
func (x *seat) team() (list []who) {
	for _, m := range x.s.class.Team(x.st.Table, x.st.Seat) {
		w := who{Name: x.s.nameOf(m), You: m.ID == x.st.ID, Ready: x.own.Ready[m.ID], Here: x.s.here.is(m.ID)}
		if w.You {
			list = append([]who{w}, list...)
		} else {
			list = append(list, w)
		}
	}
	return list
}

// nameOf is a student's name, or what stands for one that is forgotten.
func (s *Server) nameOf(st *session.Student) string {
	if st.Name == "" {
		return s.text("nameless", "number", st.ID)
	}
	return st.Name
}

// byWhom names who put an order in.
func (x *seat) byWhom(id int) string {
	st, err := x.s.class.Student(id)
	switch {
	case err != nil:
		return ""
	case id == x.st.ID:
		return x.s.text("by-you")
	}
	return x.s.text("by", "name", x.s.nameOf(st))
}

// deviceData is the page by which a seat moves to another machine.
type deviceData struct {
	Links []string
	QR    qrCode
}

func (x *seat) device() any {
	d := deviceData{}
	path := "/resume/" + x.s.guard.token("resume", &x.st)
	for _, at := range x.s.reach {
		d.Links = append(d.Links, "http://"+at+path)
	}
	if len(d.Links) > 0 {
		d.QR = newQR(d.Links[0])
	}
	return d
}

// upper makes the first letter a capital.
func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
