package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// ladder draws the six rungs, with what is declared dashed, what is effective
// solid, and the gap between them shaded; and under it why the two move.
func (t *Table) ladder(p *kit.Page, box kit.Rect) {
	s := t.state()
	p.Text(box.Top(24), kit.Big, kit.AtLeft, t.text("partnership"))
	box.Top(4)
	const high, between = 58, 4
	met := game.Deeds(&t.session.Setup().Rules, &s.Bond)
	for n := int8(game.Rungs - 1); n >= 0; n-- {
		t.rung(p, box.Top(high), n, met[n])
		box.Top(between)
	}
	box.Top(4)
	used := p.Wrapped(box, kit.Aside, t.ladderNote(met))
	box.Top(used + 12)
	t.balances(p, box)
}

// rung draws one rung.
func (t *Table) rung(p *kit.Page, box kit.Rect, n int8, met bool) {
	b := &t.state().Bond
	fill := kit.Card
	if n == b.Effective {
		fill = kit.Sunk
	}
	p.Fill(box, fill)
	low, high := min(b.Declared, b.Effective), max(b.Declared, b.Effective)
	if n > low && n <= high {
		p.Place(kit.Weave, kit.Rect{X: box.X + 1, Y: box.Y, W: box.W - 2, H: box.H}, kit.Rule)
	}
	p.Frame(box, kit.Rule, 1)
	if n == b.Declared {
		p.DashedFrame(box.Inset(map[bool]int{true: 4, false: 0}[n == b.Effective]), kit.Ink, 2)
	}
	if n == b.Effective {
		p.Fill(kit.Rect{X: box.X, Y: box.Y + box.H - 3, W: box.W, H: 3}, kit.Ink)
		p.Fill(kit.Rect{X: box.X, Y: box.Y, W: 3, H: box.H}, kit.Ink)
	}
	p.Text(kit.Rect{X: box.X + 10, Y: box.Y + 7, W: 16, H: 24}, kit.Big.In(kit.SoftInk), kit.AtLeft, t.words.Number(int(n)))
	p.Text(kit.Rect{X: box.X + 28, Y: box.Y + 8, W: box.W - 34, H: 20}, kit.Number, kit.AtLeft, upper(t.words.Rung(n)))
	if met && n > game.Estranged {
		p.Place(kit.Tick, kit.Rect{X: box.X + 12, Y: box.Y + 34, W: 12, H: 12}, kit.Ink)
	}
	x := box.X + 28
	if n == b.Declared {
		x = t.tag(p, x, box.Y+30, t.text("declared"), false)
	}
	if n == b.Effective {
		x = t.tag(p, x, box.Y+30, t.text("effective"), true)
	}
	if x == box.X+28 { // no marker in the way
		p.Text(kit.Rect{X: x, Y: box.Y + 32, W: box.W - 34, H: 16}, kit.Faint, kit.AtLeft, t.text("rung-"+t.words.Number(int(n))))
	}
	tip := []string{upper(t.words.Rung(n)), t.words.Deeds(n)}
	if met {
		tip = append(tip, t.text("met"))
	} else {
		tip = append(tip, t.text("unmet"))
	}
	p.Control(kit.Control{ID: "rung:" + t.words.Number(int(n)), Box: box, Label: upper(t.words.Rung(n)), Tip: tip})
}

// tag draws a marker's label at x, and gives the x after it.
func (t *Table) tag(p *kit.Page, x, y int, s string, solid bool) int {
	w := int(p.Fonts.Width(kit.Strong, s)) + 17
	box := kit.Rect{X: x, Y: y, W: w, H: 20}
	st := kit.Strong
	if solid {
		p.Fill(box, kit.Ink)
		st = st.In(kit.Card)
	} else {
		p.Fill(box, kit.Card)
		p.DashedFrame(box, kit.Ink, 1)
	}
	p.Text(box, st, kit.AtCentre, s)
	return x + w + 4
}

// ladderNote says in a sentence how far words and deeds are apart, and what the next rung lacks.
func (t *Table) ladderNote(met [game.Rungs]bool) string {
	b := &t.state().Bond
	note := t.text("together")
	switch gap := int(b.Declared - b.Effective); {
	case gap > 0:
		note = t.text("ahead", "n", gap)
	case gap < 0:
		note = t.text("behind", "n", -gap)
	}
	for n := int8(1); n < game.Rungs; n++ {
		if !met[n] {
			key := "missing"
			if n <= b.Effective {
				key = "to-keep"
			}
			return note + " " + t.text(key, "rung", int(n), "deeds", t.words.Deeds(n))
		}
	}
	return note
}

// balances draws for China and Russia what pulls them together and what holds them back.
func (t *Table) balances(p *kit.Page, box kit.Rect) {
	p.Text(box.Top(20), kit.Head, kit.AtLeft, t.text("why"))
	for _, who := range [2]game.Power{game.China, game.Russia} {
		b := game.Balances(t.session.Setup(), t.session.View(), who)
		box.Top(4)
		rows := box.Top(32)
		shape(p, rows.X, rows.Y+8, 16, who)
		for i, n := range []int16{b.Pull(), b.Drag()} {
			row := kit.Rect{X: rows.X + 28, Y: rows.Y + 16*i, W: rows.W - 28, H: 16}
			p.Text(kit.Rect{X: row.X, Y: row.Y, W: 76, H: 16}, kit.Label, kit.AtLeft, t.text([]string{"pull", "drag"}[i]))
			bar := kit.Rect{X: row.X + 80, Y: row.Y + 4, W: 80, H: 8}
			p.Bar(bar, int(n), 100, []kit.Op{{Ink: inkOf(who)}, {Ink: kit.SoftInk}}[i].Ink)
			p.Text(kit.Rect{X: bar.X + bar.W + 2, Y: row.Y, W: 32, H: 16}, kit.Strong, kit.AtRight, t.words.Number(int(n)))
		}
		p.Control(kit.Control{ID: "balance:" + who.String(), Box: rows, Label: t.words.Power(who), Tip: []string{
			t.text("why-tip", "who", who),
			t.text("pull-tip", "threat", int(b.Threat), "power", int(b.Power), "interests", int(b.Interests)),
			t.text("drag-tip", "cost", int(b.Cost), "rise", int(b.Rise), "breaches", int(b.Breaches)),
		}})
	}
}
