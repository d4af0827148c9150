package classroom

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/dice"
	"entente/game/scenario"
	"entente/game/words"
)

var english = words.MustEnglish()

func opening() (session.Open, error) {
	sc, err := scenario.Load("pact-2015")
	return session.Open{Setup: sc.Setup, Seed: dice.Seed{Hi: 5, Lo: 6}, Tables: 2, Code: "KITES", Key: []byte("a key for tests, of 32 bytes long"), Options: session.Options{Choose: true}}, err
}

// frozen serves a class whose clock stands still, so that all that differs
// between two of them is what happened in them.
func frozen(t *testing.T, alter func(*game.State)) *class {
	t.Helper()
	o, err := opening()
	if err != nil {
		t.Fatal(err)
	}
	alter(&o.Setup.Start)
	c, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Create(filepath.Join(t.TempDir(), "class"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return start(t, c, st, func() time.Time { return time.UnixMilli(1_800_000_000_000) })
}

var seatPaths = []string{"/seat", "/seat?open=trade", "/seat?open=arms", "/seat?open=spying", "/seat?open=norms", "/seat?open=diplomacy", "/seat/briefing", "/seat/news", "/seat/notes", "/seat/world", "/seat/device"}

// bytesOf is every byte that a seat gets, and the numbers of its stream.
func (c *class) bytesOf(t *testing.T, b *browser) string {
	t.Helper()
	var all strings.Builder
	for _, path := range seatPaths {
		all.WriteString(b.must(b.get(path)))
	}
	events, stop := c.stream(t, b, "/seat/live?rev=")
	<-events
	all.WriteString(<-events)
	stop()
	return all.String()
}

// Two classes that differ in what one seat must not know give it the same
// bytes: on every page, and in its stream.
func TestNothingLeaks(t *testing.T) {
	type side struct {
		*class
		mei, ivan, ann, teacher *browser
	}
	var sides [2]side
	for i := range sides {
		c := frozen(t, func(s *game.State) {
			if i == 1 { // what only the others know
				s.Sides[game.Russia].Funds += 2
				s.Sides[game.US].Influence++
				s.Sides[game.US].Score = 999
				s.Sides[game.Russia].Gains[game.Technology] = 1
				s.Evidence[game.US][game.China] = 4
				s.Evidence[game.Russia][game.China] = 1
				s.Incidents[0] = game.Incident{Used: 1, By: game.Russia, Victim: game.US, Aim: game.Political, Success: 1}
			}
		})
		sides[i] = side{c, c.join(t, "Mei", 0, game.China), c.join(t, "Ivan", 0, game.Russia), c.join(t, "Ann", 0, game.US), c.console(t)}
		sides[i].teacher.must(sides[i].teacher.click("begin"))
	}
	same := func(what string, differs bool) {
		t.Helper()
		a, b := sides[0].bytesOf(t, sides[0].mei), sides[1].bytesOf(t, sides[1].mei)
		if (a != b) != differs {
			i := 0
			for i < min(len(a), len(b)) && a[i] == b[i] {
				i++
			}
			t.Fatalf("%s: China's bytes differ: %v, at …%s… and …%s…", what, a != b, a[max(i-200, 0):min(i+200, len(a))], b[max(i-200, 0):min(i+200, len(b))])
		}
		p, q := sides[0].teacher.must(sides[0].teacher.get("/projector?table=1")), sides[1].teacher.must(sides[1].teacher.get("/projector?table=1"))
		if p != q && !differs {
			t.Errorf("%s: the projector differs", what)
		}
	}
	same("at the start", false)
	put := func(b *browser, orders ...string) {
		t.Helper()
		for _, o := range orders {
			_, page := b.get("/seat")
			b.must(b.post("/seat/put", "step", find(stepNow, page), "order", o))
		}
	}
	// Drafts, and notes between the other two.
	put(sides[0].ivan, "push itu")
	put(sides[1].ivan, "harden")
	for i := range sides {
		for range 1 + i {
			_, page := sides[i].ivan.get("/seat/notes")
			sides[i].ivan.must(sides[i].ivan.post("/seat/send", "sent", find(sentNow, page), "to", "us", "text", fmt.Sprint("secret ", i)))
		}
	}
	same("others drafted and wrote otherwise", false)
	if a, b := sides[0].ivan.must(sides[0].ivan.get("/seat")), sides[1].ivan.must(sides[1].ivan.get("/seat")); a == b {
		t.Error("Russia sees no difference: nothing was changed")
	}
	// And the oracle sees what is public.
	sides[1].mei.must(sides[1].mei.post("/seat/send", "sent", "0", "to", "us", "text", "hello"))
	same("China itself wrote", true)
}

var sentNow = regexp.MustCompile(`name="sent" value="(\d+)"`)
