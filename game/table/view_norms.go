package table

import (
	"slices"

	"entente/game"
	"entente/game/table/kit"
)

// norms draws the contest over the internet's norms: where each venue stands
// and how it came there, what pushes weigh, the blocs of states, trust in
// technology; then the theatres, and what happened in the contest.
func (t *Table) norms(p *kit.Page, box kit.Rect) {
	lay := func(box kit.Rect, draw bool) int {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		t.venues(&w)
		w.skip(12)
		t.weights(&w)
		w.skip(12)
		theatres := w.row(theatresHigh)
		if draw {
			t.theatres(p, theatres)
		}
		w.skip(12)
		t.normsNews(&w)
		return w.used(box)
	}
	p.List("norms", box, func(w int) int { return lay(kit.Rect{W: w}, false) }, func(box kit.Rect) { lay(box, true) })
}

const theatresHigh = 108

// venues writes a row for each venue: its position between an open internet
// and sovereignty, its course so far, and who pushes there.
func (t *Table) venues(w *writer) {
	const name, end, rowHigh = 124, 92, 32
	p := w.p
	head := w.row(20)
	scale := func(row kit.Rect) kit.Rect {
		wide := min(row.W-name-end, 300)
		return kit.Rect{X: row.X + name, Y: row.Y, W: max(wide-(row.W-name-end)/4, wide*3/4), H: row.H}
	}
	if w.draw {
		sc := scale(head)
		p.Text(head, kit.Head, kit.AtLeft, t.text("norms"))
		p.Text(sc, kit.Faint, kit.AtLeft, t.text("open-end"))
		p.Text(sc, kit.Faint, kit.AtRight, t.text("sovereign-end"))
	}
	for v := range game.Venue(game.Venues) {
		row := w.row(rowHigh)
		if !w.draw {
			continue
		}
		p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Rule)
		n, was := int(t.now().Positions[v]), int(t.session.Setup().Start.Positions[v])
		p.Text(kit.Rect{X: row.X, Y: row.Y, W: name - 8, H: rowHigh}, kit.Label, kit.AtLeft, t.text("map.venue-"+v.String()))
		sc := scale(row)
		cells := kit.Rect{X: sc.X, Y: row.Y + rowHigh/2 - 5, W: sc.W, H: 10}
		p.Cells(cells, 11, func(i int) bool { return i == n }, kit.Ink)
		p.Frame(cells.Columns(11, 2)[5].Inset(-1), kit.SoftInk, 1)
		x := sc.X + sc.W + 8
		p.Text(kit.Rect{X: x, Y: row.Y, W: 20, H: rowHigh}, kit.Strong, kit.AtRight, t.words.Number(n))
		if b := t.session.Before(); b != nil {
			p.Change(kit.Rect{X: x + 24, Y: row.Y, W: 26, H: rowHigh}, n-int(b.State.Positions[v]), kit.Faint)
		}
		tip := []string{upper(t.words.Name(v)), t.text("venue-tip", "n", n), t.text("view.venue-start", "n", was)}
		at := x + 52
		for _, who := range t.pushers(v) {
			shape(p, at, row.Y+rowHigh/2-6, 12, who)
			at += 16
			tip = append(tip, t.text("map.pushed", "who", who))
		}
		if line := (kit.Rect{X: row.X + name + max(at-row.X-name, sc.W+end+16), Y: row.Y + 4}); row.X+row.W-line.X >= 60 {
			line.W, line.H = min(row.X+row.W-line.X, 240), rowHigh-10
			t.spark(p, line, v)
		}
		p.Control(kit.Control{ID: "venue:" + v.String(), Box: row, Label: upper(t.words.Name(v)), Tip: tip, Do: func() { t.trends = []string{"venues"}; t.view = noView; t.openView(trendsView) }})
	}
}

// spark draws the course of a venue's position in small.
func (t *Table) spark(p *kit.Page, box kit.Rect, v game.Venue) {
	c := t.course(int(t.now().Quarter)+1, int(t.session.Setup().Start.Positions[v]), game.Event{Q: game.QPosition, A: game.Nobody, B: game.Nobody, X: int16(v)})
	p.Fill(kit.Rect{X: box.X, Y: box.Y + box.H/2, W: box.W, H: 1}, kit.Rule)
	n := max(len(c.at), 8)
	stairs(p, &c, 2, 0, func(q int) int { return box.X + box.W*q/n }, func(v int) int { return box.Y + box.H - box.H*v/10 })
}

