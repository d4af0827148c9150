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
	top := box.Top(152)
	right := top.Right(816)
	t.outcome(&writer{p: p, in: top, draw: true})
	t.scores(&writer{p: p, in: right.Left(180), draw: true})
	right.Left(24)
	t.marks(&writer{p: p, in: right, draw: true})
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
	p.List("secrets", foot, func(w int) int { return len(t.hidden) * secretHigh(w) }, func(box kit.Rect) { t.secretList(p, box) })
}

// endColumn draws the same one under the other, where there is little room.
func (t *Table) endColumn(p *kit.Page, box kit.Rect) {
	const chartHigh = 240
	column := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		t.outcome(&w)
		w.skip(12)
		t.endButtons(&w)
		w.skip(12)
		t.scores(&w)
		w.skip(12)
		t.marks(&w)
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

// scores draws how well each power did.
func (t *Table) scores(w *writer) {
	w.text(kit.Head, t.text("scores"))
	w.skip(4)
	for _, who := range t.seats() {
		row := w.row(24)
		if !w.draw {
			continue
		}
		shape(w.p, row.X, row.Y+5, 14, who)
		st := kit.Plain
		if who == t.me() {
			st = kit.Number
		}
		w.p.Text(kit.Rect{X: row.X + 24, Y: row.Y, W: 110, H: 24}, st, kit.AtLeft, t.words.Power(who))
		w.p.Text(kit.Rect{X: row.X + 134, Y: row.Y, W: 40, H: 24}, kit.Number, kit.AtRight, t.words.Number(int((game.Score(t.session.Setup(), t.session.Final(), who)+5)/10)))
	}
}

// marks draws the player's objectives: how well each stands at the end, and its weight.
func (t *Table) marks(w *writer) {
	set := t.session.Setup()
	w.text(kit.Head, t.text("objectives"))
	weights, marks := set.Rules.Weights(t.me()), game.Marks(&set.Rules, t.session.Final(), t.me())
	var list []game.Objective
	for i := range game.Objective(game.Objectives) {
		if weights[i] != 0 {
			list = append(list, i)
		}
	}
	columns := 1
	if w.in.W >= 480 {
		columns = 2
	}
	rows := (len(list) + columns - 1) / columns
	area := w.row(24 * rows)
	if !w.draw {
		return
	}
	for n, i := range list {
		col := area.Columns(columns, 24)[n/rows]
		row := kit.Rect{X: col.X, Y: col.Y + 24*(n%rows), W: col.W, H: 24}
		w.p.Text(kit.Rect{X: row.X, Y: row.Y, W: row.W - 112, H: 24}, kit.Label, kit.AtLeft, upper(t.words.Name(i)))
		w.p.Bar(kit.Rect{X: row.X + row.W - 104, Y: row.Y + 8, W: 40, H: 8}, int(marks[i]), 100, inkOf(t.me()))
		w.p.Text(kit.Rect{X: row.X + row.W - 60, Y: row.Y, W: 60, H: 24}, kit.Strong, kit.AtRight,
			t.text("mark-of", "n", int(marks[i])*int(weights[i])/100, "of", int(weights[i])))
		w.p.Control(kit.Control{ID: "objective:" + t.words.Number(int(i)), Box: row, Label: upper(t.words.Name(i)),
			Tip: []string{upper(t.words.Name(i)), t.text("objective-tip", "n", int(marks[i]), "weight", int(weights[i]))}})
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
		x := t.turns[min(t.turn, len(t.turns)-1)]
		button(w.row(buttonHigh), kit.Button{ID: "branch", Label: t.text("play-on", "quarter", t.words.Quarter(t.session.Setup(), x.quarter)),
			Tip: []string{t.text("play-on-tip")}, Do: func() { t.playOn(from, x.quarter) }})
		w.skip(gap)
	}
	row := w.row(buttonHigh)
	again := row
	if t.leave != nil {
		cols := row.Columns(2, gap)
		again = cols[0]
		button(cols[1], kit.Button{ID: "leave", Label: t.text("leave"), Do: t.leave})
	}
	button(again, kit.Button{ID: "again", Label: t.text("again"), Fill: inkOf(t.me()), Do: t.again})
	w.skip(gap)
	if t.notice != "" {
		w.text(kit.Strong, t.notice)
	}
	if f := t.session.File(); f != "" {
		w.text(kit.Faint, t.text("saved-in", "file", f))
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
