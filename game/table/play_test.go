package table

import (
	"strings"
	"testing"
	"time"

	"entente/game"
	"entente/game/table/kit"
	"entente/game/words"
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

// TestPatient sees that a commit in the background leaves the session alone
// until the others have done, and then goes on as one in the foreground.
func TestPatient(t *testing.T) {
	slow := &slowly{Session: testTable(t, "pact-2015", game.China, 3).session, start: make(chan bool)}
	tb := New(words.MustEnglish(), fonts, nil, slow, "pact-2015")
	tb.patient = true
	for len(tb.open()) > 0 {
		tb.give(tb.open()[0].answers[0])
	}
	press(tb, kit.KeyCommit)
	if !tb.moving() || !strings.Contains(pageText(tb), tb.text("thinking")) {
		t.Fatal("the page does not say that the others think")
	}
	tb.ui.Resize(1024, 640) // must not look at the session either
	press(tb, kit.KeyCommit, kit.KeyUndo, kit.Key3)
	close(slow.start)
	for range 1000 {
		tb.Tick(0.01)
		if tb.thinking == nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	press(tb, kit.KeyHelp, kit.KeyHelp)
	if tb.thinking != nil || tb.notice != "" || strings.Contains(pageText(tb), tb.text("thinking")) {
		t.Errorf("the commit does not come back: %q", tb.notice)
	}
}

// slowly is a Session whose others take their time.
type slowly struct {
	Session
	start chan bool
}

func (s *slowly) Commit(p game.Plan) error {
	<-s.start
	return s.Session.Commit(p)
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
