package classroom

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
)

// The long form of the session:
//
//	go test ./game/classroom -run TestSession -tables 8 -team 3 -disconnects 1000 -kills 50 -v -timeout 30m
var (
	tablesFlag  = flag.Int("tables", 2, "tables of the bots' session")
	teamFlag    = flag.Int("team", 2, "bots to a seat")
	disconnects = flag.Int("disconnects", 120, "how often bots lose their connection, reload or move to another machine")
)

// A whole session of bots as HTTP clients, who plan, write notes, lose their
// connections, reload and move to other machines, while the server is killed
// again and again in mid-phase. No quarter stalls, nothing that was acknowledged
// is lost, nobody is sent a note of others, and each game's record, replayed on
// its own, comes to the state in which the last server had it.
func TestSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "class")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h := &school{t: t, address: l.Addr().String(), path: path, kills: *kills, steps: make([]atomic.Int64, *tablesFlag)}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Minute)
	defer stop()
	h.ctx = ctx
	h.start()
	var bots []*bot
	for table := range *tablesFlag {
		for p := range game.Power(game.Powers) {
			for k := range *teamFlag {
				bots = append(bots, &bot{h: h, table: table, p: p, k: k, rng: rand.New(rand.NewPCG(uint64(len(bots)), 3)), c: newClient()})
			}
		}
	}
	var all sync.WaitGroup
	for _, b := range bots {
		all.Go(b.join)
	}
	all.Wait()
	h.begin()
	for _, b := range bots {
		all.Go(b.play)
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	rng := rand.New(rand.NewPCG(7, 7))
	for over := false; !over; {
		select {
		case <-done:
			over = true
		case <-ctx.Done():
			t.Fatal("a quarter stalls")
		case <-time.After(time.Duration(150+rng.IntN(350)) * time.Millisecond):
			if h.killed.Load() < int64(h.kills) {
				h.kill()
				h.start()
			}
		}
	}
	live := h.finish()
	h.audit(bots, live)
	t.Logf("%d bots at %d tables, %d disconnects, %d kills in mid-phase; %d orders, notes and joins acknowledged; server back %v after a kill at the latest, seats %v (99 of 100: %v)",
		len(bots), *tablesFlag, h.lost.Load(), h.killed.Load(), h.acknowledged.Load(), slices.Max(h.starts).Round(time.Millisecond), slices.Max(h.back).Round(time.Millisecond), percentile(h.back, 99).Round(time.Millisecond))
	if int(h.lost.Load()) < *disconnects || int(h.killed.Load()) < h.kills {
		t.Errorf("%d disconnects and %d kills: expected more", h.lost.Load(), h.killed.Load())
	}
}

// school is the session of bots: the server that is killed, and what was seen.
type school struct {
	t             testing.TB
	ctx           context.Context
	address, path string
	kills         int
	killed, lost  atomic.Int64
	acknowledged  atomic.Int64
	steps         []atomic.Int64 // the latest seen of each table

	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	errors *bytes.Buffer

	mu      sync.Mutex
	started time.Time
	starts  []time.Duration // until the server listens
	back    []time.Duration // from a start to a seat's next page
}

// start starts the server, and waits until it answers.
func (h *school) start() {
	h.t.Helper()
	h.cmd = exec.Command(os.Args[0], "-test.run=^TestServing$")
	h.cmd.Env = append(os.Environ(), servingOf+"="+h.path, servingAt+"="+h.address, servingTables+"="+strconv.Itoa(len(h.steps)))
	h.errors = &bytes.Buffer{}
	h.cmd.Stderr = h.errors
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	if h.in, err = h.cmd.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	h.mu.Lock()
	h.started = time.Now()
	h.mu.Unlock()
	if err := h.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.out = bufio.NewReader(out)
	if line, err := h.out.ReadString('\n'); err != nil || line != "serving\n" {
		h.t.Fatalf("the server does not start: %q %v", line, err)
	}
	h.starts = append(h.starts, time.Since(h.started))
}

