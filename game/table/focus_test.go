package table

import (
	"testing"

	"entente/game/table/kit"
)

// TestFocusWalks walks over every screen by the keyboard alone: the focus
// comes to everything that can be done, by Tab and back by Shift+Tab, is seen
// where it is, within the page and outlined on it.
func TestFocusWalks(t *testing.T) {
	list := []struct{ w, h, text int }{{1280, 800, 100}, {1024, 640, 200}}
	if testing.Short() {
		list = list[1:]
	}
	for _, win := range list {
		for _, s := range gallery(t) {
			resize(s.tb, win.w, win.h, win.text)
			s.show()
			ui := s.tb.ui
			reached := map[string]bool{}
			want := len(ui.Page.Controls)
			ids := map[string]bool{}
			for _, c := range ui.Page.Controls {
				if ids[c.ID] {
					t.Errorf("%s: two controls are called %s: the focus stays on the first", s.name, c.ID)
				}
				ids[c.ID] = true
			}
			for range want {
				press(s.tb, kit.KeyNext)
				if reached[ui.Focus] {
					break
				}
				reached[ui.Focus] = true
				seesFocus(t, s.name, ui)
			}
			for _, c := range ui.Page.Controls {
				if c.Do != nil && !reached[c.ID] {
					t.Errorf("%s at %dx%d: Tab does not come to %s", s.name, win.w, win.h, c.ID)
				}
			}
			last := ui.Focus
			press(s.tb, kit.KeyNext, kit.KeyBefore)
			if ui.Focus != last {
				t.Errorf("%s: Shift+Tab leads to %q, not back to %q", s.name, ui.Focus, last)
			}
		}
	}
}

// seesFocus fails where the control that has the focus is out of sight or not outlined.
func seesFocus(t *testing.T, name string, ui *kit.UI) {
	t.Helper()
	c, ok := ui.Page.Find(ui.Focus)
	if !ok {
		t.Fatalf("%s: the focus is nowhere", name)
	}
	box := c.Box
	for _, l := range ui.Page.Lists {
		if l.ID == c.List {
			box = box.Intersect(l.Box)
		}
	}
	if box = box.Intersect(ui.Page.Box); box.Empty() || box.W < min(c.Box.W, 8) || box.H < min(c.Box.H, 8) {
		t.Errorf("%s: the focus is on %s, out of sight at %v", name, c.ID, c.Box)
	}
	for _, op := range ui.Overlay().Ops {
		if op.Kind == kit.FillOp && op.Ink == kit.Ink && op.Box.X <= c.Box.X && op.Box.W >= c.Box.W {
			return
		}
	}
	t.Errorf("%s: the focus on %s is not outlined", name, c.ID)
}
