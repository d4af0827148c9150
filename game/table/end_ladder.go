package table

import (
	"entente/game"
	"entente/game/replay"
	"entente/game/table/kit"
)

// turning is a turning point of the ladder: when, and why.
type turning struct {
	quarter  uint8
	declared bool // of what was said; else of what was done
	from, to int8
	why      string
}

// mostTurns bounds the turning points: more than the eye takes in are no story.
const mostTurns = 9

// turnings lists the moves of the ladder with their causes in words.
func turnings(t *Table) []turning {
	var list []turning
	for _, x := range replay.Turns(t.session.Events(), mostTurns) {
		list = append(list, turning{quarter: x.Quarter, declared: x.Declared, from: x.From, to: x.To, why: t.rungWhy(x.Event)})
	}
	return list
}

// rungWhy says why the ladder moved. Where what was said has merely run out,
// what was last said is no reason.
func (t *Table) rungWhy(e game.Event) string {
	c, ok := t.event(e.Cause)
	if ok && !game.RanOut(e, c) {
		if why := t.words.Event(t.session.Setup(), c); why != "" {
			return why
		}
	}
	return t.words.Event(t.session.Setup(), e)
}

// history draws the two lines of the ladder, declared dashed and effective
// solid, the gap between them shaded, and the turning points as numbers.
func (t *Table) history(p *kit.Page, box kit.Rect) {
	set := t.session.Setup()
	declared, effective := replay.RungsOver(set, t.session.Events())
	labels := box.Left(124)
	ends := box.Right(92)
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
		p.Text(kit.Rect{X: labels.X + 24, Y: row.Y, W: labels.W - 28, H: rowH}, kit.Strong, kit.AtLeft, t.text("rung-name-"+t.words.Number(int(r))))
	}
	for q := range n {
		a, b := y(max(declared[q], effective[q])), y(min(declared[q], effective[q]))
		gapBox := kit.Rect{X: x(q), Y: a, W: x(q+1) - x(q), H: b - a}
		p.Fill(gapBox, kit.Sunk)
		if year, season := set.Quarter(uint8(q)); season == 1 || q == 0 {
			p.Fill(kit.Rect{X: x(q), Y: box.Y, W: 1, H: box.H + 4}, kit.Rule)
			if x(min(q+4, n))-x(q) >= 36 {
				p.Text(kit.Rect{X: x(q) + 4, Y: years.Y, W: 36, H: 24}, kit.Faint, kit.AtLeft, t.words.Number(year))
			}
		}
	}
	t.gapNotes(p, declared, effective, x, y)
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
	dy, ey := y(declared[n-1])-8, y(effective[n-1])-6
	if declared[n-1] == effective[n-1] {
		dy, ey = dy-10, ey+10
	}
	p.Text(kit.Rect{X: ends.X + 8, Y: dy, W: ends.W - 8, H: 16}, kit.Faint, kit.AtLeft, t.text("declared-n", "n", int(declared[n-1])))
	p.Text(kit.Rect{X: ends.X + 8, Y: ey, W: ends.W - 8, H: 16}, kit.Strong, kit.AtLeft, t.text("effective-n", "n", int(effective[n-1])))
	var taken []kit.Rect
	for i := range t.turns {
		tp := &t.turns[i]
		b := kit.Rect{X: x(int(tp.quarter)) - 9, Y: (y(tp.from)+y(tp.to))/2 - 10, W: 20, H: 20}
		for _, other := range taken {
			if !other.Intersect(b).Empty() {
				b.X = other.X + 22
			}
		}
		taken = append(taken, b)
		t.turnNumber(p, b, i)
	}
}

// gapNotes writes into the gap between the lines what it means, where there is room.
func (t *Table) gapNotes(p *kit.Page, declared, effective []int8, x func(int) int, y func(int8) int) {
	for from := 0; from < len(declared); {
		d, e := declared[from], effective[from]
		to := from + 1
		for to < len(declared) && declared[to] == d && effective[to] == e {
			to++
		}
		note := t.text("said-not-done")
		if d < e {
			note = t.text("done-not-said")
		}
		top, low := y(max(d, e)), y(min(d, e))
		if w := int(p.Fonts.Width(kit.Aside, note)) + 1; d != e && low-top >= 40 && x(to)-x(from) >= w+24 {
			p.Text(kit.Rect{X: x(from) + 12, Y: top + 8, W: w, H: 20}, kit.Aside, kit.AtLeft, note)
		}
		from = to
	}
}