// kill ends the server as a power cut would. It must have been alive.
func (h *school) kill() {
	h.t.Helper()
	if err := h.cmd.Process.Kill(); err != nil {
		h.t.Fatal("the server had ended by itself: ", err)
	}
	_ = h.cmd.Wait() // killed: its error is expected
	h.sound()
	h.killed.Add(1)
}

// sound sees that the server had no fault of its own.
func (h *school) sound() {
	if text := h.errors.String(); strings.Contains(text, "panic") {
		h.t.Errorf("the server: %s", text)
	}
}

// finish ends the server in order, and gives the digests of its games.
func (h *school) finish() (digests []string) {
	h.t.Helper()
	if err := h.in.Close(); err != nil {
		h.t.Fatal(err)
	}
	for {
		line, err := h.out.ReadString('\n')
		if err != nil {
			break
		}
		if digest, is := strings.CutPrefix(line, "state "); is {
			digests = append(digests, strings.TrimSpace(digest))
		}
	}
	if err := h.cmd.Wait(); err != nil {
		h.t.Errorf("the server: %v %s", err, h.errors)
	}
	h.sound()
	return digests
}

// audit reads the file of the class, and compares it with what was acknowledged.
func (h *school) audit(bots []*bot, live []string) {
	h.t.Helper()
	st, c, err := store.Load(h.path)
	if err != nil {
		h.t.Fatal(err)
	}
	defer st.Close()
	if len(c.Tables) != len(live) {
		h.t.Fatalf("%d tables are in the file, the server had %d", len(c.Tables), len(live))
	}
	for i, tb := range c.Tables {
		g, err := encoded(tb.Game)
		if err != nil {
			h.t.Fatal(err)
		}
		if tb.Phase() != game.Over {
			h.t.Errorf("table %d is not over", i)
		}
		if digest(g.State()) != live[i] || digest(tb.Game.State()) != live[i] {
			h.t.Errorf("table %d: replayed from its record it ends elsewhere than the server had it", i)
		}
	}
	var out bytes.Buffer
	if err := st.Export(&out, true); err != nil {
		h.t.Fatal(err)
	}
	kept := map[string]int{}
	for line := range strings.Lines(out.String()) {
		var l struct{ Entry json.RawMessage }
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			h.t.Fatal(err)
		}
		if l.Entry == nil {
			continue
		}
		cmd, _, err := session.Decode(l.Entry)
		if err != nil {
			h.t.Fatal(err)
		}
		switch cmd := cmd.(type) {
		case *session.Join:
			kept["join "+cmd.Once]++
		case *session.Put:
			kept[fmt.Sprint("put ", cmd.Student, cmd.Step, cmd.Order)]++
		case *session.Ready:
			kept[fmt.Sprint("ready ", cmd.Student, cmd.Step, planText(&cmd.Draft))]++
		case *session.Send:
			kept[fmt.Sprint("send ", cmd.Student, cmd.Sent, cmd.Text)]++
		}
	}
	for _, b := range bots {
		for _, what := range b.journal {
			if kept[what]--; kept[what] < 0 {
				h.t.Errorf("acknowledged, but not in the file: %s", what)
			}
		}
		h.acknowledged.Add(int64(len(b.journal)))
	}
	if n := c.Here(); n != len(bots) {
		h.t.Errorf("%d students are in the class, %d joined: a ghost", n, len(bots))
	}
}

func digest(s *game.State) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%v", *s)))
}

// begin begins the games, as the teacher.
func (h *school) begin() {
	h.t.Helper()
	o, err := opening()
	if err != nil {
		h.t.Fatal(err)
	}
	g := &guard{s: &Server{class: &session.Class{Key: o.Key}}}
	b := &bot{h: h, c: newClient(), rng: rand.New(rand.NewPCG(1, 1))}
	b.must(http.MethodGet, "/console/enter/"+g.secret("console"), nil)
	for {
		_, page, _ := b.must(http.MethodGet, "/console", nil)
		if strings.Contains(page, `action="/console/advance"`) {
			return
		}
		b.ask(b.h.ctx, http.MethodPost, "/console/begin", url.Values{"order": {find(orderNow, page)}})
	}
}

