package classroom

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"

	"golang.org/x/time/rate"
)

// Long forms, two minutes each:
//
//	go test ./game/classroom -run '^$' -fuzz FuzzRequest -fuzztime 2m -fuzzminimizetime 5x

// pattern is an address of the class, as routes.go lists it.
type pattern struct{ method, path string }

// patterns reads them out of routes.go, so that none can be forgotten.
func patterns(t testing.TB) (list []pattern) {
	t.Helper()
	src, err := os.ReadFile("routes.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`m\.Handle(?:Func)?\("(GET|POST) ([^"]+)"`).FindAllStringSubmatch(string(src), -1) {
		if m[2] == "" {
			continue
		}
		list = append(list, pattern{m[1], strings.TrimSuffix(m[2], "{$}")})
	}
	for _, tb := range seatTabs {
		list = append(list, pattern{"GET", tb.path})
	}
	for what := range consoleOrders {
		list = append(list, pattern{"POST", "/console/" + what})
	}
	for _, what := range []string{"advance", "inject", "preview"} {
		list = append(list, pattern{"POST", "/console/" + what})
	}
	slices.SortFunc(list, func(a, b pattern) int { return strings.Compare(a.method+a.path, b.method+b.path) })
	if len(list) < 40 {
		t.Fatalf("%d routes were found in routes.go", len(list))
	}
	return list
}

// lesson is a class under fuzzing.
type lesson struct {
	*class
	actors [][]*http.Cookie // a student's, another's, the teacher's, the projector's, nobody's
	begun  []byte           // as it was exported when it began
	count  int
}

// reset has the class as it began, if anything has changed.
func (x *lesson) reset(t testing.TB) {
	x.guard.wrong = newRates(rate.Every(wrongEvery), wrongBurst)
	if x.count == x.class.class.Entries {
		return
	}
	path := x.store.Path()
	err := errors.Join(x.store.Close(), os.Remove(path))
	if err == nil {
		x.store, x.class.class, err = store.Import(bytes.NewReader(x.begun), path)
	}
	if err != nil {
		t.Fatal(err)
	}
	x.here = newPresence()
}

func newLesson(t testing.TB) *lesson {
	x := &lesson{class: still(t)}
	at, _ := url.Parse(x.at)
	add := func(path string, form ...string) {
		b, _ := x.wired(t)
		if form == nil {
			b.must(b.get(path))
		} else {
			b.must(b.post(path, form...))
		}
		x.actors = append(x.actors, b.c.Jar.Cookies(at))
	}
	add("/join", "code", "KITES", "name", "Mei", "once", "once-once-once-once", "table", "0", "seat", "china")
	add("/join", "code", "KITES", "name", "Ivan", "once", "once-once-once-two", "table", "0", "seat", "russia")
	add(x.ConsolePath())
	add(x.ProjectorPath())
	x.actors = append(x.actors, nil)
	if err := x.do(&session.Begin{Console: session.Console{Order: 0}}); err != nil {
		t.Fatal(err)
	}
	var begun bytes.Buffer
	if err := x.store.Export(&begun, true); err != nil {
		t.Fatal(err)
	}
	x.begun, x.count = begun.Bytes(), x.class.class.Entries
	t.Cleanup(func() { x.store.Close() })
	return x
}

// ask has an actor send a request, and sees that the answer is a sound one.
func (x *lesson) ask(t testing.TB, actor int, method, target, form string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil {
		t.Skip("no address")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop() // streams end at once
	r := (&http.Request{
		Method: method, URL: u, RequestURI: target, Host: "192.0.2.7:8080", RemoteAddr: "192.0.2.9:1", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, Body: http.NoBody,
	}).WithContext(ctx)
	if method != http.MethodGet && method != http.MethodHead {
		r.Body, r.ContentLength = readCloser(form), int64(len(form))
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header[header[i]] = []string{header[i+1]}
	}
	actor %= len(x.actors)
	for _, k := range x.actors[actor] {
		r.AddCookie(k)
	}
	entries := x.class.class.Entries
	rec := httptest.NewRecorder()
	x.ServeHTTP(rec, r)
	if err := x.Fault(); err != nil {
		t.Fatalf("%s %s %q: the server's own fault: %v", method, target, form, err)
	}
	h, status := rec.Header(), rec.Code
	if status >= 500 && status != http.StatusServiceUnavailable {
		t.Fatalf("%s %s %q: %d", method, target, form, status)
	}
	if now := x.class.class.Entries; now != entries && (method != http.MethodPost || status >= 400) {
		t.Fatalf("%s %s %q: %d, but something has changed", method, target, form, status)
	}
	if h.Get("Content-Security-Policy") == "" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" {
		t.Fatalf("%s %s: sent without its headers: %v", method, target, h)
	}
	if strings.HasPrefix(h.Get("Content-Type"), "text/html") && rec.Body.Len() > 0 && !bytes.HasSuffix(bytes.TrimSpace(rec.Body.Bytes()), []byte("</html>")) && status != http.StatusSeeOther && status != http.StatusMovedPermanently && status != http.StatusTemporaryRedirect {
		t.Fatalf("%s %s: %d, and a page that is cut off", method, target, status)
	}
	if to := h.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`)) {
		t.Fatalf("%s %s: leads elsewhere: %s", method, target, to)
	}
	if actor != 2 && bytes.Contains(rec.Body.Bytes(), []byte(x.guard.secret("console"))) {
		t.Fatalf("%s %s: the console's secret", method, target)
	}
	return rec
}

type body struct{ *strings.Reader }

func (body) Close() error { return nil }

func readCloser(s string) body { return body{strings.NewReader(s)} }

// FuzzRequest sends requests of all kinds to every address, as whoever may:
// there is always a sound answer, what is refused changes nothing, and looking
// changes nothing.
func FuzzRequest(f *testing.F) {
	list := patterns(f)
	for i := range list {
		for actor := range uint8(5) {
			f.Add(uint8(i), actor, uint8(0), "x", "table=1&open=trade&rev=3", "step=1&order=push+itu&table=0&yes=1&seconds=5&student=1&seat=us&agent=doctrine&quarter=1&event=0.255.0.1&text=x&code=KITES&name=x&once=12345678901234567&to=us&sent=0&draft=")
		}
		f.Add(uint8(i), uint8(2), uint8(0), "1.0.ff", "table=-1", "order=0&table=-1&plan=1&reply=1&undecided=9&steps=[1+1]&step=99999999999999999999")
		f.Add(uint8(i), uint8(0), uint8(1), "../../etc", "%zz", "order=99999999999999999999&table=300&step=-1&draft=;;&to=china&sent=-1&%zz&open=//evil.example")
		f.Add(uint8(i), uint8(1), uint8(3), "a\x00b", "names=1", "event=script+0&text=%ff%fe&open=a%0d%0aSet-Cookie:x")
	}
	methods := []string{"", http.MethodPost, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions, "BREW"}
	x := newLesson(f)
	f.Fuzz(func(t *testing.T, route, actor, method uint8, name, query, form string) {
		x.reset(t)
		p := list[int(route)%len(list)]
		m := methods[int(method)%len(methods)]
		if m == "" {
			m = p.method
		}
		path := p.path
		if at := strings.IndexByte(path, '{'); at >= 0 {
			path = path[:at] + url.PathEscape(name)
		} else if strings.HasSuffix(path, "/") && len(path) > 1 {
			path += url.PathEscape(name)
		}
		x.ask(t, int(actor), m, path+"?"+strings.Map(printable, query), form)
	})
}

// printable keeps what may stand in a request line.
func printable(r rune) rune {
	if r <= ' ' || r >= 0x7f || r == '#' {
		return -1
	}
	return r
}

// FuzzToken tries texts as tokens and secrets: none opens anything.
func FuzzToken(f *testing.F) {
	x := newLesson(f)
	seat := x.actors[0][0].Value
	for _, text := range []string{"", "1.0.", "1.0." + strings.Repeat("0", 40), strings.Replace(seat, "1.", "2.", 1), seat + "0", seat[:len(seat)-1], strings.ToUpper(seat), "01" + seat[1:], "+" + seat, "1.0.0.0", "..", "9223372036854775808.0.x", seat + ".", "\x00" + seat} {
		f.Add(text)
	}
	good := []string{seat, x.actors[1][0].Value}
	f.Fuzz(func(t *testing.T, text string) {
		if slices.Contains(good, text) {
			t.Skip("it is one")
		}
		for _, k := range []string{"seat", "console", "projector"} {
			for path, want := range map[string]string{"/seat": "seat", "/console": "console", "/projector": "projector"} {
				r := httptest.NewRequest(http.MethodGet, "http://192.0.2.7:8080"+path, nil)
				r.AddCookie(&http.Cookie{Name: k, Value: text})
				rec := httptest.NewRecorder()
				x.ServeHTTP(rec, r)
				if c, err := r.Cookie(k); err == nil && slices.Contains(good, c.Value) { // what is no cookie's was left out
					continue
				}
				if rec.Code != http.StatusForbidden {
					t.Fatalf("%s %q opens %s (%s): %d", k, text, path, want, rec.Code)
				}
			}
		}
		for _, path := range []string{"/resume/", "/console/enter/", "/projector/enter/"} {
			x.guard.wrong = newRates(1e9, 1<<30)
			if rec := x.ask(t, 4, http.MethodGet, path+url.PathEscape(text), ""); rec.Code == http.StatusOK {
				t.Fatalf("%s%q: %d", path, text, rec.Code)
			}
			if rec := x.ask(t, 4, http.MethodPost, path+url.PathEscape(text), "once=12345678901234567"); rec.Code < 400 && rec.Code != http.StatusMovedPermanently && rec.Code != http.StatusTemporaryRedirect {
				t.Fatalf("%s%q: %d", path, text, rec.Code)
			}
		}
	})
}

// FuzzLesson has students and the teacher act by chance, at any moment, with
// stale pages, and everything twice: the second time changes nothing, and the
// class in the file is the class that was served.
func FuzzLesson(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"))
	f.Add([]byte("join the class, order, be ready, write, advance, take back, fork, pause, inject"))
	f.Add(bytes.Repeat([]byte{3, 0, 7, 11, 13, 0, 9, 200}, 12))
	f.Add(bytes.Repeat([]byte{5, 1, 8, 12, 1, 2, 14, 90, 33}, 9))
	x := newLesson(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		x.reset(t)
		at := 0
		next := func(n int) int {
			if at >= len(data) {
				return 0
			}
			at++
			return int(data[at-1]) % n
		}
		last := map[string]string{} // forms of before: stale pages
		for n := 0; at < len(data) && n < 25; n++ {
			actor := next(5)
			tb := x.class.class.Tables[next(len(x.class.class.Tables))]
			p := game.Power(next(game.Powers))
			menu := game.Menus(p)
			order := menu[next(len(menu))]
			if opt := tb.Open(p); opt.N > 0 && next(2) == 0 {
				order = opt.Orders[next(opt.N)]
			}
			student := 1 + next(len(x.class.class.Students)+1)
			table := fmt.Sprint(next(10) - 1)
			step := fmt.Sprint(tb.Step - next(3)/2)
			console := fmt.Sprint(x.class.class.Orders - next(9)/8)
			draft := tb.Seats[p].Draft
			v := url.Values{
				"step": {step}, "order": {order.String()}, "table": {table}, "seat": {p.String()}, "student": {fmt.Sprint(student)}, "yes": {fmt.Sprint(next(2))},
				"draft": {planText(&draft)}, "to": {game.Power(next(game.Powers)).String()}, "text": {[]string{"", "a text", strings.Repeat("x", 300), "\u202e<b>"}[next(4)]},
				"sent": {fmt.Sprint(next(3))}, "code": {"KITES"}, "name": {"Zoë"}, "once": {fmt.Sprintf("once-%016d", next(6))}, "open": {"trade"},
				"seconds": {fmt.Sprint(next(256) * 20)}, "agent": {[]string{"", "doctrine", "random", "nobody"}[next(4)]}, "quarter": {fmt.Sprint(next(9))},
				"plan": {fmt.Sprint(next(256) * 20)}, "reply": {"60"}, "undecided": {fmt.Sprint(next(4))}, "choose": {"1"}, "closed": {fmt.Sprint(next(8) / 7)}, "muted": {fmt.Sprint(next(8) / 7)},
				"event": {[]string{"", "script 0", "heat pacific 2", "oil 20", "script 99"}[next(5)]}, "steps": {fmt.Sprint(x.steps())},
			}
			var path string
			if actor == 2 {
				path = "/console/" + []string{"pause", "extend", "hand", "move", "remove", "back", "fork", "shelve", "settings", "forget", "debrief", "inject", "preview", "advance", "advance", "advance"}[next(16)]
				if !strings.HasSuffix(path, "advance") {
					v.Set("order", console)
				}
			} else {
				path = []string{"/seat/put", "/seat/put", "/seat/put", "/seat/take", "/seat/ready", "/seat/ready", "/seat/send", "/join", "/seat/leave", "/resume/" + x.guard.token("resume", x.class.class.Students[(student-1)%len(x.class.class.Students)])}[next(10)]
			}
			form := v.Encode()
			if next(5) == 0 && last[path] != "" {
				form = last[path]
			}
			last[path] = form
			x.ask(t, actor, http.MethodPost, path, form)
			entries := x.class.class.Entries
			x.ask(t, actor, http.MethodPost, path, form)
			if x.class.class.Entries != entries {
				t.Fatalf("%s %s: sent twice, and done twice", path, form)
			}
			x.ask(t, actor, http.MethodGet, []string{"/seat", "/seat/news", "/console", "/projector", "/seat/notes"}[next(5)], "")
			x.ask(t, 0, http.MethodGet, "/seat?open=arms", "")
			x.ask(t, 2, http.MethodGet, "/console", "")
		}
		if err := x.store.Close(); err != nil {
			t.Fatal(err)
		}
		st, c, err := store.Load(x.store.Path())
		if err != nil {
			t.Fatal(err)
		}
		x.store = st
		if a, b := classLooks(c), classLooks(x.class.class); a != b {
			t.Fatalf("the class in the file is\n%s\nthe one that was served\n%s", a, b)
		}
	})
}

// classLooks tells two classes apart.
func classLooks(c *session.Class) string {
	text := fmt.Sprint(c.Entries, c.Orders, c.Options, c.Closed, c.Muted, c.Unnamed, c.Debrief, "\n")
	for _, st := range c.Students {
		text += fmt.Sprintf("%+v\n", *st)
	}
	for _, tb := range c.Tables {
		text += fmt.Sprint(digest(tb.Game.State()), tb.Seats, tb.Begun, tb.Step, tb.Deadline, tb.Left, tb.Paused, tb.Notes, tb.News, tb.Forked, tb.Shelved, tb.Since(), len(tb.Game.Log().Events), "\n")
	}
	return text
}
