package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// buildEnd draws the end: the outcome, the scores, the ladder through the
// game, and what was hidden.
func (t *Table) buildEnd(p *kit.Page) {
	box := p.Box
	t.topBar(p, box.Top(48))
	foot := box.Bottom(272)
	box = box.Pad(24, 12)
	t.outcome(p, box.Top(132))
	t.history(p, box)
	t.hiddenTable(p, foot)
	p.Key(kit.KeyEscape, t.again)
}

// outcome draws what became of the partnership, and the player's marks.
func (t *Table) outcome(p *kit.Page, box kit.Rect) {
	final := t.session.Final()
	set := t.session.Setup()
	result := game.Result(final)
	right := box.Right(800)
	p.Text(box.Top(64), kit.Huge, kit.AtLeft, upper(t.words.Outcome(result)))
	p.Wrapped(box, kit.Prose, t.words.Verdict(result))

	scores := right.Left(180)
	p.Text(scores.Top(20), kit.Head, kit.AtLeft, t.text("scores"))
	scores.Top(4)
	for _, who := range t.seats() {
		row := scores.Top(28)
		shape(p, row.X, row.Y+6, 14, who)
		st := kit.Plain
		if who == t.me() {
			st = kit.Number
		}
		p.Text(kit.Rect{X: row.X + 24, Y: row.Y, W: 100, H: 28}, st, kit.AtLeft, t.words.Power(who))
		p.Text(kit.Rect{X: row.X + 124, Y: row.Y, W: 40, H: 28}, kit.Number, kit.AtRight, t.words.Number(int((game.Score(set, final, who)+5)/10)))
	}
	right.Left(24)
	t.marks(p, right)
}

// marks draws the player's objectives: how well each stands at the end, and its weight.
func (t *Table) marks(p *kit.Page, box kit.Rect) {
	set := t.session.Setup()
	p.Text(box.Top(20), kit.Head, kit.AtLeft, t.text("objectives"))
	weights, marks := set.Rules.Weights(t.me()), game.Marks(&set.Rules, t.session.Final(), t.me())
	rows := box.Columns(2, 24)
	n := 0
	for i := range game.Objective(game.Objectives) {
		if weights[i] == 0 {
			continue
		}
		col := &rows[n/4%2]
		row := col.Top(24)
		n++
		p.Text(kit.Rect{X: row.X, Y: row.Y, W: row.W - 112, H: 24}, kit.Label, kit.AtLeft, upper(t.words.Name(i)))
		p.Bar(kit.Rect{X: row.X + row.W - 104, Y: row.Y + 8, W: 40, H: 8}, int(marks[i]), 100, inkOf(t.me()))
		p.Text(kit.Rect{X: row.X + row.W - 60, Y: row.Y, W: 60, H: 24}, kit.Strong, kit.AtRight,
			t.text("mark-of", "n", int(marks[i])*int(weights[i])/100, "of", int(weights[i])))
		p.Control(kit.Control{ID: "objective:" + t.words.Number(int(i)), Box: row, Label: upper(t.words.Name(i)),
			Tip: []string{upper(t.words.Name(i)), t.text("objective-tip", "n", int(marks[i]), "weight", int(weights[i]))}})
	}
}

// rungsOver gives declared and effective at the end of each quarter.
func rungsOver(set *game.Setup, events []game.Event) (declared, effective []int8) {
	n := int(set.Quarters)
	declared, effective = make([]int8, n), make([]int8, n)
	for i := range n {
		declared[i], effective[i] = set.Start.Bond.Declared, set.Start.Bond.Effective
	}
	for _, e := range events {
		var line []int8
		switch e.Kind {
		case game.EvDeclared:
			line = declared
		case game.EvEffective:
			line = effective
		default:
			continue
		}
		for i := int(e.Quarter); i < n; i++ {
			line[i] = int8(e.Y)
		}
	}
	return declared, effective
}

