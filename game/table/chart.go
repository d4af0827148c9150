package table

import (
	"fmt"
	"image"

	"entente/game"
	"entente/game/table/board"
	"entente/game/table/kit"
)

// Where things are, by longitude and latitude.
var (
	homes    = [game.Powers]board.Point{game.China: board.Project(103, 35), game.Russia: board.Project(52, 57), game.US: board.Project(-99, 40)}
	theatres = [game.Theatres]board.Point{game.Europe: board.Project(33, 48.5), game.Pacific: board.Project(123, 22)}
	// pipeline runs from the fields of Yakutia over the Amur to Beijing.
	pipeline = []board.Point{board.Project(112.5, 60.5), board.Project(120, 58.5), board.Project(124.5, 55), board.Project(127.5, 50.2), board.Project(126, 45.5), board.Project(121, 41.5), board.Project(116.4, 39.9)}
	// strangers is where the line of an intrusion on each power begins: on the
	// rim, and never at a suspect (¶8).
	strangers = [game.Powers]float64{game.China: 292, game.Russia: 338, game.US: 62}
)

// scene is what lies on the map: strokes that are baked, and labels.
type scene struct {
	strokes []board.Stroke
	labels  []label
}

// mapPicture is the map without anything on it.
var mapPicture = &kit.Picture{Key: "map", Bake: func(w, h int, scale float64, th *kit.Theme) *image.RGBA {
	return board.Fit(float64(w), float64(h)).Bake(w, h, scale, th)
}}

// chart draws the map with all that a player may know of on it.
func (t *Table) chart(p *kit.Page, box kit.Rect) {
	c := board.Fit(float64(box.W), float64(box.H))
	page := func(q board.Point) board.Point { // from radii to pixels of the page
		return board.Point{X: float64(box.X) + c.Pole.X + q.X*c.Radius, Y: float64(box.Y) + c.Pole.Y + q.Y*c.Radius}
	}
	back := func(q board.Point) board.Point {
		return board.Point{X: (q.X - float64(box.X) - c.Pole.X) / c.Radius, Y: (q.Y - float64(box.Y) - c.Pole.Y) / c.Radius}
	}
	t.geo.shown, t.geo.page = true, page
	p.Show(mapPicture, box)
	pl := &placer{page: box}
	var sc scene
	const half = 16
	for _, at := range homes {
		q := page(at)
		pl.taken = append(pl.taken, kit.Rect{X: int(q.X) - half, Y: int(q.Y) - half, W: 2 * half, H: 2 * half})
	}
	plain := c.Radius < 200
	venues := t.venueSigns(p, &sc, pl, box, c, plain)
	t.onMap(&sc, page)
	for i := range sc.labels {
		l := &sc.labels[i]
		if plain && l.short != "" {
			l.title = l.short
		}
		w, h := l.sizeOf(p.Fonts, plain)
		var ok bool
		if l.box, ok = pl.place(l.at.X, l.at.Y, w, h); !ok && h > 20 {
			w, h = l.sizeOf(p.Fonts, true)
			l.box, ok = pl.place(l.at.X, l.at.Y, w, h)
		}
		if ok {
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Hair, Ink: kit.SoftInk, Width: 1, Points: []board.Point{back(l.at), back(edgeNear(l.box, l.at))}})
		}
	}
	strokes := sc.strokes
	p.Show(&kit.Picture{Key: "routes:" + board.Key(strokes), Bake: func(w, h int, scale float64, th *kit.Theme) *image.RGBA {
		return board.Fit(float64(w), float64(h)).Draw(w, h, scale, th, strokes)
	}}, box)
	for _, draw := range venues {
		draw()
	}
	for i := range sc.labels {
		if l := &sc.labels[i]; !l.box.Empty() {
			l.sign(p)
		}
	}
	for who, at := range homes {
		t.home(p, page(at), game.Power(who))
	}
}

// home draws a power's shape with its letter where the power is.
func (t *Table) home(p *kit.Page, at board.Point, who game.Power) {
	half := map[game.Power]int{game.China: 15, game.Russia: 18, game.US: 14}[who]
	box := kit.Rect{X: int(at.X) - half, Y: int(at.Y) - half, W: 2 * half, H: 2 * half}
	p.Place(markOf(who), box.Inset(-2), kit.Card)
	p.Place(markOf(who), box, inkOf(who))
	p.Text(box, kit.Number.In(kit.Card), kit.AtCentre, t.text("letter-"+who.String()))
	ctl := kit.Control{ID: "home:" + who.String(), Box: box, Label: t.words.Power(who), Tip: []string{t.words.Power(who), t.text("seat-" + who.String())}}
	if t.session != nil {
		ctl.Tip = t.powerTip(who)
	}
	p.Later(ctl)
}

