package table

import (
	"path/filepath"
	"strings"
	"testing"

	"entente/assets"
	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/table/kit"
	"entente/game/words"
)

// script is an Input that a test writes.
type script struct {
	x, y  int
	click bool
	wheel int
	keys  []kit.Key
}

func (s *script) Cursor() (int, int) { return s.x, s.y }
func (s *script) Clicked() bool      { return s.click }
func (s *script) Wheel() int         { return s.wheel }
func (s *script) Keys() []kit.Key    { return s.keys }

var fonts = func() *kit.Fonts {
	f, err := kit.LoadFonts(assets.FS)
	if err != nil {
		panic(err)
	}
	return f
}()

// testTable gives a table with a game of a scenario begun, or at the first screen.
func testTable(t *testing.T, name string, me game.Power, seed uint64) *Table {
	t.Helper()
	games := &Games{Seed: &dice.Seed{Lo: seed}}
	var s Session
	if me < game.Powers {
		var err error
		if s, err = games.Begin(name, me, [game.Powers]policy.Policy{}); err != nil {
			t.Fatal(err)
		}
	}
	return New(words.MustEnglish(), fonts, games, s, name)
}

// click points at a control and presses the button, scrolling it into view
// with the wheel where it must.
func click(t testing.TB, tb *Table, id string) {
	t.Helper()
	for range 200 {
		c, ok := tb.ui.Page.Find(id)
		if !ok {
			t.Fatalf("no control %q on the page", id)
		}
		seen := c.Box
		for _, l := range tb.ui.Page.Lists {
			if l.ID != c.List {
				continue
			}
			x, y := l.Box.X+l.Box.W/2, l.Box.Y+l.Box.H/2
			_, cy := grip(c)
			switch {
			case cy < l.Box.Y:
				tb.ui.Update(&script{x: x, y: y, wheel: 1})
				seen = kit.Rect{}
			case cy >= l.Box.Y+l.Box.H:
				tb.ui.Update(&script{x: x, y: y, wheel: -1})
				seen = kit.Rect{}
			}
		}
		if seen.Empty() {
			continue
		}
		x, y := grip(c)
		tb.ui.Update(&script{x: x, y: y, click: true})
		return
	}
	t.Fatalf("control %q cannot be scrolled into view", id)
}

// grip is where a control is clicked: in the middle of its first line, for a
// card has buttons of its own lower down.
func grip(c kit.Control) (x, y int) { return c.Box.X + c.Box.W/2, c.Box.Y + min(c.Box.H/2, 16) }

func press(tb *Table, keys ...kit.Key) {
	for _, k := range keys {
		tb.ui.Update(&script{x: -1, y: -1, keys: []kit.Key{k}})
	}
}

// checkPage fails where a text does not fit, is too small, or leaves the page.
func checkPage(t testing.TB, tb *Table, where string) {
	t.Helper()
	p := tb.ui.Page
	for _, op := range append(append([]kit.Op{}, p.Ops...), tb.ui.Overlay().Ops...) {
		if op.Kind != kit.TextOp {
			continue
		}
		if op.Cut {
			t.Errorf("%s: text does not fit: %q", where, op.Text)
		}
		if op.Style.Size < 12 {
			t.Errorf("%s: %q in size %d", where, op.Text, op.Style.Size)
		}
		if op.Clip.Empty() && !p.Box.Holds(op.Box) {
			t.Errorf("%s: %q leaves the page", where, op.Text)
		}
		if strings.ContainsAny(op.Text, "→←↑↓▲▼✓✗◆●■") {
			t.Errorf("%s: %q: arrows and shapes are drawn, the faces have none", where, op.Text)
		}
		if op.Text[0] == '{' {
			t.Errorf("%s: no text for %s", where, op.Text)
		}
	}
}

