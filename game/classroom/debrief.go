package classroom

import (
	"bytes"
	"io"
	"mime"
	"net/http"

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
		list = append(list, debrief.Table{Name: s.text("table", "n", i+1), Game: g})
	}
	return list, nil
}

// debrief is the truth, for the teacher: one page that can be saved.
func (s *Server) debrief(w http.ResponseWriter, r *http.Request) {
	s.sendDebrief(w, r, "text/html;charset=utf-8", "", func(to io.Writer, tables []debrief.Table) error {
		return debrief.Write(to, s.words, tables)
	})
}

func (s *Server) debriefData(w http.ResponseWriter, r *http.Request) {
	s.sendDebrief(w, r, "text/csv;charset=utf-8", "class.csv", debrief.WriteCSV)
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

func (s *Server) sendDebrief(w http.ResponseWriter, r *http.Request, kind, file string, write func(io.Writer, []debrief.Table) error) {
	tables, err := s.debriefTables()
	var out bytes.Buffer
	if err == nil {
		err = write(&out, tables)
	}
	if err != nil {
		s.fault.Store(&err)
		s.fail(w, r, http.StatusInternalServerError, err)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", debrief.Policy+"; frame-ancestors 'none'")
	h.Set("Content-Type", kind)
	if file != "" {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file}))
	}
	_, _ = w.Write(out.Bytes())
}
