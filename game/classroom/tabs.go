package classroom

import (
	"strings"

	"entente/game"
	"entente/game/classroom/session"
)

// ladder is the six rungs with the two markers.
type ladder struct {
	Rungs               []rung // the highest first
	Declared, Effective int
	Gap                 string
	Lacks               string
}

type rung struct {
	N                   int
	Name, Deeds         string
	Declared, Effective bool
	Between             bool
}

// ladderOf reads the ladder of a state or a view: all of it is public.
func (s *Server) ladderOf(st *game.State) ladder {
	b := &st.Bond
	l := ladder{Declared: int(b.Declared), Effective: int(b.Effective)}
	for n := int8(game.Rungs - 1); n >= 0; n-- {
		l.Rungs = append(l.Rungs, rung{
			N: int(n), Name: s.words.Text("ui.table.rung-name-" + s.words.Number(int(n))), Deeds: upper(s.words.Deeds(n)),
			Declared: n == b.Declared, Effective: n == b.Effective,
			Between: n > min(b.Declared, b.Effective) && n < max(b.Declared, b.Effective),
		})
	}
	switch {
	case b.Declared > b.Effective:
		l.Gap = s.words.Text("ui.table.ahead", "n", int(b.Declared-b.Effective))
	case b.Declared < b.Effective:
		l.Gap = s.words.Text("ui.table.behind", "n", int(b.Effective-b.Declared))
	default:
		l.Gap = s.words.Text("ui.table.together")
	}
	return l
}