// onMap gathers what is under way: contracts, sanctions, treaties, intrusions, theatres.
func (t *Table) onMap(sc *scene, page func(board.Point) board.Point) {
	t.fronts(sc, page)
	t.pact(sc, page)
	t.barriers(sc, page)
	t.trade(sc, page)
	t.intrusions(sc, page)
}

// line is the curve between two powers; several lines between two lie side by side.
func line(a, b game.Power, bend float64) []board.Point {
	if a > b {
		a, b, bend = b, a, -bend
		l := board.Arc(homes[a], homes[b], bend)
		for i, j := 0, len(l)-1; i < j; i, j = i+1, j-1 {
			l[i], l[j] = l[j], l[i]
		}
		return l
	}
	return board.Arc(homes[a], homes[b], bend)
}

// trade puts contracts on the map: the pipeline as far as it is built, and the lots of arms.
func (t *Table) trade(sc *scene, page func(board.Point) board.Point) {
	s := t.now()
	for i := range s.Contracts {
		c := &s.Contracts[i]
		l := label{id: "contract-" + t.words.Number(i), ink: kit.SoftInk, do: func() { t.openView(contractsView) }}
		b := t.contractBond(i)
		l.tip = append([]string{b.title, b.status, b.when}, b.tip...)
		switch c.Kind {
		case game.GasContract:
			total := board.Length(pipeline)
			built := total * float64(c.Progress) / 6
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Dashed, Ink: kit.Ink, Width: 2, Points: pipeline})
			if c.Progress > 0 {
				sc.strokes = append(sc.strokes, board.Stroke{How: board.Double, Ink: kit.OilGas, Width: 3, Points: board.Part(pipeline, 0, built)})
			}
			l.at, l.ink = page(board.Along(pipeline, total*0.6)), kit.OilGas
			l.title, l.short = t.text("map.gas", "n", int(c.Progress)), t.text("map.gas-short", "n", int(c.Progress))
			l.sub = b.when
			if c.Disputed == 1 {
				l.sub = t.text("map.disputed")
			}
		case game.ArmsContract:
			way := line(c.A, c.B, 0.3)
			total := board.Length(way)
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Dotted, Ink: kit.Ink, Width: 3, Points: way})
			for k := range int(c.Lots) {
				lot := board.Stroke{How: board.Frame, Ink: kit.Ink, Width: 9, Points: []board.Point{board.Along(way, total*(0.3+0.1*float64(k)))}}
				if k < int(c.Delivered) { // arrived
					lot.How, lot.Points = board.Box, []board.Point{board.Along(way, total*(0.74-0.1*float64(k)))}
				}
				sc.strokes = append(sc.strokes, lot)
			}
			l.at = page(board.Along(way, total*0.45))
			l.title, l.short = t.text("map.arms", "n", int(c.Delivered), "of", int(c.Lots)), t.text("map.arms-short", "n", int(c.Delivered), "of", int(c.Lots))
			l.sub = b.when
		default:
			continue
		}
		sc.labels = append(sc.labels, l)
	}
}

// barriers puts sanctions on the map, as bars across the way between two
// powers: a way for each direction, and one label for both.
func (t *Table) barriers(sc *scene, page func(board.Point) board.Point) {
	s := t.now()
	for _, pair := range [game.Pairs][2]game.Power{{game.China, game.Russia}, {game.China, game.US}, {game.Russia, game.US}} {
		l := label{id: "sanctions-" + pair[0].String() + "-" + pair[1].String(), do: func() { t.openView(contractsView) }}
		level := 0
		for i, by := range pair {
			on := pair[1-i]
			x := &s.Sanctions[by][on]
			if x.Level == 0 && x.Control == 0 {
				continue
			}
			way := line(by, on, map[bool]float64{true: 0.2, false: -0.06}[by == game.US])
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Solid, Ink: inkOf(by), Width: 1.4, Points: way})
			if x.Level > 0 {
				sc.strokes = append(sc.strokes, board.Stroke{How: board.Bars, Ink: inkOf(by), Width: 16, N: int(x.Level), Points: way})
			}
			l.tip = append(l.tip, t.text("map.sanctions-tip", "by", by, "on", on, "n", int(x.Level), "of", int(t.session.Setup().Rules.Trade.SanctionMax.Of(by)), "eased", int(x.Eased)))
			if x.Control == 1 {
				l.tip = append(l.tip, t.text("export-control"))
			}
			if int(x.Level) >= level { // the heavier side is named
				level = int(x.Level)
				l.ink, l.at = inkOf(by), page(board.Along(way, board.Length(way)/2))
				l.title, l.short = t.text("map.sanctions", "n", level), t.text("map.sanctions-short", "n", level)
				if level == 0 {
					l.title, l.short = t.text("map.export"), ""
				}
			}
		}
		if l.title != "" {
			sc.labels = append(sc.labels, l)
		}
	}
}

