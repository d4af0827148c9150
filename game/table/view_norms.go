package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// theatres draws the two places of crises.
func (t *Table) theatres(p *kit.Page, box kit.Rect) {
	s := t.now()
	for i, col := range box.Columns(game.Theatres, gap) {
		th := game.Theatre(i)
		f := &s.Fronts[th]
		in := p.Panel(col)
		head := in.Top(20)
		p.Text(head, kit.Head, kit.AtLeft, upper(t.words.Name(th)))
		if f.Open == 1 {
			p.Frame(col, kit.Ink, 2)
			tag := kit.Rect{X: head.X + head.W - 52, Y: head.Y, W: 52, H: 20}
			p.Fill(tag, kit.Ink)
			p.Text(tag, kit.Strong.In(kit.Card), kit.AtCentre, t.text("crisis"))
		}
		in.Top(4)
		was := f
		if b := t.session.Before(); b != nil {
			was = &b.State.Fronts[th]
		}
		rows := []struct {
			name   string
			who    game.Power
			n, was int8
		}{
			{"heat", game.Nobody, f.Heat, was.Heat}, {"posture", th.Principal(), f.Local, was.Local},
			{"posture", game.US, f.Far, was.Far}, {"stakes", th.Principal(), f.Stakes, was.Stakes},
		}
		for _, r := range rows {
			row := in.Top(16)
			x := p.Write(row.X, row.Y, kit.Label, t.text(r.name))
			ink := kit.OilGas
			if r.who != game.Nobody {
				shape(p, x+4, row.Y+3, 10, r.who)
				ink = inkOf(r.who)
			}
			p.Bar(kit.Rect{X: row.X + row.W - 92, Y: row.Y + 4, W: 44, H: 8}, int(r.n), 10, ink)
			p.Text(kit.Rect{X: row.X + row.W - 46, Y: row.Y, W: 20, H: 16}, kit.Strong, kit.AtRight, t.words.Number(int(r.n)))
			p.Change(kit.Rect{X: row.X + row.W - 22, Y: row.Y, W: 22, H: 16}, int(r.n-r.was), kit.Faint)
		}
		p.Control(kit.Control{ID: "theatre:" + th.String(), Box: col, Label: upper(t.words.Name(th)), Tip: t.theatreTip(th)})
	}
}

// venues draws the contest over the internet's norms: positions, blocs, trust.
func (t *Table) venues(p *kit.Page, box kit.Rect) {
	s := t.now()
	in := p.Panel(box)
	head := in.Top(20)
	p.Text(head, kit.Head, kit.AtLeft, t.text("norms"))
	p.Text(kit.Rect{X: head.X + 148, Y: head.Y, W: 80, H: 20}, kit.Faint, kit.AtLeft, t.text("open-end"))
	p.Text(kit.Rect{X: head.X + head.W - 128, Y: head.Y, W: 100, H: 20}, kit.Faint, kit.AtRight, t.text("sovereign-end"))
	for v := range game.Venue(game.Venues) {
		row := in.Top(20)
		p.Text(kit.Rect{X: row.X, Y: row.Y, W: 144, H: 20}, kit.Label, kit.AtLeft, upper(t.words.Name(v)))
		line := kit.Rect{X: row.X + 148, Y: row.Y + 8, W: row.W - 148 - 56, H: 4}
		p.Fill(line, kit.Sunk)
		p.Fill(kit.Rect{X: line.X + line.W/2, Y: line.Y - 3, W: 1, H: 10}, kit.SoftInk)
		n := int(s.Positions[v])
		p.Fill(kit.Rect{X: line.X + line.W*n/10 - 4, Y: row.Y + 4, W: 8, H: 12}, kit.Ink)
		p.Text(kit.Rect{X: row.X + row.W - 56 + 8, Y: row.Y, W: 20, H: 20}, kit.Strong, kit.AtRight, t.words.Number(n))
		if b := t.session.Before(); b != nil {
			p.Change(kit.Rect{X: row.X + row.W - 26, Y: row.Y, W: 26, H: 20}, n-int(b.State.Positions[v]), kit.Faint)
		}
		p.Control(kit.Control{ID: "venue:" + v.String(), Box: row, Label: upper(t.words.Name(v)), Tip: []string{upper(t.words.Name(v)), t.text("venue-tip", "n", n)}})
	}
	in.Top(4)
	row := in.Top(20)
	x := p.Write(row.X, row.Y+2, kit.Label, t.text("blocs")) + gap
	for _, c := range []game.Camp{game.Sovereign, game.Undecided, game.Open} {
		for range s.Blocs[c] {
			cell := kit.Rect{X: x, Y: row.Y + 5, W: 10, H: 10}
			switch c {
			case game.Sovereign:
				p.Fill(cell, kit.Ink)
			case game.Undecided:
				p.Frame(cell, kit.SoftInk, 1)
			case game.Open:
				p.Frame(cell, kit.Blue, 1)
				p.Place(kit.Dots, cell, kit.Blue)
			}
			x += 12
		}
		x += 4
	}
	sov, und, open := int(s.Blocs[game.Sovereign]), int(s.Blocs[game.Undecided]), int(s.Blocs[game.Open])
	p.Text(kit.Rect{X: x, Y: row.Y, W: row.X + row.W - x, H: 20}, kit.Strong, kit.AtRight, t.text("blocs-count", "sovereign", sov, "undecided", und, "open", open))
	p.Control(kit.Control{ID: "blocs", Box: row, Label: t.text("blocs"), Tip: []string{t.text("blocs"), t.text("blocs-tip", "sovereign", sov, "undecided", und, "open", open)}})
	row = in.Top(20)
	p.Text(row, kit.Label, kit.AtLeft, t.text("tech", "trust", int(s.TechTrust), "revenue", int(s.Revenue)))
	p.Control(kit.Control{ID: "tech", Box: row, Label: t.text("tech", "trust", int(s.TechTrust), "revenue", int(s.Revenue)), Tip: []string{t.text("tech-tip")}})
}
