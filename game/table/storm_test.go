package table

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"time"

	"entente/game"
	"entente/game/saves"
	"entente/game/table/kit"
)

// TestResizeStorm pulls at the window in the middle of everything: to any
// size, at any scale, while hands are at work. Nothing breaks, and at the old
// size the page is the old page.
func TestResizeStorm(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	for _, s := range gallery(t) {
		resize(s.tb, 1280, 800, 100)
		s.show()
		before := pageText(s.tb)
		var r kit.Screen
		for range 6 {
			w, h := 64+rng.IntN(3000), 64+rng.IntN(2000)
			scale := resize(s.tb, w, h, MinText+rng.IntN(MaxText-MinText+1))
			s.tb.ui.Update(&script{x: rng.IntN(w), y: rng.IntN(h), wheel: rng.IntN(3) - 1})
			if r.Theme, r.Scale = kit.Light, scale; rng.IntN(4) == 0 && w*h < 1<<20 {
				r.Show(s.tb.ui, w, h)
			}
		}
		resize(s.tb, 1280, 800, 100)
		s.show()
		if pageText(s.tb) != before {
			t.Errorf("%s: after the storm the page is another", s.name)
		}
	}
}

// TestStill sees that nothing is drawn, and no frame is asked for, while
// nothing moves and nobody does anything; and that a pointer that moves over
// nothing changes nothing.
func TestStill(t *testing.T) {
	for _, s := range gallery(t) {
		resize(s.tb, 1280, 800, 100)
		s.show()
		if s.tb.thinking() || s.tb.moving() {
			continue
		}
		for begun := time.Now(); s.tb.restless() && time.Since(begun) < time.Minute; { // games are still read, or played to compare with
			s.tb.tick()
		}
		settle(s.tb)
		var r kit.Screen
		r.Theme, r.Scale = kit.Light, 1
		r.Show(s.tb.ui, 1280, 800)
		version := s.tb.ui.Version
		for i := range 5 {
			s.tb.tick()
			s.tb.ui.Update(&script{x: -1 - i, y: -1})
			if s.tb.restless() || s.tb.moving() {
				t.Errorf("%s: another frame is asked for", s.name)
				break
			}
			if dirty := r.Show(s.tb.ui, 1280, 800); len(dirty) > 0 || s.tb.ui.Version != version {
				t.Errorf("%s: drawn again without a reason: %v", s.name, dirty)
				break
			}
		}
	}
}

// BenchmarkThinking times a frame of the window while opponents look deep ahead.
func BenchmarkThinking(b *testing.B) {
	var r kit.Screen
	r.Theme, r.Scale = kit.Light, 1
	var tb *Table
	for i := range b.N {
		if tb == nil || !tb.thinking() { // they have decided: another game
			b.StopTimer()
			tb = home(saves.Dir(b.TempDir()))
			begun(b, tb, "strength:search:deep")
			commitAnswers(tb)
			r.Show(tb.ui, 1280, 800)
			b.StartTimer()
		}
		tb.tick()
		tb.ui.Update(&script{x: i % 900, y: 400})
		r.Show(tb.ui, 1280, 800)
	}
}

// commitAnswers gives the first answer to all that is asked, and commits.
func commitAnswers(tb *Table) {
	for len(tb.open()) > 0 {
		tb.give(tb.open()[0].answers[0])
	}
	press(tb, kit.KeyCommit)
}

// TestSpoiled goes on where the saved game, its draft or the settings were
// spoiled under the table: what is played is kept elsewhere, and what was
// there is left as it is.
func TestSpoiled(t *testing.T) {
	store := saves.Dir(t.TempDir())
	tb := home(store)
	begun(t, tb)
	name := tb.session.Name()
	rubbish := []byte("\x00\xffrubbish")
	if err := store.Write(name, rubbish); err != nil {
		t.Fatal(err)
	}
	commitAnswers(tb)
	for tb.state().Quarter == 0 || tb.screen != planScreen {
		if tb.screen == newsScreen {
			tb.next()
			continue
		}
		commitAnswers(tb)
	}
	if held, _ := store.Read(name); !bytes.Equal(held, rubbish) {
		t.Errorf("what others wrote to %s is lost", name)
	}
	moved := tb.session.Name()
	if moved == name {
		t.Fatal("the game is still kept where others write")
	}
	view := *tb.session.View()
	if err := store.Write(moved+".draft", rubbish); err != nil {
		t.Fatal(err)
	}
	again := home(store)
	ticks(again, 4)
	checkPage(t, again, "spoiled")
	click(t, again, "continue")
	if again.session == nil || *again.session.View() != view || again.plan != (game.Plan{}) {
		t.Errorf("a spoiled draft spoils the game: %q, %v", again.notice, again.plan)
	}
}
