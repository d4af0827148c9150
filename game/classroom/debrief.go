package classroom

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"sync"

	"entente/game/classroom/debrief"
	"entente/game/fault"
)

// debriefTables lists the games of the class for the debrief, as copies: it takes a
// while, and the class goes on meanwhile.
func (s *Server) debriefTables() (list []debrief.Table, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for i, t := range s.class.Tables {
		g, err := t.Game.Until(t.Game.Setup().Quarters)
		if err != nil {
			return nil, err
		}
		name := s.text("table", "n", i+1)
		if t.Forked > 0 {
			name = s.text("table-forked", "n", i+1, "of", t.Forked)
		}
		list = append(list, debrief.Table{Name: name, Game: g})
	}
	return list, nil
}

// written is the debrief as it was last written: it takes most of a second, and
// a whole class asks for it at once.
type written struct {
	mu   sync.Mutex
	of   string // how far the tables were played
	page []byte
}

// played says how far the tables are played: another debrief needs another answer.
func (s *Server) played() string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var of []int
	for _, t := range s.class.Tables {
		of = append(of, t.Step, len(t.Game.Inputs()))
	}
	return fmt.Sprint(of)
}

// give gives the debrief, written anew if the class has been played on.
func (x *written) give(s *Server) ([]byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	of := s.played()
	if x.page != nil && x.of == of {
		return x.page, nil
	}
	var out bytes.Buffer
	tables, err := s.debriefTables()
	if err == nil {
		err = debrief.Write(&out, s.words, tables)
	}
	if err != nil {
		return nil, err
	}
	x.of, x.page = of, out.Bytes()
	return x.page, nil
}

// debrief is the truth, for the teacher: one page that can be saved.
func (s *Server) debrief(w http.ResponseWriter, r *http.Request) {
	page, err := s.written.give(s)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	sendDebrief(w, "text/html;charset=utf-8", "", page)
}

func (s *Server) debriefData(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	tables, err := s.debriefTables()
	if err == nil {
		err = debrief.WriteCSV(&out, tables)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	sendDebrief(w, "text/csv;charset=utf-8", "class.csv", out.Bytes())
}

// broken says that the server has a fault of its own, and keeps it for a report.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, err error) {
	s.fault.Store(&err)
	s.fail(w, r, http.StatusInternalServerError, err)
}

// debriefOfClass is the same page for students, once the teacher has opened it.
func (s *Server) debriefOfClass(w http.ResponseWriter, r *http.Request, _ int) {
	s.mu.RLock()
	open := s.class.Debrief
	s.mu.RUnlock()
	if !open {
		s.fail(w, r, http.StatusForbidden, fault.ClassNoPage)
		return
	}
	s.debrief(w, r)
}

func sendDebrief(w http.ResponseWriter, kind, file string, body []byte) {
	h := w.Header()
	h.Set("Content-Security-Policy", debrief.Policy+"; frame-ancestors 'none'")
	h.Set("Content-Type", kind)
	if file != "" {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file}))
	}
	_, _ = w.Write(body)
}
