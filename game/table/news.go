package table

import (
	"slices"

	"entente/game"
	"entente/game/table/kit"
)

// story is one item of the newspaper: a headline and what happened.
type story struct {
	head, body string
}

// stories are the headlines of the latest news, the weightiest first.
func (t *Table) stories() []story {
	set := t.session.Setup()
	var list []story
	seen := map[string]bool{}
	told := t.told()
	for _, e := range t.words.ByWeight(told) {
		if stale(told, &e) {
			continue
		}
		head := t.words.Headline(set, e)
		if head == "" || seen[head] {
			continue
		}
		seen[head] = true
		body := t.words.Event(set, e)
		if body == head {
			body = ""
		}
		list = append(list, story{head, body})
	}
	if len(list) == 0 && t.state().Quarter == 0 { // nothing has happened yet: what the scenario is about
		for _, c := range t.choices {
			if c.setup == set.Name {
				list = append(list, story{c.title, c.about})
			}
		}
	}
	return list
}

// stale tells whether a story has told of sanctions by the time that they are
// tightened again, or that a threat of them was carried out.
func stale(told []game.Event, e *game.Event) bool {
	return e.Kind == game.EvSanction && slices.ContainsFunc(told, func(x game.Event) bool {
		return x.A == e.A && x.B == e.B && (x.Kind == game.EvSanction && x.ID > e.ID || x.Kind == game.EvCarriedOut && x.ID == e.Cause)
	})
}

// cables are the private records of the latest news.
func (t *Table) cables() []string {
	var list []string
	seen := map[string]bool{}
	for _, e := range t.told() {
		if s := t.words.Cable(t.session.Setup(), e, t.me()); s != "" && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// newspaper draws the stories and the cables: side by side in the strip, one
// under the other where it is narrow.
func (t *Table) newspaper(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Sheet)
	p.Fill(kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1}, kit.Ink)
	p.Fill(kit.Rect{X: box.X, Y: box.Y + 3, W: box.W, H: 1}, kit.Ink)
	list := t.stories()
	if box.W < 760 {
		t.newsColumn(p, box.Pad(margin, 12), list)
		return
	}
	box = box.Pad(24, 12)
	cable := box.Right(min(box.W*29/100, 420))
	box.Right(16)
	p.Fill(kit.Rect{X: cable.X - 8, Y: box.Y, W: 1, H: box.H}, kit.Rule)
	setting := t.screen == newsScreen && t.film.running()
	columns := min(max(len(list), 1), 3)
	if setting {
		columns = 3
	}
	if len(list) == 0 && !setting {
		p.Wrapped(box, kit.Aside, t.text("no-news"))
	}
	cols := box.Columns(columns, 24)
	if !setting && len(list) >= columns {
		cols = measured(p, box, list[:columns])
	}
	head, body := setPaper(p, list[:min(len(list), columns)], cols)
	for i, col := range cols {
		if i >= len(list) && !setting {
			break
		}
		if i > 0 {
			p.Fill(kit.Rect{X: col.X - 12, Y: col.Y, W: 1, H: col.H}, kit.Rule)
		}
		if i >= len(list) {
			t.unset(p, col)
			continue
		}
		t.story(p, col, i, list[i], head, body, columns == 1)
	}
	cable.X, cable.W = cable.X+8, cable.W-8
	cables := t.cables()
	height := func(w int) int { return t.cableList(p, kit.Rect{W: w}, cables, false) }
	p.List("cables", cable, height, func(box kit.Rect) { t.cableList(p, box, cables, true) })
}

// unset draws a column of the paper that is still to be set.
func (t *Table) unset(p *kit.Page, col kit.Rect) {
	p.Wrapped(kit.Rect{X: col.X, Y: col.Y, W: col.W, H: 20}, kit.Aside, t.text("still-to-be-set"))
	for i, part := range []int{90, 70, 80} {
		p.Fill(kit.Rect{X: col.X, Y: col.Y + 28 + 16*i, W: col.W * part / 100, H: 8}, kit.Sunk)
	}
}

// wideStory is the width from which the headline of the only story stands beside it.
const wideStory = 520

// story draws a headline and, as far as there is room, what happened. The tip has all of it.
func (t *Table) story(p *kit.Page, col kit.Rect, i int, s story, head, body kit.Style, alone bool) {
	all := col
	if alone && col.W >= wideStory { // the headline beside it
		left := col.Left(col.W / 3)
		col.Left(24)
		p.Wrapped(left, kit.Big, s.head)
		p.Control(kit.Control{ID: "story:" + t.words.Number(i), Box: all, Label: s.head, Tip: []string{s.head, s.body}})
		p.List("story", col, func(w int) int { return p.Height(kit.Prose, s.body, w) }, func(box kit.Rect) { p.Wrapped(box, kit.Prose, s.body) })
		return
	}
	col.Top(p.Wrapped(col, head, s.head) + 4)
	if p.Height(body, s.body, col.W) <= col.H {
		p.Wrapped(col, body, s.body)
	}
	p.Control(kit.Control{ID: "story:" + t.words.Number(i), Box: all, Label: s.head, Tip: []string{s.head, s.body}})
}

