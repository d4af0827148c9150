package classroom

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/table/board"
)

// projectorData is the page for the back row: nothing on it is secret.
type projectorData struct {
	Code    string
	Address string
	QR      qrCode
	Closed  bool
	One     *projectedTable  // one table large
	Many    []projectedTable // or several small
	Links   []projectLink
	About   about
}

type projectLink struct {
	Path, Label string
	Here        bool
}

type projectedTable struct {
	I       int
	Quarter string
	When    string
	Phase   string
	Oil     int
	Clock   clock
	Over    bool
	Begun   bool
	Ladder  ladder
	Stories []story
	Seats   []projectedSeat
	Map     mapData
	Ground  []mapLine
	Marks   []placedMark
	Outcome string
	Verdict string
}

type projectedSeat struct {
	Power game.Power
	Ready bool
	Text  string
	Names []string
}

// projectorPage shows one table, or all where there are several.
func (s *Server) projectorPage(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	c := s.class
	d := projectorData{Code: c.Code, Closed: c.Closed, About: s.about}
	if len(s.reach) > 0 {
		d.Address = s.reach[0]
		d.QR = newQR("http://" + s.reach[0] + "/?code=" + url.QueryEscape(c.Code))
	}
	n := -1
	if at, err := strconv.Atoi(r.URL.Query().Get("table")); err == nil && at >= 1 && at <= len(c.Tables) {
		n = at - 1
	} else if len(c.Tables) == 1 {
		n = 0
	}
	if len(c.Tables) > 1 {
		d.Links = append(d.Links, projectLink{"/projector", s.text("console.all-tables"), n < 0})
	}
	for i, t := range c.Tables {
		if len(c.Tables) > 1 {
			d.Links = append(d.Links, projectLink{fmt.Sprint("/projector?table=", i+1), s.text("table", "n", i+1), n == i})
		}
		switch {
		case n == i:
			p := s.projected(i, t)
			d.One = &p
		case n < 0 && !t.Shelved:
			d.Many = append(d.Many, s.projected(i, t))
		}
	}
	rev := s.projectorRev()
	s.mu.RUnlock()
	s.show(w, http.StatusOK, "projector", frame{Title: s.text("projector.title"), Kind: "projector", Live: "/projector/live", Rev: rev, Data: d})
}

// projectorRev numbers what the projector shows. What a single seat sees is no part of it.
func (s *Server) projectorRev() string {
	parts := make([]string, 0, len(s.class.Tables)+1)
	for _, t := range s.class.Tables {
		parts = append(parts, strconv.Itoa(t.Public()))
	}
	return strings.Join(append(parts, fmt.Sprint(s.class.Unnamed, s.class.Closed, s.here.revision())), ".")
}

func (s *Server) projectorLive(w http.ResponseWriter, r *http.Request) {
	s.stream(w, r, "", func() string {
		s.mu.RLock()
		defer s.mu.RUnlock()
		return s.projectorRev()
	})
}

// public cuts from a table what everybody may know: what each of the three
// powers does.
func public(t *session.Table) (events []game.Event) {
	for _, e := range t.Game.Log().Events {
		if e.See == game.Everyone && e.ID > t.Since() {
			events = append(events, e)
		}
	}
	return events
}

func (s *Server) projected(i int, t *session.Table) projectedTable {
	set := t.Game.Setup()
	v := t.View(game.US) // only what is public is read of it
	st := &v.State
	out := projectedTable{
		I: i + 1, Quarter: s.words.Quarter(set, st.Quarter), When: s.text("of-quarters", "n", int(st.Quarter)+1, "of", int(set.Quarters)),
		Phase: s.phaseName(t), Oil: int(st.Oil), Clock: s.clockOf(t), Over: st.Phase == game.Over, Begun: t.Begun, Ladder: s.ladderOf(st), Map: s.mapOf(t),
		Ground: mapGround(), Marks: s.marksOnMap(),
	}
	out.Stories = s.stories(set, t, public(t), st.Quarter)
	if len(out.Stories) > 4 {
		out.Stories = out.Stories[:4]
	}
	if out.Over {
		r := game.Result(st)
		out.Outcome, out.Verdict = upper(s.words.Outcome(r)), s.words.Verdict(r)
	}
	for p := range game.Power(game.Powers) {
		out.Seats = append(out.Seats, s.projectedSeat(i, t, p))
	}
	return out
}

