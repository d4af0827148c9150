package table

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"entente/game/table/kit"
)

// Every screen at three sizes, in both themes:
//
//	go test ./game/table -run Screens -screens DIR
var (
	screens = flag.String("screens", "", "folder for pictures of every screen at three sizes and in both themes")
	only    = flag.String("only", "", "make only those whose name holds this, such as end-1280x800, at whatever size")
)

// window sizes at which everything must fit, in device pixels, and the text
// scale. Pictures are made of the first three.
var windows = []struct{ w, h, text int }{
	{1280, 800, 100}, {1024, 640, 100}, {2560, 1440, 100},
	{1024, 640, 200}, {1024, 640, 80}, {1024, 640, 150}, {1280, 800, 80}, {1280, 800, 125}, {1280, 800, 150}, {1280, 800, 175}, {1280, 800, 200},
	{1366, 768, 100}, {1280, 720, 150}, {1280, 1024, 120}, {1920, 1080, 100}, {3840, 2160, 80}, {3840, 2160, 100}, {3840, 2160, 200},
}

// resize lays the table out for a window, as the window does.
func resize(tb *Table, w, h, text int) (scale float64) {
	s := tb.settings
	s.Text = text
	tb.Set(s)
	scale = tb.settings.scale(float64(w), float64(h), 1)
	tb.ui.Resize(int(float64(w)/scale+0.5), int(float64(h)/scale+0.5))
	tb.ui.Update(&script{x: -1, y: -1})
	return scale
}

// TestScreens sees that on no screen, at no size, a text is cut or lies over
// another, down to the end of every list.
func TestScreens(t *testing.T) {
	list := windows
	if testing.Short() {
		list = list[1:3]
	}
	exhibits := gallery(t)
	for n, win := range list {
		for _, s := range exhibits {
			scale := resize(s.tb, win.w, win.h, win.text)
			s.show()
			name := fmt.Sprintf("%s-%dx%d-%d", s.name, win.w, win.h, win.text)
			s.pages(func(page int) {
				where := name
				if page > 0 {
					where += "-page" + digit(page%10)
				}
				checkPage(t, s.tb, where)
				checkApart(t, &s, where)
				if *screens != "" && (*only == "" && n < 3 && page < 2 || *only != "" && strings.Contains(where, *only)) {
					picture(t, s.tb, win.w, win.h, scale, where)
				}
			})
		}
	}
}

// picture makes pictures of a page in both themes.
func picture(t *testing.T, tb *Table, w, h int, scale float64, name string) {
	t.Helper()
	for _, th := range kit.Themes {
		writePNG(t, filepath.Join(*screens, name+"-"+th.Name+".png"), themed(tb, th, w, h, scale))
	}
}

// checkApart fails where two texts lie over each other, or where something is
// drawn over half a text.
func checkApart(t *testing.T, s *exhibit, where string) {
	t.Helper()
	type word struct {
		box  kit.Rect
		text string
	}
	var words []word
	for _, op := range s.tb.ui.Page.Ops {
		box := op.Box
		if !op.Clip.Empty() {
			box = box.Intersect(op.Clip)
		}
		switch op.Kind {
		case kit.TextOp:
			w := word{box.Pad(1, 3), op.Text} // a line has room above and below its letters
			for _, o := range words {
				if x := w.box.Intersect(o.box); x.W > 0 && x.H > 0 {
					t.Errorf("%s: %q lies over %q", where, w.text, o.text)
				}
			}
			words = append(words, w)
		case kit.FillOp:
			left := words[:0]
			for _, o := range words {
				switch x := box.Intersect(o.box); {
				case x == o.box: // no longer to be seen
				case x.Empty() || x.W < 3 || x.H < 3:
					left = append(left, o)
				case !s.over():
					t.Errorf("%s: something is drawn over half of %q", where, o.text)
				}
			}
			words = left
		}
	}
}

// autoplayNews commits once more, and stays at what happened.
func autoplayNews(t *testing.T, tb *Table) {
	t.Helper()
	q := tb.state().Quarter
	for tb.screen == planScreen && tb.state().Quarter == q {
		commitAny(t, tb)
	}
}
