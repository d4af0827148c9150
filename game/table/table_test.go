package table

import (
	"testing"

	"entente/assets"
	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/scenario"
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
	begin := func(name string, me game.Power) (Session, error) {
		sc, err := scenario.Load(name)
		if err != nil {
			return nil, err
		}
		return Play(replay.Begin(&sc.Setup, dice.Seed{Lo: seed}, nil), me, [game.Powers]policy.Policy{}, "")
	}
	var s Session
	if me < game.Powers {
		var err error
		if s, err = begin(name, me); err != nil {
			t.Fatal(err)
		}
	}
	return New(words.MustEnglish(), fonts, begin, s, name)
}

// click points at a control and presses the button, scrolling it into view
// with the wheel where it must.
func click(t *testing.T, tb *Table, id string) {
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
			switch {
			case c.Box.Y+c.Box.H/2 < l.Box.Y:
				tb.ui.Update(&script{x: x, y: y, wheel: 1})
				seen = kit.Rect{}
			case c.Box.Y+c.Box.H/2 >= l.Box.Y+l.Box.H:
				tb.ui.Update(&script{x: x, y: y, wheel: -1})
				seen = kit.Rect{}
			}
		}
		if seen.Empty() {
			continue
		}
		in := &script{x: seen.X + seen.W/2, y: seen.Y + seen.H/2, click: true}
		tb.ui.Update(in)
		return
	}
	t.Fatalf("control %q cannot be scrolled into view", id)
}

func press(tb *Table, keys ...kit.Key) {
	for _, k := range keys {
		tb.ui.Update(&script{x: -1, y: -1, keys: []kit.Key{k}})
	}
}

// checkPage fails where a text does not fit, is too small, or leaves the page.
func checkPage(t *testing.T, tb *Table, where string) {
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
			click(t, tb, "scenario:baseline")
			click(t, tb, "seat:"+me.String())
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
