package classroom

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/dice"
	"entente/game/scenario"
	"entente/game/words"
)

// class is a served class under test.
type class struct {
	*Server
	at string
}

// serve serves a new class; its timers stand still unless the clock is moved.
func serve(t testing.TB, tables int, o session.Options) *class {
	t.Helper()
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	open := session.Open{Setup: sc.Setup, Seed: dice.Seed{Hi: 5, Lo: 6}, Tables: tables, Code: "KITES", Key: []byte("a key for tests, of 32 bytes long"), Options: o}
	c, err := session.New(open)
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Create(filepath.Join(t.TempDir(), "class"), open)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return start(t, c, st, nil)
}

func start(t testing.TB, c *session.Class, st *store.Store, clock func() time.Time) *class {
	t.Helper()
	s, err := New(c, st, Options{Words: words.MustEnglish(), Clock: clock, Reach: []string{"192.0.2.7:8080"}})
	if err != nil {
		t.Fatal(err)
	}
	s.guard.posts.burst = 1 << 20 // bots are faster than students
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	srv := httptest.NewServer(s)
	t.Cleanup(func() {
		if err := s.Fault(); err != nil {
			t.Error(err)
		}
		stop()
		<-done
		srv.CloseClientConnections()
		srv.Close()
	})
	return &class{s, srv.URL}
}

// browser is a browser without scripts.
type browser struct {
	t  testing.TB
	at string
	c  http.Client
}

func (c *class) browser(t testing.TB) *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t, c.at, http.Client{Jar: jar, Timeout: time.Minute}}
}

// get fetches a page.
func (b *browser) get(path string) (int, string) { return b.ask(http.MethodGet, path, nil) }

// post sends a form, and gives the page to which the answer leads.
func (b *browser) post(path string, form ...string) (int, string) {
	v := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		v.Set(form[i], form[i+1])
	}
	return b.ask(http.MethodPost, path, v)
}

