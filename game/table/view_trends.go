package table

import (
	"slices"

	"entente/game"
	"entente/game/replay"
	"entente/game/table/kit"
)

// trend is something whose course the player may look at.
type trend struct {
	id    string
	name  string
	most  int
	lines []course
}

// course is one line of a trend: a value at the end of each quarter so far.
type course struct {
	who    game.Power // Nobody: nobody's
	dashed bool
	at     []int
}

// trendList lists the trends: tracks of the powers, what they feel, and the world.
func (t *Table) trendList() []trend {
	set := t.session.Setup()
	n := int(t.state().Quarter) + 1
	var list []trend
	for _, tr := range tracks {
		x := trend{id: tr.q.String(), name: upper(t.words.Quantity(tr.q)), most: 10}
		if tr.q == game.QHome {
			x.name = t.text("view.home")
		}
		for who := range game.Power(game.Powers) {
			if tr.has(who) {
				x.lines = append(x.lines, course{who: who, at: t.course(n, int(tr.of(&set.Start.Sides[who])), tr.q, who, game.Nobody, 0)})
			}
		}
		list = append(list, x)
	}
	for _, f := range []struct {
		q     game.Quantity
		start *[game.Powers][game.Powers]int8
	}{{game.QTrust, &set.Start.Trust}, {game.QThreat, &set.Start.Threat}} {
		x := trend{id: f.q.String(), name: t.text("view." + map[game.Quantity]string{game.QTrust: "trust", game.QThreat: "threat"}[f.q]), most: 10}
		for _, who := range []game.Power{game.China, game.Russia} {
			of := who.Partner()
			if f.q == game.QThreat {
				of = game.US
			}
			x.lines = append(x.lines, course{who: who, at: t.course(n, int(f.start[who][of]), f.q, who, of, 0)})
		}
		list = append(list, x)
	}
	heat := trend{id: "heat", name: t.text("heat"), most: 10}
	for th := range game.Theatre(game.Theatres) {
		heat.lines = append(heat.lines, course{who: th.Principal(), at: t.course(n, int(set.Start.Fronts[th].Heat), game.QHeat, game.Nobody, game.Nobody, int16(th))})
	}
	oil := trend{id: "oil", name: t.text("view.oil"), most: 120, lines: []course{{who: game.Nobody, at: t.oil(n)}}}
	declared, effective := replay.RungsOver(set, t.session.Events())
	rungs := trend{id: "rungs", name: t.text("partnership"), most: game.Rungs - 1}
	for i, line := range [][]int8{declared, effective} {
		c := course{who: game.Nobody, dashed: i == 0}
		for _, r := range line[:min(n, len(line))] {
			c.at = append(c.at, int(r))
		}
		rungs.lines = append(rungs.lines, c)
	}
	return append(list, heat, oil, rungs)
}

// openTrend opens the view of trends at a track of the powers.
func (t *Table) openTrend(q game.Quantity) {
	for i, tr := range tracks {
		if tr.q == q {
			t.trend = i
		}
	}
	t.view = noView
	t.openView(trendsView)
}

// course follows a track through the events that the player may know.
func (t *Table) course(n, start int, q game.Quantity, a, b game.Power, place int16) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = start
	}
	for _, e := range t.session.Events() {
		if e.Kind != game.EvTrack || e.Q != q || a != game.Nobody && e.A != a || b != game.Nobody && e.B != b || a == game.Nobody && e.X != place {
			continue
		}
		for i := int(e.Quarter); i < n; i++ {
			at[i] = int(e.Z)
		}
	}
	return at
}

func (t *Table) oil(n int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = int(t.session.Setup().Start.Oil)
	}
	for _, e := range t.session.Events() {
		if e.Kind == game.EvOil {
			for i := int(e.Quarter); i < n; i++ {
				at[i] = int(e.X)
			}
		}
	}
	return at
}

