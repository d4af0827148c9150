package table

import (
	"fmt"
	"slices"
	"testing"

	"entente/game"
	"entente/game/saves"
	"entente/game/table/kit"
)

// exhibit is a screen in one of its states. Its lay sets the table to it,
// whatever exhibit was there before.
type exhibit struct {
	name string
	tb   *Table
	lay  func()
}

// over tells of exhibits in which something is laid over a page that stays to be seen.
func (s *exhibit) over() bool { return s.tb.help || s.tb.thinking() }

// show sets the table to an exhibit and lays the page out anew.
func (s *exhibit) show() {
	tb := s.tb
	tb.help, tb.notice = false, ""
	tb.ui.Focus = ""
	s.lay()
	for _, l := range tb.ui.Page.Lists {
		tb.ui.Top(l.ID)
	}
	settle(tb)
}

// settle lets the table lay out its page.
func settle(tb *Table) {
	tb.ui.Stale()
	tb.ui.Update(&script{x: -1, y: -1})
}

// pages calls look for an exhibit, and again with its longest list a page
// further down, until its end.
func (s *exhibit) pages(look func(page int)) {
	for n := 0; ; n++ {
		look(n)
		lists := s.tb.ui.Page.Lists
		i := slices.IndexFunc(lists, func(l kit.List) bool { return l.Offset+l.Box.H < l.Content })
		if i < 0 || n > 40 {
			return
		}
		l := lists[i]
		s.tb.ui.Update(&script{x: l.Box.X + l.Box.W/2, y: l.Box.Y + l.Box.H/2, wheel: -max(l.Box.H*3/4/l.Step, 1)})
		s.tb.ui.Update(&script{x: -1, y: -1})
	}
}

// gallery gives every screen that there is, in every state that looks another
// way: what is shown, drawn and walked over by the tests of screens.
func gallery(t *testing.T) []exhibit {
	t.Helper()
	exhibits := homeExhibits(t)
	plan := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, plan, 9)
	exhibits = append(exhibits, planExhibits(plan)...)
	early := testTable(t, "baseline", game.US, 3)
	exhibits = append(exhibits, exhibit{"early", early, func() {}})
	replies, crisis := questioned(t, game.Reply), questioned(t, game.TakeStance)
	for _, s := range []exhibit{{name: "replies", tb: replies}, {name: "crisis", tb: crisis}} {
		s.lay = func() { s.tb.tab, s.tb.pane, s.tb.view = 0, ordersPane, noView }
		exhibits = append(exhibits, s)
	}
	exhibits = append(exhibits, newsExhibits(t)...)
	end := testTable(t, "baseline", game.Russia, 11)
	autoplay(t, end, 99)
	exhibits = append(exhibits, exhibit{"end", end, func() {}})
	for i := 1; i < min(len(end.turns), 3); i++ {
		exhibits = append(exhibits, exhibit{"end-turning" + digit(i), end, func() { end.turn = i }})
	}
	return exhibits
}

