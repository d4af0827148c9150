package classroom

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
	"entente/game/policy"
)

// consoleData is the teacher's page.
type consoleData struct {
	Title    string
	Code     string
	Reach    []string
	Order    int // of the next command
	Begun    bool
	Here     int
	Tables   []consoleTable
	Options  session.Options
	Closed   bool
	Muted    bool
	Unnamed  bool
	Debrief  bool
	Named    bool // there are names that could be forgotten
	Agents   []string
	Full     bool           // no more tables
	Scripted []injectChoice // by the scenario
	Injects  []injectChoice // free ones, mild
	Preview  *preview
	Steps    string
}

type consoleTable struct {
	I       int
	Step    int
	When    string
	Phase   string
	Clock   clock
	Over    bool
	Begun   bool
	Shelved bool
	Forked  int
	CanBack bool
	Quarter int
	Rungs   string
	Seats   []consoleSeat
}

type consoleSeat struct {
	Power    game.Power
	Agent    string
	State    string // a word: ready, thinking, waiting, away, agent, empty
	Text     string
	Orders   int
	Students []consoleStudent
}

type consoleStudent struct {
	ID    int
	Name  string
	Here  bool
	Ready bool
}

// consolePage is the console.
func (s *Server) consolePage(w http.ResponseWriter, _ *http.Request) {
	s.showConsole(w, http.StatusOK, "", nil)
}

func (s *Server) showConsole(w http.ResponseWriter, status int, notice string, p *preview) {
	s.mu.RLock()
	d := s.consoleData()
	rev := s.consoleRev()
	s.mu.RUnlock()
	d.Preview = p
	s.show(w, status, "console", frame{Title: s.text("console.title"), Kind: "console", Live: "/console/live", Rev: rev, Notice: notice, Data: d})
}

func (s *Server) consoleRev() string { return fmt.Sprint(s.class.Rev(), ".", s.here.revision()) }

// consoleLive is the stream of the console.
func (s *Server) consoleLive(w http.ResponseWriter, r *http.Request) {
	s.stream(w, r, "", func() string {
		s.mu.RLock()
		defer s.mu.RUnlock()
		return s.consoleRev()
	})
}

func (s *Server) consoleData() consoleData {
	c := s.class
	d := consoleData{
		Title: s.about.Title, Code: c.Code, Order: c.Orders, Options: c.Options, Closed: c.Closed, Muted: c.Muted, Unnamed: c.Unnamed,
		Debrief: c.Debrief, Agents: policy.Names(), Full: len(c.Tables) >= session.MaxTables,
		Steps: fmt.Sprint(s.steps()),
	}
	d.Scripted, d.Injects = s.injectChoices()
	for _, at := range s.reach {
		d.Reach = append(d.Reach, "http://"+at+"/")
	}
	for _, st := range c.Students {
		if !st.Gone && s.here.is(st.ID) {
			d.Here++
		}
		d.Named = d.Named || st.Name != ""
	}
	for i, t := range c.Tables {
		d.Begun = d.Begun || t.Begun
		d.Tables = append(d.Tables, s.consoleTable(i, t))
	}
	return d
}

func (s *Server) consoleTable(i int, t *session.Table) consoleTable {
	st := t.Game.State()
	out := consoleTable{
		I: i, Step: t.Step, When: s.when(t), Phase: s.phaseName(t), Clock: s.clockOf(t), Over: t.Phase() == game.Over, Begun: t.Begun, Shelved: t.Shelved,
		Forked: t.Forked, CanBack: t.CanBack(), Quarter: int(st.Quarter),
		Rungs: s.text("console.rungs", "declared", int(st.Bond.Declared), "effective", int(st.Bond.Effective)),
	}
	for p := range game.Power(game.Powers) {
		seat := &t.Seats[p]
		x := consoleSeat{Power: p, Agent: seat.Agent, Orders: seat.Draft.Cards(), State: s.seatState(i, p)}
		x.Text = s.text("state." + x.State)
		for _, m := range s.class.Team(i, p) {
			x.Students = append(x.Students, consoleStudent{m.ID, s.nameOf(m), s.here.is(m.ID), seat.Ready[m.ID]})
		}
		out.Seats = append(out.Seats, x)
	}
	return out
}

// seatState says in a word what a seat is about.
func (s *Server) seatState(i int, p game.Power) string {
	t := s.class.Tables[i]
	team := s.class.Team(i, p)
	here := slices.ContainsFunc(team, func(m *session.Student) bool { return s.here.is(m.ID) })
	switch {
	case t.Seats[p].Agent != "":
		return "agent"
	case len(team) == 0:
		return "empty"
	case !t.Begun && here:
		return "here"
	case !t.Begun || !here && t.Awaited(p):
		return "away"
	case !t.Awaited(p):
		return "waiting"
	case s.class.Ready(i, p, s.here.is):
		return "ready"
	}
	return "thinking"
}

