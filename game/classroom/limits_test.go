package classroom

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
)

// from sends a request from an address.
func (c *class) from(address, method, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://192.0.2.7:8080"+path, strings.NewReader(form.Encode()))
	r.RemoteAddr = address + ":1"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	c.ServeHTTP(w, r)
	return w
}

// ticking is a class whose clock is moved by hand.
func ticking(t *testing.T) (*class, *atomic.Int64) {
	t.Helper()
	c := still(t)
	var now atomic.Int64
	now.Store(1_800_000_000_000)
	c.clock = func() time.Time { return time.UnixMilli(now.Load()) }
	c.guard = newGuard(c.Server, nil)
	c.mux = c.guard.wrap(c.routes())
	return c, &now
}

// Changes are limited by address: a class behind one address has enough, and
// whoever sends without end waits, and nobody else with it.
func TestPostRate(t *testing.T) {
	c, now := ticking(t)
	post := func(address string) int { return c.from(address, http.MethodPost, "/seat/put", nil).Code }
	for n := range postsBurst {
		if got := post("192.0.2.1"); got != http.StatusForbidden { // it has no seat
			t.Fatalf("post %d: %d", n, got)
		}
	}
	if got := post("192.0.2.1"); got != http.StatusTooManyRequests {
		t.Errorf("too many: %d", got)
	}
	if got := c.from("192.0.2.1", http.MethodGet, "/", nil).Code; got != http.StatusOK {
		t.Errorf("reading meanwhile: %d", got)
	}
	if got := post("192.0.2.2"); got != http.StatusForbidden {
		t.Errorf("another address: %d", got)
	}
	now.Add(postsEvery.Milliseconds())
	if got := post("192.0.2.1"); got != http.StatusForbidden {
		t.Errorf("after a while: %d", got)
	}
}

// Whatever could be guessed is throttled: codes, links of seats, looked at or
// sent, and the teacher's links; and guesses of one kind count for the others.
func TestGuesses(t *testing.T) {
	join := url.Values{"code": {"WRONG"}, "name": {"x"}, "once": {"12345678901234567890"}}
	guesses := map[string]func(c *class) int{
		"code":           func(c *class) int { return c.from("192.0.2.1", http.MethodPost, "/join", join).Code },
		"link":           func(c *class) int { return c.from("192.0.2.1", http.MethodGet, "/resume/1.0.guess", nil).Code },
		"link sent":      func(c *class) int { return c.from("192.0.2.1", http.MethodPost, "/resume/1.0.guess", nil).Code },
		"console's link": func(c *class) int { return c.from("192.0.2.1", http.MethodGet, "/console/enter/guess", nil).Code },
		"projector's":    func(c *class) int { return c.from("192.0.2.1", http.MethodGet, "/projector/enter/guess", nil).Code },
	}
	for what, guess := range guesses {
		c, now := ticking(t)
		for n := range wrongBurst {
			if got := guess(c); got != http.StatusForbidden {
				t.Fatalf("%s: guess %d: %d", what, n, got)
			}
		}
		for other, guess := range guesses {
			if got := guess(c); got != http.StatusTooManyRequests {
				t.Errorf("after too many of %s: %s: %d", what, other, got)
			}
		}
		now.Add(wrongEvery.Milliseconds())
		if got := guess(c); got != http.StatusForbidden {
			t.Errorf("%s after a while: %d", what, got)
		}
	}
}

// A browser holds a few streams, and no more; those that end make room.
func TestManyStreams(t *testing.T) {
	c := serve(t, 1, session.Options{Choose: true})
	mei := c.join(t, "Mei", 0, game.China)
	var stops []func()
	for range maxEach {
		events, stop := c.stream(t, mei, "/seat/live?rev=")
		<-events
		stops = append(stops, stop)
	}
	if status, page := mei.get("/seat/live?rev="); status != http.StatusServiceUnavailable {
		t.Errorf("one too many: %d %s", status, said(page))
	}
	for _, stop := range stops {
		stop()
	}
	for limit := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		c.streams.mu.Lock()
		n := c.streams.all
		c.streams.mu.Unlock()
		if n == 0 {
			break
		}
		if time.Now().After(limit) {
			t.Fatalf("%d streams are counted that have ended", n)
		}
	}
	c.streams.all = maxStreams
	if status, _ := mei.get("/seat/live?rev="); status != http.StatusServiceUnavailable {
		t.Errorf("one too many of all: %d", status)
	}
	c.streams.all = 0
}

// A form may have so many bytes, and no more, whatever it says of its length.
func TestSizes(t *testing.T) {
	c := still(t)
	for n, want := range map[int]int{maxBody - 100: http.StatusForbidden, maxBody + 1: http.StatusRequestEntityTooLarge} {
		for _, length := range []int64{-1, int64(n)} {
			r := httptest.NewRequest(http.MethodPost, "http://192.0.2.7:8080/seat/put", strings.NewReader("x="+strings.Repeat("y", n-2)))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.ContentLength = length
			w := httptest.NewRecorder()
			c.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("%d bytes (said: %d): %d, want %d", n, length, w.Code, want)
			}
		}
	}
}

