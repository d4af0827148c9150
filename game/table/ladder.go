package table

import (
	"strings"

	"entente/game"
	"entente/game/table/kit"
)

// ladder draws the six rungs, with what is declared dashed, what is effective
// solid, and the gap between them shaded; and under it why the two move.
func (t *Table) ladder(p *kit.Page, box kit.Rect) {
	p.Text(box.Top(24), kit.Big, kit.AtLeft, t.text("partnership"))
	box.Top(4)
	met := game.Deeds(&t.session.Setup().Rules, &t.now().Bond)
	note := t.ladderNote(met)
	// Rungs take what the note and the balances leave, within bounds. Where
	// there is little room, the note is in smaller letters.
	st := kit.Aside
	rest := func() int { return 12 + p.Height(st, note, box.W) + 12 + balancesHigh }
	if (36+rungGap)*game.Rungs+rest() > box.H {
		st = kit.Faint
	}
	high := min(max((box.H-rest())/game.Rungs-rungGap, 32), 64)
	height := func(w int) int {
		return (high+rungGap)*game.Rungs + 12 + p.Height(st, note, w) + 12 + balancesHigh
	}
	p.List("ladder", box, height, func(box kit.Rect) {
		for n := int8(game.Rungs - 1); n >= 0; n-- {
			t.rung(p, box.Top(high), n, met)
			box.Top(rungGap)
		}
		box.Top(12)
		box.Top(p.Wrapped(box, st, note) + 12)
		t.balances(p, box)
	})
}

const (
	rungGap      = 6
	balancesHigh = 20 + 2*36
	tagHigh      = 18
)

// rung draws one rung. The two markers sit on its lower edge.
func (t *Table) rung(p *kit.Page, box kit.Rect, n int8, met [game.Rungs]bool) {
	b := &t.now().Bond
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
		in := box
		if n == b.Effective {
			in = box.Inset(4)
		}
		p.DashedFrame(in, kit.Ink, 2)
	}
	if n == b.Effective {
		p.Fill(kit.Rect{X: box.X, Y: box.Y + box.H - 3, W: box.W, H: 3}, kit.Ink)
		p.Fill(kit.Rect{X: box.X, Y: box.Y, W: 3, H: box.H}, kit.Ink)
	}
	name := t.text("rung-name-" + t.words.Number(int(n)))
	down := 7
	if box.H < 44 { // away from the markers
		down = 3
	}
	p.Text(kit.Rect{X: box.X + 10, Y: box.Y + down - 2, W: 16, H: 24}, kit.Big.In(kit.SoftInk), kit.AtLeft, t.words.Number(int(n)))
	p.Text(kit.Rect{X: box.X + 30, Y: box.Y + down, W: box.W - 34, H: 20}, kit.Number, kit.AtLeft, name)
	if met[n] && n > game.Estranged {
		p.Place(kit.Tick, kit.Rect{X: box.X + box.W - 20, Y: box.Y + down + 3, W: 12, H: 12}, kit.Ink)
	}
	if box.H >= 54 {
		sub, st := t.text("rung-"+t.words.Number(int(n))), kit.Faint
		if lacks := t.lacks(n); n == t.nextRung(met) && len(lacks) > 0 {
			if s := t.text("lacks", "what", lacks[0]); int(p.Fonts.Width(kit.Strong, s)) < box.W-34 {
				sub, st = s, kit.Strong
			}
		}
		p.Text(kit.Rect{X: box.X + 30, Y: box.Y + 27, W: box.W - 34, H: 16}, st, kit.AtLeft, sub)
	} else if deeds := upper(t.words.Deeds(n)); int(p.Fonts.Width(kit.Faint, deeds)) < box.W-160-24 { // beside, where it is wide and low
		p.Text(kit.Rect{X: box.X + 160, Y: box.Y + 7, W: box.W - 160 - 24, H: 20}, kit.Faint, kit.AtLeft, deeds)
	}
	t.tags(p, box, n)
	tip := []string{upper(t.words.Rung(n)), upper(t.words.Deeds(n)) + "."}
	for _, x := range game.Needs(&t.session.Setup().Rules, &t.now().Bond, n) {
		tip = append(tip, upper(t.need(x)))
	}
	if met[n] {
		tip = append(tip, t.text("met"))
	} else {
		tip = append(tip, t.text("unmet"))
	}
	p.Control(kit.Control{ID: "rung:" + t.words.Number(int(n)), Box: box, Label: upper(t.words.Rung(n)), Tip: tip})
}

