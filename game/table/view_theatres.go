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