// TestCampaignByMouse plays whole campaigns as each power by clicks alone, with
// choices drawn by dice from what the table offers.
func TestCampaignByMouse(t *testing.T) {
	for me := range game.Power(game.Powers) {
		t.Run(me.String(), func(t *testing.T) {
			tb := testTable(t, "", game.Nobody, 7)
			checkPage(t, tb, "start")
			click(t, tb, "new")
			checkPage(t, tb, "new")
			click(t, tb, "scenario:baseline")
			click(t, tb, "seat:"+me.String())
			click(t, tb, "begin")
			if tb.session == nil {
				t.Fatal("no game begun: ", tb.notice)
			}
			rng := dice.Seeded{Seed: dice.Seed{Lo: uint64(me) + 1}}.Stream(dice.Key{})
			for steps := 0; tb.screen != endScreen; steps++ {
				if steps > 200 {
					t.Fatal("the campaign does not end")
				}
				where := tb.words.Quarter(tb.session.Setup(), tb.state().Quarter)
				checkPage(t, tb, where)
				if tb.screen == newsScreen {
					click(t, tb, "next")
					continue
				}
				playByMouse(t, tb, &rng, where)
			}
			checkPage(t, tb, "end")
			click(t, tb, "again")
			if tb.screen != startScreen {
				t.Error("no way back to the first screen")
			}
		})
	}
}

// playByMouse answers everything asked, gives some cards, and commits.
func playByMouse(t *testing.T, tb *Table, rng *dice.Stream, where string) {
	t.Helper()
	if tb.state().Phase == game.PlanPhase {
		for range 3 {
			click(t, tb, "tab:"+digit(1+rng.Intn(5)))
			checkPage(t, tb, where)
			if ids := orderIDs(tb); len(ids) > 0 {
				click(t, tb, ids[rng.Intn(len(ids))])
			}
		}
	}
	for len(tb.open()) > 0 {
		click(t, tb, "tab:0")
		checkPage(t, tb, where)
		q := tb.open()[0]
		var ids []string
		for _, id := range orderIDs(tb) {
			for _, o := range q.answers {
				if id == "order:"+o.String() {
					ids = append(ids, id)
				}
			}
		}
		if len(ids) == 0 {
			t.Fatalf("%s: no answer to be clicked for %v", where, q)
		}
		click(t, tb, ids[rng.Intn(len(ids))])
	}
	click(t, tb, "commit")
	if tb.notice != "" {
		t.Fatal(tb.notice)
	}
}

func digit(n int) string { return string(rune('0' + n)) }