// bot is a student.
type bot struct {
	h       *school
	c       *http.Client
	table   int
	p       game.Power
	k, id   int
	rng     *rand.Rand
	journal []string // what was acknowledged
	wrote   int
}

// newClient is a browser of its own, with connections of its own.
func newClient() *http.Client {
	jar, _ := cookiejar.New(nil) // it has no error to give
	return &http.Client{
		Jar: jar, Timeout: 20 * time.Second, Transport: &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// ask sends a request once. Status 0: there was no answer.
func (b *bot) ask(ctx context.Context, method, path string, form url.Values) (status int, page, to string) {
	req, err := http.NewRequestWithContext(ctx, method, "http://"+b.h.address+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.h.t.Error(err)
		return 0, "", ""
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", "http://"+b.h.address)
	}
	begun := time.Now()
	res, err := b.c.Do(req)
	if err != nil {
		return 0, "", ""
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, "", ""
	}
	page = string(body)
	if b.id > 0 {
		b.look(method, path, res.StatusCode, page, begun)
	}
	return res.StatusCode, page, res.Header.Get("Location")
}

var (
	wordOfNote = regexp.MustCompile(`note-(\d+)-(\d)-(\d)-`)
	nameOfBot  = regexp.MustCompile(`bot-(\d+)-(\d)-\d`)
	tokenOf    = regexp.MustCompile(`/resume/[0-9a-f.]+`)
)

// look sees that a page holds nothing of others.
func (b *bot) look(method, path string, status int, page string, begun time.Time) {
	if status >= 500 {
		b.h.t.Errorf("%s %s: %d %s", method, path, status, said(page))
	}
	own, table := strconv.Itoa(int(b.p)), strconv.Itoa(b.table)
	for _, m := range wordOfNote.FindAllStringSubmatch(page, -1) {
		if m[1] != table || m[2] != own && m[3] != own {
			b.h.t.Errorf("%s %s: table %s, seat %s was sent %s", method, path, table, own, m[0])
		}
	}
	for _, m := range nameOfBot.FindAllStringSubmatch(page, -1) {
		if m[1] != table || m[2] != own {
			b.h.t.Errorf("%s %s: table %s, seat %s was sent the name %s", method, path, table, own, m[0])
		}
	}
	b.h.mu.Lock()
	defer b.h.mu.Unlock()
	if begun.Before(b.h.started) { // it was sent before the latest start
		return
	}
	if b.k == 0 && int64(len(b.h.back)) <= b.h.killed.Load()*int64(3*len(b.h.steps)) {
		b.h.back = append(b.h.back, time.Since(b.h.started))
	}
}

// must sends a request until it is answered.
func (b *bot) must(method, path string, form url.Values) (status int, page, to string) {
	for b.h.ctx.Err() == nil {
		if status, page, to = b.ask(b.h.ctx, method, path, form); status != 0 {
			return status, page, to
		}
		time.Sleep(30 * time.Millisecond)
	}
	return 0, "", ""
}

func (b *bot) join() {
	once := fmt.Sprintf("once-%02d-%d-%d-and-more", b.table, b.p, b.k)
	status, page, _ := b.must(http.MethodPost, "/join", url.Values{
		"code": {"KITES"}, "name": {fmt.Sprintf("bot-%d-%d-%d", b.table, b.p, b.k)}, "once": {once}, "table": {strconv.Itoa(b.table)}, "seat": {b.p.String()},
	})
	if status != http.StatusSeeOther {
		b.h.t.Errorf("not let in: %d %s", status, said(page))
		return
	}
	b.journal = append(b.journal, "join "+once)
	at, _ := url.Parse("http://" + b.h.address)
	id, _, _ := strings.Cut(b.c.Jar.Cookies(at)[0].Value, ".")
	b.id, _ = strconv.Atoi(id)
}

// post sends a form of a seat's page, and notes what was acknowledged.
func (b *bot) post(path, what string, form url.Values) {
	if status, _, _ := b.ask(b.h.ctx, http.MethodPost, path, form); status == http.StatusSeeOther {
		b.journal = append(b.journal, what)
	}
}

// play plays to the end.
func (b *bot) play() {
	for b.h.ctx.Err() == nil {
		status, page, _ := b.must(http.MethodGet, "/seat", nil)
		if status != http.StatusOK {
			b.h.t.Errorf("the seat is lost: %d %s", status, said(page))
			return
		}
		if strings.Contains(page, `<section class="outcome">`) {
			if int(b.h.lost.Load()) >= *disconnects && b.h.killed.Load() >= int64(b.h.kills) {
				return
			}
			b.disconnect()
			continue
		}
		step := find(stepNow, page)
		b.plan(step)
		b.write()
		b.answer()
		if b.h.due(step) {
			b.agree()
		}
		if b.rng.IntN(2) == 0 || int(b.h.lost.Load()) < *disconnects/2 {
			b.disconnect()
		}
		time.Sleep(time.Duration(b.rng.IntN(60)) * time.Millisecond)
	}
}

// due tells whether a step may end yet: kills are to be spread over the session.
func (h *school) due(step string) bool {
	n, _ := strconv.Atoi(step)
	const steps = 12 // a session of eight quarters has as many, or a few more
	return h.killed.Load() >= int64(h.kills*min(n, steps)/(steps+1))
}

// plan puts in an order that the page offers.
func (b *bot) plan(step string) {
	if b.rng.IntN(3) != 0 {
		return
	}
	family := []string{"trade", "arms", "spying", "norms", "diplomacy"}[b.rng.IntN(5)]
	_, page, _ := b.must(http.MethodGet, "/seat?open="+family, nil)
	offered := playable.FindAllStringSubmatch(page, -1)
	if len(offered) == 0 || strings.Contains(page, `name="yes" value="0"`) {
		return
	}
	b.put(find(stepNow, page), html.UnescapeString(offered[b.rng.IntN(len(offered))][1]))
}

func (b *bot) put(step, order string) {
	n, _ := strconv.Atoi(step)
	o, err := game.ParseOrder(order)
	if err != nil {
		b.h.t.Error(err)
		return
	}
	b.post("/seat/put", fmt.Sprint("put ", b.id, n, o), url.Values{"step": {step}, "order": {order}})
}

// write writes a note that names between whom it is.
func (b *bot) write() {
	if b.rng.IntN(4) != 0 {
		return
	}
	_, page, _ := b.must(http.MethodGet, "/seat/notes", nil)
	to := (b.p + 1 + game.Power(b.rng.IntN(2))) % game.Powers
	b.wrote++
	text := fmt.Sprintf("note-%d-%d-%d- the %d. of %d", b.table, b.p, to, b.wrote, b.id)
	sent, _ := strconv.Atoi(find(sentNow, page))
	b.post("/seat/send", fmt.Sprint("send ", b.id, sent, text), url.Values{"sent": {strconv.Itoa(sent)}, "to": {to.String()}, "text": {text}})
}

// answer answers what is asked, the first way that may be.
func (b *bot) answer() {
	for range game.MaxOrders {
		_, page, _ := b.must(http.MethodGet, "/seat", nil)
		asked := false
		for _, q := range questions.FindAllString(page, -1) {
			if strings.Contains(q, "answer chosen") {
				continue
			}
			for _, m := range answer.FindAllStringSubmatch(q, -1) {
				if m[3] == "" {
					b.put(find(stepNow, page), html.UnescapeString(m[1]))
					asked = true
					break
				}
			}
			break
		}
		if !asked {
			return
		}
	}
}

// agree says ready, if there is nothing open.
func (b *bot) agree() {
	_, page, _ := b.must(http.MethodGet, "/seat", nil)
	if !readyForm.MatchString(page) {
		return
	}
	step, draft := find(stepNow, page), find(draftNow, page)
	n, _ := strconv.Atoi(step)
	b.post("/seat/ready", fmt.Sprint("ready ", b.id, n, draft), url.Values{"step": {step}, "draft": {draft}, "yes": {"1"}})
}

// disconnect loses the connection in one of many ways, and counts it.
func (b *bot) disconnect() {
	b.h.lost.Add(1)
	ctx, stop := context.WithTimeout(b.h.ctx, time.Duration(1+b.rng.IntN(8))*time.Millisecond)
	defer stop()
	switch b.rng.IntN(5) {
	case 0: // a stream that breaks off
		b.ask(ctx, http.MethodGet, "/seat/live?rev=", nil)
	case 1: // a page that breaks off
		b.ask(ctx, http.MethodGet, "/seat/news", nil)
	case 2: // an order that breaks off: it may have come in or not
		_, page, _ := b.must(http.MethodGet, "/seat", nil)
		b.ask(ctx, http.MethodPost, "/seat/put", url.Values{"step": {find(stepNow, page)}, "order": {"push itu"}})
	case 3: // all connections anew, and a reload
		b.c.CloseIdleConnections()
		b.must(http.MethodGet, "/seat/world", nil)
	case 4: // another machine, by the link
		_, page, _ := b.must(http.MethodGet, "/seat/device", nil)
		link := tokenOf.FindString(page)
		was := b.c
		b.c = newClient()
		_, page, _ = b.must(http.MethodGet, link, nil)
		status, page, _ := b.must(http.MethodPost, link, url.Values{"once": {find(onceNow, page)}})
		if status != http.StatusSeeOther {
			b.h.t.Errorf("the seat does not move: %d %s", status, said(page))
		}
		was.CloseIdleConnections()
	}
}

var onceNow = regexp.MustCompile(`name="once" value="([^"]+)"`)

// What TestServing is told by the environment.
const (
	servingOf     = "ENTENTE_TEST_SERVE"
	servingAt     = "ENTENTE_TEST_SERVE_AT"
	servingTables = "ENTENTE_TEST_SERVE_TABLES"
)

// TestServing is the server that TestSession kills.
func TestServing(t *testing.T) {
	path := os.Getenv(servingOf)
	if path == "" {
		return // it is called by itself
	}
	var st *store.Store
	var c *session.Class
	if _, err := os.Stat(path); err == nil {
		if st, c, err = store.Load(path); err != nil {
			t.Fatal(err)
		}
	} else {
		o, err := opening()
		if err != nil {
			t.Fatal(err)
		}
		if o.Tables, err = strconv.Atoi(os.Getenv(servingTables)); err != nil {
			t.Fatal(err)
		}
		if c, err = session.New(o); err != nil {
			t.Fatal(err)
		}
		if st, err = store.Create(path, o); err != nil {
			t.Fatal(err)
		}
	}
	address := os.Getenv(servingAt)
	s, err := New(c, st, Options{Words: english, Reach: []string{address}})
	if err != nil {
		t.Fatal(err)
	}
	s.guard.posts.burst = 1 << 30 // bots are faster than students
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { s.Run(ctx); close(done) }()
	srv := &http.Server{Handler: s, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() { _ = srv.Serve(l) }() // it ends with the test
	fmt.Println("serving")
	_, _ = io.Copy(io.Discard, os.Stdin) // until the parent closes it
	stop()
	<-done
	_ = srv.Close()
	if err := s.Fault(); err != nil {
		t.Error(err)
	}
	for _, tb := range c.Tables {
		fmt.Println("state", digest(tb.Game.State()))
	}
	if err := st.Close(); err != nil {
		t.Error(err)
	}
}
