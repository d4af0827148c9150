package classroom

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/fault"
	"entente/game/replay"
)

// A whole class: 8 tables, 3 seats, 3 students to each, who plan, write notes,
// reload and lose their streams. No quarter stalls, and each game's record,
// replayed on its own, comes to the same state.
func TestLesson(t *testing.T) {
	tables, team := 8, 3
	if testing.Short() {
		tables, team = 2, 2
	}
	c := serve(t, tables, session.Options{Choose: true})
	teacher := c.console(t)
	type bot struct {
		*browser
		table int
		p     game.Power
		lead  bool
	}
	var bots []bot
	for table := range tables {
		for p := range game.Power(game.Powers) {
			for i := range team {
				bots = append(bots, bot{c.join(t, fmt.Sprintf("Bot %d", i), table, p), table, p, i == 0})
			}
		}
	}
	teacher.must(teacher.click("begin"))
	over := func(table int) bool {
		c.mu.RLock()
		defer c.mu.RUnlock()
		return c.class.Tables[table].Phase() == game.Over
	}
	limit := time.Now().Add(4 * time.Minute)
	var all sync.WaitGroup
	for n, b := range bots {
		all.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(n), 3))
			for !over(b.table) {
				if time.Now().After(limit) {
					t.Error("a quarter stalls")
					return
				}
				if b.lead {
					b.plan(rng)
				}
				b.decide()
				switch rng.IntN(8) {
				case 0:
					_, stop := c.stream(t, b.browser, "/seat/live?rev=")
					stop()
				case 1:
					b.get("/seat/news")
				case 2:
					_, page := b.get("/seat/notes")
					b.post("/seat/send", "sent", find(sentNow, page), "to", ((b.p + 1) % game.Powers).String(), "text", "what do you want?")
				}
				time.Sleep(60 * time.Millisecond)
			}
		})
	}
	all.Wait()
	for i, tb := range c.class.Tables {
		g, err := encoded(tb.Game)
		if err != nil {
			t.Fatal(err)
		}
		if *g.State() != *tb.Game.State() {
			t.Errorf("table %d: replayed on its own it ends elsewhere", i)
		}
		if tb.Phase() != game.Over {
			t.Errorf("table %d is not over", i)
		}
	}
	again(t, c)
}

// encoded plays a game again from its record.
func encoded(g *replay.Game) (*replay.Game, error) {
	b, err := g.Encode()
	if err != nil {
		return nil, err
	}
	return replay.Decode(b)
}

// again loads the class from its file, and compares.
func again(t *testing.T, c *class) {
	t.Helper()
	c.write.Lock()
	defer c.write.Unlock()
	if err := c.store.Close(); err != nil {
		t.Fatal(err)
	}
	st, loaded, err := store.Load(c.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if loaded.Entries != c.class.Entries {
		t.Errorf("%d entries are on disk, %d were done", loaded.Entries, c.class.Entries)
	}
	for i, tb := range loaded.Tables {
		live := c.class.Tables[i]
		if *tb.Game.State() != *live.Game.State() || tb.Step != live.Step || tb.Seats[0].Draft != live.Seats[0].Draft || len(tb.Notes) != len(live.Notes) {
			t.Errorf("table %d from the file is another", i)
		}
	}
}

// plan puts in a few orders, as the page offers them.
func (b *browser) plan(rng *rand.Rand) {
	family := []string{"trade", "arms", "spying", "norms", "diplomacy"}[rng.IntN(5)]
	_, page := b.get("/seat?open=" + family)
	var orders []string
	for _, m := range playable.FindAllStringSubmatch(page, -1) {
		orders = append(orders, m[1])
	}
	if len(orders) == 0 || strings.Contains(page, `name="yes" value="0"`) {
		return
	}
	b.post("/seat/put", "step", find(stepNow, page), "order", orders[rng.IntN(len(orders))], "open", family)
}

// quick lists the 99th percentile of times.
func p99(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)*99/100]
}

