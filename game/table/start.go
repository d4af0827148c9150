package table

import (
	"entente/game"
	"entente/game/table/board"
	"entente/game/table/kit"
)

// front gives an interface text of the first screen and those behind it.
func (t *Table) front(key string, named ...any) string { return t.words.Text("ui.home."+key, named...) }

// goTo shows another screen.
func (t *Table) goTo(s screen) {
	t.screen = s
	t.ui.Focus = ""
	t.chapter = -1
	if s == startScreen || s == savesScreen {
		t.shelf.list(t.games.Store)
	}
	for _, list := range []string{"home", "scenarios", "setup", "saves", "chapters", "chapter", "settings"} {
		t.ui.Top(list)
	}
}

// narrow tells of a page without room for two columns, and low of one without
// room for what only adorns.
func narrow(p *kit.Page) bool { return p.Box.W < 800 }
func low(p *kit.Page) bool    { return p.Box.H < 560 }

// within gives the middle of the page, at most so wide, below the bar.
func (t *Table) within(p *kit.Page, width int) kit.Rect {
	box := p.Box
	if low(p) {
		return box.Pad(max((box.W-width)/2, 16), 12)
	}
	t.topBar(p, box.Top(48))
	return box.Pad(max((box.W-width)/2, 24), 24)
}

// head draws the title of a screen behind the first, and the way back.
func (t *Table) head(p *kit.Page, box *kit.Rect, title string) {
	t.headTo(p, box, title, t.back)
}

// aside shows the rules or the settings, from within a game too.
func (t *Table) aside(s screen) {
	if t.screen == settingsScreen || t.screen == rulesScreen {
		t.back()
		return
	}
	from := t.screen
	t.notice = ""
	t.goTo(s)
	t.under = from
}

// back goes to the game that waits under the rules or the settings, or else to
// the first screen.
func (t *Table) back() {
	t.notice = ""
	if t.session == nil {
		t.goTo(startScreen)
		return
	}
	t.screen, t.ui.Focus = t.under, ""
	t.showTo() // it may be that nothing is to move any more
}

func (t *Table) headTo(p *kit.Page, box *kit.Rect, title string, back func()) {
	row := box.Top(44)
	p.Button(row.Right(120), kit.Button{ID: "back", Label: t.front("back"), Do: back})
	p.Text(row, kit.Big, kit.AtLeft, title)
	p.Key(kit.KeyEscape, back)
	box.Top(16)
	if t.notice != "" {
		box.Top(p.Wrapped(*box, kit.Strong, t.notice) + 16)
	}
}

// buildStart draws the first screen.
func (t *Table) buildStart(p *kit.Page) {
	box := t.within(p, 1120)
	if !low(p) {
		box = t.frontispiece(p, t.primerStrip(p, box))
	}
	if low(p) {
		p.Text(box.Top(32), kit.Big, kit.AtLeft, t.text("title"))
	} else {
		p.Text(box.Top(64), kit.Huge, kit.AtLeft, t.text("title"))
		box.Top(gap)
		box.Top(p.Wrapped(kit.Rect{X: box.X, Y: box.Y, W: min(560, box.W), H: box.H}, kit.Prose, t.text("question")) + 24)
	}
	if t.notice != "" {
		box.Top(p.Wrapped(box, kit.Strong, t.notice) + 16)
	}
	p.List("home", box, func(w int) int { return t.menuHeight(p, w) }, func(box kit.Rect) { t.menu(p, box) })
}

// frontispiece draws the map of the three powers at the right of the first
// screen, as far as there is room, and gives what is left of it.
func (t *Table) frontispiece(p *kit.Page, box kit.Rect) kit.Rect {
	at := box
	at.Left(min(440, box.W*2/5) + 32)
	if side := min(at.W, at.H); side >= 240 {
		at = kit.Rect{X: at.X + (at.W-side)/2, Y: at.Y + (at.H-side)/2, W: side, H: side}
		p.Show(mapPicture, at)
		c := board.Fit(float64(side), float64(side))
		for who, home := range homes {
			t.home(p, board.Point{X: float64(at.X) + c.Pole.X + home.X*c.Radius, Y: float64(at.Y) + c.Pole.Y + home.Y*c.Radius}, game.Power(who))
		}
		box.W = min(440, box.W*2/5)
	}
	return box
}

// primer is what a newcomer reads first.
var primer = []string{"help-quarter", "help-plan", "help-ladder"}

