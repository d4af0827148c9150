package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// buildEnd draws the end: the outcome, the scores, the story of the ladder
// with its turning points, and what was hidden.
func (t *Table) buildEnd(p *kit.Page) {
	box := p.Box
	t.topBar(p, box.Top(barHigh))
	p.Key(kit.KeyEscape, t.again)
	if box.W < roomyWide || box.H < roomyHigh-barHigh {
		t.endColumn(p, box.Pad(margin, gap))
		return
	}
	foot := box.Bottom(min(max(box.H*30/100, 224), 420))
	box = box.Pad(24, 12)
	top := box.Top(rankHead + 8*markHigh + 4)
	box.Top(12)
	right := top.Right(min(816, box.W*66/100))
	top.Right(24)
	t.outcome(&writer{p: p, in: top, draw: true})
	w := &writer{p: p, in: right, draw: true}
	t.rankTitle(w)
	right = w.in
	t.marks(&writer{p: p, in: right.Left(right.W * 9 / 20), draw: true}, markHigh)
	right.Left(32)
	t.rankPlot(p, kit.Rect{X: right.X, Y: right.Y - 20, W: right.W, H: right.H + 20}) // up beside the quiet line
	turns := box.Right(340)
	box.Right(gutter)
	t.history(p, box)
	t.turnHead(p, turns.Top(28))
	p.List("turns", turns, func(int) int { return turnHigh * len(t.turns) }, func(box kit.Rect) { t.turnRows(p, box) })
	p.Fill(foot, kit.Sheet)
	p.Fill(kit.Rect{X: foot.X, Y: foot.Y, W: foot.W, H: 1}, kit.Ink)
	p.Fill(kit.Rect{X: foot.X, Y: foot.Y + 3, W: foot.W, H: 1}, kit.Ink)
	foot = foot.Pad(24, 16)
	t.endButtons(&writer{p: p, in: foot.Right(316), draw: true})
	foot.Right(24)
	t.hiddenHead(&writer{p: p, in: foot.Top(28), draw: true})
	t.hiddenColumns(p, foot.Top(20), len(t.hidden)*secretHigh(foot.W) > foot.H)
	p.List("secrets", foot, func(w int) int { return len(t.hidden) * secretHigh(w) }, func(box kit.Rect) { t.secretList(p, box) })
}

// endColumn draws the same one under the other, where there is little room.
func (t *Table) endColumn(p *kit.Page, box kit.Rect) {
	const chartHigh = 240
	column := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		rank := func(w *writer) {
			t.rankTitle(w)
			if plot := w.row(rankPlotHigh); draw {
				t.rankPlot(p, plot)
			}
		}
		if box.W < besideWide {
			t.outcome(&w)
			w.skip(12)
			t.endButtons(&w)
			w.skip(12)
			rank(&w)
			w.skip(12)
			w.text(kit.Head, t.text("objectives"))
			t.marks(&w, 24)
		} else { // side by side
			cols := w.in.Columns(2, 32)
			left, right := writer{p: p, in: cols[0], draw: draw}, writer{p: p, in: cols[1], draw: draw}
			t.outcome(&left)
			left.skip(12)
			t.endButtons(&left)
			right.skip(8)
			rank(&right)
			right.skip(gap)
			t.marks(&right, markHigh)
			w.skip(max(left.used(box), right.used(box)))
		}
		w.skip(12)
		if chart := w.row(chartHigh); draw {
			t.history(p, chart)
		}
		w.skip(12)
		if turns := w.row(28 + turnHigh*len(t.turns)); draw {
			t.turnHead(p, turns.Top(28))
			t.turnRows(p, turns)
		}
		w.skip(12)
		t.hiddenHead(&w)
		if list := w.row(len(t.hidden) * secretHigh(w.in.W)); draw {
			t.secretList(p, list)
		}
		return w.used(box)
	}
	p.List("end", box, func(w int) int { return column(kit.Rect{W: w}, false) }, func(box kit.Rect) { column(box, true) })
}

