package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// treaties draws the partnership clause by clause: what is in force since
// when, what is suspended, what was breached, and what nobody has signed.
func (t *Table) treaties(p *kit.Page, box kit.Rect) {
	s := t.now()
	const high = 40
	height := func(int) int { return high * game.Clauses }
	p.List("treaties", box, height, func(box kit.Rect) {
		for cl := range game.Clause(game.Clauses) {
			x := &s.Bond.Clauses[cl]
			row := box.Top(high)
			p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Rule)
			st, mark := kit.Strong, kit.Circle
			status := upper(t.words.Name(x.Status))
			switch x.Status {
			case game.NotSigned:
				st, mark = kit.Faint, kit.Ring
			case game.Suspended:
				mark = kit.Ring
				status = t.text("suspended", "n", int(x.Left))
			}
			p.Place(mark, kit.Rect{X: row.X + 2, Y: row.Y + 6, W: 10, H: 10}, st.Ink)
			p.Text(kit.Rect{X: row.X + 20, Y: row.Y + 2, W: row.W - 20, H: 16}, st, kit.AtLeft, upper(t.words.Name(cl)))
			if x.Status != game.NotSigned {
				status = t.text("view.clause", "status", status, "since", t.words.Quarter(t.session.Setup(), x.Since), "n", int(x.Breaches))
			}
			p.Text(kit.Rect{X: row.X + 20, Y: row.Y + 20, W: row.W - 20, H: 16}, kit.Faint, kit.AtLeft, status)
			p.Control(kit.Control{ID: "clause:" + cl.String(), Box: row, Label: upper(t.words.Name(cl)), Tip: []string{upper(t.words.Name(cl)), status}})
		}
	})
}
