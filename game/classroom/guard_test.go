package classroom

import (
	"bufio"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
)

// What comes from elsewhere, too late, twice, or under another's name gets a
// clear answer and changes nothing.
func TestRefusals(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	mei, ivan, teacher := c.join(t, "Mei", 0, game.China), c.join(t, "Ivan", 0, game.Russia), c.console(t)
	teacher.must(teacher.click("begin"))
	_, page := mei.get("/seat")
	step := find(stepNow, page)
	order := "push itu"
	entries := func() int {
		c.mu.RLock()
		defer c.mu.RUnlock()
		return c.class.Entries
	}
	before := entries()
	refused := func(what string, status, want int, page, say string) {
		t.Helper()
		if status != want || !strings.Contains(said(page), say) {
			t.Errorf("%s: %d %q, want %d %q", what, status, said(page), want, say)
		}
		if entries() != before {
			t.Errorf("%s: something has changed", what)
			before = entries()
		}
	}
	send := func(path string, header map[string]string, form url.Values) (int, string) {
		t.Helper()
		req, err := http.NewRequest(http.MethodPost, c.at+path, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for k, v := range header {
			req.Header.Set(k, v)
		}
		if h := header["Host"]; h != "" {
			req.Host = h
		}
		res, err := mei.c.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b := make([]byte, 1<<16)
		n, _ := res.Body.Read(b)
		return res.StatusCode, string(b[:n])
	}
	form := url.Values{"step": {step}, "order": {order}}
	for what, header := range map[string]map[string]string{
		"another site's page": {"Sec-Fetch-Site": "cross-site"}, "another port's page": {"Sec-Fetch-Site": "same-site"}, "another origin": {"Origin": "http://evil.example"},
	} {
		s, p := send("/seat/put", header, form)
		refused(what, s, 403, p, "another site")
	}
	s, p := send("/seat/put", map[string]string{"Host": "rebound.example"}, form)
	refused("a rebound name", s, 403, p, "rebound.example")
	s, p = send("/seat/put", nil, url.Values{"step": {step}, "order": {strings.Repeat("x", 1<<17)}})
	refused("a large form", s, 413, p, "too much")

	before = entries() + 1
	mei.must(mei.post("/seat/put", "step", step, "order", order))
	s, p = mei.post("/seat/put", "step", step, "order", order)
	refused("an order twice", s, 409, p, "already")
	s, p = mei.post("/seat/put", "step", "99", "order", "push gge")
	refused("another step", s, 409, p, "moved on")
	s, p = mei.post("/seat/put", "step", step, "order", "freedom-programme russia")
	refused("another power's order", s, 422, p, "")
	s, p = mei.post("/seat/put", "step", step, "order", "conquer")
	refused("no order", s, 422, p, "conquer")
	s, p = mei.post("/seat/put", "step", "x", "order", order)
	refused("no step", s, 422, p, "step")
	s, p = mei.post("/seat/ready", "step", step, "draft", "", "yes", "1")
	refused("ready for another draft", s, 409, p, "moved on")
	s, p = mei.post("/seat/send", "sent", "3", "to", "us", "text", "hello")
	refused("a note twice", s, 409, p, "already")
	s, p = mei.get("/console")
	refused("the console", s, 403, p, "teacher")
	s, p = mei.post("/console/begin", "order", "0")
	refused("the console's buttons", s, 403, p, "teacher")
	s, p = mei.get("/projector")
	refused("the projector", s, 403, p, "teacher")
	s, p = teacher.post("/console/pause", "order", "99", "table", "0", "yes", "1")
	refused("a stale console", s, 409, p, "moved on")
	s, p = teacher.post("/console/advance", "order", "1", "table", "0", "step", "77")
	refused("advanced twice", s, 409, p, "moved on")

	at, _ := url.Parse(c.at)
	token := mei.c.Jar.Cookies(at)[0].Value
	for _, forged := range []string{"", "1.0.00", strings.Replace(token, "1.0.", "2.0.", 1), strings.Replace(token, "1.0.", "1.1.", 1), token + "0", "99999999999999999999.0.x", "..."} {
		b := c.browser(t)
		b.c.Jar.SetCookies(at, []*http.Cookie{{Name: c.guard.cookie("seat"), Value: forged}})
		s, p := b.post("/seat/put", "step", step, "order", "push gge")
		refused("a forged token "+forged, s, 403, p, "no longer yours")
	}
	_ = ivan
}

// A seat moves to another machine with its draft, and the first one lets go.
func TestResume(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	mei, teacher := c.join(t, "Mei", 0, game.China), c.console(t)
	teacher.must(teacher.click("begin"))
	_, page := mei.get("/seat")
	mei.must(mei.post("/seat/put", "step", find(stepNow, page), "order", "push itu"))
	_, was := mei.get("/seat")
	_, page = mei.get("/seat/device")
	i := strings.Index(page, "/resume/")
	link := page[i : i+strings.IndexAny(page[i:], "<\" ")]
	events, stop := c.stream(t, mei, "/seat/live?rev=")
	defer stop()
	<-events

	other := c.browser(t)
	if status, page := other.get(link); status != 200 || !strings.Contains(page, "Mei") {
		t.Fatal(status, said(page))
	}
	if status, _ := mei.get("/seat"); status != 200 {
		t.Error("looking at the link took the seat away")
	}
	const once = "a browser's own text"
	other.must(other.post(link, "once", once))
	repeat := c.browser(t)
	repeat.must(repeat.post(link, "once", once)) // the answer was lost: it is asked for again
	repeat.must(repeat.get("/seat"))
	_, now := other.get("/seat")
	if a, b := timeless(was), timeless(now); a != b {
		t.Error("the seat looks otherwise on the other machine")
	}
	if status, page := mei.get("/seat"); status != 403 || !strings.Contains(said(page), "another machine") && !strings.Contains(said(page), "no longer") {
		t.Errorf("the first machine: %d %s", status, said(page))
	}
	if status, _ := c.browser(t).post(link, "once", "another browser's"); status != 403 {
		t.Errorf("the link works twice: %d", status)
	}
	for e := range events {
		if strings.Contains(e, "gone") {
			break
		}
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	if n := len(c.class.Team(0, game.China)); n != 1 {
		t.Errorf("%d students in the seat: a ghost", n)
	}
}

// timeless takes what differs between two looks at the same out of a page: the
// timer, and what the token's generation numbers.
func timeless(page string) string {
	for _, cut := range [][2]string{{`data-rev="`, `"`}, {`class="clock"`, `</div>`}} {
		for from := 0; ; {
			i := strings.Index(page[from:], cut[0])
			if i < 0 {
				break
			}
			i += from + len(cut[0])
			j := strings.Index(page[i:], cut[1])
			page = page[:i] + page[i+j:]
			from = i
		}
	}
	return page
}

// stream opens a browser's stream, and gives its events.
func (c *class) stream(t testing.TB, b *browser, path string) (<-chan string, func()) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.at+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := (&http.Client{Jar: b.c.Jar}).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	events := make(chan string, 1000)
	go func() {
		defer close(events)
		defer res.Body.Close()
		scan := bufio.NewScanner(res.Body)
		event := ""
		for scan.Scan() {
			if scan.Text() != "" {
				event += scan.Text() + "\n"
				continue
			}
			events <- event
			event = ""
		}
	}()
	return events, stop
}

// Codes may be tried a few times, and no more; the right one is refused too
// while an address has to wait.
func TestThrottle(t *testing.T) {
	c := serve(t, 1, session.Options{})
	b := c.browser(t)
	for n := range wrongBurst + 3 {
		status, page := b.post("/join", "code", "WRONG", "name", "x", "once", "12345678901234567890")
		if want := map[bool]int{true: 403, false: 429}[n < wrongBurst]; status != want {
			t.Fatalf("try %d: %d %s", n, status, said(page))
		}
	}
	if status, _ := b.post("/join", "code", c.Code(), "name", "x", "once", "12345678901234567890"); status != 429 {
		t.Errorf("the right code by guessing: %d", status)
	}
}

// A class joined twice by a double click has one student more.
func TestJoinTwice(t *testing.T) {
	c := serve(t, 1, session.Options{})
	for range 2 {
		b := c.browser(t)
		b.must(b.post("/join", "code", "ki tes", "name", "Mei", "once", "12345678901234567890"))
		b.must(b.get("/seat"))
	}
	if n := len(c.class.Students); n != 1 {
		t.Errorf("%d students", n)
	}
	for name, say := range map[string]string{"": "1 to 24", strings.Repeat("a", 25): "1 to 24", "\x00": "1 to 24"} {
		if status, page := c.browser(t).post("/join", "code", c.Code(), "name", name, "once", "123456789012345678901"); status != 422 || !strings.Contains(said(page), say) {
			t.Errorf("name %q: %d %s", name, status, said(page))
		}
	}
}

// Names and notes are shown as they are, never as markup.
func TestEscapes(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	evil := `<b>x</b>"'&`
	a, b, teacher := c.join(t, evil, 0, game.China), c.join(t, "Ivan", 0, game.Russia), c.console(t)
	teacher.must(teacher.click("begin"))
	a.must(a.post("/seat/send", "sent", "0", "to", "russia", "text", `<script>alert(1)</script>`))
	teacher.must(teacher.click("inject", "table", "-1", "text", `<img src=x>`))
	for _, page := range []string{
		a.must(a.get("/seat")), b.must(b.get("/seat/notes")), b.must(b.get("/seat/news")), teacher.must(teacher.get("/console")), teacher.must(teacher.get("/projector")),
	} {
		for _, bad := range []string{"<b>x", "<script>alert", "<img src"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s is markup on a page", bad)
			}
		}
	}
}

