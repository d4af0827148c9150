package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// treaties draws the partnership clause by clause: what is in force since
// when, what is suspended, what was breached, and what nobody has signed.
func (t *Table) treaties(p *kit.Page, box kit.Rect) {
	s := t.now()
	rowHigh := func(cl game.Clause, w int) int {
		return 52 + p.Height(kit.Label, t.text("view.clause-about-"+cl.String()), w-28)
	}
	height := func(w int) (h int) {
		for cl := range game.Clause(game.Clauses) {
			h += rowHigh(cl, w)
		}
		return h
	}
	p.List("treaties", box, height, func(box kit.Rect) {
		for cl := range game.Clause(game.Clauses) {
			x := &s.Bond.Clauses[cl]
			row := box.Top(rowHigh(cl, box.W))
			about := t.text("view.clause-about-" + cl.String())
			p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Rule)
			st, mark := kit.Number, kit.Circle
			status := upper(t.words.Name(x.Status))
			switch x.Status {
			case game.NotSigned:
				st, mark = kit.Plain.In(kit.SoftInk), kit.Ring
			case game.Suspended:
				mark = kit.Ring
				status = t.text("suspended", "n", int(x.Left))
			}
			p.Place(mark, kit.Rect{X: row.X + 2, Y: row.Y + 9, W: 12, H: 12}, st.Ink)
			p.Text(kit.Rect{X: row.X + 24, Y: row.Y + 5, W: row.W - 24, H: 20}, st, kit.AtLeft, upper(t.words.Name(cl)))
			if x.Status != game.NotSigned {
				status = t.text("view.clause", "status", status, "since", t.words.Quarter(t.session.Setup(), x.Since), "n", int(x.Breaches))
			}
			p.Text(kit.Rect{X: row.X + 24, Y: row.Y + 25, W: row.W - 24, H: 20}, kit.Plain.In(kit.SoftInk), kit.AtLeft, status)
			ink := kit.Label
			if x.Status == game.NotSigned {
				ink = kit.Faint
			}
			p.Wrapped(kit.Rect{X: row.X + 24, Y: row.Y + 45, W: row.W - 28, H: row.H - 47}, ink, about)
			p.Control(kit.Control{ID: "clause:" + cl.String(), Box: row, Label: upper(t.words.Name(cl)), Tip: []string{upper(t.words.Name(cl)), status, about}})
		}
	})
}
