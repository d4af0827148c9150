package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// bond is a line about what stands between two powers.
type bond struct {
	id     string
	a, b   game.Power
	title  string
	status string
	due    bool // the player owes something now
	tip    []string
}

// bonds draws contracts with what is due, clauses, the accord and sanctions.
func (t *Table) bonds(p *kit.Page, box kit.Rect) {
	in := p.Panel(box)
	p.Text(in.Top(20), kit.Head, kit.AtLeft, t.text("bonds"))
	in.Top(4)
	list := t.bondList()
	if len(list) == 0 {
		p.Wrapped(in, kit.Aside, t.text("no-bonds"))
		return
	}
	const high = 38
	p.List("bonds", in, func(int) int { return len(list) * high }, func(box kit.Rect) {
		for _, b := range list {
			row := box.Top(high)
			x := parties(p, row.X, row.Y+1, b.a, b.b)
			st := kit.Strong
			p.Text(kit.Rect{X: x, Y: row.Y, W: row.X + row.W - x - 4, H: 18}, st, kit.AtLeft, b.title)
			if b.due {
				p.Place(kit.Right, kit.Rect{X: row.X + 12, Y: row.Y + 20, W: 10, H: 12}, kit.Ink)
			}
			p.Text(kit.Rect{X: x, Y: row.Y + 17, W: row.X + row.W - x - 4, H: 18}, kit.Faint, kit.AtLeft, b.status)
			p.Control(kit.Control{ID: "bond:" + b.id, Box: row, Label: b.title, Tip: append([]string{b.title, b.status}, b.tip...)})
		}
	})
}

// bondList lists what stands between powers: what the player owes first.
func (t *Table) bondList() []bond {
	s := t.state()
	var owed, rest []bond
	for i := range s.Contracts {
		c := &s.Contracts[i]
		if c.Kind == game.NoContract {
			continue
		}
		b := bond{id: "contract-" + t.words.Number(i), a: c.A, b: c.B, title: upper(t.words.Name(c.Kind)), status: t.contractStatus(c)}
		if c.Kind == game.Deal {
			b.tip = append(b.tip, t.words.Term(c.Term))
		}
		for _, who := range [2]game.Power{c.A, c.B} {
			if d := c.Owed(who, s.Quarter); d != game.NothingDue {
				b.tip = append(b.tip, t.text("owes", "who", who, "what", t.words.Due(d)))
				b.due = b.due || who == t.me()
			}
		}
		if b.due {
			owed = append(owed, b)
		} else {
			rest = append(rest, b)
		}
	}
	for cl := range game.Clause(game.Clauses) {
		x := &s.Bond.Clauses[cl]
		if x.Status == game.NotSigned {
			continue
		}
		b := bond{id: "clause-" + cl.String(), a: game.China, b: game.Russia, title: upper(t.words.Name(cl)), status: upper(t.words.Name(x.Status))}
		if x.Status == game.Suspended {
			b.status = t.text("suspended", "n", int(x.Left))
		}
		if x.Breaches > 0 {
			b.tip = append(b.tip, t.text("breaches", "n", int(x.Breaches)))
		}
		rest = append(rest, b)
	}
	if s.Bond.Accord > 0 {
		rest = append(rest, bond{id: "accord", a: game.China, b: game.Russia, title: upper(t.words.Name(game.AccordOffer)), status: t.text("lapses", "n", int(s.Bond.Accord))})
	}
	for by := range game.Power(game.Powers) {
		for on := range game.Power(game.Powers) {
			x := &s.Sanctions[by][on]
			if x.Level == 0 && x.Control == 0 {
				continue
			}
			b := bond{id: "sanction-" + by.String() + on.String(), a: by, b: on, title: t.text("sanctions", "by", by, "on", on),
				status: t.text("sanction-level", "level", int(x.Level), "eased", int(x.Eased))}
			if x.Control == 1 {
				b.tip = append(b.tip, t.text("export-control"))
			}
			rest = append(rest, b)
		}
	}
	return append(owed, rest...)
}

// contractStatus says in a line where a contract stands and when something is due.
func (t *Table) contractStatus(c *game.Contract) string {
	line := t.words.Contract(t.session.Setup(), c)
	next := min(c.DueA, c.DueB)
	switch {
	case next == game.NoDue:
		return line
	case next <= t.state().Quarter:
		return line + " · " + t.text("due-now")
	}
	return line + " · " + t.text("due-when", "when", t.words.Quarter(t.session.Setup(), next))
}
