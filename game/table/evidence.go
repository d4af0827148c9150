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
	wide := in.W >= incidentsWide
	if wide { // the clues in columns of their own
		head := in.Top(20)
		p.Fill(kit.Rect{X: head.X, Y: head.Y + head.H - 1, W: head.W, H: 1}, kit.Ink)
		for i, col := range clueColumns(head) {
			p.Text(col, kit.Faint, kit.AtLeft, t.text("clue-"+t.words.Number(i)))
		}
	}
	rowHigh := func(i, w int) int {
		if wide {
			return 24
		}
		return 20 + p.Height(kit.Faint, t.clueLine(list[i]), w-60) + 4
	}
	p.List("incidents", in, func(w int) int {
		h := 0
		for i := range list {
			h += rowHigh(i, w)
		}
		return h
	}, func(box kit.Rect) {
		for i, x := range list {
			t.incident(p, box.Top(rowHigh(i, box.W)), i, x, wide)
		}
	})
}

// incidentsWide is the width from which each clue has a column.
const incidentsWide = 560

// clueColumns are the columns of the three clues in a row.
func clueColumns(row kit.Rect) []kit.Rect {
	row.Left(row.W * 9 / 20)
	return row.Columns(3, gap)
}

// clueLine says the clues of somebody else's intrusion; "" for one's own.
func (t *Table) clueLine(x *game.Incident) string {
	if x.By == t.me() {
		return ""
	}
	return t.text("clues", "language", x.Clues[0], "servers", x.Clues[1], "tradecraft", x.Clues[2])
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
func (t *Table) incident(p *kit.Page, row kit.Rect, i int, x *game.Incident, wide bool) {
	const when, high = 60, 20
	p.Text(kit.Rect{X: row.X, Y: row.Y, W: when - 4, H: high}, kit.Faint, kit.AtLeft, t.words.Quarter(t.session.Setup(), x.Quarter))
	cols := clueColumns(kit.Rect{X: row.X, Y: row.Y, W: row.W, H: high})
	end := row.X + row.W - 4
	if wide {
		end = cols[0].X - gap
	}
	at := row.X + when
	if x.By == t.me() {
		shape(p, at, row.Y+4, 12, t.me())
		p.Place(kit.Right, kit.Rect{X: at + 16, Y: row.Y + 6, W: 8, H: 8}, kit.SoftInk)
		at += 28
		result := t.text(map[bool]string{true: "worked", false: "failed"}[x.Success == 1])
		if x.Seen == 1 || x.Public == 1 {
			result += " · " + t.text("noticed")
		}
		if wide {
			p.Text(kit.Rect{X: cols[0].X, Y: row.Y, W: row.X + row.W - cols[0].X, H: high}, kit.Strong, kit.AtLeft, t.text("own-intrusion", "result", result))
		} else {
			w := int(p.Fonts.Width(kit.Strong, result)) + 1
			p.Text(kit.Rect{X: end - w, Y: row.Y, W: w, H: high}, kit.Strong, kit.AtRight, result)
			end -= w + 4
		}
	} else {
		for j, c := range x.Clues {
			if wide {
				shape(p, cols[j].X, row.Y+4, 12, c)
				p.Text(kit.Rect{X: cols[j].X + 18, Y: row.Y, W: cols[j].W - 18, H: high}, kit.Label, kit.AtLeft, t.words.Form(c, "short"))
			} else {
				shape(p, end-52+18*j, row.Y+4, 12, c)
			}
		}
		if !wide {
			end -= 56
		}
	}
	shape(p, at, row.Y+4, 12, x.Victim)
	p.Text(kit.Rect{X: at + 18, Y: row.Y, W: end - at - 18, H: high}, kit.Label, kit.AtLeft, upper(t.words.Name(x.Aim)))
	if wide {
		p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 2, W: row.W, H: 1}, kit.Rule)
	} else if s := t.clueLine(x); s != "" {
		p.Wrapped(kit.Rect{X: row.X + when, Y: row.Y + high, W: row.W - when, H: row.H - high}, kit.Faint, s)
	}
	said := t.incidentLine(x)
	p.Control(kit.Control{ID: "incident:" + t.words.Number(i), Box: row, Label: said, Tip: []string{said}})
}
