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
	when   string // the next due
	due    bool   // the player owes something now
	done   int    // of so many parts; of 0: it has none
	of     int
	ink    kit.Paint
	tip    []string
}

// bonds draws a list of what stands between powers.
func (t *Table) bonds(p *kit.Page, in kit.Rect, list []bond) {
	if len(list) == 0 {
		p.Wrapped(in, kit.Aside, t.text("no-bonds"))
		return
	}
	const shapes = 40
	const head, foot = 24, 10 // of a row
	quiet := kit.Plain.In(kit.SoftInk)
	cellsWide := func(b bond) int { return 16*b.of - 2 }
	width := func(b bond, w int) int {
		if b.of > 0 {
			w -= cellsWide(b) + gap
		}
		return w - shapes - 8
	}
	status := func(b bond, w int) int { return p.Height(quiet, b.status, width(b, w)) }
	height := func(w int) int {
		h := 0
		for _, b := range list {
			h += head + status(b, w) + foot
		}
		return h
	}
	p.List("bonds", in, height, func(box kit.Rect) {
		for _, b := range list {
			h := status(b, box.W)
			row := box.Top(head + h + foot)
			p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 5, W: row.W, H: 1}, kit.Rule)
			x := parties(p, row.X, row.Y+4, b.a, b.b)
			end := row.X + row.W - 4
			w := int(p.Fonts.Width(kit.Number, b.when)) + 1
			p.Text(kit.Rect{X: end - w, Y: row.Y, W: w, H: head}, kit.Number, kit.AtRight, b.when)
			p.Text(kit.Rect{X: x, Y: row.Y, W: end - x - w - 4, H: head}, kit.Number, kit.AtLeft, b.title)
			if b.due {
				p.Place(kit.Right, kit.Rect{X: row.X + 12, Y: row.Y + head + 4, W: 10, H: 12}, kit.Ink)
			}
			p.Wrapped(kit.Rect{X: x, Y: row.Y + head, W: width(b, box.W), H: h}, quiet, b.status)
			if b.of > 0 {
				p.Cells(kit.Rect{X: end - cellsWide(b), Y: row.Y + head + 5, W: cellsWide(b), H: 10}, b.of, func(i int) bool { return i < b.done }, b.ink)
			}
			p.Control(kit.Control{ID: "bond:" + b.id, Box: row, Label: b.title, Tip: append([]string{b.title, b.status, b.when}, b.tip...)})
		}
	})
}

// contractBond is a contract as a bond.
func (t *Table) contractBond(i int) bond {
	s := t.now()
	c := &s.Contracts[i]
	b := bond{id: "contract-" + t.words.Number(i), a: c.A, b: c.B, title: upper(t.words.Name(c.Kind)), status: t.words.Contract(t.session.Setup(), c), when: t.nextDue(c)}
	b.ink = kit.Ink
	switch c.Kind {
	case game.GasContract:
		b.done, b.of, b.ink = int(c.Progress), int(t.session.Setup().Rules.Energy.FirstGas), kit.OilGas
	case game.ArmsContract, game.Development:
		b.done, b.of = int(c.Delivered), int(c.Lots)
	}
	if c.Kind == game.Deal {
		b.tip = append(b.tip, t.words.Term(c.Term))
	}
	for _, who := range [2]game.Power{c.A, c.B} {
		if d := t.owed(c, who); d != game.NothingDue {
			b.tip = append(b.tip, t.text("owes", "who", who, "what", t.words.Due(d)))
			b.due = b.due || who == t.me()
		}
	}
	return b
}

// bondList lists contracts, the accord and sanctions: what the player owes
// first. Clauses are left to the view of treaties.
func (t *Table) bondList() []bond {
	s := t.now()
	var owed, rest []bond
	for i := range s.Contracts {
		c := &s.Contracts[i]
		if c.Kind == game.NoContract {
			continue
		}
		b := t.contractBond(i)
		if b.due {
			owed = append(owed, b)
		} else {
			rest = append(rest, b)
		}
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
			most := int(t.session.Setup().Rules.Trade.SanctionMax.Of(by))
			b := bond{id: "sanction-" + by.String() + on.String(), a: by, b: on, title: upper(t.words.Name(game.Impose)),
				status: t.text("sanctions", "by", by, "on", on), when: t.text("level", "n", int(x.Level), "of", most),
				done: int(x.Level), of: most, ink: inkOf(by)}
			if x.Eased > 0 {
				b.status += t.text("sanctions-eased", "n", int(x.Eased))
			}
			if x.Control == 1 {
				b.status += t.text("export-controlled")
				b.tip = append(b.tip, t.text("export-control"))
			}
			rest = append(rest, b)
		}
	}
	return append(owed, rest...)
}

// owed is what a power has yet to do under a contract in this quarter, as far
// as the player may know: nothing once all have answered.
func (t *Table) owed(c *game.Contract, who game.Power) game.Due {
	now := t.now()
	if now.Phase != game.PlanPhase || t.shown != nil {
		return game.NothingDue
	}
	d := c.Owed(who, now.Quarter)
	if d == game.DueGrade && who != t.me() { // what is built is the builder's secret
		return game.NothingDue
	}
	return d
}

// nextDue says when something is due under a contract next; "" if never.
func (t *Table) nextDue(c *game.Contract) string {
	now := t.now()
	if t.owed(c, t.me()) != game.NothingDue {
		return t.text("due-now")
	}
	for _, who := range [2]game.Power{c.A, c.B} {
		if t.owed(c, who) != game.NothingDue {
			return t.text("due-theirs", "who", who)
		}
	}
	next := uint8(game.NoDue)
	for _, q := range []uint8{c.DueA, c.DueB} {
		if q > now.Quarter {
			next = min(next, q)
		}
	}
	if next == game.NoDue {
		return ""
	}
	return t.text("due-when", "when", t.words.Quarter(t.session.Setup(), next))
}
