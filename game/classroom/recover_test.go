package classroom

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
)

// midPhase is a class in mid-phase: drafts, one who is ready, notes, a paused timer, a table taken back.
func midPhase(t *testing.T) (c *class, seats []*browser) {
	t.Helper()
	c = still(t)
	for p := range game.Power(game.Powers) {
		for k := range 2 {
			b, _ := c.wired(t)
			b.must(b.post("/join", "code", c.Code(), "name", fmt.Sprint("Student ", p, k), "once", fmt.Sprintf("once-%020d", 10*k+int(p)), "table", "0", "seat", p.String()))
			seats = append(seats, b)
		}
	}
	teacher, _ := c.wired(t)
	teacher.must(teacher.get(c.ConsolePath()))
	seats = append(seats, teacher)
	teacher.must(teacher.click("settings", "plan", "600", "reply", "300", "undecided", "2", "choose", "1"))
	teacher.must(teacher.click("begin"))
	for c.class.Tables[0].Game.State().Quarter < 2 {
		if err := c.advance(0); err != nil {
			t.Fatal(err)
		}
	}
	teacher.must(teacher.click("back", "table", "0"))
	rng := rand.New(rand.NewPCG(5, 5))
	for i, b := range seats[:6] {
		b.plan(rng)
		b.must(b.post("/seat/send", "sent", "0", "to", game.Power((i/2+1)%game.Powers).String(), "text", fmt.Sprint("note ", i)))
	}
	for _, b := range seats[:2] {
		b.decide()
	}
	teacher.must(teacher.click("pause", "table", "0", "yes", "1"))
	teacher.must(teacher.click("hand", "table", "1", "seat", "us", "agent", "doctrine"))
	return c, seats
}

// Started again from its file, and moved to another laptop as an export, a
// class in mid-phase stands as it stood: every page of every seat and of the
// console is the same to the byte, by the same cookies, and the drafts, the
// notes and the timers with it.
func TestMidPhase(t *testing.T) {
	c, seats := midPhase(t)
	paths := append(slices.Clone(seatPaths), "/console", "/projector?table=1", "/console/export?names=1")
	pages := func(b *browser) (list []string) {
		for _, path := range paths {
			_, page := b.get(path)
			list = append(list, path+"\n"+page)
		}
		return list
	}
	all := func(seats []*browser) (list [][]string) {
		for range 2 { // all are here again when the second look begins
			list = nil
			for _, b := range seats {
				list = append(list, pages(b))
			}
		}
		return list
	}
	before := all(seats)
	if n := c.class.Tables[0].Seats[game.China].Draft.N; n == 0 {
		t.Error("there is no draft: the test shows little")
	}
	teacher := seats[len(seats)-1]
	_, export := teacher.get("/console/export?names=1")
	compare := func(how string, cl *session.Class, st *store.Store) {
		t.Helper()
		s := asleep(t, cl, st)
		var again []*browser
		for _, b := range seats {
			x, _ := s.wired(t)
			x.c.Jar = b.c.Jar
			again = append(again, x)
		}
		for i, list := range all(again) {
			for k, page := range list {
				if timeless(page) != timeless(before[i][k]) {
					t.Errorf("%s: browser %d: %s is another", how, i, paths[k])
				}
			}
		}
		if x, y := cl.Tables[0], c.class.Tables[0]; x.Left != y.Left || x.Deadline != y.Deadline || x.Paused != y.Paused || !maps.Equal(x.Seats[0].Ready, y.Seats[0].Ready) {
			t.Errorf("%s: timer or readiness is another", how)
		}
	}
	imported, moved, err := store.Import(strings.NewReader(export), filepath.Join(t.TempDir(), "moved"))
	if err != nil {
		t.Fatal(err)
	}
	defer imported.Close()
	compare("imported", moved, imported)
	if err := c.store.Close(); err != nil {
		t.Fatal(err)
	}
	st, loaded, err := store.Load(c.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	compare("started again", loaded, st)
}

// BenchmarkResume moves a seat to another machine: the link is opened, taken
// up, and the page of orders is there.
func BenchmarkResume(b *testing.B) {
	c := serve(b, 8, session.Options{Choose: true})
	at := c.join(b, "Mei", 0, game.China)
	for b.Loop() {
		_, page := at.get("/seat/device")
		link := tokenOf.FindString(page)
		at = c.browser(b)
		page = at.must(at.get(link))
		at.must(at.post(link, "once", find(onceNow, page)))
		at.must(at.get("/seat"))
	}
}