// history draws the two lines of the ladder, declared dashed and effective solid, and the gap between them.
func (t *Table) history(p *kit.Page, box kit.Rect) {
	set := t.session.Setup()
	declared, effective := rungsOver(set, t.session.Events())
	labels := box.Left(208)
	ends := box.Right(96)
	years := box.Bottom(24)
	n := len(declared)
	rowH := box.H / game.Rungs
	x := func(q int) int { return box.X + box.W*q/n }
	y := func(rung int8) int { return box.Y + rowH*(game.Rungs-1-int(rung)) + rowH/2 }
	for r := int8(0); r < game.Rungs; r++ {
		row := kit.Rect{X: box.X, Y: y(r) - rowH/2, W: box.W, H: rowH}
		if r%2 == 1 {
			p.Fill(row, kit.Sheet)
		}
		p.Text(kit.Rect{X: labels.X, Y: row.Y, W: 20, H: rowH}, kit.Big.In(kit.SoftInk), kit.AtLeft, t.words.Number(int(r)))
		p.Text(kit.Rect{X: labels.X + 28, Y: row.Y, W: labels.W - 32, H: rowH}, kit.Strong, kit.AtLeft, upper(t.words.Rung(r)))
	}
	for q := range n {
		a, b := y(max(declared[q], effective[q])), y(min(declared[q], effective[q]))
		p.Fill(kit.Rect{X: x(q), Y: a, W: x(q+1) - x(q), H: b - a}, kit.Sunk)
		if year, season := set.Quarter(uint8(q)); season == 1 || q == 0 {
			p.Fill(kit.Rect{X: x(q), Y: box.Y, W: 1, H: box.H + 4}, kit.Rule)
			p.Text(kit.Rect{X: x(q) + 4, Y: years.Y, W: 48, H: 24}, kit.Faint, kit.AtLeft, t.words.Number(year))
		}
	}
	p.Fill(kit.Rect{X: box.X, Y: box.Y + box.H, W: box.W, H: 1}, kit.Ink)
	stair := func(line []int8, off int, draw func(kit.Rect)) {
		for from := 0; from < n; {
			to := from + 1
			for to < n && line[to] == line[from] {
				to++
			}
			draw(kit.Rect{X: x(from), Y: y(line[from]) + off, W: x(to) - x(from), H: 3})
			if to < n {
				a, b := y(max(line[from], line[to])), y(min(line[from], line[to]))
				draw(kit.Rect{X: x(to), Y: a + off, W: 3, H: b - a + 3})
			}
			from = to
		}
	}
	stair(declared, -3, func(r kit.Rect) { p.DashedLine(r, kit.Ink) }) // a little apart where they coincide
	stair(effective, 1, func(r kit.Rect) { p.Fill(r, kit.Ink) })
	dy, ey := y(declared[n-1])-18, y(effective[n-1])+2
	p.Text(kit.Rect{X: ends.X + 8, Y: dy, W: ends.W - 8, H: 16}, kit.Faint, kit.AtLeft, t.text("declared-n", "n", int(declared[n-1])))
	p.Text(kit.Rect{X: ends.X + 8, Y: ey, W: ends.W - 8, H: 16}, kit.Strong, kit.AtLeft, t.text("effective-n", "n", int(effective[n-1])))
}

// hiddenTable draws the intrusions as they really were, and what to do next.
func (t *Table) hiddenTable(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Sheet)
	p.Fill(kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1}, kit.Ink)
	p.Fill(kit.Rect{X: box.X, Y: box.Y + 3, W: box.W, H: 1}, kit.Ink)
	box = box.Pad(24, 16)
	right := box.Right(240)
	box.Right(24)
	seen, wrong := 0, 0
	for i := range t.hidden {
		if t.hidden[i].seen {
			seen++
		}
		if t.hidden[i].verdict() == "wrong" {
			wrong++
		}
	}
	head := box.Top(24)
	end := p.Write(head.X, head.Y, kit.Big, t.text("was-hidden"))
	p.Text(kit.Rect{X: end + 16, Y: head.Y, W: head.X + head.W - end - 16, H: 24}, kit.Faint, kit.AtLeft,
		t.text("hidden-count", "n", len(t.hidden), "seen", seen, "wrong", wrong))
	box.Top(4)
	t.secretRow(p, box.Top(20), kit.Strong, t.text("col-when"), t.text("col-what"), t.text("col-held"), t.text("col-truth"))
	p.Fill(kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1}, kit.Ink)
	box.Top(4)
	const high = 24
	p.List("secrets", box, func(int) int { return len(t.hidden) * high }, func(box kit.Rect) {
		for i := range t.hidden {
			t.secret(p, box.Top(high), i, &t.hidden[i])
		}
	})
	t.endButtons(p, right)
}

// secretRow writes the columns of the table of what was hidden.
func (t *Table) secretRow(p *kit.Page, row kit.Rect, st kit.Style, cols ...string) {
	x := row.X
	for i, w := range []int{72, 300, 220, 240} {
		p.Text(kit.Rect{X: x, Y: row.Y, W: w - 8, H: row.H}, st, kit.AtLeft, cols[i])
		x += w
	}
}

// secret draws one intrusion: what the victim held, and who it was.
func (t *Table) secret(p *kit.Page, row kit.Rect, i int, x *secret) {
	what := t.text("intrusion", "victim", x.on, "aim", x.aim)
	held := t.text("held-nothing")
	if x.seen {
		held = t.text("held", "who", x.suspect)
	}
	truth := t.text("truth", "who", x.by)
	t.secretRow(p, row, kit.Label, t.words.Quarter(t.session.Setup(), x.quarter), what, held, "")
	tx := row.X + 72 + 300 + 220
	shape(p, tx, row.Y+6, 12, x.by)
	p.Text(kit.Rect{X: tx + 20, Y: row.Y, W: 220, H: row.H}, kit.Label, kit.AtLeft, truth)
	verdict := t.text("verdict-" + x.verdict())
	m := map[string]kit.Mark{"right": kit.Tick, "wrong": kit.Cross, "missed": kit.Ring, "unplaced": kit.Ring}[x.verdict()]
	vx := row.X + row.W - 112
	p.Place(m, kit.Rect{X: vx, Y: row.Y + 6, W: 12, H: 12}, kit.Ink)
	p.Text(kit.Rect{X: vx + 20, Y: row.Y, W: 84, H: row.H}, kit.Strong, kit.AtLeft, verdict)
	p.Control(kit.Control{ID: "secret:" + t.words.Number(i), Box: row, Label: what})
}

func (t *Table) endButtons(p *kit.Page, box kit.Rect) {
	p.Button(box.Top(44), kit.Button{ID: "again", Label: t.text("again"), Fill: inkOf(t.me()), Do: t.again})
	box.Top(gap)
	if t.leave != nil {
		p.Button(box.Top(44), kit.Button{ID: "leave", Label: t.text("leave"), Do: t.leave})
		box.Top(gap)
	}
	if f := t.session.File(); f != "" {
		p.Wrapped(box, kit.Faint, t.text("saved-in", "file", f))
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