// pact puts the partnership on the map: a bead for each clause, filled if in force.
func (t *Table) pact(sc *scene, page func(board.Point) board.Point) {
	b := &t.now().Bond
	way := line(game.China, game.Russia, -0.28)
	var beads []board.Stroke
	n := 0
	tip := []string{t.text("map.pact-tip")}
	for cl := range game.Clause(game.Clauses) {
		x := &b.Clauses[cl]
		if x.Status == game.NotSigned {
			continue
		}
		how := board.Hollow
		if x.Status == game.InForce {
			how = board.Dot
			n++
		}
		at := board.Along(way, board.Length(way)*(0.3+0.09*float64(len(beads))))
		beads = append(beads, board.Stroke{How: how, Ink: kit.Ink, Width: 8, Points: []board.Point{at}})
		tip = append(tip, fmt.Sprintf("%s: %s", upper(t.words.Name(cl)), t.words.Name(x.Status)))
	}
	if len(beads) == 0 {
		return
	}
	sc.strokes = append(append(sc.strokes, board.Stroke{How: board.Solid, Ink: kit.Ink, Width: 1.6, Points: way}), beads...)
	sc.labels = append(sc.labels, label{id: "pact", at: page(board.Along(way, board.Length(way)*0.5)), ink: kit.Ink, title: t.text("map.pact", "n", n), short: t.text("map.pact-short", "n", n), tip: tip, do: func() { t.openView(treatiesView) }})
}

// fresh is how many quarters an intrusion stays on the map, and shownMost how many there are at most.
const (
	fresh     = 2
	shownMost = 3
)

// intrusions puts on the map the latest ones that the player knows of. One's
// own start at home; of another's nobody knows whence it came.
func (t *Table) intrusions(sc *scene, page func(board.Point) board.Point) {
	n := 0
	var from [game.Powers]int
	for i, x := range t.incidents() {
		if n == shownMost || x.Quarter+fresh < t.now().Quarter {
			break
		}
		if x.Victim >= game.Powers {
			continue
		}
		n++
		l := label{id: "incident-" + t.words.Number(i), said: true, ink: kit.SoftInk, do: func() { t.openView(incidentsView) },
			tip: []string{t.words.Incident(t.session.Setup(), x, t.me())}, title: upper(t.words.Name(x.Aim))}
		var way []board.Point
		if x.By == t.me() {
			way = line(x.By, x.Victim, 0.3+0.08*float64(from[x.Victim]))
			l.sub = t.text("map.yours", "result", t.text(map[bool]string{true: "worked", false: "failed"}[x.Success == 1]))
			l.ink = inkOf(t.me())
		} else {
			rim := strangers[x.Victim] + 16*float64(from[x.Victim])
			start := board.Chart{Radius: 1}.Rim(rim)
			way = board.Arc(start, homes[x.Victim], 0.15)
			l.sub, l.clues = t.text("map.unknown"), x.Clues[:]
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Hollow, Ink: kit.SoftInk, Width: 9, Points: []board.Point{start}})
		}
		from[x.Victim]++
		sc.strokes = append(sc.strokes, board.Stroke{How: board.Dashed, Ink: map[bool]kit.Paint{true: l.ink, false: kit.Ink}[x.By == t.me()], Width: 1.8, Points: way})
		l.at = page(board.Along(way, board.Length(way)*0.35))
		sc.labels = append(sc.labels, l)
	}
}

// fronts puts the theatres of crises on the map: a ring for each two steps of heat.
func (t *Table) fronts(sc *scene, page func(board.Point) board.Point) {
	s := t.now()
	for i, at := range theatres {
		th := game.Theatre(i)
		f := &s.Fronts[th]
		sc.strokes = append(sc.strokes, board.Stroke{How: board.Dot, Ink: kit.OilGas, Width: 7, Points: []board.Point{at}})
		for k := range (int(f.Heat) + 1) / 2 {
			sc.strokes = append(sc.strokes, board.Stroke{How: board.Circle, Ink: kit.OilGas, Width: float64(14 + 8*k), Points: []board.Point{at}})
		}
		l := label{id: "theatre-" + th.String(), at: page(at), ink: kit.OilGas, title: upper(t.words.Name(th)), short: upper(t.words.Name(th)) + " " + t.words.Number(int(f.Heat)), sub: t.text("map.heat", "n", int(f.Heat)), tip: t.theatreTip(th), do: func() { t.openView(normsView) }}
		if b := t.session.Before(); b != nil {
			l.by = int(f.Heat - b.State.Fronts[th].Heat)
		}
		if f.Open == 1 {
			l.ink = kit.Ink
			l.sub = t.text("map.crisis", "n", int(f.Heat))
		}
		sc.labels = append(sc.labels, l)
	}
}

