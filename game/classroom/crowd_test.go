package classroom

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/game"
	"entente/game/classroom/session"
)

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

// percentile of times: 50 for the median.
func percentile(times []time.Duration, n int) time.Duration {
	slices.Sort(times)
	return times[len(times)*n/100]
}

// A whole class opens the debrief at once: it is written once, and again when a
// quarter has been taken back.
func TestDebriefOnce(t *testing.T) {
	c := still(t)
	teacher, _ := c.wired(t)
	teacher.must(teacher.get(c.ConsolePath()))
	teacher.must(teacher.click("begin"))
	if err := c.advance(0); err != nil {
		t.Fatal(err)
	}
	first := teacher.must(teacher.get("/console/debrief.html"))
	page := &c.written.page[0]
	for range 3 {
		if teacher.must(teacher.get("/console/debrief.html")) != first || &c.written.page[0] != page {
			t.Error("it is written again, and nothing has happened")
		}
	}
	if err := c.advance(0); err != nil {
		t.Fatal(err)
	}
	if teacher.must(teacher.get("/console/debrief.html")) == first {
		t.Error("the class was played on, and the debrief stayed")
	}
}

// crowd is a class with many students, which has begun.
func crowd(t testing.TB, students int) (list []*browser) {
	c := serve(t, 8, session.Options{Choose: false})
	teacher := c.console(t)
	for range students {
		list = append(list, c.join(t, "Bot", -1, game.Nobody))
	}
	teacher.must(teacher.click("begin"))
	return list
}

var crowdPaths = []string{"/seat", "/seat?open=trade", "/seat/news", "/seat/world"}

// 200 students read and order at once, and all get their pages.
func TestCrowd(t *testing.T) {
	var all sync.WaitGroup
	for n, b := range crowd(t, 200) {
		all.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(n), 9))
			if page := b.must(b.get(crowdPaths[n%len(crowdPaths)])); !strings.HasSuffix(page, "</html>\n") {
				t.Error("a page is cut off")
			}
			if rng.IntN(3) == 0 {
				b.plan(rng)
			}
			b.must(b.get("/seat"))
		})
	}
	all.Wait()
}

// BenchmarkCrowd has 200 students read and order as people do, each a page a
// few seconds, and gives the median and the 99th percentile of a page in
// milliseconds, and how many times the latter is that of one who is alone.
func BenchmarkCrowd(b *testing.B) {
	students := crowd(b, 200)
	var alone, busy []time.Duration
	var mu sync.Mutex
	look := func(s *browser, path string, to *[]time.Duration) {
		start := time.Now()
		s.must(s.get(path))
		took := time.Since(start)
		mu.Lock()
		*to = append(*to, took)
		mu.Unlock()
	}
	for n := range 200 {
		look(students[0], crowdPaths[n%len(crowdPaths)], &alone)
	}
	for b.Loop() {
		var all sync.WaitGroup
		for n, s := range students {
			all.Go(func() {
				rng := rand.New(rand.NewPCG(uint64(n), 9))
				for range 5 {
					time.Sleep(time.Duration(rng.IntN(6000)) * time.Millisecond)
					look(s, crowdPaths[rng.IntN(len(crowdPaths))], &busy)
					if rng.IntN(3) == 0 {
						s.plan(rng)
					}
				}
			})
		}
		all.Wait()
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(percentile(busy, 50)), "p50-ms")
	b.ReportMetric(ms(percentile(busy, 99)), "p99-ms")
	b.ReportMetric(ms(percentile(alone, 99)), "alone-p99-ms")
	b.ReportMetric(ms(percentile(busy, 99))/ms(percentile(alone, 99)), "p99/alone")
	b.ReportMetric(0, "ns/op")
}
