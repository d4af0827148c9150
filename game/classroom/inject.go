package classroom

import (
	"net/http"
	"strconv"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
)

// injectChoice is one event of the safe list: what it does to whom or where.
type injectChoice struct {
	Value string // its form: inject.whom.where.amount
	Text  string
}

// injectChoices lists what a teacher may bring about: steps that the scenarios
// use as well, so that no event can break a game.
func (s *Server) injectChoices() (list []injectChoice) {
	set := s.class.Setup()
	add := func(e game.Scheduled) {
		list = append(list, injectChoice{injectForm(e), s.injectText(set, e)})
	}
	for _, by := range []int8{1, -1} {
		for th := range game.Theatre(game.Theatres) {
			add(game.Scheduled{What: game.InjectHeat, Whom: game.Nobody, Where: uint8(th), Amount: 2 * by})
		}
		for p := range game.Power(game.Powers) {
			add(game.Scheduled{What: game.InjectHome, Whom: p, Amount: by})
			add(game.Scheduled{What: game.InjectStanding, Whom: p, Amount: by})
		}
		add(game.Scheduled{What: game.InjectTrust, Whom: game.Nobody, Amount: by})
		add(game.Scheduled{What: game.InjectTech, Whom: game.Nobody, Amount: by})
		for v := range game.Venue(game.Venues) {
			add(game.Scheduled{What: game.InjectPosition, Whom: game.Nobody, Where: uint8(v), Amount: by})
		}
	}
	for _, p := range []game.Power{game.China, game.Russia} {
		add(game.Scheduled{What: game.InjectSanction, Whom: p, Amount: 1})
		add(game.Scheduled{What: game.InjectThreat, Whom: p, Amount: 1})
	}
	return list
}

func injectForm(e game.Scheduled) string {
	return strconv.Itoa(int(e.What)) + "." + strconv.Itoa(int(e.Whom)) + "." + strconv.Itoa(int(e.Where)) + "." + strconv.Itoa(int(e.Amount))
}

// injectText says an event as the news will.
func (s *Server) injectText(set *game.Setup, e game.Scheduled) string {
	ev := game.Event{Kind: game.EvInject, A: e.Whom, B: game.Nobody, X: int16(e.What), Y: int16(e.Amount), Z: int16(e.Where), Quarter: e.Quarter, See: game.Everyone}
	return s.words.Event(set, ev)
}

// preview shows what an inject would say before it is released.
type preview struct {
	Table   int
	Tables  string
	Event   string // its form; "" for a headline alone
	Text    string
	Head    string
	Body    string
	Quarter string
}

func (s *Server) preview(w http.ResponseWriter, r *http.Request) {
	cmd, err := readInject(r, session.Console{})
	if err != nil {
		s.showConsole(w, statusOf(err), s.words.Error(err), nil)
		return
	}
	in := cmd.(*session.Inject)
	p := &preview{Table: in.Table, Event: r.PostFormValue("event"), Text: in.Text, Tables: s.text("console.all-tables")}
	s.mu.RLock()
	set := s.class.Setup()
	at := uint8(0)
	if t, err := s.class.Table(max(in.Table, 0)); err == nil {
		at = t.Game.State().Quarter
	}
	s.mu.RUnlock()
	if in.Table >= 0 {
		p.Tables = s.text("table", "n", in.Table+1)
	}
	if in.Event != nil {
		e := *in.Event
		p.Body = s.injectText(set, e)
		p.Head = s.words.Headline(set, game.Event{Kind: game.EvInject, A: e.Whom, B: game.Nobody, X: int16(e.What), Y: int16(e.Amount), Z: int16(e.Where), Quarter: at + 1, See: game.Everyone})
		at++
	}
	if in.Text != "" {
		p.Head = in.Text
	}
	p.Quarter = s.words.Quarter(set, min(at, set.Quarters-1))
	s.showConsole(w, http.StatusOK, "", p)
}

// readInject reads an inject from a form. An event comes about in the next
// quarter of each table: the command names none, the session knows.
func readInject(r *http.Request, k session.Console) (session.Command, error) {
	table, err := number(r, "table")
	if err != nil {
		return nil, err
	}
	in := &session.Inject{Console: k, Table: table}
	if text := r.PostFormValue("text"); text != "" {
		var good bool
		if in.Text, good = session.Clean(text, session.MaxNote); !good {
			return nil, fault.ClassNote.New(session.MaxNote)
		}
	}
	if form := r.PostFormValue("event"); form != "" {
		e, err := parseInject(form)
		if err != nil {
			return nil, err
		}
		in.Event = &e
	}
	if in.Event == nil && in.Text == "" {
		return nil, fault.ClassBadForm.New("event")
	}
	return in, nil
}

// parseInject reads the form of an event, which must be one of the safe list's kind.
func parseInject(form string) (e game.Scheduled, err error) {
	var f [4]int
	rest := form
	for i := range f {
		part := rest
		for j, c := range rest {
			if c == '.' && i < len(f)-1 {
				part, rest = rest[:j], rest[j+1:]
				break
			}
		}
		if f[i], err = strconv.Atoi(part); err != nil {
			return e, fault.ClassBadForm.New("event")
		}
	}
	if f[0] < 0 || f[0] >= game.Injects || f[1] < 0 || f[1] > 255 || f[2] < 0 || f[2] > 255 || f[3] < -3 || f[3] > 3 {
		return e, fault.ClassBadForm.New("event")
	}
	return game.Scheduled{What: game.Inject(f[0]), Whom: game.Power(f[1]), Where: uint8(f[2]), Amount: int8(f[3])}, nil
}