// orderIDs lists the controls that give an order now.
func orderIDs(tb *Table) (ids []string) {
	for _, c := range tb.ui.Page.Controls {
		if c.Do != nil && len(c.ID) > 6 && c.ID[:6] == "order:" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// TestEveryOrderInReach gives, at several points of a campaign and in every
// seat, each legal card by mouse and by keyboard, and takes it back.
func TestEveryOrderInReach(t *testing.T) {
	quarters := []uint8{0, 7, 15}
	if testing.Short() {
		quarters = quarters[:1]
	}
	for me := range game.Power(game.Powers) {
		tb := testTable(t, "baseline", me, 3)
		for _, q := range quarters {
			autoplay(t, tb, q)
			var legal game.Options
			game.Legal(tb.session.Setup(), tb.session.View(), &game.Plan{}, &legal)
			for _, o := range legal.List() {
				id := "order:" + o.String()
				f := 1 + int(game.Specs[o.Kind].Family)
				click(t, tb, "tab:"+digit(f))
				terms(t, tb, o, func(id string) { click(t, tb, id) })
				click(t, tb, id)
				if !tb.plan.Has(o) {
					t.Errorf("%v, quarter %d: a click on %q does not give it", me, q, id)
				}
				click(t, tb, "undo")
				clear(tb.picked)
				press(tb, kit.Key(int(kit.Key0)+f))
				choose := func(id string) {
					for range len(tb.ui.Page.Controls) {
						if tb.ui.Focus == id {
							break
						}
						press(tb, kit.KeyNext)
					}
					press(tb, kit.KeyEnter)
				}
				terms(t, tb, o, choose)
				choose(id)
				if !tb.plan.Has(o) {
					t.Errorf("%v, quarter %d: the keyboard does not reach %q", me, q, id)
				}
				press(tb, kit.KeyUndo)
				if tb.plan.N != 0 {
					t.Fatalf("undo leaves %v", tb.plan.List())
				}
			}
		}
	}
}

// terms chooses the terms of an order on its card, one after the other.
func terms(t *testing.T, tb *Table, o game.Order, choose func(id string)) {
	t.Helper()
	for range 5 {
		if _, ok := tb.ui.Page.Find("order:" + o.String()); ok {
			return
		}
		now := game.Order{}
		for _, c := range tb.hand(game.Specs[o.Kind].Family) {
			if x := c.now.order; x.Kind == o.Kind && x.To == o.To {
				now = x
			}
		}
		if now.Kind == game.Pass { // it goes to another
			choose("to:" + game.Specs[o.Kind].Name + ":" + o.To.String())
			continue
		}
		for i, want := range []game.Order{{Kind: o.Kind, To: o.To, A: o.A, B: now.B}, {Kind: o.Kind, To: o.To, A: now.A, B: o.B}, o, o} {
			id := "term:" + want.String() + ":" + digit(i%2)
			if _, ok := tb.ui.Page.Find(id); ok && want != now {
				choose(id)
				break
			}
		}
	}
}

// TestCampaignByKeyboard plays a campaign by keys alone.
func TestCampaignByKeyboard(t *testing.T) {
	tb := testTable(t, "pact-2015", game.Nobody, 9)
	for _, id := range []string{"new", "seat:china", "begin"} {
		press(tb, kit.KeyNext)
		for range len(tb.ui.Page.Controls) {
			if tb.ui.Focus == id {
				break
			}
			press(tb, kit.KeyNext)
		}
		press(tb, kit.KeyEnter)
	}
	if tb.session == nil {
		t.Fatal("no game begun")
	}
	for steps := 0; tb.screen != endScreen; steps++ {
		if steps > 100 {
			t.Fatal("the campaign does not end")
		}
		if tb.screen == newsScreen {
			press(tb, kit.KeySpace)
			continue
		}
		for len(tb.open()) > 0 {
			press(tb, kit.Key0)
			id := "order:" + tb.open()[0].answers[0].String()
			for range len(tb.ui.Page.Controls) {
				if c, ok := tb.ui.Page.Find(tb.ui.Focus); ok && tb.ui.Focus >= "order:" && c.Do != nil && c.ID == id {
					break
				}
				press(tb, kit.KeyNext)
			}
			press(tb, kit.KeyEnter)
			if tb.ui.Focus != id {
				t.Fatalf("the keyboard does not reach %q", id)
			}
		}
		press(tb, kit.KeyCommit)
	}
}

// TestOnlyTheView sees that the table's pages do not change with what the
// player may not know.
func TestOnlyTheView(t *testing.T) {
	tb := testTable(t, "baseline", game.US, 4)
	autoplay(t, tb, 5)
	before := pageText(tb)
	l := tb.session.(*local)
	s := *l.game.State()
	for p := range game.Power(game.Powers) {
		if p != game.US {
			s.Sides[p].Funds += 3
			s.Evidence[p] = [game.Suspects]int8{1, 2, 3, 4}
		}
	}
	for i := range s.Incidents {
		if x := &s.Incidents[i]; x.Used == 1 && x.By != game.US {
			x.Success = 1 - x.Success
		}
	}
	l.view = game.See(&s, game.US)
	tb.ui.Stale()
	press(tb)
	tb.ui.Update(&script{x: -1, y: -1})
	if after := pageText(tb); after != before {
		t.Errorf("the page tells what is hidden:\n%s\n%s", before, after)
	}
}

func pageText(tb *Table) string {
	var b strings.Builder
	for _, op := range tb.ui.Page.Ops {
		b.WriteString(op.Text + "\n")
	}
	return b.String()
}

// TestSaved plays on from a file that the table saved.
func TestSaved(t *testing.T) {
	file := filepath.Join(t.TempDir(), "game.entente")
	games := &Games{Seed: &dice.Seed{Lo: 2}, File: file}
	s, err := games.Begin("forum-2016", game.Russia, [game.Powers]policy.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	tb := New(words.MustEnglish(), fonts, &Games{}, s, "")
	autoplay(t, tb, 3)
	again, err := games.ResumeFile(file, game.Nobody, [game.Powers]policy.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if again.View().Me != game.Russia || *again.View() != *s.View() {
		t.Error("the saved game is not the one that was played")
	}
	if *again.Before() != *s.Before() || again.Since() != s.Since() {
		t.Error("the last quarter is not remembered")
	}
	if len(again.Events()) != len(s.Events()) {
		t.Errorf("%d events after loading, %d before", len(again.Events()), len(s.Events()))
	}
}