// outcome draws what became of the partnership.
func (t *Table) outcome(w *writer) {
	result := game.Result(t.session.Final())
	st := kit.Huge
	if w.p.Fonts.Width(st, upper(t.words.Outcome(result))) > float64(w.in.W) {
		st = kit.Big
	}
	w.text(st, upper(t.words.Outcome(result)))
	w.text(kit.Prose, t.words.Verdict(result))
	w.skip(4)
	b := &t.session.Final().Bond
	w.text(kit.Faint, t.text("end-rungs", "declared", int(b.Declared), "effective", int(b.Effective)))
}

// markHigh is the height of an objective where there is little room.
const markHigh = 16

// marks draws the player's objectives: how well each stands at the end, and its weight.
func (t *Table) marks(w *writer, high int) {
	set := t.session.Setup()
	weights, marks := set.Rules.Weights(t.me()), game.Marks(&set.Rules, t.session.Final(), t.me())
	for i := range game.Objective(game.Objectives) {
		if weights[i] == 0 {
			continue
		}
		row := w.row(high)
		if !w.draw {
			continue
		}
		const counts, bar = 56, 64
		name := upper(t.words.Name(i))
		n := row.Right(counts)
		row.Right(8)
		w.p.Bar(kit.Rect{X: row.X + row.W - bar, Y: row.Y + (high-8)/2, W: bar, H: 8}, int(marks[i]), 100, inkOf(t.me()))
		row.Right(bar + 8)
		w.p.Text(row, kit.Label, kit.AtLeft, name)
		w.p.Text(n, kit.Strong, kit.AtRight, t.text("mark-of", "n", int(marks[i])*int(weights[i])/100, "of", int(weights[i])))
		row.W += bar + counts + 16
		w.p.Control(kit.Control{ID: "objective:" + t.words.Number(int(i)), Box: row, Label: name,
			Tip: []string{name, t.text("objective-tip", "n", int(marks[i]), "weight", int(weights[i]))}})
	}
}

// endButtons draws what to do next: play on from a turning point, another game, close.
func (t *Table) endButtons(w *writer) {
	button := func(box kit.Rect, b kit.Button) {
		if w.draw {
			w.p.Button(box, b)
		}
	}
	if from, ok := t.session.(Brancher); ok && len(t.turns) > 0 {
		w.text(kit.Big, t.text("play-on-title"))
		w.skip(4)
		t.turnButtons(w)
		x := t.turns[min(t.turn, len(t.turns)-1)]
		button(w.row(buttonHigh), kit.Button{ID: "branch", Label: t.text("play-on", "quarter", t.words.Quarter(t.session.Setup(), x.quarter)),
			Fill: inkOf(t.me()), Tip: []string{t.text("play-on-tip")}, Do: func() { t.playOn(from, x.quarter) }})
		w.skip(gap)
	}
	row := w.row(buttonHigh)
	again := row
	if t.leave != nil {
		cols := row.Columns(2, gap)
		again = cols[0]
		button(cols[1], kit.Button{ID: "leave", Label: t.text("leave"), Do: t.leave})
	}
	button(again, kit.Button{ID: "again", Label: t.text("again"), Do: t.again})
	w.skip(gap)
	if t.notice != "" {
		w.text(kit.Strong, t.notice)
	}
	var quiet []string // as far as there is room
	if len(t.turns) > 0 {
		quiet = append(quiet, t.text("play-on-tip"))
	}
	if f := t.session.File(); f != "" {
		quiet = append(quiet, t.text("saved-in", "file", f))
	}
	for _, s := range quiet {
		if w.p.Height(kit.Faint, s, w.in.W) <= w.in.H {
			w.text(kit.Faint, s)
			w.skip(4)
		}
	}
}

// playOn leaves the game as it is and plays a copy on from a quarter.
func (t *Table) playOn(from Brancher, q uint8) {
	s, err := from.Branch(q)
	if s == nil {
		t.notice = t.words.Error(err)
		return
	}
	t.sit(s)
	if err != nil { // not saved: say so, and play
		t.notice = t.words.Error(err)
	}
}

// again goes back to the first screen.
func (t *Table) again() {
	for _, c := range t.choices {
		if c.setup == t.session.Setup().Name {
			t.scenario = c.name
		}
	}
	t.goHome()
}
