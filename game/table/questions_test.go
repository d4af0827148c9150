package table

import (
	"strings"
	"testing"

	"entente/game"
	"entente/game/table/kit"
)

// asking plays until so many questions are open at once.
func asking(t *testing.T, me game.Power, n int) *Table {
	t.Helper()
	tb := testTable(t, "baseline", me, 11)
	for q := range uint8(27) {
		if autoplay(t, tb, q); len(tb.open()) >= n {
			return tb
		}
	}
	t.Fatalf("there are never %d questions at once", n)
	return nil
}

// TestCommitLeads sees that a commit that has to wait leads to what is open.
func TestCommitLeads(t *testing.T) {
	tb := asking(t, game.Russia, 2)
	tb.ui.Resize(MinWidth, 640)
	click(t, tb, "tab:3")
	press(tb, kit.KeyCommit)
	for range tb.open() {
		q := tb.open()[0]
		c, ok := tb.ui.Page.Find("order:" + q.answers[0].String())
		if !ok || tb.ui.Focus != c.ID {
			t.Fatalf("the focus is on %q, not on %q", tb.ui.Focus, c.ID)
		}
		for _, l := range tb.ui.Page.Lists {
			if l.ID == c.List && !l.Box.In(grip(c)) {
				t.Errorf("%s is out of sight", c.ID)
			}
		}
		press(tb, kit.KeyEnter, kit.KeyCommit)
	}
}

// TestCardsStay sees that no card of a family moves while the plan grows.
func TestCardsStay(t *testing.T) {
	tb := testTable(t, "baseline", game.China, 3)
	var before []game.Order
	for _, c := range tb.hand(game.Trade) {
		before = append(before, c.options[0])
	}
	press(tb, kit.Letter('A'))
	if tb.plan.Cards() == 0 {
		t.Fatal("no plan")
	}
	for i, c := range tb.hand(game.Trade) {
		if c.options[0] != before[i] {
			t.Errorf("place %d: %v, before %v", i, c.options[0], before[i])
		}
	}
}

// TestForegone sees that a question without a choice is answered at once, says
// so, and stays answered; and that a choice never is.
func TestForegone(t *testing.T) {
	for me := range game.Power(game.Powers) {
		for seed := range uint64(12) {
			tb := testTable(t, "baseline", me, seed)
			for q := range uint8(27) {
				autoplay(t, tb, q)
				if tb.screen != planScreen {
					break
				}
				found := false
				for _, q := range tb.questions() {
					given, ok := tb.answered(q)
					only, one := tb.only(q)
					if ok != one || ok && given != only {
						t.Fatalf("%v: given %v, only answer %v", q, given, only)
					}
					found = found || one
				}
				if !found {
					continue
				}
				tb.ui.Resize(1280, 1600) // all that is asked, without scrolling
				click(t, tb, "tab:0")
				if !strings.Contains(pageText(tb), tb.text("only-answer")) {
					t.Error("it is not said that there is no other answer")
				}
				n := tb.plan.N
				if press(tb, kit.KeyUndo, kit.KeyUndo); tb.plan.N != n {
					t.Error("undo takes back what is no choice")
				}
				return
			}
		}
	}
	t.Fatal("every question ever asked leaves a choice")
}
