package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// evidence draws what the player holds against each suspect, and the
// intrusions it knows of with their clues: never a culprit, who is unknown.
func (t *Table) evidence(p *kit.Page, box kit.Rect) {
	s := t.now()
	in := box
	head := in.Top(20)
	p.Text(head, kit.Head, kit.AtLeft, t.text("suspects"))
	p.Text(head, kit.Faint, kit.AtRight, t.text("suspects-note", "n", int(t.session.Setup().Rules.Evidence.BreachAt)))
	in.Top(4)
	row := in.Top(20)
	suspects := make([]game.Power, 0, game.Suspects)
	for who := range game.Power(game.Suspects) {
		if who != t.me() {
			suspects = append(suspects, who)
		}
	}
	high := int(t.session.Setup().Rules.Evidence.Max)
	for i, col := range row.Columns(len(suspects), gap) {
		who := suspects[i]
		n := int(s.Evidence[t.me()][who])
		shape(p, col.X, col.Y+4, 12, who)
		p.Cells(kit.Rect{X: col.X + 18, Y: col.Y + 6, W: 56, H: 8}, high, func(i int) bool { return i < n }, kit.Ink)
		p.Text(kit.Rect{X: col.X + 76, Y: col.Y, W: 16, H: 20}, kit.Strong, kit.AtLeft, t.words.Number(n))
		p.Control(kit.Control{ID: "suspect:" + who.String(), Box: col, Label: t.words.Power(who),
			Tip: []string{t.words.Power(who), t.text("evidence-tip", "n", n, "who", who)}})
	}
	in.Top(4)
	list := t.incidents()
	if len(list) == 0 {
		p.Wrapped(in, kit.Aside, t.text("no-incidents"))
		return
	}
	rowHigh := func(i, w int) int { return 20 + p.Height(kit.Faint, t.incidentLine(list[i]), w-60) + 4 }
	p.List("incidents", in, func(w int) int {
		h := 0
		for i := range list {
			h += rowHigh(i, w)
		}
		return h
	}, func(box kit.Rect) {
		for i, x := range list {
			t.incident(p, box.Top(rowHigh(i, box.W)), i, x)
		}
	})
}

// incidentLine says all that the player knows of an intrusion.
func (t *Table) incidentLine(x *game.Incident) string {
	return t.words.Incident(t.session.Setup(), x, t.me())
}

// incidents lists the intrusions that the view knows of, latest first.
func (t *Table) incidents() []*game.Incident {
	s := t.now()
	var list []*game.Incident
	for i := range s.Incidents {
		if x := &s.Incidents[i]; x.Used == 1 {
			j := len(list)
			list = append(list, x)
			for j > 0 && list[j-1].Quarter < x.Quarter {
				list[j] = list[j-1]
				j--
			}
			list[j] = x
		}
	}
	return list
}

// incident draws one intrusion: one's own by its victim, another's by its clues.
func (t *Table) incident(p *kit.Page, row kit.Rect, i int, x *game.Incident) {
	when := t.words.Quarter(t.session.Setup(), x.Quarter)
	p.Text(kit.Rect{X: row.X, Y: row.Y, W: 56, H: 20}, kit.Faint, kit.AtLeft, when)
	end := row.X + row.W - 4
	at := row.X + 60
	if x.By == t.me() {
		shape(p, at, row.Y+4, 12, t.me())
		p.Place(kit.Right, kit.Rect{X: at + 16, Y: row.Y + 6, W: 8, H: 8}, kit.SoftInk)
		at += 28
		result := t.text(map[bool]string{true: "worked", false: "failed"}[x.Success == 1])
		if x.Seen == 1 || x.Public == 1 {
			result += " · " + t.text("noticed")
		}
		p.Text(kit.Rect{X: end - 110, Y: row.Y, W: 110, H: 20}, kit.Strong, kit.AtRight, result)
	} else {
		for j, c := range x.Clues {
			shape(p, end-52+18*j, row.Y+4, 12, c)
		}
	}
	shape(p, at, row.Y+4, 12, x.Victim)
	p.Text(kit.Rect{X: at + 18, Y: row.Y, W: 150, H: 20}, kit.Label, kit.AtLeft, upper(t.words.Name(x.Aim)))
	said := t.incidentLine(x)
	p.Wrapped(kit.Rect{X: row.X + 60, Y: row.Y + 20, W: row.W - 60, H: row.H - 20}, kit.Faint, said)
	p.Control(kit.Control{ID: "incident:" + t.words.Number(i), Box: row, Label: said})
}
