package table

import (
	"slices"

	"entente/game"
	"entente/game/table/kit"
)

// trendsPage draws the courses of what is chosen one above the other, with what
// moved the one chosen last, and buttons for all.
func (t *Table) trendsPage(p *kit.Page, box kit.Rect) {
	list := t.trendList()
	shown := t.chosen(list)
	const high = 28
	names := box.Left(min(box.W*2/5, 156))
	box.Left(gutter)
	const least, titleHigh = 84, 20 // of a plot, and of its title
	moves := kit.Rect{}
	if box.H >= trendHigh {
		moves = box.Bottom(min(box.H/3, 240))
		box.Bottom(gap)
	}
	for len(shown) > 1 && (moves.Empty() || box.H/len(shown) < least+titleHigh) { // the latest have what room there is
		shown = shown[1:]
	}
	p.List("trend-names", names, func(int) int { return high * len(list) }, func(names kit.Rect) {
		for i := range list {
			x := &list[i]
			row := names.Top(high)
			st := kit.Label
			if slices.Contains(shown, x) {
				p.Fill(row.Pad(0, 1), kit.Ink)
				st = kit.Strong.In(kit.Card)
			}
			p.Text(row.Pad(8, 0), st, kit.AtLeft, x.name)
			p.Control(kit.Control{ID: "trend:" + x.id, Box: row, Label: x.name, Do: func() { t.chooseTrend(x.id, shown) }})
		}
	})
	if moves.Empty() {
		t.trendScroll(p, box, shown[0])
		return
	}
	each, ends := (box.H-gap*(len(shown)-1))/len(shown), 0
	for _, x := range shown {
		ends = max(ends, t.endsWide(p, x))
	}
	for i, x := range shown {
		in := box.Top(each)
		box.Top(gap)
		p.Text(in.Top(titleHigh), kit.Head, kit.AtLeft, x.name)
		t.plot(p, in, x, ends, i == len(shown)-1)
	}
	t.trendMoves(p, moves, shown[len(shown)-1])
}

// trendHigh is the height from which plots and what moved them stand apart.
const trendHigh = 220

// trendScroll draws the trend chosen last with what moved it in one list, where
// there is no room for both.
func (t *Table) trendScroll(p *kit.Page, box kit.Rect, x *trend) {
	const plotHigh = 132
	lay := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		w.text(kit.Head, x.name)
		if plot := w.row(plotHigh); draw {
			t.plot(p, plot, x, t.endsWide(p, x), true)
		}
		w.skip(gap)
		t.moveLines(&w, x)
		return w.used(box)
	}
	p.List("trend-moves", box, func(w int) int { return lay(kit.Rect{W: w}, false) }, func(box kit.Rect) { lay(box, true) })
}

// trendMoves lists what moved a trend, the latest first.
func (t *Table) trendMoves(p *kit.Page, box kit.Rect, x *trend) {
	p.Fill(box.Top(1), kit.Rule)
	box.Top(4)
	p.Text(box.Top(20), kit.Head, kit.AtLeft, t.text("view.moved", "what", x.name))
	lay := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		t.moveLines(&w, x)
		return w.used(box)
	}
	p.List("trend-moves", box, func(w int) int { return lay(kit.Rect{W: w}, false) }, func(box kit.Rect) { lay(box, true) })
}

// moveLines writes what moved a trend.
func (t *Table) moveLines(w *writer, x *trend) {
	list := t.moves(x)
	if len(list) == 0 {
		w.text(kit.Aside, t.text("view.unmoved"))
	}
	const when, by = 60, 32
	mark := 20
	if x.lines[0].who >= game.Powers {
		mark = 0
	}
	for i, m := range list {
		from := w.in
		c := &x.lines[m.line]
		why := m.why
		if c.who >= game.Powers && c.name != "" {
			why = t.text("view.move-of", "what", upper(c.name), "why", m.why)
		}
		w.indent(when+mark+by, func() { w.text(kit.Label, why) })
		if w.draw {
			w.p.Text(kit.Rect{X: from.X, Y: from.Y, W: when, H: 16}, kit.Faint, kit.AtLeft, t.words.Quarter(t.session.Setup(), m.quarter))
			if c.who < game.Powers {
				shape(w.p, from.X+when, from.Y+3, 10, c.who)
			}
			w.p.Change(kit.Rect{X: from.X + when + mark, Y: from.Y, W: by, H: 16}, m.by, kit.Strong)
			w.p.Control(kit.Control{ID: "move:" + t.words.Number(i), Box: kit.Rect{X: from.X, Y: from.Y, W: from.W, H: w.in.Y - from.Y}, Label: why})
		}
		w.skip(4)
	}
}

// endsWide is how much room the ends of a trend's lines need.
func (t *Table) endsWide(p *kit.Page, x *trend) (wide int) {
	for i := range x.lines {
		wide = max(wide, int(p.Fonts.Width(kit.Strong, t.endText(&x.lines[i])))+25)
	}
	return wide
}

