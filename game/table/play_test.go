package table

import (
	"testing"

	"entente/game"
	"entente/game/table/kit"
)

// TestFollow plays a game by the adviser's key and commit alone, in each seat.
func TestFollow(t *testing.T) {
	for me := range game.Power(game.Powers) {
		tb := testTable(t, "pact-2015", me, 8)
		for steps := 0; tb.screen != endScreen; steps++ {
			if steps > 100 {
				t.Fatal("the game does not end")
			}
			if tb.screen == newsScreen {
				press(tb, kit.KeySpace)
				continue
			}
			press(tb, kit.Letter('A'))
			if n := len(tb.open()); n > 0 {
				t.Fatalf("%v: the adviser leaves %d questions open", me, n)
			}
			press(tb, kit.KeyCommit)
			if tb.notice != "" {
				t.Fatalf("%v: %s", me, tb.notice)
			}
		}
	}
}

// TestBranch plays on from a turning point: the game as it stood at its Plan,
// and the same dice until an order differs.
func TestBranch(t *testing.T) {
	tb := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, tb, 99)
	if len(tb.turns) < 2 {
		t.Fatal("the ladder hardly moved")
	}
	click(t, tb, "turning:1")
	q := tb.turns[1].quarter
	end := *tb.session.Final()
	click(t, tb, "branch")
	if tb.screen != planScreen || tb.state().Quarter != q || tb.state().Phase != game.PlanPhase {
		t.Fatalf("at quarter %d, phase %v; want Plan of %d", tb.state().Quarter, tb.state().Phase, q)
	}
	autoplay(t, tb, 99)
	if *tb.session.Final() != end {
		t.Error("the same orders lead to another end")
	}
}