func (b *browser) ask(method, path string, form url.Values) (int, string) {
	b.t.Helper()
	req, err := http.NewRequest(method, b.at+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Origin", b.at)
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.c.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// must fetches or posts what has to be answered well.
func (b *browser) must(status int, body string) string {
	b.t.Helper()
	if status != http.StatusOK {
		b.t.Fatalf("%d: %s", status, said(body))
	}
	return body
}

var notice = regexp.MustCompile(`(?s)class="notice"[^>]*>(.*?)</p>`)

// said is what a page says first.
func said(page string) string {
	if m := notice.FindStringSubmatch(page); m != nil {
		return html.UnescapeString(m[1])
	}
	return page
}

var joins atomic.Int64

// join joins as a student.
func (c *class) join(t testing.TB, name string, table int, p game.Power) *browser {
	t.Helper()
	b := c.browser(t)
	b.must(b.post("/join", "code", c.Code(), "name", name, "once", fmt.Sprintf("once-%020d", joins.Add(1)), "table", fmt.Sprint(table), "seat", p.String()))
	return b
}

// teacher opens the console.
func (c *class) console(t testing.TB) *browser {
	t.Helper()
	b := c.browser(t)
	b.must(b.get(c.ConsolePath()))
	return b
}

var orderNow = regexp.MustCompile(`name="order" value="(\d+)"`)

// click does what a button of the console does.
func (b *browser) click(what string, form ...string) (int, string) {
	b.t.Helper()
	_, page := b.get("/console")
	m := orderNow.FindStringSubmatch(page)
	if m == nil {
		b.t.Fatal("no console: ", said(page))
	}
	return b.post("/console/"+what, append(form, "order", m[1])...)
}

var (
	stepNow   = regexp.MustCompile(`name="step" value="(\d+)"`)
	stepsNow  = regexp.MustCompile(`name="steps" value="([^"]*)"`)
	draftNow  = regexp.MustCompile(`name="draft" value="([^"]*)"`)
	questions = regexp.MustCompile(`(?s)<form method="post" action="/seat/put" class="question">.*?</form>`)
	answer    = regexp.MustCompile(`<button name="order" value="([^"]+)" class="answer( chosen)?"[^>]*?( disabled)?>`)
	playable  = regexp.MustCompile(`<button name="order" value="([^"]+)" aria-label`)
	readyForm = regexp.MustCompile(`<button name="yes" value="1"`)
)

func find(re *regexp.Regexp, page string) string {
	if m := re.FindStringSubmatch(page); m != nil {
		return html.UnescapeString(m[1])
	}
	return ""
}

// decide answers what is open and says ready, as a student in a hurry does.
// False if there was nothing to do.
func (b *browser) decide() bool {
	b.t.Helper()
	_, page := b.get("/seat")
	for range game.MaxOrders {
		sent := false
		for _, q := range questions.FindAllString(page, -1) {
			if strings.Contains(q, "answer chosen") {
				continue
			}
			for _, m := range answer.FindAllStringSubmatch(q, -1) {
				if m[3] == "" {
					_, page = b.post("/seat/put", "step", find(stepNow, page), "order", html.UnescapeString(m[1]))
					sent = true
					break
				}
			}
			break
		}
		if !sent {
			break
		}
	}
	if !readyForm.MatchString(page) {
		return false
	}
	b.post("/seat/ready", "step", find(stepNow, page), "draft", find(draftNow, page), "yes", "1")
	return true
}

// Every page of a seat, of the console and of the projector is whole, in the
// lobby, at Plan, at Reply and at the end.
func TestPages(t *testing.T) {
	c := serve(t, 2, session.Options{Choose: true})
	mei, teacher := c.join(t, "Mei", 0, game.China), c.console(t)
	look := func(when string) {
		t.Helper()
		for _, path := range []string{"/seat", "/seat?open=trade", "/seat?open=arms", "/seat?open=spying", "/seat?open=norms", "/seat?open=diplomacy", "/seat/briefing", "/seat/news", "/seat/notes", "/seat/world", "/seat/device"} {
			if status, page := mei.get(path); status != 200 || !strings.HasSuffix(page, "</html>\n") || strings.Contains(page, "ui.") {
				t.Errorf("%s: %s: %d %s", when, path, status, said(page))
			}
		}
		for _, path := range []string{"/console", "/projector", "/projector?table=1", "/projector?table=2"} {
			if status, page := teacher.get(path); status != 200 || !strings.HasSuffix(page, "</html>\n") || strings.Contains(page, "ui.") {
				t.Errorf("%s: %s: %d %s", when, path, status, said(page))
			}
		}
	}
	look("lobby")
	if status, page := c.browser(t).get("/"); status != 200 || !strings.Contains(page, "</html>") {
		t.Errorf("/: %d %s", status, page)
	}
	teacher.must(teacher.click("begin"))
	look("plan")
	for n := 0; ; n++ {
		_, page := teacher.get("/projector?table=1")
		if strings.Contains(page, "Reply") {
			look("reply")
		}
		_, now := teacher.get("/console")
		s, p := teacher.click("advance", "table", "-1", "steps", find(stepsNow, now))
		if s != 200 {
			t.Fatal(said(p))
		}
		if c.class.Tables[0].Phase() == game.Over && c.class.Tables[1].Phase() == game.Over {
			break
		}
	}
	look("over")
	if status, _ := mei.get("/seat/debrief"); status != 403 {
		t.Errorf("the truth before the debrief: %d", status)
	}
	teacher.must(teacher.click("debrief", "yes", "1"))
	look("debrief")
	for b, paths := range map[*browser][]string{mei: {"/seat/debrief"}, c.browser(t): {"/check"}, teacher: {"/console/check", "/console/debrief.html", "/console/debrief.csv", "/console/export"}} {
		for _, path := range paths {
			if status, page := b.get(path); status != 200 || len(page) < 500 {
				t.Errorf("%s: %d %s", path, status, said(page))
			}
		}
	}
}