// tags draws the markers on a rung's lower edge, the effective one outermost.
// One that is on its way here is drawn by sliding.
func (t *Table) tags(p *kit.Page, box kit.Rect, n int8) {
	b, was := &t.now().Bond, t.wasShown()
	end := box.X + box.W - 4
	put := func(text string, solid bool, from int8) {
		w := int(p.Fonts.Width(kit.Strong, text)) + 13
		tag := kit.Rect{X: end - w, Y: box.Y + box.H - tagHigh/2, W: w, H: tagHigh}
		end = tag.X - 4
		if from != n {
			fromY := tag.Y + int(n-from)*(box.H+rungGap)
			t.geo.tags = append(t.geo.tags, movingTag{tag, fromY, p.Clip(), text, solid})
			return
		}
		drawTag(&p.Canvas, tag, text, solid)
	}
	if n == b.Effective {
		from := n
		if was != nil {
			from = was.Bond.Effective
		}
		put(t.text("effective"), true, from)
	}
	if n == b.Declared {
		from := n
		if was != nil {
			from = was.Bond.Declared
		}
		put(t.text("declared"), false, from)
	}
}

// drawTag draws a marker's label.
func drawTag(c *kit.Canvas, box kit.Rect, s string, solid bool) {
	st := kit.Strong
	if solid {
		c.Fill(box, kit.Ink)
		st = st.In(kit.Card)
	} else {
		c.Fill(box, kit.Card)
		c.DashedFrame(box, kit.Ink, 1)
	}
	c.Text(box, st, kit.AtCentre, s)
}

// ladderNote says in a sentence how far words and deeds are apart, and what the next rung lacks.
func (t *Table) ladderNote(met [game.Rungs]bool) string {
	b := &t.now().Bond
	note := t.text("together")
	switch gap := int(b.Declared - b.Effective); {
	case gap > 0:
		note = t.text("ahead", "n", gap)
	case gap < 0:
		note = t.text("behind", "n", -gap)
	}
	if n := t.nextRung(met); n < game.Rungs {
		key := "missing"
		if n <= b.Effective {
			key = "to-keep"
		}
		return note + " " + t.text(key, "rung", int(n), "lacks", strings.Join(t.lacks(n), ", "))
	}
	return note
}

// nextRung is the lowest rung whose criterion is not met; Rungs if all are.
func (t *Table) nextRung(met [game.Rungs]bool) int8 {
	n := int8(1)
	for n < game.Rungs && met[n] {
		n++
	}
	return n
}

// lacks lists what a rung still lacks.
func (t *Table) lacks(rung int8) (list []string) {
	for _, x := range game.Needs(&t.session.Setup().Rules, &t.now().Bond, rung) {
		if !x.Met() {
			list = append(list, t.need(x))
		}
	}
	return list
}

// need says how far something is there that a rung asks for.
func (t *Table) need(x game.Need) string {
	return t.text("need-"+x.What.String(), "have", int(x.Have), "want", int(x.Want))
}

// balances draws for China and Russia what pulls them together and what holds them back.
func (t *Table) balances(p *kit.Page, box kit.Rect) {
	p.Text(box.Top(20), kit.Head, kit.AtLeft, t.text("why"))
	for _, who := range [2]game.Power{game.China, game.Russia} {
		b := game.Balances(t.session.Setup(), &game.View{Me: t.me(), State: *t.now()}, who)
		box.Top(4)
		rows := box.Top(32)
		shape(p, rows.X, rows.Y+8, 16, who)
		for i, n := range []int16{b.Pull(), b.Drag()} {
			row := kit.Rect{X: rows.X + 24, Y: rows.Y + 16*i, W: rows.W - 24, H: 16}
			p.Text(kit.Rect{X: row.X, Y: row.Y, W: 34, H: 16}, kit.Label, kit.AtLeft, t.text([]string{"pull", "drag"}[i]))
			bar := kit.Rect{X: row.X + 36, Y: row.Y + 4, W: min(row.W-36-28, 160), H: 8}
			p.Bar(bar, int(n), 100, []kit.Paint{inkOf(who), kit.SoftInk}[i])
			p.Text(kit.Rect{X: bar.X + bar.W + 2, Y: row.Y, W: 26, H: 16}, kit.Strong, kit.AtRight, t.words.Number(int(n)))
		}
		p.Control(kit.Control{ID: "balance:" + who.String(), Box: rows, Label: t.words.Power(who), Do: func() { t.openView(balancesView) }, Tip: []string{
			t.text("why-tip", "who", who),
			t.text("pull-tip", "threat", int(b.Threat), "power", int(b.Power), "interests", int(b.Interests)),
			t.text("drag-tip", "cost", int(b.Cost), "rise", int(b.Rise), "breaches", int(b.Breaches)),
		}})
	}
}