// lacks says what the next rung asks for beyond what there is.
func (s *Server) lacks(set *game.Setup, st *game.State) string {
	next := st.Bond.Effective + 1
	var parts []string
	for _, n := range game.Needs(&set.Rules, &st.Bond, next) {
		if !n.Met() {
			parts = append(parts, s.words.Text("ui.table.need-"+n.What.String(), "have", int(n.Have), "want", int(n.Want)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return s.words.Text("ui.table.missing", "rung", int(next), "lacks", strings.Join(parts, s.words.Text("number.list")))
}

// newsData is the newspaper and the cables of the latest quarter.
type newsData struct {
	Quarter string
	Stories []story
	Cables  []string
	Earlier []paper
	About   about
}

// story is a headline and what happened.
type story struct{ Head, Body string }

// paper is the newspaper of an earlier quarter.
type paper struct {
	Quarter string
	Heads   []string
	Cables  []string
}

// events are those that the seat may know.
func (x *seat) events() []game.Event { return game.CutLog(x.t.Game.Log().Events, x.st.Seat) }

// since numbers, among events, the last before the latest Plan that was played.
func (x *seat) since() game.ID {
	return game.ID(len(game.CutLog(x.t.Game.Log().Events[:x.t.Since()], x.st.Seat)))
}

func (x *seat) news() any {
	events := x.events()
	since := x.since()
	var now []game.Event
	for _, e := range events {
		if e.ID > since {
			now = append(now, e)
		}
	}
	q := x.v.State.Quarter
	d := newsData{Quarter: x.s.words.QuarterLong(x.set, q), Stories: x.s.stories(x.set, x.t, now, q), Cables: x.cables(now), About: x.s.about}
	for back := int(q) - 1; back >= 0; back-- {
		var then []game.Event
		for _, e := range events {
			if int(e.Quarter) == back {
				then = append(then, e)
			}
		}
		p := paper{Quarter: x.s.words.Quarter(x.set, uint8(back)), Cables: x.cables(then)}
		for _, st := range x.s.stories(x.set, x.t, then, uint8(back)) {
			p.Heads = append(p.Heads, st.Head)
		}
		d.Earlier = append(d.Earlier, p)
	}
	return d
}

// stories are the headlines of events, the weightiest first, and before them
// what the teacher has released.
func (s *Server) stories(set *game.Setup, t *session.Table, events []game.Event, q uint8) (list []story) {
	for _, n := range t.News {
		if n.Quarter == q {
			list = append(list, story{Head: n.Text})
		}
	}
	seen := map[string]bool{}
	for _, e := range s.words.ByWeight(events) {
		head := s.words.Headline(set, e)
		if head == "" || seen[head] {
			continue
		}
		seen[head] = true
		body := s.words.Event(set, e)
		if body == head {
			body = ""
		}
		list = append(list, story{head, body})
	}
	return list
}

// cables are the private records of events.
func (x *seat) cables(events []game.Event) (list []string) {
	seen := map[string]bool{}
	for _, e := range events {
		if c := x.s.words.Cable(x.set, e, x.st.Seat); c != "" && !seen[c] {
			seen[c] = true
			list = append(list, c)
		}
	}
	return list
}

// notesData is the exchange with the other delegations.
type notesData struct {
	Threads []thread
	Sent    int
	Muted   bool
	Most    int
}

type thread struct {
	With  game.Power
	Notes []note
}

type note struct {
	Out            bool
	By, When, Text string
}

func (x *seat) notes() any {
	d := notesData{Sent: x.st.Notes, Muted: x.s.class.Muted, Most: session.MaxNote}
	for p := range game.Power(game.Powers) {
		if p == x.st.Seat {
			continue
		}
		th := thread{With: p}
		for _, n := range x.t.NotesOf(x.st.Seat) {
			if n.From != p && n.To != p {
				continue
			}
			m := note{Out: n.From == x.st.Seat, When: x.s.words.Quarter(x.set, n.Quarter), Text: n.Text}
			if m.Out { // who writes for another delegation is its own business
				m.By = x.byWhom(n.By)
			}
			th.Notes = append(th.Notes, m)
		}
		d.Threads = append(d.Threads, th)
	}
	return d
}

// briefData is what a power's delegation reads first.
type briefData struct {
	About    about
	Role     string
	Paras    string
	Aims     []mark
	Powers   []feeling
	Knows    []string
	Families []briefFamily
}

type feeling struct {
	Power         game.Power
	Trust, Threat int
}

type briefFamily struct {
	Name  string
	Decks []deck
}

func (x *seat) briefing() any {
	w := x.s.words
	d := briefData{About: x.s.about, Role: w.Text("ui.table.seat-" + x.st.Seat.String()), Aims: x.s.marks(x.set, &x.v.State, x.st.Seat, false)}
	st := &x.v.State
	for p := range game.Power(game.Powers) {
		if p != x.st.Seat {
			d.Powers = append(d.Powers, feeling{p, int(st.Trust[x.st.Seat][p]), int(st.Threat[x.st.Seat][p])})
		}
	}
	for i := range st.Contracts {
		if c := &st.Contracts[i]; c.Kind != game.NoContract {
			d.Knows = append(d.Knows, w.Contract(x.set, c))
		}
	}
	for cl := range game.Clause(game.Clauses) {
		if st.Bond.Clauses[cl].Status == game.InForce {
			d.Knows = append(d.Knows, x.s.text("brief.clause", "clause", cl))
		}
	}
	for f := game.Trade; f <= game.Diplomacy; f++ {
		bf := briefFamily{Name: w.Name(f)}
		for k := game.Pass + 1; k < game.AnswerDue; k++ {
			if game.Specs[k].Family == f && game.Specs[k].Who[x.st.Seat] {
				bf.Decks = append(bf.Decks, deck{Title: upper(w.Name(k)), About: w.About(k)})
			}
		}
		d.Families = append(d.Families, bf)
	}
	return d
}

// worldData is how the world stands, as far as the seat knows.
type worldData struct {
	Ladder    ladder
	Lacks     string
	Oil       int
	Powers    []powerTracks
	Fronts    []front
	Venues    []venue
	Blocs     [game.Camps]int
	Contracts []string
	Clauses   []clause
	Sanctions []string
	Evidence  []feeling
	Incidents []string
}

type powerTracks struct {
	Power  game.Power
	You    bool
	Tracks []track
}

type track struct {
	Name string
	N    int
}

type front struct {
	Name                     string
	Heat, Stakes, Local, Far int
	Principal                game.Power
	Open                     bool
}

type venue struct {
	Name string
	N    int
}

type clause struct{ Name, Status string }

func (x *seat) world() any {
	w, st := x.s.words, &x.v.State
	d := worldData{Ladder: x.s.ladderOf(st), Lacks: x.s.lacks(x.set, st), Oil: int(st.Oil)}
	for p := range game.Power(game.Powers) {
		d.Powers = append(d.Powers, powerTracks{p, p == x.st.Seat, x.s.tracks(st, p)})
	}
	for th := range game.Theatre(game.Theatres) {
		f := &st.Fronts[th]
		d.Fronts = append(d.Fronts, front{upper(w.Name(th)), int(f.Heat), int(f.Stakes), int(f.Local), int(f.Far), th.Principal(), f.Open == 1})
	}
	for v := range game.Venue(game.Venues) {
		d.Venues = append(d.Venues, venue{upper(w.Name(v)), int(st.Positions[v])})
	}
	for c := range st.Blocs {
		d.Blocs[c] = int(st.Blocs[c])
	}
	for i := range st.Contracts {
		if c := &st.Contracts[i]; c.Kind != game.NoContract {
			d.Contracts = append(d.Contracts, w.Contract(x.set, c))
		}
	}
	for cl := range game.Clause(game.Clauses) {
		c := &st.Bond.Clauses[cl]
		d.Clauses = append(d.Clauses, clause{upper(w.Name(cl)), upper(w.Name(c.Status))})
	}
	d.Sanctions = x.s.sanctions(st)
	for p := range game.Power(game.Suspects) {
		if p != x.st.Seat {
			d.Evidence = append(d.Evidence, feeling{Power: p, Trust: int(st.Evidence[x.st.Seat][p])})
		}
	}
	for i := len(st.Incidents) - 1; i >= 0; i-- {
		if in := &st.Incidents[i]; in.Used == 1 {
			d.Incidents = append(d.Incidents, w.Incident(x.set, in, x.st.Seat))
		}
	}
	return d
}

// tracks are a power's public tracks.
func (s *Server) tracks(st *game.State, p game.Power) []track {
	side := &st.Sides[p]
	home := "regime-track"
	if p == game.US {
		home = "resolve-track"
	}
	name := func(q game.Quantity) string { return upper(s.words.Quantity(q)) }
	list := []track{
		{name(game.QEconomy), int(side.Economy)}, {name(game.QMilitary), int(side.Military)},
		{s.words.Text("ui.table." + home), int(side.Home)},
	}
	if p != game.US { // it has none
		list = append(list, track{name(game.QControl), int(side.Control)})
	}
	return append(list, track{name(game.QDefence), int(side.Defence)}, track{name(game.QOffence), int(side.Offence)}, track{name(game.QStanding), int(side.Standing)})
}

// sanctions says who sanctions whom.
func (s *Server) sanctions(st *game.State) (list []string) {
	for a := range game.Power(game.Powers) {
		for b := range game.Power(game.Powers) {
			x := st.Sanctions[a][b]
			if x.Level > 0 {
				list = append(list, s.text("sanction", "by", a, "on", b, "n", int(x.Level)))
			}
			if x.Control > 0 {
				list = append(list, s.text("export-control", "by", a, "on", b))
			}
		}
	}
	return list
}