// 200 students read and order at once: a page comes in time, or if the
// machine is slow, not many times later than to one who is alone.
func TestCrowd(t *testing.T) {
	students := 200
	if testing.Short() {
		students = 40
	}
	c := serve(t, 8, session.Options{Choose: false})
	teacher := c.console(t)
	crowd := make([]*browser, students)
	for i := range crowd {
		crowd[i] = c.join(t, "Bot", -1, game.Nobody)
	}
	teacher.must(teacher.click("begin"))
	var mu sync.Mutex
	var alone, times []time.Duration
	look := func(b *browser, path string, to *[]time.Duration) {
		start := time.Now()
		b.must(b.get(path))
		took := time.Since(start)
		mu.Lock()
		*to = append(*to, took)
		mu.Unlock()
	}
	for range 100 {
		look(crowd[0], "/seat?open=spying", &alone)
	}
	var all sync.WaitGroup
	for n, b := range crowd {
		all.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(n), 9))
			for range 4 {
				time.Sleep(time.Duration(rng.IntN(4000)) * time.Millisecond) // as people do
				look(b, []string{"/seat", "/seat?open=trade", "/seat/news", "/seat/world"}[rng.IntN(4)], &times)
				if rng.IntN(3) == 0 {
					b.plan(rng)
				}
			}
		})
	}
	all.Wait()
	idle, busy := p99(alone), p99(times)
	t.Logf("%d students: 99 of 100 pages within %v; to one alone within %v", students, busy, idle)
	const limit, ratio = 300 * time.Millisecond, 20
	if busy > limit && busy > ratio*idle {
		t.Errorf("a page takes %v, and %v to one who is alone", busy, idle)
	}
}

var kills = flag.Int("kills", 12, "how often the server is killed")

// The server is killed again and again while students order. Whatever was
// acknowledged is there when it has started again.
func TestKilled(t *testing.T) {
	n := *kills
	if testing.Short() {
		n = 3
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "class")
	s, c, err := killable(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	acknowledged := c.Entries
	for round := range n {
		cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
		cmd.Env = append(os.Environ(), childOf+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		b := make([]byte, 1<<16)
		text := ""
		enough := rng.IntN(40) + 1
		for strings.Count(text, "\n") < enough {
			k, err := out.Read(b)
			text += string(b[:k])
			if err != nil {
				t.Fatalf("round %d: the child stopped: %s", round, text)
			}
		}
		if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		for {
			k, err := out.Read(b)
			text += string(b[:k])
			if err != nil {
				break
			}
		}
		_ = cmd.Wait() // killed: its error is expected
		for _, line := range strings.Split(text, "\n") {
			var k int
			if m, _ := fmt.Sscanf(line, "done %d.", &k); m == 1 && strings.HasSuffix(line, ".") {
				acknowledged = max(acknowledged, k)
			}
		}
		s, c, err := store.Load(path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if c.Entries < acknowledged || c.Entries > acknowledged+1 {
			t.Fatalf("round %d: %d entries are there, %d were acknowledged", round, c.Entries, acknowledged)
		}
		acknowledged = c.Entries
		for i, tb := range c.Tables {
			if g, err := encoded(tb.Game); err != nil || *g.State() != *tb.Game.State() {
				t.Fatalf("round %d: table %d replayed on its own: %v", round, i, err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged < 10*n {
		t.Errorf("only %d commands in %d rounds: the test shows little", acknowledged, n)
	}
}

const childOf = "ENTENTE_TEST_CLASS"

// killable opens the class that is killed, or begins it.
func killable(path string) (*store.Store, *session.Class, error) {
	if _, err := os.Stat(path); err == nil {
		return store.Load(path)
	}
	o, err := opening()
	if err != nil {
		return nil, nil, err
	}
	c, err := session.New(o)
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Create(path, o)
	return s, c, err
}

// TestChild is the server that TestKilled kills: by its own students' orders it
// goes through quarter after quarter, and says what it has acknowledged.
func TestChild(t *testing.T) {
	path := os.Getenv(childOf)
	if path == "" {
		return // it is called by itself
	}
	st, c, err := killable(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(c, st, Options{Words: english})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	do := func(cmd session.Command) {
		if s.do(cmd) == nil {
			fmt.Printf("done %d.\n", c.Entries)
		}
	}
	for c.Here() < 6 {
		do(&session.Join{Name: "Mei", Once: fmt.Sprint(len(c.Students)), Table: -1, Seat: game.Nobody})
	}
	do(&session.Begin{Console: session.Console{Order: c.Orders}})
	for {
		student := c.Students[rng.IntN(len(c.Students))]
		tb := c.Tables[student.Table]
		v := tb.View(student.Seat)
		var opt game.Options
		draft := tb.Seats[student.Seat].Draft
		if game.Asked(tb.Game.Setup(), &v, &draft, &opt); opt.N == 0 {
			game.Legal(tb.Game.Setup(), &v, &draft, &opt)
		}
		if opt.N > 0 {
			do(&session.Put{Student: student.ID, Step: tb.Step, Order: opt.Orders[rng.IntN(opt.N)]})
		}
		switch rng.IntN(6) {
		case 0:
			if err := s.advance(student.Table); err == nil {
				fmt.Printf("done %d.\n", c.Entries)
			} else if errors.Is(err, fault.ClassOver) {
				do(&session.Back{Console: session.Console{Order: c.Orders}, Table: student.Table})
			}
		case 1:
			do(&session.Send{Student: student.ID, Sent: student.Notes, To: (student.Seat + 1) % game.Powers, Text: "a note"})
		}
	}
}