// weights writes what decides a contest: the pushes, the blocs, trust in technology.
func (t *Table) weights(w *writer) {
	s, r := t.now(), &t.session.Setup().Rules
	w.text(kit.Head, t.text("view.weights"))
	w.text(kit.Faint, t.text("view.weights-how", "n", int(r.Norms.Margin)))
	w.skip(4)
	row := w.row(20)
	if w.draw {
		for i, col := range row.Columns(game.Powers, gap) {
			who := game.Power(i)
			n := int(game.PushWeight(r, s, who))
			shape(w.p, col.X, col.Y+4, 12, who)
			said := t.text("view.push", "n", n, "founded", int(s.Sides[who].Institutions))
			x := w.p.Write(col.X+18, col.Y+2, kit.Strong, t.words.Number(n)) + 6
			w.p.Cells(kit.Rect{X: x, Y: col.Y + 6, W: 42, H: 8}, int(r.Norms.InstitutionMax), func(i int) bool { return i < int(s.Sides[who].Institutions) }, inkOf(who))
			tip := []string{t.words.Power(who), said}
			if n := int(s.Sides[who].Forum); n > 0 {
				tip = append(tip, t.text("view.forum", "n", n))
				w.p.Text(kit.Rect{X: x + 48, Y: col.Y, W: col.X + col.W - x - 48, H: 20}, kit.Faint, kit.AtLeft, t.text("view.forum-short"))
			}
			w.p.Control(kit.Control{ID: "push:" + who.String(), Box: col, Label: said, Tip: tip})
		}
	}
	w.skip(4)
	t.blocs(w)
	row = w.row(20)
	if w.draw {
		half := row.Columns(2, gap)
		for i, n := range []int8{s.TechTrust, s.Revenue} {
			col := half[i]
			label := t.text("view.tech-label-" + t.words.Number(i))
			x := w.p.Write(col.X, col.Y+2, kit.Label, label) + 8
			w.p.Bar(kit.Rect{X: x, Y: col.Y + 6, W: 44, H: 8}, int(n), 10, kit.Blue)
			w.p.Text(kit.Rect{X: x + 46, Y: col.Y, W: 20, H: 20}, kit.Strong, kit.AtRight, t.words.Number(int(n)))
			if b := t.session.Before(); b != nil {
				w.p.Change(kit.Rect{X: x + 70, Y: col.Y, W: 24, H: 20}, int(n)-int([]int8{b.State.TechTrust, b.State.Revenue}[i]), kit.Faint)
			}
			w.p.Control(kit.Control{ID: "tech:" + t.words.Number(i), Box: col, Label: label, Tip: []string{t.text("tech", "trust", int(s.TechTrust), "revenue", int(s.Revenue)), t.text("tech-tip")}})
		}
	}
}

// blocs writes the blocs of states by camp, and what they add to a push.
func (t *Table) blocs(w *writer) {
	s, r := t.now(), &t.session.Setup().Rules
	sov, und, open := int(s.Blocs[game.Sovereign]), int(s.Blocs[game.Undecided]), int(s.Blocs[game.Open])
	row := w.row(20)
	said := t.text("view.blocs", "sovereign", sov, "undecided", und, "open", open)
	if w.draw {
		x := w.p.Write(row.X, row.Y+2, kit.Label, t.text("blocs")) + gap
		for _, c := range []game.Camp{game.Sovereign, game.Undecided, game.Open} {
			for range s.Blocs[c] {
				cell := kit.Rect{X: x, Y: row.Y + 5, W: 10, H: 10}
				switch c {
				case game.Sovereign:
					w.p.Fill(cell, kit.Ink)
				case game.Undecided:
					w.p.Frame(cell, kit.SoftInk, 1)
				case game.Open:
					w.p.Frame(cell, kit.Blue, 1)
					w.p.Place(kit.Dots, cell, kit.Blue)
				}
				x += 12
			}
			x += 4
		}
		w.p.Control(kit.Control{ID: "blocs", Box: row, Label: t.text("blocs"), Tip: []string{t.text("blocs"), t.text("blocs-tip", "sovereign", sov, "undecided", und, "open", open)}})
	}
	w.text(kit.Faint, said+" "+t.text("view.blocs-add", "sovereign", int(game.CampWeight(r, s, game.Sovereign)), "open", int(game.CampWeight(r, s, game.Open))))
	w.skip(4)
}

// normsNews lists what happened in the contest, the latest first.
func (t *Table) normsNews(w *writer) {
	const most, when = 12, 60
	set := t.session.Setup()
	events := slices.Clone(t.known())
	slices.Reverse(events)
	w.text(kit.Head, t.text("view.norms-news"))
	n, last := 0, ""
	for _, e := range events {
		switch e.Kind {
		case game.EvVenue, game.EvVenueHeld, game.EvJointPush, game.EvForum, game.EvInstitution, game.EvBloc, game.EvFreedom, game.EvLeak:
		default:
			continue
		}
		said := t.words.Event(set, e)
		line := t.words.Quarter(set, e.Quarter) + said
		if said == "" || line == last {
			continue
		}
		last = line
		y := w.in.Y
		w.indent(when, func() { w.text(kit.Label, said) })
		if w.draw {
			w.p.Text(kit.Rect{X: w.in.X, Y: y, W: when, H: 16}, kit.Faint, kit.AtLeft, t.words.Quarter(set, e.Quarter))
			w.p.Control(kit.Control{ID: "norms-news:" + t.words.Number(n), Box: kit.Rect{X: w.in.X, Y: y, W: w.in.W, H: w.in.Y - y}, Label: said})
		}
		w.skip(4)
		if n++; n == most {
			break
		}
	}
	if n == 0 {
		w.text(kit.Aside, t.text("view.unmoved"))
	}
}
