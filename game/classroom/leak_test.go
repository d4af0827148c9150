package classroom

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/dice"
	"entente/game/words"
)

var (
	sentNow   = regexp.MustCompile(`name="sent" value="(\d+)"`)
	seatPaths = []string{"/seat", "/seat?open=trade", "/seat?open=arms", "/seat?open=spying", "/seat?open=norms", "/seat?open=diplomacy", "/seat/briefing", "/seat/news", "/seat/notes", "/seat/world", "/seat/device"}
	showPaths = []string{"/projector", "/projector?table=1", "/projector?table=2"}
	english   = words.MustEnglish()
)

// twins are two classes to which the same things happen. At each look the
// second differs from the first in what somebody must not know.
type twins struct {
	two     [2]twin
	stirred int
}

type twin struct {
	*class
	teacher, show *browser
	seats         [game.Powers]*browser // of the first table
	wires         map[*browser]*wire
}

func newTwins(t *testing.T) *twins {
	var x twins
	for i := range x.two {
		s := &x.two[i]
		s.class = still(t)
		s.wires = map[*browser]*wire{}
		for p := range game.Power(game.Powers) {
			for k := range 2 { // two at the first table, the one who looks first; two at the second
				for table := range 2 {
					b, w := s.wired(t)
					b.must(b.post("/join", "code", s.Code(), "name", fmt.Sprint("Student", k, table, p), "once", fmt.Sprintf("once-%020d", 100*k+10*table+int(p)), "table", fmt.Sprint(table), "seat", p.String()))
					if k == 0 && table == 0 {
						s.seats[p] = b
						s.wires[b] = w
					}
				}
			}
		}
		b, w := s.wired(t)
		b.must(b.get(s.ConsolePath()))
		s.teacher, s.wires[b] = b, w
		b, w = s.wired(t)
		b.must(b.get(s.ProjectorPath()))
		s.show, s.wires[b] = b, w
	}
	return &x
}

// both does the same with both.
func (x *twins) both(do func(i int)) {
	for i := range x.two {
		do(i)
	}
}

// same has both send a request, and compares every byte of the answers.
func (x *twins) same(t *testing.T, when string, who func(i int) *browser, ask func(b *browser, w *wire)) {
	t.Helper()
	var got [2][]byte
	x.both(func(i int) {
		b := who(i)
		w := x.two[i].wires[b]
		ask(b, w)
		got[i] = w.last
	})
	if a, b := got[0], got[1]; !bytes.Equal(a, b) {
		n := 0
		for n < min(len(a), len(b)) && a[n] == b[n] {
			n++
		}
		t.Fatalf("%s: %s\nhidden facts show:\n…%s…\n…%s…", when, a[:bytes.IndexByte(a, '\n')], a[max(n-200, 0):min(n+200, len(a))], b[max(n-200, 0):min(n+200, len(b))])
	}
}

// stir has every team but that of a power at the first table put an order into
// its plan and take it out again: how busy they are is hidden too.
func (x *twins) stir(t *testing.T, i int, p game.Power) {
	t.Helper()
	s := x.two[i].class
	for at, tb := range s.class.Tables {
		for q := range game.Power(game.Powers) {
			seat := &tb.Seats[q]
			if at == 0 && q == p || !tb.Begun || tb.Phase() != game.PlanPhase || seat.Agent != "" || len(seat.Ready) > 0 {
				continue // who agrees, and no longer does, is public
			}
			var opt game.Options
			v, id := tb.View(q), s.class.Team(at, q)[0].ID
			game.Legal(tb.Game.Setup(), &v, &seat.Draft, &opt)
			for _, o := range opt.List() {
				if !o.Card() {
					continue
				}
				if err := errors.Join(s.do(&session.Put{Student: id, Step: tb.Step, Order: o}), s.do(&session.Take{Student: id, Step: tb.Step, Order: o})); err != nil {
					t.Fatal(err)
				}
				x.stirred++
				break
			}
		}
	}
}

