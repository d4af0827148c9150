package classroom

import (
	"net/http"
	"strconv"
	"strings"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
)

// injectChoice is one event that may be released: scripted by the scenario, or
// from the engine's menu of mild ones.
type injectChoice struct {
	Value string // "script N", or the text form of the event
	Text  string
}

// script marks the values of scripted injects.
const script = "script "

func (s *Server) injectChoices() (scripted, free []injectChoice) {
	for i := range s.scripted {
		scripted = append(scripted, injectChoice{script + strconv.Itoa(i), s.scripted[i].Text})
	}
	for _, e := range game.InjectMenu() {
		free = append(free, injectChoice{e.Form(), s.words.InjectChoice(s.class.Setup(), e)})
	}
	return scripted, free
}

// preview shows what an inject would bring before it is released.
type preview struct {
	Table   int
	Tables  string
	Event   string // its value; "" for a headline alone
	Text    string
	Said    []string
	Quarter string
}

func (s *Server) preview(w http.ResponseWriter, r *http.Request) {
	cmd, err := s.readInject(r, session.Console{})
	if err != nil {
		s.showConsole(w, statusOf(err), s.words.Error(err), nil)
		return
	}
	p := &preview{Table: cmd.Table, Event: r.PostFormValue("event"), Text: r.PostFormValue("text"), Tables: s.text("console.all-tables")}
	if cmd.Table >= 0 {
		p.Tables = s.text("table", "n", cmd.Table+1)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	t, err := s.class.Table(max(cmd.Table, 0))
	if err != nil {
		p = nil
	} else {
		set, st := t.Game.Setup(), t.Game.State()
		at := st.Quarter
		if len(cmd.Events) > 0 {
			p.Said = s.words.InjectPreview(set, st, cmd.Events)
			at = min(at+1, set.Quarters-1)
		} else {
			p.Said = []string{cmd.Text}
		}
		p.Quarter = s.words.Quarter(set, at)
	}
	d, rev := s.consoleData(), s.consoleRev()
	d.Preview = p
	f := frame{Title: s.text("console.title"), Kind: "console", Live: "/console/live", Rev: rev, Data: d}
	status := http.StatusOK
	if err != nil {
		status, f.Notice = statusOf(err), s.words.Error(err)
	}
	s.show(w, status, "console", f)
}

// readInject reads an inject from a form: one that the scenario has ready, one
// from the menu, with a headline of the teacher's own or not, or a headline alone.
func (s *Server) readInject(r *http.Request, k session.Console) (*session.Inject, error) {
	table, err := number(r, "table")
	if err != nil {
		return nil, err
	}
	in := &session.Inject{Console: k, Table: table}
	text := r.PostFormValue("text")
	if text != "" {
		var good bool
		if text, good = session.Clean(text, game.MaxHeadline); !good {
			return nil, fault.ClassNote.New(game.MaxHeadline)
		}
	}
	form := r.PostFormValue("event")
	if number, scripted := strings.CutPrefix(form, script); scripted {
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(s.scripted) {
			return nil, fault.ClassBadForm.New("event")
		}
		in.Events = s.scripted[i].Events(0) // the session dates them
		return in, nil
	}
	if form == "" {
		if in.Text = text; text == "" {
			return nil, fault.ClassBadForm.New("event")
		}
		return in, nil
	}
	e, err := game.ParseInject(form)
	if err != nil {
		return nil, err
	}
	if text != "" {
		in.Events = append(in.Events, game.Scheduled{What: game.InjectNews, Whom: game.Nobody, Text: text})
	}
	in.Events = append(in.Events, e)
	return in, nil
}