// trends draws the course of one quantity, and buttons for the others.
func (t *Table) trends(p *kit.Page, box kit.Rect) {
	list := t.trendList()
	t.trend = min(t.trend, len(list)-1)
	const high = 32
	names := box.Left(min(box.W/3, 168))
	box.Left(gutter)
	p.List("trend-names", names, func(int) int { return high * len(list) }, func(names kit.Rect) {
		for i, x := range list {
			row := names.Top(high)
			st := kit.Label
			if i == t.trend {
				p.Fill(row, kit.Ink)
				st = kit.Strong.In(kit.Card)
			}
			p.Text(row.Pad(8, 0), st, kit.AtLeft, x.name)
			p.Control(kit.Control{ID: "trend:" + x.id, Box: row, Label: x.name, Do: func() { t.trend = i }})
		}
	})
	t.plot(p, box, &list[t.trend])
}

// plot draws the lines of a trend as steps, each with its power's shape at its end.
func (t *Table) plot(p *kit.Page, box kit.Rect, x *trend) {
	set := t.session.Setup()
	years := box.Bottom(20)
	scaleBox := box.Left(28)
	ends := box.Right(44)
	n := int(set.Quarters)
	px := func(q int) int { return box.X + box.W*q/n }
	py := func(v int) int { return box.Y + box.H - 8 - (box.H-16)*v/x.most }
	years.X, years.W = box.X, box.W
	for i := range 6 {
		v := x.most * i / 5
		p.Fill(kit.Rect{X: box.X, Y: py(v), W: box.W, H: 1}, kit.Rule)
		p.Text(kit.Rect{X: scaleBox.X, Y: py(v) - 8, W: 22, H: 16}, kit.Faint, kit.AtRight, t.words.Number(v))
	}
	for q := range n {
		if year, season := set.Quarter(uint8(q)); season == 1 || q == 0 {
			p.Fill(kit.Rect{X: px(q), Y: box.Y, W: 1, H: box.H}, kit.Rule)
			if season <= 2 && box.W*int(5-season)/n >= 32 { // room for it until the next
				p.Text(kit.Rect{X: px(q) + 2, Y: years.Y, W: 40, H: 20}, kit.Faint, kit.AtLeft, t.words.Number(year))
			}
		}
	}
	ys := make([]int, len(x.lines))
	for k, c := range x.lines {
		ink, wide := kit.Ink, 3
		if c.who < game.Powers {
			ink = inkOf(c.who)
		}
		off := 4*k - 2*(len(x.lines)-1) // lines that coincide lie side by side
		for q, v := range c.at {
			y := py(v) + off
			seg := kit.Rect{X: px(q), Y: y, W: px(q+1) - px(q), H: wide}
			if c.dashed {
				p.DashedLine(seg, ink)
			} else {
				p.Fill(seg, ink)
			}
			if q > 0 && c.at[q-1] != v {
				was := py(c.at[q-1]) + off
				p.Fill(kit.Rect{X: px(q), Y: min(was, y), W: wide, H: max(was, y) - min(was, y) + wide}, ink)
			}
		}
		ys[k] = py(c.at[len(c.at)-1]) + off - 7
	}
	for _, k := range apart(ys, 16) {
		c := &x.lines[k]
		at := px(len(c.at)) + 6
		if at+40 > ends.X+ends.W {
			at = ends.X + 4
		}
		if c.who < game.Powers {
			shape(p, at, ys[k]+2, 12, c.who)
			at += 16
		}
		p.Text(kit.Rect{X: at, Y: ys[k], W: 28, H: 16}, kit.Strong, kit.AtLeft, t.words.Number(c.at[len(c.at)-1]))
	}
}

// apart moves heights so that each is at least so far below the one above it,
// and gives their order from the top.
func apart(ys []int, least int) []int {
	order := make([]int, len(ys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return ys[a] - ys[b] })
	for i := 1; i < len(order); i++ {
		ys[order[i]] = max(ys[order[i]], ys[order[i-1]]+least)
	}
	return order
}
