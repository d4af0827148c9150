package table

import (
	"testing"

	"entente/game"
	"entente/game/adviser"
	"entente/game/table/kit"
)

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
