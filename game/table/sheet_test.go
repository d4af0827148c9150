package table

import (
	"flag"
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"entente/game"
	"entente/game/table/kit"
)

// Every screen at every size, in both themes:
//
//	go test ./game/table -run Screens -screens DIR
var (
	screens = flag.String("screens", "", "folder for pictures of every screen at several sizes and in both themes")
	only    = flag.String("only", "", "make only those whose name holds this, such as end-1280x800")
)

// windows are the sizes at which everything must fit, in device pixels, and the text scale.
var windows = []struct{ w, h, text int }{
	{1280, 800, 100}, {1024, 640, 100}, {1024, 640, 200}, {1280, 800, 200}, {1366, 768, 100}, {1280, 800, 80}, {1280, 800, 150}, {2560, 1440, 100}, {3840, 2160, 100}, {1280, 1024, 120}, {1280, 720, 150},
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

// TestScreens sees that nothing is cut on any screen at any size.
func TestScreens(t *testing.T) {
	plan := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, plan, 9)
	early := testTable(t, "baseline", game.US, 3)
	news := testTable(t, "baseline", game.China, 5)
	autoplay(t, news, 5)
	autoplayNews(t, news)
	end := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, end, 99)
	for _, win := range windows {
		for _, s := range []struct {
			name string
			tb   *Table
		}{{"plan", plan}, {"early", early}, {"news", news}, {"end", end}} {
			scale := resize(s.tb, win.w, win.h, win.text)
			shoot := func(name string) {
				s.tb.ui.Stale()
				s.tb.ui.Update(&script{x: -1, y: -1})
				where := fmt.Sprintf("%s-%dx%d-%d", name, win.w, win.h, win.text)
				checkPage(t, s.tb, where)
				if *screens == "" || !strings.Contains(where, *only) {
					return
				}
				for _, th := range kit.Themes {
					s.tb.settings.Theme = th.Name
					r := kit.Screen{}
					r.Theme, r.Scale = th, scale
					r.Show(s.tb.ui, win.w, win.h)
					var img image.Image = r.Front
					writePNG(t, filepath.Join(*screens, where+"-"+th.Name+".png"), img)
				}
			}
			shoot(s.name)
			if s.tb.screen == endScreen {
				continue
			}
			one := !arrange(s.tb.ui.Page.Box, boardPane).tabs.Empty()
			for i := range pane(panes) {
				if one {
					s.tb.pane = i
					shoot(s.name + "-pane" + digit(int(i)))
				}
			}
			s.tb.pane = boardPane
			if s.name == "news" {
				s.tb.pane = ordersPane
				for i := range s.tb.film.deeds {
					s.tb.replayFilm()
					s.tb.stepFilm(i)
					s.tb.film.since = 1
					if i%4 == 3 {
						shoot(fmt.Sprintf("film%02d", i))
					}
				}
				s.tb.skipFilm()
				shoot("film-all")
				s.tb.pane = boardPane
			}
			if s.name != "plan" {
				continue
			}
			for v := noView + 1; v < views; v++ {
				s.tb.view = v
				shoot("view-" + viewSpecs[v].name)
			}
			s.tb.view = noView
			s.tb.pane = ordersPane
			for tab := range 6 {
				s.tb.tab = tab
				shoot("tab" + digit(tab))
			}
			s.tb.tab, s.tb.pane = 0, boardPane
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