// measured gives each story a column as wide as its headline asks for, within bounds.
func measured(p *kit.Page, box kit.Rect, list []story) (cols []kit.Rect) {
	const space = 24
	room := box.W - space*(len(list)-1)
	var wide []float64
	sum := 0.0
	for _, s := range list {
		wide = append(wide, p.Fonts.Width(kit.Big, s.head))
		sum += wide[len(wide)-1]
	}
	mean := sum / float64(len(list))
	sum = 0
	for i := range wide {
		wide[i] = min(max(wide[i], mean*0.8), mean*1.3)
		sum += wide[i]
	}
	for i := range wide {
		w := int(float64(room) * wide[i] / sum)
		if i == len(wide)-1 {
			w = box.W
		}
		cols = append(cols, box.Left(w))
		box.Left(space)
	}
	return cols
}

// setPaper gives the largest letters in which all stories fit beside each
// other, so that none looks weightier than another; if none do, those in which
// their headlines do.
func setPaper(p *kit.Page, list []story, cols []kit.Rect) (head, body kit.Style) {
	fit := func(head, body kit.Style, lines int) bool {
		for i, s := range list {
			h := p.Height(head, s.head, cols[i].W)
			if h > lines*head.Line() {
				return false
			}
			if body.Size > 0 {
				h += 4 + p.Height(body, s.body, cols[i].W)
			}
			if h > cols[i].H {
				return false
			}
		}
		return true
	}
	for _, head := range []kit.Style{kit.Big, kit.Head} {
		for _, body := range []kit.Style{kit.Prose, kit.Label} {
			if fit(head, body, 2) {
				return head, body
			}
		}
	}
	if fit(kit.Head, kit.Style{}, 3) {
		return kit.Head, kit.Label
	}
	return kit.Strong, kit.Label
}

// cableList draws the cables, or only measures them.
func (t *Table) cableList(p *kit.Page, box kit.Rect, cables []string, draw bool) int {
	w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
	w.text(kit.Strong, t.text("cable", "who", t.me()))
	w.skip(4)
	if len(cables) == 0 {
		w.text(kit.Faint, t.text("no-cable"))
	}
	for i, s := range cables {
		from := w.in.Y
		w.text(kit.Label, s)
		if draw {
			p.Control(kit.Control{ID: "cable:" + t.words.Number(i), Box: kit.Rect{X: box.X, Y: from, W: box.W, H: w.in.Y - from}, Label: s})
		}
		w.skip(4)
	}
	return w.used(box)
}

// newsColumn draws all stories and cables one under the other.
func (t *Table) newsColumn(p *kit.Page, box kit.Rect, list []story) {
	cables := t.cables()
	column := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		if len(list) == 0 {
			w.text(kit.Aside, t.text("no-news"))
		}
		for i, s := range list {
			from := w.in.Y
			w.text(kit.Big, s.head)
			w.text(kit.Prose, s.body)
			if draw {
				p.Control(kit.Control{ID: "story:" + t.words.Number(i), Box: kit.Rect{X: box.X, Y: from, W: box.W, H: w.in.Y - from}, Label: s.head})
			}
			w.skip(12)
		}
		t.cableList(p, w.in, cables, draw)
		return w.used(box) + t.cableList(p, w.in, cables, false)
	}
	p.List("news-column", box, func(w int) int { return column(kit.Rect{W: w}, false) }, func(box kit.Rect) { column(box, true) })
}

// buildNews draws what happened since the plan was committed, in order.
func (t *Table) buildNews(p *kit.Page) {
	l := arrange(p.Box, t.pane)
	t.topBar(p, l.bar)
	draws := [panes]func(kit.Rect){
		ordersPane: func(box kit.Rect) { t.resolution(p, box) },
		powersPane: func(box kit.Rect) { t.powers(p, box) },
		ladderPane: func(box kit.Rect) { t.ladder(p, box) },
		boardPane:  func(box kit.Rect) { t.chart(p, box) },
		newsPane:   func(box kit.Rect) { t.newspaper(p, box) },
	}
	t.drawPanes(p, l, draws)
	t.viewKeys(p)
	t.filmKeys(p)
}
