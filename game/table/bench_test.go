package table

import (
	"testing"

	"entente/game"
	"entente/game/adviser"
	"entente/game/table/kit"

	"github.com/hajimehoshi/ebiten/v2"
)

// BenchmarkWindow draws frames of a full board at 1280×800 into a window, in
// software where there is no graphics card:
//
//	xvfb-run -a -s "-screen 0 1280x800x24" go test ./game/table -run ^$ -bench Window
//
// still moves the pointer onto a control and off it, page changes everything,
// and film shows a quarter in which things move. The aim is 30 frames a second.
func BenchmarkWindow(b *testing.B) {
	if noWindow != nil {
		b.Skip("no display to draw on: ", noWindow)
	}
	tb := testTable(&testing.T{}, "baseline", game.Russia, 11)
	autoplay(&testing.T{}, tb, 6)
	var r kit.Renderer
	screen := ebiten.NewImage(MinWidth, MinHeight)
	hover := false
	frames := func(b *testing.B, before func(i int)) {
		n := 0
		for b.Loop() {
			before(n)
			n++
			hover = !hover
			tb.ui.Hover = map[bool]string{true: "undo", false: "power:us"}[hover]
			r.Theme, r.Scale = kit.Light, 1
			r.Draw(screen, tb.ui)
			_ = screen.At(0, 0) // waits for the drawing
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "frames/s")
	}
	b.Run("still", func(b *testing.B) { frames(b, func(int) {}) })
	b.Run("page", func(b *testing.B) {
		frames(b, func(i int) {
			tb.tab = 1 + i%5
			tb.ui.Stale()
			tb.ui.Update(&script{x: 300, y: 300})
		})
	})
	autoplayNews(&testing.T{}, tb)
	b.Run("film", func(b *testing.B) {
		frames(b, func(int) {
			if !tb.moving() {
				tb.replayFilm()
			}
			tb.Tick(1.0 / 30)
			tb.ui.Update(&script{x: 300, y: 300})
		})
	})
}

func BenchmarkPage(b *testing.B) {
	tb := testTable(&testing.T{}, "baseline", game.Russia, 11)
	autoplay(&testing.T{}, tb, 8)
	for _, tab := range []int{0, 1, 3, 4} {
		b.Run(digit(tab), func(b *testing.B) {
			tb.tab = tab
			for b.Loop() {
				tb.ui.Stale()
				tb.ui.Update(&script{x: -1})
			}
		})
	}
	b.Run("paint", func(b *testing.B) {
		r := kit.Screen{}
		for b.Loop() {
			r.Theme, r.Scale = kit.Light, 1
			r.Show(tb.ui, 1280, 800)
			r.Paint(r.Front, tb.ui.Page.Ops, r.Front.Bounds())
		}
	})
	b.Run("odds", func(b *testing.B) {
		for b.Loop() {
			tb.adviser = adviser.Adviser{}
			tb.tab = 4
			tb.ui.Stale()
			tb.ui.Update(&script{x: -1})
		}
	})
}