func (s *Server) projectedSeat(i int, t *session.Table, p game.Power) projectedSeat {
	team := s.class.Team(i, p)
	ready := 0
	x := projectedSeat{Power: p}
	for _, m := range team {
		if t.Seats[p].Ready[m.ID] {
			ready++
		}
		if !s.class.Unnamed {
			x.Names = append(x.Names, s.nameOf(m))
		}
	}
	state := s.seatState(i, p)
	x.Ready = slices.Contains([]string{"ready", "agent", "empty", "waiting"}, state) && t.Begun
	switch {
	case t.Phase() == game.ReplyPhase && !slices.Contains([]string{"agent", "empty"}, state):
		// Whoever has been made an offer, and whether it has answered, is between two.
		x.Ready, x.Text = false, s.text("state.replying")
	case state == "thinking":
		x.Text = s.text("some-ready", "n", ready, "of", len(team))
	default:
		x.Text = s.text("state." + state)
	}
	return x
}

// mapData is what lies on the map: places are in the map's own units.
type mapData struct {
	Lines []mapLine
	Notes []mapNote
}

type mapLine struct {
	Kind string // class: of the land a power, of a bond what it is
	D    string // path
}

// mapNote explains a line of the map.
type mapNote struct {
	Kind string // of the line
	Part int    // how much of it is built, of 100
	Text string
}

// The map is drawn in a square of mapSize units.
const mapSize = 1000

// capitals are where the powers' marks stand: degrees east and north.
var capitals = [game.Powers][2]float64{{104, 34}, {50, 59}, {-98, 41}}

// placedMark is a power's mark on the map.
type placedMark struct {
	Power  game.Power
	X, Y   int
	Letter string
}

func (s *Server) marksOnMap() (list []placedMark) {
	for p := range game.Power(game.Powers) {
		at := spot(capitals[p])
		list = append(list, placedMark{p, int(at.X), int(at.Y), s.words.Text("ui.table.letter-" + p.String())})
	}
	return list
}

// spot places degrees on the map.
func spot(at [2]float64) board.Point {
	p := board.Project(at[0], at[1])
	return board.Point{X: float64(place(p.X)), Y: float64(place(p.Y))}
}

// place puts a coordinate of the atlas, -1 to 1, into the square.
func place(x float64) int { return int(mapSize/2 + x*mapSize/2*0.96 + 0.5) }

// mapOf says what binds and divides the three, as far as it is public.
func (s *Server) mapOf(t *session.Table) (m mapData) {
	v := t.View(game.US)
	st, set := &v.State, t.Game.Setup()
	line := func(kind string, a, b game.Power, bend float64, part float64) {
		from, to := spot(capitals[a]), spot(capitals[b])
		to = board.Point{X: from.X + (to.X-from.X)*part, Y: from.Y + (to.Y-from.Y)*part}
		mid := board.Point{X: (from.X+to.X)/2 - (to.Y-from.Y)*bend, Y: (from.Y+to.Y)/2 + (to.X-from.X)*bend}
		m.Lines = append(m.Lines, mapLine{kind, fmt.Sprintf("M%.0f %.0fQ%.0f %.0f %.0f %.0f", from.X, from.Y, mid.X, mid.Y, to.X, to.Y)})
	}
	for i := range st.Contracts {
		switch c := &st.Contracts[i]; c.Kind {
		case game.GasContract:
			line("gas", c.A, c.B, 0.12, 1)
			if part := built(set, c); part > 0 {
				line("gas-built", c.A, c.B, 0.12, float64(part)/100)
			}
			m.Notes = append(m.Notes, mapNote{"gas", built(set, c), upper(s.words.Contract(set, c))})
		case game.ArmsContract:
			line("arms", c.A, c.B, -0.14, 1)
			m.Notes = append(m.Notes, mapNote{"arms", 0, upper(s.words.Contract(set, c))})
		}
	}
	for a := range game.Power(game.Powers) {
		for b := range game.Power(game.Powers) {
			if st.Sanctions[a][b].Level > 0 {
				line("sanction", a, b, 0.1, 1)
			}
		}
	}
	for _, text := range s.sanctions(st) {
		m.Notes = append(m.Notes, mapNote{"sanction", 0, text})
	}
	return m
}

// built is how much of a pipeline stands, of 100.
func built(set *game.Setup, c *game.Contract) int {
	return min(100*int(c.Progress)/int(set.Rules.Energy.FirstGas), 100)
}

// mapGround is the land: the same for every table, drawn once.
var mapGround = sync.OnceValue(func() (list []mapLine) {
	for class, rings := range board.World().Rings {
		var d strings.Builder
		for _, ring := range rings {
			last := [2]int{-1, -1}
			letter := "M"
			for _, q := range ring {
				at := [2]int{place(q.X), place(q.Y)}
				if at == last {
					continue
				}
				fmt.Fprintf(&d, "%s%d %d", letter, at[0], at[1])
				last, letter = at, "L"
			}
			d.WriteString("z")
		}
		list = append(list, mapLine{[board.Classes]string{"", "china", "russia", "us"}[class], d.String()})
	}
	return list
})
