package classroom

import (
	"crypto/hmac"
	"net/http"
	"strconv"
	"strings"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"
)

// routes lists every address of the class.
func (s *Server) routes() http.Handler {
	m := http.NewServeMux()
	m.Handle("GET /static/", static())
	m.HandleFunc("GET /{$}", s.joinPage)
	m.HandleFunc("POST /join", s.join)
	m.HandleFunc("GET /check", s.check.ServeDevice)
	m.HandleFunc("GET /resume/{token}", s.resumePage)
	m.HandleFunc("POST /resume/{token}", s.resume)

	for _, tab := range seatTabs {
		m.HandleFunc("GET "+tab.path, s.seated(s.seatPage(tab)))
	}
	m.HandleFunc("GET /seat/live", s.seatLive)
	m.HandleFunc("POST /seat/put", s.seated(s.seatPost((*Server).put)))
	m.HandleFunc("POST /seat/take", s.seated(s.seatPost((*Server).take)))
	m.HandleFunc("POST /seat/ready", s.seated(s.seatPost((*Server).ready)))
	m.HandleFunc("POST /seat/send", s.seated(s.seatPost((*Server).send)))
	m.HandleFunc("POST /seat/leave", s.seated(s.leave))

	m.HandleFunc("GET /console/enter/{secret}", s.enter("console"))
	m.HandleFunc("GET /projector/enter/{secret}", s.enter("projector"))
	m.HandleFunc("GET /console", s.teacher(s.consolePage))
	m.HandleFunc("GET /console/live", s.teacher(s.consoleLive))
	m.HandleFunc("POST /console/{what}", s.teacher(s.consolePost))
	m.HandleFunc("GET /console/check", s.teacher(s.check.ServeTeacher))
	m.HandleFunc("GET /console/export", s.teacher(s.export))
	m.HandleFunc("GET /console/debrief.html", s.teacher(s.debrief))
	m.HandleFunc("GET /console/debrief.csv", s.teacher(s.debriefData))
	m.HandleFunc("GET /seat/debrief", s.seated(s.debriefOfClass))
	m.HandleFunc("GET /projector", s.projecting(s.projectorPage))
	m.HandleFunc("GET /projector/live", s.projecting(s.projectorLive))
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, http.StatusNotFound, fault.ClassNoPage) })
	return m
}

// seated lets those in who prove a seat.
func (s *Server) seated(next func(http.ResponseWriter, *http.Request, int)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := s.bearer(r)
		if err != nil {
			s.setCookie(w, "seat", "")
			s.show(w, http.StatusForbidden, "gone", frame{Title: s.text("title"), Kind: "plain", Data: s.words.Error(err)})
			return
		}
		if s.here.sign(id, 0, s.clock()) {
			s.streams.tell()
		}
		next(w, r, id)
	}
}

// bearer finds whose browser it is.
func (s *Server) bearer(r *http.Request) (id int, err error) {
	c, err := r.Cookie(s.guard.cookie("seat"))
	if err != nil {
		return 0, fault.ClassNoStudent
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	st, err := s.guard.bearer("seat", c.Value)
	if err != nil {
		return 0, err
	}
	return st.ID, nil
}

// enter takes a teacher's link: the secret goes into a cookie, and out of the address bar.
func (s *Server) enter(purpose string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		from := addressOf(r)
		if s.guard.wrong.spent(from, s.clock()) {
			s.fail(w, r, http.StatusTooManyRequests, fault.ClassThrottled)
			return
		}
		if !hmac.Equal([]byte(r.PathValue("secret")), []byte(s.guard.secret(purpose))) {
			s.guard.wrong.allow(from, s.clock())
			s.fail(w, r, http.StatusForbidden, fault.ClassConsole)
			return
		}
		s.setCookie(w, purpose, s.guard.secret(purpose+"-cookie"))
		// A strict cookie does not go with a request that another page began,
		// so the browser is asked to begin one of its own.
		w.Header().Set("Refresh", "0;url=/"+purpose)
		s.show(w, http.StatusOK, "enter", frame{Title: s.text("title"), Kind: "plain", Data: "/" + purpose})
	}
}