// Requests that another site's page began are refused on every address that
// changes something, by any of their marks; those of a page of the class, and
// of programs that send none, are not.
func TestCrossSite(t *testing.T) {
	c := still(t)
	const own = "http://192.0.2.7:8080"
	for _, p := range patterns(t) {
		if p.method != http.MethodPost {
			continue
		}
		path := strings.NewReplacer("{what}", "begin", "{token}", "x").Replace(p.path)
		for _, header := range [][]string{
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "http://evil.example"}, {"Origin", "null"},
			{"Origin", "http://192.0.2.7:8081"}, {"Sec-Fetch-Site", "cross-site", "Origin", own},
		} {
			if got := c.from("192.0.2.1", http.MethodPost, path, nil, header...); got.Code != http.StatusForbidden || !strings.Contains(got.Body.String(), "another site") {
				t.Errorf("%s with %v: %d", path, header, got.Code)
			}
		}
		for _, header := range [][]string{{}, {"Sec-Fetch-Site", "same-origin"}, {"Origin", own}} {
			if got := c.from("192.0.2.1", http.MethodPost, path, nil, header...); strings.Contains(got.Body.String(), "another site") {
				t.Errorf("%s with %v: taken for another site's: %d", path, header, got.Code)
			}
		}
	}
	for host, good := range map[string]bool{"192.0.2.7:8080": true, "localhost": true, "[::1]:80": true, "evil.example": false, "localhost.evil.example": false, "192.0.2.7.evil.example": false, "": false} {
		r := httptest.NewRequest(http.MethodGet, own+"/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		c.ServeHTTP(w, r)
		if (w.Code == http.StatusOK) != good {
			t.Errorf("called %q: %d", host, w.Code)
		}
	}
}

// Every answer tells browsers what it may load, and where it may be shown:
// nothing from elsewhere, no script within a page, in no other page, and from
// no cache. Cookies are out of reach of scripts and of other sites.
func TestHeaders(t *testing.T) {
	c := still(t)
	teacher, w := c.wired(t)
	teacher.must(teacher.get(c.ConsolePath()))
	if cookie := w.head.Get("Set-Cookie"); !strings.Contains(cookie, "HttpOnly; SameSite=Strict") {
		t.Error("the console's cookie: ", cookie)
	}
	mei, w2 := c.wired(t)
	mei.c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	mei.post("/join", "code", "KITES", "name", "Mei", "once", "12345678901234567890", "table", "0", "seat", "china")
	if cookie := w2.head.Get("Set-Cookie"); !strings.Contains(cookie, "HttpOnly; SameSite=Strict") {
		t.Error("the seat's cookie: ", cookie)
	}
	for _, k := range mei.c.Jar.Cookies(mustURL(t, c.at)) {
		if !strings.HasPrefix(k.Name, "seat-") {
			t.Error("a cookie besides the seat's: ", k.Name)
		}
	}
	looked := 0
	for _, p := range patterns(t) {
		if p.method != http.MethodGet {
			continue
		}
		path := strings.NewReplacer("{secret}", "x", "{token}", "x", "/static/", "/static/class.css").Replace(p.path)
		for _, who := range []struct {
			b *browser
			w *wire
		}{{teacher, w}, {mei, w2}} {
			if strings.HasSuffix(path, "/live") {
				who.w.live(who.b, path)
			} else {
				who.b.get(path)
			}
			h := who.w.head
			for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
				if h.Get(name) != want {
					t.Errorf("%s: %s is %q, want %q", path, name, h.Get(name), want)
				}
			}
			loads := h.Get("Content-Security-Policy")
			for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} {
				if !strings.Contains(loads, want) {
					t.Errorf("%s: its policy lacks %q: %s", path, want, loads)
				}
			}
			if strings.Contains(loads, "script-src 'unsafe") || strings.Contains(loads, "*") || strings.Contains(loads, "http") {
				t.Errorf("%s: its policy lets in too much: %s", path, loads)
			}
			if h.Get("Cache-Control") != "no-store" && !strings.HasPrefix(path, "/static/") {
				t.Errorf("%s may be cached", path)
			}
			body := string(who.w.last)
			for _, bad := range []string{"<script>", " onclick=", " onload=", " style=", "javascript:"} {
				if strings.Contains(body, bad) && !strings.Contains(path, "debrief") && !strings.HasPrefix(path, "/static/") {
					t.Errorf("%s holds %s, which its own policy forbids", path, bad)
				}
			}
			looked++
		}
	}
	if looked < 30 {
		t.Errorf("%d answers: the test shows little", looked)
	}
}

func mustURL(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
