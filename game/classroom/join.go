package classroom

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
)

// joinData is what the page for newcomers shows.
type joinData struct {
	Code, Name, Once string
	Tables           []int // to choose from; none: the class is dealt out
	Powers           []game.Power
	Table            int
	Seat             string
	Choose           bool
	About            about
	MaxName          int
}

// joinPage asks for the code and a name. Whoever has a seat goes there.
func (s *Server) joinPage(w http.ResponseWriter, r *http.Request) {
	if _, err := s.bearer(r); err == nil {
		http.Redirect(w, r, seatTabs[0].path, http.StatusSeeOther)
		return
	}
	s.showJoin(w, http.StatusOK, joinData{Code: r.URL.Query().Get("code"), Once: rand.Text(), Table: -1}, "")
}

func (s *Server) showJoin(w http.ResponseWriter, status int, d joinData, notice string) {
	s.mu.RLock()
	d.Choose = s.class.Options.Choose
	for i, t := range s.class.Tables {
		if !t.Shelved {
			d.Tables = append(d.Tables, i)
		}
	}
	s.mu.RUnlock()
	d.Powers = []game.Power{game.China, game.Russia, game.US}
	d.About, d.MaxName = s.about, session.MaxName
	s.show(w, status, "join", frame{Title: s.text("join.title"), Kind: "plain", Notice: notice, Data: d})
}

// join lets somebody in who knows the code.
func (s *Server) join(w http.ResponseWriter, r *http.Request) {
	d := joinData{Code: r.PostFormValue("code"), Name: r.PostFormValue("name"), Once: r.PostFormValue("once"), Seat: r.PostFormValue("seat"), Table: -1}
	if n, err := strconv.Atoi(r.PostFormValue("table")); err == nil {
		d.Table = n
	}
	refuse := func(err error) { s.showJoin(w, statusOf(err), d, s.words.Error(err)) }
	from := addressOf(r)
	if s.guard.wrong.spent(from, s.clock()) {
		refuse(fault.ClassThrottled)
		return
	}
	if !sameCode(s.class.Code, d.Code) {
		s.guard.wrong.allow(from, s.clock())
		refuse(fault.ClassCode)
		return
	}
	name, good := session.Clean(d.Name, session.MaxName)
	if !good {
		refuse(fault.ClassName.New(session.MaxName))
		return
	}
	if len(d.Once) < 16 || len(d.Once) > 64 {
		refuse(fault.ClassBadForm.New("once"))
		return
	}
	cmd := &session.Join{Name: name, Once: d.Once, Table: -1, Seat: game.Nobody}
	s.mu.RLock()
	choose := s.class.Options.Choose
	s.mu.RUnlock()
	if choose {
		cmd.Table = d.Table
		if p, err := game.ParsePower(d.Seat); err == nil {
			cmd.Seat = p
		}
	}
	err := s.do(cmd)
	s.mu.RLock()
	st, in := s.class.Joined(d.Once) // sent twice, it is the same student
	token := ""
	if in {
		token = s.guard.token("seat", st)
	}
	s.mu.RUnlock()
	if !in {
		refuse(err)
		return
	}
	s.setCookie(w, "seat", token)
	http.Redirect(w, r, "/seat/briefing", http.StatusSeeOther)
}

// resumeData is what the page behind a link to a seat shows.
type resumeData struct {
	Name   string
	Power  game.Power
	Action string
	Once   string
}

// resumePage asks whether the seat is to be taken up here: a link that
// programs look into beforehand must not do it by itself.
func (s *Server) resumePage(w http.ResponseWriter, r *http.Request) {
	token := r.PathValue("token")
	from := addressOf(r)
	if s.guard.wrong.spent(from, s.clock()) {
		s.fail(w, r, http.StatusTooManyRequests, fault.ClassThrottled)
		return
	}
	s.mu.RLock()
	st, err := s.guard.bearer("resume", token)
	var d resumeData
	if err == nil {
		d = resumeData{st.Name, st.Seat, "/resume/" + url.PathEscape(token), rand.Text()}
	}
	s.mu.RUnlock()
	if err != nil {
		s.guard.wrong.allow(from, s.clock())
		s.fail(w, r, statusOf(err), err)
		return
	}
	s.show(w, http.StatusOK, "resume", frame{Title: s.text("resume.title"), Kind: "plain", Data: d})
}

// resume takes the seat up here, and revokes the token of before. Sent again,
// as the answer was lost, it is the same taking up.
func (s *Server) resume(w http.ResponseWriter, r *http.Request) {
	from := addressOf(r)
	if s.guard.wrong.spent(from, s.clock()) {
		s.fail(w, r, http.StatusTooManyRequests, fault.ClassThrottled)
		return
	}
	cmd := &session.Resume{Once: r.PostFormValue("once")}
	s.mu.RLock()
	st, gen, err := s.guard.proved("resume", r.PathValue("token"))
	again := err == nil && st.Resumed(gen, cmd.Once)
	if err == nil {
		cmd.Student, cmd.Gen = st.ID, gen
	}
	s.mu.RUnlock()
	if err == nil && !again {
		err = s.do(cmd)
	}
	if err != nil {
		s.guard.wrong.allow(from, s.clock())
		s.fail(w, r, statusOf(err), err)
		return
	}
	s.mu.RLock()
	token := s.guard.token("seat", st)
	s.mu.RUnlock()
	s.setCookie(w, "seat", token)
	http.Redirect(w, r, seatTabs[0].path, http.StatusSeeOther)
}