// theatreTip says all about a theatre.
func (t *Table) theatreTip(th game.Theatre) []string {
	f := &t.now().Fronts[th]
	return []string{upper(t.words.Name(th)), t.text("heat-tip", "heat", int(f.Heat), "threshold", int(t.session.Setup().Rules.Crisis.Threshold)),
		t.text("posture-tip", "who", th.Principal(), "local", int(f.Local), "far", int(f.Far)),
		t.text("stakes-tip", "who", th.Principal(), "n", int(f.Stakes))}
}

// venueSigns lays out the four venues on the rim, and gives what draws them.
func (t *Table) venueSigns(p *kit.Page, sc *scene, pl *placer, box kit.Rect, c board.Chart, plain bool) []func() {
	var draws []func()
	high := map[bool]int{true: 24, false: 44}[plain]
	for v := range game.Venue(game.Venues) {
		name := t.text("map.venue-" + v.String())
		w := max(int(p.Fonts.Width(kit.Strong, name))+2*labelPad+1, map[bool]int{true: 0, false: 108}[plain])
		if plain {
			w += 24
		}
		r := kit.Rect{X: box.X, Y: box.Y, W: w, H: high}
		direction := 318.0
		if v%2 == 1 {
			r.X, direction = box.X+box.W-w, 42
		}
		if v >= 2 {
			r.Y, direction = box.Y+box.H-high, 180-direction
		}
		rimAt := board.Chart{Radius: 1}.Rim(direction)
		sc.strokes = append(sc.strokes, board.Stroke{How: board.Dot, Ink: kit.Ink, Width: 8, Points: []board.Point{rimAt}})
		pl.taken = append(pl.taken, r.Inset(-3))
		at := board.Point{X: float64(box.X) + c.Pole.X + rimAt.X*c.Radius, Y: float64(box.Y) + c.Pole.Y + rimAt.Y*c.Radius}
		near := edgeNear(r, at)
		sc.strokes = append(sc.strokes, board.Stroke{How: board.Hair, Ink: kit.SoftInk, Width: 1, Points: []board.Point{rimAt,
			{X: (near.X - float64(box.X) - c.Pole.X) / c.Radius, Y: (near.Y - float64(box.Y) - c.Pole.Y) / c.Radius}}})
		draws = append(draws, func() { t.venueSign(p, r, v, name, plain) })
	}
	return draws
}

// venueSign draws one venue: its position from open to sovereign, and who pushed there lately.
func (t *Table) venueSign(p *kit.Page, box kit.Rect, v game.Venue, name string, plain bool) {
	n := int(t.now().Positions[v])
	p.Fill(box, kit.Card)
	p.Frame(box, kit.SoftInk, 1)
	in := box.Pad(labelPad, 4)
	head := in.Top(16)
	p.Text(head, kit.Strong, kit.AtLeft, name)
	tip := []string{upper(t.words.Name(v)), t.text("venue-tip", "n", n)}
	if plain {
		p.Text(head, kit.Label, kit.AtRight, t.words.Number(n))
	} else {
		in.Top(6)
		cells := kit.Rect{X: in.X, Y: in.Y, W: in.W, H: 8}
		p.Cells(cells, 11, func(i int) bool { return i == n }, kit.Ink)
		middle := cells.Columns(11, 2)[5]
		p.Frame(middle.Inset(-1), kit.SoftInk, 1)
	}
	x := head.X + head.W
	if plain {
		x -= 20
	}
	for _, who := range t.pushers(v) {
		tip = append(tip, t.text("map.pushed", "who", who))
		if !plain && x-14 > head.X+int(p.Fonts.Width(kit.Strong, name)) {
			x -= 14
			shape(p, x, head.Y+3, 10, who)
		}
	}
	p.Control(kit.Control{ID: "venue:" + v.String(), Box: box, Label: upper(t.words.Name(v)), Tip: tip, Do: func() { t.openView(normsView) }})
}

// pushers are those who are known to have pushed in a venue lately.
func (t *Table) pushers(v game.Venue) (list []game.Power) {
	var in [game.Powers]bool
	note := func(who game.Power) {
		if who < game.Powers && !in[who] {
			in[who] = true
			list = append(list, who)
		}
	}
	for _, e := range t.told() {
		switch {
		case e.Kind == game.EvOrder && e.Order.Kind == game.Push && e.Order.A == uint8(v):
			note(e.A)
		case e.Kind == game.EvVenueHeld && e.X == int16(v):
			note(e.A)
		case e.Kind == game.EvJointPush && e.X == int16(v):
			note(e.A)
			note(e.B)
		}
	}
	return list
}