// A stream says that something has changed, and catches up with what was
// missed; what another team does by itself is no business of this one.
func TestStream(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	mei, jonas, ivan, teacher := c.join(t, "Mei", 0, game.China), c.join(t, "Jonas", 0, game.China), c.join(t, "Ivan", 0, game.Russia), c.console(t)
	teacher.must(teacher.click("begin"))
	_, page := mei.get("/seat")
	rev := page[strings.Index(page, `data-rev="`)+10:]
	rev = rev[:strings.IndexByte(rev, '"')]
	events, stop := c.stream(t, jonas, "/seat/live?rev="+rev)
	defer stop()
	quiet := func(what string) {
		t.Helper()
		select {
		case e := <-events:
			if strings.Contains(e, "changed") {
				t.Errorf("%s: %q", what, e)
			}
		case <-time.After(150 * time.Millisecond):
		}
	}
	<-events // retry
	quiet("nothing has happened")
	_, other := ivan.get("/seat")
	ivan.must(ivan.post("/seat/put", "step", find(stepNow, other), "order", "push itu"))
	quiet("another team plans")
	mei.must(mei.post("/seat/put", "step", find(stepNow, page), "order", "push itu"))
	e := <-events
	if !strings.Contains(e, "event:changed") || !strings.HasPrefix(e, "id:") {
		t.Fatalf("the team's plan: %q", e)
	}
	last := strings.TrimPrefix(strings.SplitN(e, "\n", 2)[0], "id:")
	again, stop2 := c.stream(t, jonas, "/seat/live?rev="+url.QueryEscape(last))
	<-again
	stop2()
	missed, stop3 := c.stream(t, jonas, "/seat/live?rev="+rev) // it was away meanwhile
	defer stop3()
	<-missed
	if e := <-missed; !strings.Contains(e, "changed") {
		t.Errorf("what was missed: %q", e)
	}
}
