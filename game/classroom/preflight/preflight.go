// Package preflight tests before a lesson whether students can reach the
// teacher's laptop: a page for the teacher that shows where the class is and
// counts the devices that have been there, and a page for the devices.
package preflight

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the pages
	"encoding/base64"
	"html/template"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"entente/game/words"
)

//go:embed pages.html.tmpl
var pagesHTML string

//go:embed preflight.css
var css string

// Options say what is tested.
type Options struct {
	Words  *words.Words
	Reach  []string                       // addresses (HOST:PORT) of the class, the best first
	Local  bool                           // the class listens on this machine alone
	Path   string                         // of the devices' page, such as "/check"
	QR     func(url string) template.HTML // draws a QR code; nil: none is shown
	Clock  func() time.Time               // nil: the machine's
	Follow string                         // where students go on from the devices' page; "": nowhere
}

// Test counts the devices that reached the class. It is safe for use by
// several goroutines, and keeps nothing on disk.
type Test struct {
	o     Options
	pages *template.Template
	style template.CSS
	csp   string

	mu      sync.Mutex
	devices []device // the latest last
	more    int      // that are not listed any more
}

// device is one that was here. Its whole address is kept no longer than the test.
type device struct {
	from, agent string
	kind        string
	first, last time.Time
}

// most is how many devices are listed; any further ones are counted.
const most = 300

// New begins a test.
func New(o Options) (*Test, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	t := &Test{o: o, style: template.CSS(css)}
	hash := sha256.Sum256([]byte(css))
	t.csp = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
	var err error
	t.pages, err = template.New("preflight").Funcs(template.FuncMap{
		"text": func(key string, a ...any) string { return o.Words.Text("ui.preflight."+key, a...) },
	}).Parse(pagesHTML)
	return t, err
}

// Count is how many devices other than this machine reached the class.
func (t *Test) Count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.devices) + t.more
}

// address is one at which the class can be reached.
type address struct {
	URL string
	QR  template.HTML
}

// row is a device as the teacher sees it.
type row struct{ Kind, End, At string }

// ServeTeacher shows the teacher where the class is and who has been there.
// Whoever serves it keeps others out: it lists devices.
func (t *Test) ServeTeacher(w http.ResponseWriter, _ *http.Request) {
	page := struct {
		Style     template.CSS
		Lang      string
		Local     bool
		Addresses []address
		Count     int
		Devices   []row
	}{Style: t.style, Lang: words.English, Local: t.o.Local, Count: t.Count()}
	for _, at := range t.o.Reach {
		a := address{URL: "http://" + at + t.o.Path}
		if t.o.QR != nil && !t.o.Local {
			a.QR = t.o.QR(a.URL)
		}
		page.Addresses = append(page.Addresses, a)
	}
	t.mu.Lock()
	for _, d := range slices.Backward(t.devices) {
		page.Devices = append(page.Devices, row{t.text("kind." + d.kind), ending(d.from), d.last.Format(time.TimeOnly)})
	}
	t.mu.Unlock()
	w.Header().Set("Refresh", "10") // the count goes on by itself
	t.show(w, "teacher", page)
}

// ServeDevice tells whoever sees it that the class can be reached from there,
// and counts the device.
func (t *Test) ServeDevice(w http.ResponseWriter, r *http.Request) {
	own := t.own(r)
	if !own {
		t.met(r)
	}
	t.show(w, "device", struct {
		Style        template.CSS
		Lang, Follow string
		Own          bool
	}{t.style, words.English, t.o.Follow, own})
}

func (t *Test) text(key string) string { return t.o.Words.Text("ui.preflight." + key) }

func (t *Test) show(w http.ResponseWriter, name string, page any) {
	var out bytes.Buffer
	if err := t.pages.ExecuteTemplate(&out, name, page); err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html;charset=utf-8")
	h.Set("Content-Security-Policy", t.csp)
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(out.Bytes()) // who has gone needs no page
}

// own tells whether a request comes from this machine itself.
func (t *Test) own(r *http.Request) bool {
	from := net.ParseIP(host(r.RemoteAddr))
	if from == nil || from.IsLoopback() {
		return true
	}
	at, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return ok && host(at.String()) == host(r.RemoteAddr)
}

func host(addr string) string {
	h, _, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	return h
}

// met counts a device: an address and a browser.
func (t *Test) met(r *http.Request) {
	now := t.o.Clock()
	d := device{from: host(r.RemoteAddr), agent: r.UserAgent(), first: now, last: now}
	d.agent = d.agent[:min(len(d.agent), 256)]
	d.kind = kindOf(d.agent)
	t.mu.Lock()
	defer t.mu.Unlock()
	if i := slices.IndexFunc(t.devices, func(o device) bool { return o.from == d.from && o.agent == d.agent }); i >= 0 {
		d.first = t.devices[i].first
		t.devices = slices.Delete(t.devices, i, i+1)
	}
	if len(t.devices) == most {
		t.devices = slices.Delete(t.devices, 0, 1)
		t.more++
	}
	t.devices = append(t.devices, d)
}

// kinds are the words by which browsers tell what they run on, the more special first.
var kinds = [][2]string{
	{"iPhone", "iphone"}, {"iPad", "ipad"}, {"Android", "android"}, {"CrOS", "chromebook"},
	{"Windows", "windows"}, {"Macintosh", "mac"}, {"Linux", "linux"},
}

func kindOf(agent string) string {
	for _, k := range kinds {
		if strings.Contains(agent, k[0]) {
			return k[1]
		}
	}
	return "unknown"
}

// ending is the end of an address, by which a device can be told without
// showing all of it to the class.
func ending(from string) string {
	if i := strings.LastIndexAny(from, ".:"); i >= 0 {
		return "…" + from[i+1:]
	}
	return from
}