// looks compares what every seat and the projector get.
func (x *twins) looks(t *testing.T, when string, rng *dice.Stream, truth bool) {
	t.Helper()
	paths := slices.Clone(seatPaths)
	if truth {
		paths = append(paths, "/seat/debrief")
	}
	paths = append(paths, "/check")
	for p := range game.Power(game.Powers) {
		x.stir(t, 1, p)
		undo := vary(x.two[1].class, 0, p, rng, truth)
		who := func(i int) *browser { return x.two[i].seats[p] }
		for _, path := range paths {
			x.same(t, when, who, func(b *browser, _ *wire) { b.get(path) })
		}
		x.same(t, when, who, func(b *browser, w *wire) { w.live(b, "/seat/live?rev=") })
		step := strconv.Itoa(x.two[0].class.class.Tables[0].Step)
		menu := append(slices.Clone(game.Menus(p)), game.Menus((p + 1) % game.Powers)[:3]...)
		for range 3 { // refusals and what a put leaves
			o := menu[rng.Intn(len(menu))].String()
			x.same(t, when, who, func(b *browser, _ *wire) { b.post("/seat/put", "step", step, "order", o) })
		}
		for _, o := range x.two[0].class.class.Tables[0].Seats[p].Draft.List() { // so that drafts stay small
			if rng.Intn(2) == 0 {
				x.same(t, when, who, func(b *browser, _ *wire) { b.post("/seat/take", "step", step, "order", o.String()) })
			}
		}
		draft := x.two[0].class.class.Tables[0].Seats[p].Draft
		x.same(t, when, who, func(b *browser, _ *wire) {
			b.post("/seat/ready", "step", step, "draft", planText(&draft), "yes", "1")
		})
		undo()
		x.stir(t, 0, p)

	}
	x.stir(t, 1, game.Nobody)
	defer x.stir(t, 0, game.Nobody)
	for p := range game.Power(game.Powers) {
		// What one power alone knows is hidden from the projector, whoever it is.
		undo := vary(x.two[1].class, everyTable, p, rng, truth)
		who := func(i int) *browser { return x.two[i].show }
		for _, path := range showPaths {
			x.same(t, when, who, func(b *browser, _ *wire) { b.get(path) })
		}
		x.same(t, when, who, func(b *browser, w *wire) { w.live(b, "/projector/live?rev=") })
		undo()
	}
}

// Two classes that differ in what somebody must not know send the same bytes:
// to every seat and to the projector, at every decision point, on every page, in
// every answer and stream.
func TestNothingLeaks(t *testing.T) {
	x := newTwins(t)
	rng := dice.Seeded{Seed: dice.Seed{Lo: 11}}.Stream(dice.Key{Purpose: 999})
	click := func(what string, form ...string) {
		t.Helper()
		x.both(func(i int) { x.two[i].teacher.must(x.two[i].teacher.click(what, form...)) })
	}
	click("settings", "plan", "600", "reply", "300", "undecided", "2", "choose", "1", "unnamed", "1")
	x.looks(t, "lobby", &rng, false)
	click("begin")
	table := func(i int) *session.Table { return x.two[i].class.class.Tables[0] }
	replies := 0
	for n := 0; table(0).Phase() != game.Over; n++ {
		if table(0).Phase() == game.ReplyPhase {
			replies++
		}
		when := fmt.Sprintf("quarter %d, %v", table(0).Game.State().Quarter, table(0).Phase())
		x.looks(t, when, &rng, false)
		for p := range game.Power(game.Powers) {
			to := ((p + 1 + game.Power(n)%2) % game.Powers).String()
			x.both(func(i int) {
				b := x.two[i].seats[p]
				_, page := b.get("/seat/notes")
				b.must(b.post("/seat/send", "sent", find(sentNow, page), "to", to, "text", fmt.Sprint("a note ", n)))
			})
		}
		switch n {
		case 2:
			click("hand", "table", "0", "seat", "us", "agent", "doctrine")
		case 4:
			click("hand", "table", "0", "seat", "us", "agent", "")
			click("pause", "table", "-1", "yes", "1")
			click("inject", "table", "-1", "event", "heat pacific 2", "text", "Ships turn round")
		}
		x.both(func(i int) {
			for at, tb := range x.two[i].class.class.Tables {
				if tb.Phase() == game.Over {
					continue
				}
				if err := x.two[i].advance(at); err != nil {
					t.Fatal(err)
				}
			}
		})
		if *table(0).Game.State() != *table(1).Game.State() {
			t.Fatal("the two have parted: the test compares different games")
		}
	}
	if replies < 3 || x.stirred < 50 {
		t.Errorf("%d times something was offered, %d plans were stirred: the test shows little", replies, x.stirred)
	}
	x.looks(t, "the end", &rng, false)
	click("debrief", "yes", "1")
	x.looks(t, "the debrief", &rng, true)
	click("debrief", "yes", "0")
	x.looks(t, "the debrief is over", &rng, false)
}
