package classroom

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"entente/assets"
	"entente/game"
	"entente/game/fault"
	"entente/game/words"
)

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed static/*
var staticFiles embed.FS

// pages are the templates by name.
type pages map[string]*template.Template

// frame is what every page has around its own data.
type frame struct {
	Title  string
	Kind   string // class of the body
	Live   string // address of the stream; "" for none
	Rev    string // what the page shows; the stream tells of another
	Notice string // something to be said first
	Good   bool   // the notice is no fault
	Hash   string // of the files beside the page, so that browsers may keep them
	Data   any
}

// newPages reads the templates. Each is put together of the layout, the parts and its own file.
func newPages(w *words.Words) (pages, error) {
	funcs := template.FuncMap{
		"t":     func(key string, named ...any) string { return w.Text("ui.class."+key, named...) },
		"table": func(key string, named ...any) string { return w.Text("ui.table."+key, named...) },
		"power": w.Power,
		"n":     w.Number,
		"list":  func(xs ...any) []any { return xs },
		"seq": func(n int) []int {
			list := make([]int, n)
			for i := range list {
				list[i] = i
			}
			return list
		},
		"add":  func(a, b int) int { return a + b },
		"code": game.Power.String,
	}
	all := pages{}
	entries, err := fs.ReadDir(pageFiles, "pages")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".html")
		if name == "layout" || name == "parts" {
			continue
		}
		t, err := template.New("layout.html").Funcs(funcs).ParseFS(pageFiles, "pages/layout.html", "pages/parts.html", "pages/"+e.Name())
		if err != nil {
			return nil, err
		}
		all[name] = t
	}
	return all, nil
}

// qr draws a QR code of an address; nothing where that fails.
func (p pages) qr(url string) template.HTML {
	var out bytes.Buffer
	if err := p["fail"].ExecuteTemplate(&out, "qr", newQR(url)); err != nil {
		return ""
	}
	return template.HTML(out.String()) // of our own template
}

// show sends a page.
func (s *Server) show(w http.ResponseWriter, status int, name string, f frame) {
	f.Hash = staticHash
	var out bytes.Buffer
	if err := s.pages[name].Execute(&out, f); err != nil {
		s.fault.Store(&err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html;charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // who has gone needs no page
}

// Fault is the last error of the server's own, for a report; nil if there was none.
func (s *Server) Fault() error {
	if err := s.fault.Load(); err != nil {
		return *err
	}
	return nil
}

// statuses are those of answers to what was refused.
var statuses = map[*fault.Code]int{
	fault.ClassStale: http.StatusConflict, fault.ClassDoubled: http.StatusConflict, fault.ClassPlanned: http.StatusConflict,
	fault.ClassNotPlanned: http.StatusConflict, fault.ClassNoStudent: http.StatusForbidden, fault.ClassToken: http.StatusForbidden,
	fault.ClassConsole: http.StatusForbidden, fault.ClassThrottled: http.StatusTooManyRequests, fault.ClassCode: http.StatusForbidden,
	fault.ClassNoPage: http.StatusNotFound, fault.ClassDisk: http.StatusInsufficientStorage,
}

// statusOf is the status of an answer to what was refused.
func statusOf(err error) int {
	for code, status := range statuses {
		if errors.Is(err, code) {
			return status
		}
	}
	return http.StatusUnprocessableEntity
}

// fail says on a page of its own why something was refused.
func (s *Server) fail(w http.ResponseWriter, _ *http.Request, status int, err error) {
	s.show(w, status, "fail", frame{Title: s.text("title"), Kind: "plain", Data: s.words.Error(err)})
}

// text is a text of the classroom's own.
func (s *Server) text(key string, named ...any) string {
	return s.words.Text("ui.class."+key, named...)
}

// static serves style, script, fonts and marks: the same for everybody.
func static() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Base(r.URL.Path)
		body, err := staticFiles.ReadFile("static/" + name)
		if err != nil {
			if body, err = assets.FS.ReadFile("fonts/" + name); err != nil || path.Ext(name) != ".woff" {
				http.NotFound(w, r)
				return
			}
		}
		kinds := map[string]string{".css": "text/css;charset=utf-8", ".js": "text/javascript;charset=utf-8", ".woff": "font/woff", ".svg": "image/svg+xml"}
		w.Header().Set("Content-Type", kinds[path.Ext(name)])
		w.Header().Set("Cache-Control", "max-age=86400")
		_, _ = w.Write(body)
	})
}

// staticHash changes with the files beside the pages.
var staticHash = func() string {
	h := sha256.New()
	for _, name := range []string{"class.css", "class.js"} {
		b, err := staticFiles.ReadFile("static/" + name)
		if err != nil {
			panic(err) // it is embedded
		}
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}()