// primerStrip draws it at the foot of the page like a newspaper's columns, if
// that leaves room for the rest, and gives what is left.
func (t *Table) primerStrip(p *kit.Page, box kit.Rect) kit.Rect {
	const pad = 16
	cols := func(in kit.Rect) []kit.Rect { return in.Columns(len(primer), 32) }
	high := 0
	in := kit.Rect{X: p.Box.X + 24, W: p.Box.W - 48}
	for i, key := range primer {
		high = max(high, p.Height(kit.Prose, t.text(key), cols(in)[i].W))
	}
	high += 2*pad + 28
	if box.H-high < 380 || narrow(p) {
		return box
	}
	strip := kit.Rect{X: p.Box.X, Y: p.Box.Y + p.Box.H - high, W: p.Box.W, H: high}
	box.H -= high - 8
	p.Fill(strip, kit.Sheet)
	p.Fill(kit.Rect{X: strip.X, Y: strip.Y, W: strip.W, H: 1}, kit.Ink)
	p.Fill(kit.Rect{X: strip.X, Y: strip.Y + 3, W: strip.W, H: 1}, kit.Ink)
	in.Y, in.H = strip.Y+pad, high-pad
	p.Text(in.Top(28), kit.Big, kit.AtLeft, t.front("primer"))
	for i, col := range cols(in) {
		if i > 0 {
			p.Fill(kit.Rect{X: col.X - 16, Y: col.Y, W: 1, H: high - 2*pad - 28}, kit.Rule)
		}
		p.Wrapped(col, kit.Prose, t.text(primer[i]))
	}
	return box
}

// entry is a line of the menu.
type entry struct {
	id, label, about string
	do               func()
}

// entries lists what the first screen offers.
func (t *Table) entries() []entry {
	var list []entry
	if g := t.shelf.latest(); g != nil {
		list = append(list, entry{"continue", t.front("continue"), t.aboutGame(g), func() { t.resume(g.Name) }})
	}
	list = append(list,
		entry{"new", t.front("new"), "", func() { t.notice = ""; t.goTo(newScreen) }},
		entry{"saves", t.front("saves", "n", len(t.shelf.games)), "", func() { t.notice = ""; t.goTo(savesScreen) }},
		entry{"rules", t.front("rules"), "", func() { t.aside(rulesScreen) }},
		entry{"settings", t.front("settings"), "", func() { t.aside(settingsScreen) }})
	if t.leave != nil {
		list = append(list, entry{"quit", t.front("quit"), "", t.leave})
	}
	return list
}

const (
	entryHeight = 52
	entryPad    = 16
)

// height is how high an entry is, in a menu of a width.
func (e *entry) height(p *kit.Page, w int) int {
	return entryHeight + p.Height(kit.Label, e.about, w-2*entryPad)
}

func (t *Table) menuHeight(p *kit.Page, w int) int {
	h := 0
	for _, e := range t.entries() {
		h += e.height(p, w) + gap
	}
	return h
}

// menu draws the entries; the first is the one to take.
func (t *Table) menu(p *kit.Page, box kit.Rect) {
	for i, e := range t.entries() {
		b := box.Top(e.height(p, box.W))
		box.Top(gap)
		title, about := kit.Head, kit.Label
		p.Fill(b, kit.Card)
		if i == 0 {
			p.Fill(b, kit.Ink)
			title, about = title.In(kit.Card), about.In(kit.Card)
		}
		p.Frame(b, kit.Ink, 1)
		in := b.Pad(entryPad, 16)
		p.Text(in.Top(20), title, kit.AtLeft, e.label)
		p.Wrapped(in, about, e.about)
		p.Control(kit.Control{ID: e.id, Box: b, Label: e.label, Do: e.do})
	}
}

// aboutGame tells a saved game from others in a line.
func (t *Table) aboutGame(g *savedGame) string {
	what := "game"
	if g.over {
		what = "game-over"
	}
	return t.front(what, "scenario", t.titleOf(g.setup.Name), "seat", t.words.Power(g.seat), "quarter", t.words.Quarter(g.setup, g.quarter),
		"outcome", upper(t.words.Outcome(g.outcome)))
}

// resume goes on with a saved game.
func (t *Table) resume(name string) {
	t.take(t.games.Resume(name, game.Nobody, t.rivals.asked))
}

// take sits down to a game begun or gone on with.
func (t *Table) take(s Session, err error) {
	if s == nil {
		t.notice = t.fault(err)
		return
	}
	t.sit(s)
	if err != nil { // not saved: say so, and play
		t.notice = t.front("not-saved", "why", t.fault(err))
	}
}