// plot draws the lines of a trend as steps, each with its power's shape or its
// name at its end, where they have endsWide; a quarter's tip says what moved
// them. Years stand under the lowest plot alone.
func (t *Table) plot(p *kit.Page, box kit.Rect, x *trend, endsWide int, lowest bool) {
	set := t.session.Setup()
	var years kit.Rect
	if lowest {
		years = box.Bottom(20)
	}
	scaleBox := box.Left(28)
	ends := box.Right(endsWide)
	n := min(int(set.Quarters), max(len(x.lines[0].at)+2, 12)) // what is long to come takes no room
	px := func(q int) int { return box.X + box.W*q/n }
	py := func(v int) int { return box.Y + box.H - 8 - (box.H-16)*v/x.most }
	parts := 5
	if x.most%5 != 0 {
		parts = x.most
	}
	if box.H < 120 && parts == 5 { // room for less
		parts = 2
	}
	for i := range parts + 1 {
		v := x.most * i / parts
		p.Fill(kit.Rect{X: box.X, Y: py(v), W: box.W, H: 1}, kit.Rule)
		if parts == x.most && box.H/(parts+1) < 16 && i%2 == 1 {
			continue
		}
		p.Text(kit.Rect{X: scaleBox.X, Y: py(v) - 8, W: 22, H: 16}, kit.Faint, kit.AtRight, t.words.Number(v))
	}
	for q := range n {
		if year, season := set.Quarter(uint8(q)); season == 1 || q == 0 {
			p.Fill(kit.Rect{X: px(q), Y: box.Y, W: 1, H: box.H}, kit.Rule)
			if lowest && box.W*min(int(5-season), n-q)/n >= 34 { // room for it until the next
				p.Text(kit.Rect{X: px(q) + 2, Y: years.Y, W: 40, H: 20}, kit.Faint, kit.AtLeft, t.words.Number(year))
			}
		}
	}
	ys := make([]int, len(x.lines))
	for k := range x.lines {
		c := &x.lines[k]
		off := 4*k - 2*(len(x.lines)-1) // lines that coincide lie side by side
		stairs(p, c, 3, off, px, py)
		ys[k] = py(c.at[len(c.at)-1]) + off - 7
	}
	t.plotTips(p, box, x, px)
	order := apart(ys, 16)
	for i, lowest := len(order)-1, box.Y+box.H-16; i >= 0; i-- { // none under the plot
		ys[order[i]] = min(ys[order[i]], lowest)
		lowest = ys[order[i]] - 16
	}
	for _, k := range order {
		c := &x.lines[k]
		at := min(px(len(c.at))+6, ends.X+4)
		if c.who < game.Powers {
			shape(p, at, ys[k]+2, 12, c.who)
			at += 16
		} else { // the scale ends where a name begins
			p.Fill(kit.Rect{X: at - 2, Y: ys[k], W: ends.X + ends.W - at + 2, H: 16}, kit.Sheet)
		}
		p.Text(kit.Rect{X: at, Y: ys[k], W: ends.X + ends.W - at, H: 16}, kit.Strong, kit.AtLeft, t.endText(c))
	}
}

// endText is what stands at the end of a line: its value, and its name if it is nobody's.
func (t *Table) endText(c *course) string {
	n := t.words.Number(c.at[len(c.at)-1])
	if c.name != "" {
		return t.text("view.end", "what", c.name, "n", n)
	}
	return n
}

// stairs draws a line of a width as steps.
func stairs(p *kit.Page, c *course, wide, off int, px, py func(int) int) {
	ink := kit.Ink
	if c.who < game.Powers {
		ink = inkOf(c.who)
	}
	draw := func(r kit.Rect) { p.Fill(r, ink) }
	if c.dashed {
		draw = func(r kit.Rect) { p.DashedLine(r, ink) }
	}
	for from := 0; from < len(c.at); {
		to := from + 1
		for to < len(c.at) && c.at[to] == c.at[from] {
			to++
		}
		draw(kit.Rect{X: px(from), Y: py(c.at[from]) + off, W: px(to) - px(from), H: wide})
		if to < len(c.at) {
			a, b := py(max(c.at[from], c.at[to]))+off, py(min(c.at[from], c.at[to]))+off
			draw(kit.Rect{X: px(to), Y: a, W: wide, H: b - a + wide})
		}
		from = to
	}
}

// plotTips lets each quarter in which something moved say what did. They come
// last in the order of the keyboard: the list under the plot says the same.
func (t *Table) plotTips(p *kit.Page, box kit.Rect, x *trend, px func(int) int) {
	tips := map[uint8][]string{}
	for _, m := range t.moves(x) {
		c := &x.lines[m.line]
		who := c.name
		if c.who < game.Powers {
			who = t.words.Power(c.who)
		}
		tips[m.quarter] = append(tips[m.quarter], t.text("view.move", "what", upper(who), "n", m.by, "why", m.why))
	}
	for q := range uint8(len(x.lines[0].at)) {
		if tip := tips[q]; len(tip) > 0 {
			when := t.words.QuarterLong(t.session.Setup(), q)
			p.Later(kit.Control{ID: "plot:" + x.id + t.words.Number(int(q)), Box: kit.Rect{X: px(int(q)), Y: box.Y, W: px(int(q)+1) - px(int(q)), H: box.H}, Label: when, Tip: append([]string{when}, tip...)})
		}
	}
}

// apart moves heights so that each is at least so far below the one above it,
// and gives their order from the top.
func apart(ys []int, least int) []int {
	order := make([]int, len(ys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return ys[a] - ys[b] })
	for i := 1; i < len(order); i++ {
		ys[order[i]] = max(ys[order[i]], ys[order[i-1]]+least)
	}
	return order
}