// consolePost carries out what the teacher clicked.
func (s *Server) consolePost(w http.ResponseWriter, r *http.Request) {
	what := r.PathValue("what")
	if what == "preview" {
		s.preview(w, r)
		return
	}
	err := s.order(r, what)
	if err != nil {
		s.showConsole(w, statusOf(err), s.words.Error(err), nil)
		return
	}
	to := "/console"
	if t := r.PostFormValue("table"); t != "" && t != "-1" {
		if n, err := strconv.Atoi(t); err == nil {
			to += "#table" + strconv.Itoa(n)
		}
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// order makes and does a command of the console.
func (s *Server) order(r *http.Request, what string) error {
	if what == "advance" {
		return s.advanceNow(r)
	}
	make, known := consoleOrders[what]
	if what == "inject" {
		make, known = func(r *http.Request, k session.Console) (session.Command, error) { return s.readInject(r, k) }, true
	}
	if !known {
		return fault.ClassNoPage
	}
	n, err := number(r, "order")
	if err != nil {
		return err
	}
	cmd, err := make(r, session.Console{Order: n})
	if err != nil {
		return err
	}
	return s.do(cmd)
}

// advanceNow takes one table on, or all. Steps are where the tables stood when
// the button was shown: if one has moved on meanwhile, nothing is done.
func (s *Server) advanceNow(r *http.Request) error {
	table, err := number(r, "table")
	if err != nil {
		return err
	}
	s.mu.RLock()
	tables, steps := len(s.class.Tables), s.steps()
	s.mu.RUnlock()
	switch {
	case table != session.All && (table < 0 || table >= tables):
		return fault.ClassNoTable.New(table + 1)
	case table != session.All:
		if step, err := number(r, "step"); err != nil {
			return err
		} else if step != steps[table] {
			return fault.ClassStale
		}
		return s.advance(table)
	case r.PostFormValue("steps") != fmt.Sprint(steps):
		return fault.ClassStale
	}
	for i := range tables {
		s.mu.RLock()
		t := s.class.Tables[i]
		live := t.Begun && !t.Shelved && t.Phase() != game.Over
		s.mu.RUnlock()
		if !live {
			continue
		}
		if err := s.advance(i); err != nil {
			return err
		}
	}
	return nil
}

// steps are where the tables stand.
func (s *Server) steps() (list []int) {
	for _, t := range s.class.Tables {
		list = append(list, t.Step)
	}
	return list
}

// consoleOrders make the commands of the console from its forms.
var consoleOrders = map[string]func(r *http.Request, k session.Console) (session.Command, error){
	"begin": func(_ *http.Request, k session.Console) (session.Command, error) {
		return &session.Begin{Console: k}, nil
	},
	"pause": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "table", "yes")
		if err != nil {
			return nil, err
		}
		return &session.Pause{Console: k, Table: f[0], Yes: f[1] == 1}, nil
	},
	"extend": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "table", "seconds")
		if err != nil {
			return nil, err
		}
		return &session.Extend{Console: k, Table: f[0], Seconds: f[1]}, nil
	},
	"hand": func(r *http.Request, k session.Console) (session.Command, error) {
		table, err := number(r, "table")
		if err != nil {
			return nil, err
		}
		p, err := powerOf(r, "seat")
		return &session.Hand{Console: k, Table: table, Seat: p, Agent: r.PostFormValue("agent")}, err
	},
	"move": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "student", "table")
		if err != nil {
			return nil, err
		}
		p, err := powerOf(r, "seat")
		return &session.Move{Console: k, Student: f[0], Table: f[1], Seat: p}, err
	},
	"remove": func(r *http.Request, k session.Console) (session.Command, error) {
		id, err := number(r, "student")
		return &session.Remove{Console: k, Student: id}, err
	},
	"back": func(r *http.Request, k session.Console) (session.Command, error) {
		table, err := number(r, "table")
		return &session.Back{Console: k, Table: table}, err
	},
	"fork": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "table", "quarter")
		if err != nil {
			return nil, err
		}
		if f[1] < 0 || f[1] >= game.MaxQuarters {
			return nil, fault.ClassNoWayBack
		}
		return &session.Fork{Console: k, Table: f[0], Quarter: uint8(f[1])}, nil
	},
	"shelve": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "table", "yes")
		if err != nil {
			return nil, err
		}
		return &session.Shelve{Console: k, Table: f[0], Yes: f[1] == 1}, nil
	},
	"settings": func(r *http.Request, k session.Console) (session.Command, error) {
		f, err := numbers(r, "plan", "reply", "undecided")
		if err != nil {
			return nil, err
		}
		on := func(field string) bool { return r.PostFormValue(field) == "1" }
		return &session.Settings{
			Console: k, Options: session.Options{Plan: f[0], Reply: f[1], Undecided: session.Undecided(min(max(f[2], 0), 255)), Choose: on("choose"), Silent: on("silent")},
			Closed: on("closed"), Muted: on("muted"), Unnamed: on("unnamed"),
		}, nil
	},
	"forget": func(_ *http.Request, k session.Console) (session.Command, error) {
		return &session.Forget{Console: k}, nil
	},
	"debrief": func(r *http.Request, k session.Console) (session.Command, error) {
		yes, err := number(r, "yes")
		return &session.Debrief{Console: k, Yes: yes == 1}, err
	},
}

// export gives the whole session as a file: with names, or without.
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	s.write.Lock()
	err := s.store.Export(&out, r.URL.Query().Get("names") == "1")
	s.write.Unlock()
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, err)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "class-" + s.class.Code + ".entente-class"}))
	_, _ = w.Write(out.Bytes())
}