// homeExhibits are the screens around a game.
func homeExhibits(t *testing.T) []exhibit {
	t.Helper()
	store := saves.Dir(t.TempDir())
	first := home(saves.Dir(t.TempDir()))
	for name, text := range map[string]string{"letter.entente": "dear", "empty.entente": ""} {
		if err := store.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	thinks := home(store)
	begun(t, thinks, "strength:search:deep")
	for len(thinks.open()) > 0 {
		thinks.give(thinks.open()[0].answers[0])
	}
	press(thinks, kit.KeyCommit)
	if !thinks.thinking() {
		t.Fatal("nobody thinks")
	}
	t.Cleanup(thinks.session.Leave)
	tb := home(store)
	ticks(tb, 5)
	on := func(s screen) func() { return func() { tb.goTo(s) } }
	exhibits := []exhibit{
		{"first", first, func() {}},
		{"start", tb, on(startScreen)},
		{"start-help", tb, func() { tb.goTo(startScreen); tb.help = true }},
		{"start-notice", tb, func() { tb.goTo(startScreen); tb.notice = longNotice(tb) }},
		{"new", tb, on(newScreen)},
		{"saves", tb, on(savesScreen)},
		{"saves-remove", tb, func() { tb.goTo(savesScreen); tb.shelf.remove = "letter.entente" }},
		{"saves-notice", tb, func() { tb.goTo(savesScreen); tb.notice = longNotice(tb) }},
		{"settings", tb, on(settingsScreen)},
		{"rules", tb, on(rulesScreen)},
		{"thinking", thinks, func() {}},
	}
	for i := range rulebook() {
		exhibits = append(exhibits, exhibit{"rules-" + fmt.Sprintf("%02d", i), tb, func() { tb.goTo(rulesScreen); tb.chapter = i }})
	}
	return exhibits
}

// longNotice is what is said when a save in a long path fails.
func longNotice(tb *Table) string {
	return tb.front("not-saved", "why", "/home/somebody/.local/share/entente/a-game-with-quite-a-long-name-2015-05-08.entente: input/output error")
}

// planExhibits are the table at a decision: every pane, family and view.
func planExhibits(tb *Table) []exhibit {
	at := func(p pane, v view, tab int) func() {
		return func() { tb.pane, tb.view, tb.tab, tb.trends = p, v, tab, nil }
	}
	exhibits := []exhibit{{"plan", tb, at(boardPane, noView, 0)}}
	for i := range pane(panes) {
		exhibits = append(exhibits, exhibit{"plan-pane" + digit(int(i)), tb, at(i, noView, 1)})
	}
	for tab := range 6 {
		exhibits = append(exhibits, exhibit{"plan-tab" + digit(tab), tb, at(ordersPane, noView, tab)})
	}
	for v := noView + 1; v < views; v++ {
		exhibits = append(exhibits, exhibit{"plan-view-" + viewSpecs[v].name, tb, at(boardPane, v, 0)})
	}
	return append(exhibits,
		exhibit{"plan-view-trends-three", tb, func() {
			at(boardPane, trendsView, 0)()
			tb.trends = []string{game.QEconomy.String(), "venues", "rungs"}
		}},
		exhibit{"plan-help", tb, func() { at(boardPane, noView, 0)(); tb.help = true }},
		exhibit{"plan-notice", tb, func() { at(boardPane, noView, 0)(); tb.notice = longNotice(tb) }})
}

// newsExhibits are a quarter being shown, deed by deed, and what stays to be read.
func newsExhibits(t *testing.T) []exhibit {
	t.Helper()
	tb := testTable(t, "baseline", game.China, 5)
	autoplay(t, tb, 5)
	autoplayNews(t, tb)
	if len(tb.film.deeds) < 4 {
		t.Fatal("hardly anything happened")
	}
	var exhibits []exhibit
	for i := range tb.film.deeds {
		exhibits = append(exhibits, exhibit{fmt.Sprintf("film%02d", i), tb, func() {
			tb.pane, tb.view = ordersPane, noView
			tb.replayFilm()
			tb.stepFilm(i)
			tb.film.since = 1
		}})
	}
	all := func() { tb.pane, tb.view = ordersPane, noView; tb.skipFilm() }
	exhibits = append(exhibits, exhibit{"film-all", tb, all})
	for i := range pane(panes) {
		exhibits = append(exhibits, exhibit{"news-pane" + digit(int(i)), tb, func() { all(); tb.pane = i }})
	}
	return exhibits
}

// questioned plays until a question of a kind is open.
func questioned(t *testing.T, kind game.Kind) *Table {
	t.Helper()
	for me := range game.Power(game.Powers) {
		tb := testTable(t, "baseline", me, 11)
		for tb.screen != endScreen {
			if tb.screen == newsScreen {
				tb.next()
				continue
			}
			if slices.ContainsFunc(tb.open(), func(q question) bool { return q.kind == kind && len(q.answers) > 1 }) {
				return tb
			}
			commitAny(t, tb)
		}
	}
	t.Fatalf("%v is never asked", kind)
	return nil
}