// turnNumber draws the number of a turning point, which is its button.
func (t *Table) turnNumber(p *kit.Page, b kit.Rect, i int) {
	st := kit.Strong
	if i == t.turn {
		p.Frame(b.Inset(-3), kit.Ink, 1)
		p.Fill(b, kit.Ink)
		st = st.In(kit.Card)
	} else {
		p.Fill(b, kit.Card)
		p.Frame(b, kit.Ink, 1)
	}
	p.Text(b, st, kit.AtCentre, t.words.Number(i+1))
	p.Control(kit.Control{ID: "turn:" + t.words.Number(i), Box: b, Label: t.words.Number(i + 1), Tip: t.turnTip(i), Do: func() { t.turn = i }})
}

func (t *Table) turnTip(i int) []string {
	tp := &t.turns[i]
	return []string{t.turnTitle(tp), tp.why}
}

// turnTitle says a turning point in short: "2016 Q4: done, 2 to 1".
func (t *Table) turnTitle(tp *turning) string {
	key := "turn-done"
	if tp.declared {
		key = "turn-said"
	}
	return t.text(key, "when", t.words.Quarter(t.session.Setup(), tp.quarter), "from", int(tp.from), "to", int(tp.to))
}

const turnHigh = 60

// turnHead draws the title of the turning points.
func (t *Table) turnHead(p *kit.Page, row kit.Rect) {
	title := t.text("turning-points")
	if len(t.turns) == 0 {
		title = t.text("no-turns")
	}
	p.Text(kit.Rect{X: row.X, Y: row.Y, W: row.W, H: 24}, kit.Big, kit.AtLeft, title)
}

// turnRows draws the turning points with their causes.
func (t *Table) turnRows(p *kit.Page, box kit.Rect) {
	for i := range t.turns {
		tp := &t.turns[i]
		row := box.Top(turnHigh)
		face := kit.Rect{X: row.X, Y: row.Y, W: row.W, H: row.H - 4}
		if i == t.turn {
			p.Fill(face, kit.Sunk)
			p.Frame(face, kit.Ink, 1)
		} else {
			p.Fill(face, kit.Sheet)
		}
		p.Control(kit.Control{ID: "turning:" + t.words.Number(i), Box: face, Label: t.turnTitle(tp), Tip: t.turnTip(i), Do: func() { t.turn = i }})
		lines := p.Fonts.Wrap(kit.Faint, tp.why, face.W-44)
		if len(lines) > 2 {
			lines = lines[:2] // the tip has all of it
		}
		in := face.Pad(8, (face.H-16*(1+len(lines)))/2)
		n := kit.Rect{X: in.X, Y: face.Y + (face.H-20)/2, W: 20, H: 20}
		st := kit.Strong
		if i == t.turn {
			p.Fill(n, kit.Ink)
			st = st.In(kit.Card)
		} else {
			p.Fill(n, kit.Card)
			p.Frame(n, kit.Ink, 1)
		}
		p.Text(n, st, kit.AtCentre, t.words.Number(i+1))
		in.Left(28)
		p.Text(in.Top(16), kit.Strong, kit.AtLeft, t.turnTitle(tp))
		for _, l := range lines {
			p.Text(in.Top(16), kit.Faint, kit.AtLeft, l)
		}
	}
}

// turnButtons draws the numbers of the turning points side by side.
func (t *Table) turnButtons(w *writer) {
	row := w.row(36)
	for i, b := range row.Columns(mostTurns, 4)[:len(t.turns)] {
		if w.draw {
			w.p.Button(b, kit.Button{ID: "from:" + t.words.Number(i), Label: t.words.Number(i + 1), On: i == t.turn, Tip: t.turnTip(i), Do: func() { t.turn = i }})
		}
	}
	w.skip(gap)
}