// teacher lets those in who have the console's secret.
func (s *Server) teacher(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.guard.is(r, "console") {
			s.fail(w, r, http.StatusForbidden, fault.ClassConsole)
			return
		}
		next(w, r)
	}
}

// projecting lets those in who have the console's or the projector's secret.
func (s *Server) projecting(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.guard.is(r, "console") && !s.guard.is(r, "projector") {
			s.fail(w, r, http.StatusForbidden, fault.ClassConsole)
			return
		}
		next(w, r)
	}
}

// setCookie keeps a secret in the browser, out of reach of scripts and of other sites; "" takes it away.
func (s *Server) setCookie(w http.ResponseWriter, purpose, value string) {
	c := &http.Cookie{Name: s.guard.cookie(purpose), Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 7 * 24 * 3600}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// number reads a whole number of a form; an error names the field.
func number(r *http.Request, field string) (int, error) {
	n, err := strconv.Atoi(r.PostFormValue(field))
	if err != nil {
		return 0, fault.ClassBadForm.New(field)
	}
	return n, nil
}

// numbers reads several.
func numbers(r *http.Request, fields ...string) ([]int, error) {
	list := make([]int, len(fields))
	for i, f := range fields {
		var err error
		if list[i], err = number(r, f); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// power reads a power of a form.
func powerOf(r *http.Request, field string) (game.Power, error) {
	p, err := game.ParsePower(r.PostFormValue(field))
	if err != nil {
		return 0, fault.ClassBadForm.New(field)
	}
	return p, nil
}

// planText and readPlan put a plan into a field of a form, and back.
func planText(p *game.Plan) string {
	parts := make([]string, 0, p.N)
	for _, o := range p.List() {
		parts = append(parts, o.String())
	}
	return strings.Join(parts, ";")
}

func readPlan(s string) (p game.Plan, err error) {
	if s == "" {
		return p, nil
	}
	for _, part := range strings.Split(s, ";") {
		o, err := game.ParseOrder(part)
		if err != nil || !p.Add(o) {
			return p, fault.ClassBadForm.New("draft")
		}
	}
	return p, nil
}

// seatPost carries out what a student sent, and shows the page that it was
// sent from: again, or with what was wrong.
func (s *Server) seatPost(make func(*Server, *http.Request, int) (session.Command, error)) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, id int) {
		cmd, err := make(s, r, id)
		if err == nil {
			err = s.do(cmd)
		}
		tab, open := seatTabs[0], r.PostFormValue("open")
		if _, note := cmd.(*session.Send); note || r.URL.Path == "/seat/send" {
			tab = seatTabs[3]
		}
		if err != nil {
			s.showSeat(w, r, id, tab, statusOf(err), s.words.Error(err), open)
			return
		}
		to := tab.path
		if open != "" {
			to += "?open=" + open + "#" + open
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

func (s *Server) put(r *http.Request, id int) (session.Command, error) {
	step, err := number(r, "step")
	if err != nil {
		return nil, err
	}
	o, err := game.ParseOrder(r.PostFormValue("order"))
	return &session.Put{Student: id, Step: step, Order: o}, err
}

func (s *Server) take(r *http.Request, id int) (session.Command, error) {
	step, err := number(r, "step")
	if err != nil {
		return nil, err
	}
	o, err := game.ParseOrder(r.PostFormValue("order"))
	return &session.Take{Student: id, Step: step, Order: o}, err
}

func (s *Server) ready(r *http.Request, id int) (session.Command, error) {
	step, err := number(r, "step")
	if err != nil {
		return nil, err
	}
	draft, err := readPlan(r.PostFormValue("draft"))
	return &session.Ready{Student: id, Step: step, Yes: r.PostFormValue("yes") == "1", Draft: draft}, err
}

func (s *Server) send(r *http.Request, id int) (session.Command, error) {
	sent, err := number(r, "sent")
	if err != nil {
		return nil, err
	}
	to, err := powerOf(r, "to")
	return &session.Send{Student: id, Sent: sent, To: to, Text: r.PostFormValue("text")}, err
}

func (s *Server) leave(w http.ResponseWriter, r *http.Request, id int) {
	if err := s.do(&session.Leave{Student: id}); err != nil {
		s.fail(w, r, statusOf(err), err)
		return
	}
	s.setCookie(w, "seat", "")
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
