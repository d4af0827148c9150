package browser

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strconv"
	"strings"

	"entente/game/fault"
	"entente/game/words"
)

// Site is what is served: the page, the program, and nothing else. It
// implements http.Handler.
type Site struct{ files map[string]*file }

// file is one thing that is served.
type file struct {
	kind string // media type
	body []byte
	br   []byte // compressed; nil: not at hand
	gz   []byte // compressed; body is then nil, and unpacked for who cannot do it
	etag string
}

// NewSite gives a site of a build.
func NewSite(build fs.FS, w *words.Words) (*Site, error) {
	gz, err := fs.ReadFile(build, gzName)
	if err != nil {
		return nil, err
	}
	br, err := fs.ReadFile(build, brName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	exec, err := fs.ReadFile(build, execName)
	if err != nil {
		return nil, err
	}
	if len(gz) < 4 {
		return nil, fault.In.New(gzName, io.ErrUnexpectedEOF)
	}
	index, err := render(w, binary.LittleEndian.Uint32(gz[len(gz)-4:])) // the size before packing ends the form
	if err != nil {
		return nil, err
	}
	s := &Site{files: map[string]*file{
		"/":             {kind: "text/html;charset=utf-8", body: index},
		"/wasm_exec.js": {kind: "text/javascript;charset=utf-8", body: exec},
		"/entente.wasm": {kind: "application/wasm", br: br, gz: gz},
	}}
	for name, kind := range map[string]string{"boot.js": "text/javascript;charset=utf-8", "page.css": "text/css;charset=utf-8", "icon.svg": "image/svg+xml"} {
		b, err := page.ReadFile("page/" + name)
		if err != nil {
			return nil, err
		}
		s.files["/"+name] = &file{kind: kind, body: b}
	}
	for _, f := range s.files {
		sum := sha256.Sum256(append(f.body, f.gz...))
		f.etag = hex.EncodeToString(sum[:12])
	}
	return s, nil
}

// render fills the page with the words of a language.
func render(w *words.Words, size uint32) ([]byte, error) {
	t, err := template.ParseFS(page, "page/index.html")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"Size": size,
		"Text": func(key string) string { return w.Text("ui.browser." + key) },
	})
	return out.Bytes(), err
}

// policy lets the page load what is served here, and nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	f := s.files[r.URL.Path]
	switch {
	case !loopback(r.Host): // a name elsewhere that was made to point here
		http.Error(w, http.StatusText(http.StatusForbidden), http.StatusForbidden)
	case f == nil:
		http.NotFound(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", http.MethodGet+","+http.MethodHead)
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
	default:
		f.serve(w, r)
	}
}

// loopback tells whether a request was made to this machine by its own name.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// serve sends the file in the best form that the browser takes.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "no-cache") // ask whether it is still the same: it is another after an update
	body, coding := f.body, ""
	if f.gz != nil {
		h.Set("Vary", "Accept-Encoding")
		switch {
		case f.br != nil && takes(r, "br"):
			body, coding = f.br, "br"
		case takes(r, "gzip"):
			body, coding = f.gz, "gzip"
		}
	}
	etag := `"` + f.etag + coding + `"`
	h.Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if coding != "" {
		h.Set("Content-Encoding", coding)
	} else if f.gz != nil {
		var err error
		if body, err = unpack(f.gz); err != nil {
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // who went away needs no answer
	}
}

// takes tells whether a browser takes a coding; none that matters here sends weights but 0.
func takes(r *http.Request, coding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == coding {
			q, _ := strings.CutPrefix(strings.TrimSpace(weight), "q=")
			none, err := strconv.ParseFloat(q, 64)
			return err != nil || none > 0
		}
	}
	return false
}

func unpack(gz []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
