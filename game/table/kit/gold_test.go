package kit

import (
	"image"
	"testing"

	"entente/game/gametest/gold"
)

// widgets builds a page with every widget in every state.
func widgets(p *Page) {
	p.Fill(p.Box, Paper)
	do := func() {}
	for i, b := range []Button{
		{ID: "plain", Label: "Plain", Do: do}, {ID: "on", Label: "Selected", On: true, Do: do},
		{ID: "filled", Label: "Commit", Fill: Green, Key: "C", Do: do}, {ID: "dead", Label: "Not now", Tip: []string{"Why not", "Something is missing."}},
	} {
		p.Button(Rect{8 + 96*i, 8, 88, 44}, b)
	}
	for i, tab := range []Tab{{ID: "tab0", Label: "Trade", Under: "1", Do: do}, {ID: "tab1", Label: "Arms", Under: "2", On: true, Do: do}, {ID: "tab2", Label: "Asked", Under: "3 open", Loud: true, Do: do}, {ID: "tab3", Label: "Norms", Sign: Globe, Key: "4", Do: do}} {
		p.Tab(Rect{8 + 52*i, 60, 50, 48}, tab)
	}
	p.Bar(Rect{216, 64, 80, 8}, 6, 10, Vermilion)
	p.Cells(Rect{216, 80, 98, 10}, 10, func(i int) bool { return i < 4 }, SoftInk)
	p.Change(Rect{216, 92, 40, 16}, 2, Faint)
	p.Change(Rect{256, 92, 40, 16}, -1, Faint)
	for m := range Mark(Marks) {
		p.Place(m, Rect{8 + 17*int(m), 116, 16, 16}, Ink)
	}
	p.DashedFrame(Rect{8, 148, 120, 40}, Ink, 2)
	p.Wrapped(Rect{136, 148, 120, 60}, Prose, "Declared is dashed, effective is solid.")
	p.Text(Rect{264, 148, 120, 24}, Big, AtLeft, "Жить ¶20 né")
	p.List("list", Rect{8, 212, 180, 80}, func(int) int { return 200 }, func(box Rect) {
		for range 5 {
			row := box.Top(40)
			p.Frame(row, Rule, 1)
			p.Text(row.Pad(8, 0), Label, AtLeft, "One of the rows")
		}
	})
	p.Wrapped(Rect{200, 212, 184, 80}, Aside, "Said 2 rungs above what is done.")
}

// TestWidgets compares the widgets with their golden pictures, in both themes
// and at two scales, with the pointer on what cannot be pressed, and with the focus.
func TestWidgets(t *testing.T) {
	for _, th := range Themes {
		for _, scale := range []float64{1, 1.5} {
			u := NewUI(fonts, 400, 300, widgets)
			u.Update(&script{x: 320, y: 20})
			name := "widgets-" + th.Name
			if scale > 1 {
				name += "-large"
				u.Update(&script{x: 320, y: 20, keys: []Key{KeyNext, KeyNext}})
			}
			gold.Check(t, name, shown(u, th, scale))
		}
	}
}

func shown(u *UI, th *Theme, scale float64) *image.RGBA {
	var s Screen
	s.Theme, s.Scale = th, scale
	s.Show(u, int(400*scale), int(300*scale))
	return s.Front
}

// TestScreen sees that painting only what changed comes to the same as painting
// everything, whatever changes: the pointer, the focus, the page, the scrolling.
func TestScreen(t *testing.T) {
	u := NewUI(fonts, 400, 300, widgets)
	var s Screen
	s.Theme, s.Scale = Light, 1.25
	w, h := 500, 375
	s.Show(u, w, h)
	for i, in := range []*script{{x: 20, y: 20}, {x: 320, y: 20}, {x: 20, y: 230, wheel: -1}, {x: 20, y: 230, wheel: -1}, {x: 390, y: 290}, {x: 390, y: 290, keys: []Key{KeyNext}}, {x: 390, y: 290, keys: []Key{KeyDown}}} {
		u.Update(in)
		s.Show(u, w, h)
		var all Screen
		all.Theme, all.Scale = Light, 1.25
		all.Show(u, w, h)
		if n := gold.Differ(s.Front, all.Front); n > 0 {
			t.Errorf("step %d: %d of 10,000 pixels differ from a page painted anew", i, n)
		}
		if len(s.Show(u, w, h)) > 0 {
			t.Errorf("step %d: what stands still is painted again", i)
		}
	}
}
