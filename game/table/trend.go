package table

import (
	"slices"

	"entente/game"
	"entente/game/replay"
)

// trend is something whose course the player may look at.
type trend struct {
	id    string
	name  string
	most  int
	lines []course
}

// course is one line of a trend: a value at the end of each quarter so far, and
// the events that moved it.
type course struct {
	who    game.Power // Nobody: nobody's
	name   string     // at its end, where it is nobody's
	dashed bool
	at     []int
	moves  []game.Event
}

// known are the events that the player may know, as far as they have been shown.
func (t *Table) known() []game.Event {
	list := t.session.Events()
	return list[:len(list)-len(t.news())+len(t.told())]
}

// trendList lists the trends: tracks of the powers, what they feel, and the world.
func (t *Table) trendList() []trend {
	set := t.session.Setup()
	n := int(t.now().Quarter) + 1
	var list []trend
	for _, tr := range tracks {
		x := trend{id: tr.q.String(), name: upper(t.words.Quantity(tr.q)), most: 10}
		if tr.q == game.QHome {
			x.name = t.text("view.home")
		}
		for who := range game.Power(game.Powers) {
			if tr.has(who) {
				x.lines = append(x.lines, t.course(n, int(tr.of(&set.Start.Sides[who])), game.Event{Q: tr.q, A: who, B: game.Nobody}))
			}
		}
		list = append(list, x)
	}
	trust := trend{id: game.QTrust.String(), name: t.text("view.trust"), most: 10}
	threat := trend{id: game.QThreat.String(), name: t.text("view.threat"), most: 10}
	for _, who := range [2]game.Power{game.China, game.Russia} {
		of := who.Partner()
		trust.lines = append(trust.lines, t.course(n, int(set.Start.Trust[who][of]), game.Event{Q: game.QTrust, A: who, B: of}))
		threat.lines = append(threat.lines, t.course(n, int(set.Start.Threat[who][game.US]), game.Event{Q: game.QThreat, A: who, B: game.US}))
	}
	venues := trend{id: "venues", name: t.text("view.norms"), most: 10}
	for v := range game.Venue(game.Venues) {
		c := t.course(n, int(set.Start.Positions[v]), game.Event{Q: game.QPosition, A: game.Nobody, B: game.Nobody, X: int16(v)})
		c.name, c.dashed = t.text("map.venue-"+v.String()), v%2 == 1
		venues.lines = append(venues.lines, c)
	}
	tech := trend{id: "tech", name: t.text("view.tech"), most: 10}
	for i, start := range []int8{set.Start.TechTrust, set.Start.Revenue} {
		c := t.course(n, int(start), game.Event{Q: []game.Quantity{game.QTechTrust, game.QRevenue}[i], A: game.US, B: game.Nobody})
		c.who, c.name, c.dashed = game.Nobody, t.text("view.tech-"+t.words.Number(i)), i == 1
		tech.lines = append(tech.lines, c)
	}
	heat := trend{id: "heat", name: t.text("heat"), most: 10}
	stakes := trend{id: "stakes", name: t.text("stakes"), most: 10}
	for th := range game.Theatre(game.Theatres) {
		f := &set.Start.Fronts[th]
		for i, x := range []*trend{&heat, &stakes} {
			c := t.course(n, int([]int8{f.Heat, f.Stakes}[i]), game.Event{Q: []game.Quantity{game.QHeat, game.QStakes}[i], A: th.Principal(), B: game.Nobody, X: int16(th)})
			x.lines = append(x.lines, c)
		}
	}
	oil := trend{id: "oil", name: t.text("view.oil"), most: 120, lines: []course{t.oil(n)}}
	rungs := trend{id: "rungs", name: t.text("partnership"), most: game.Rungs - 1, lines: t.rungs(n)}
	return append(list, trust, threat, venues, tech, heat, stakes, oil, rungs)
}

// course follows a track through the events that the player may know. What the
// track is of, an event tells.
func (t *Table) course(n, start int, of game.Event) course {
	c := course{who: of.A, at: make([]int, n)}
	for i := range c.at {
		c.at[i] = start
	}
	for _, e := range t.known() {
		if e.Kind != game.EvTrack || e.Q != of.Q {
			continue
		}
		switch of.Q {
		case game.QHeat, game.QStakes, game.QPosition:
			if e.X != of.X {
				continue
			}
		case game.QTechTrust, game.QRevenue:
		default:
			if e.A != of.A || of.B != game.Nobody && e.B != of.B {
				continue
			}
		}
		c.moved(e, int(e.Z))
	}
	return c
}

// moved notes an event that brought the line to a value.
func (c *course) moved(e game.Event, now int) {
	for i := int(e.Quarter); i < len(c.at); i++ {
		c.at[i] = now
	}
	c.moves = append(c.moves, e)
}

func (t *Table) oil(n int) course {
	c := course{who: game.Nobody, at: make([]int, n)}
	for i := range c.at {
		c.at[i] = int(t.session.Setup().Start.Oil)
	}
	for _, e := range t.known() {
		if e.Kind == game.EvOil {
			c.moved(e, int(e.X))
		}
	}
	return c
}

// rungs are the two lines of the ladder.
func (t *Table) rungs(n int) []course {
	var lines [2]course
	declared, effective := replay.RungsOver(t.session.Setup(), t.known())
	for i, line := range [][]int8{declared, effective} {
		c := &lines[i]
		c.who, c.dashed, c.name = game.Nobody, i == 0, t.text([]string{"declared", "effective"}[i])
		for _, r := range line[:min(n, len(line))] {
			c.at = append(c.at, int(r))
		}
		for _, e := range t.known() {
			if e.Kind == []game.EventKind{game.EvDeclared, game.EvEffective}[i] {
				c.moves = append(c.moves, e)
			}
		}
	}
	return lines[:]
}

// move is one move of a line, with why.
type move struct {
	quarter uint8
	line    int
	by      int
	why     string
	id      game.ID
}

// moves lists what moved a trend, the latest first.
func (t *Table) moves(x *trend) (list []move) {
	for i := range x.lines {
		for _, e := range x.lines[i].moves {
			m := move{quarter: e.Quarter, line: i, by: int(e.Z - e.Y), id: e.ID}
			switch e.Kind {
			case game.EvOil:
				m.by, m.why = int(e.X-e.Y), t.words.Event(t.session.Setup(), e)
			case game.EvDeclared, game.EvEffective:
				m.by, m.why = int(e.Y-e.X), t.rungWhy(e)
			default:
				m.why = t.whyOf(e)
			}
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b move) int { return int(b.id - a.id) })
	return list
}

// chosen are the trends that are shown, first those chosen first.
func (t *Table) chosen(list []trend) (shown []*trend) {
	for _, id := range t.trends {
		if i := slices.IndexFunc(list, func(x trend) bool { return x.id == id }); i >= 0 {
			shown = append(shown, &list[i])
		}
	}
	if len(shown) == 0 {
		shown = append(shown, &list[0])
	}
	return shown
}

// mostTrends is how many trends are shown at once.
const mostTrends = 3

// chooseTrend shows a trend besides the others, or no longer.
func (t *Table) chooseTrend(id string, shown []*trend) {
	t.trends = nil
	for _, x := range shown {
		t.trends = append(t.trends, x.id)
	}
	if i := slices.Index(t.trends, id); i >= 0 {
		if len(t.trends) > 1 {
			t.trends = slices.Delete(t.trends, i, i+1)
		}
		return
	}
	if len(t.trends) == mostTrends {
		t.trends = t.trends[1:]
	}
	t.trends = append(t.trends, id)
	t.ui.Top("trend-moves")
}

// openTrend opens the view of trends at a track of the powers.
func (t *Table) openTrend(q game.Quantity) {
	t.trends = []string{q.String()}
	t.view = noView
	t.openView(trendsView)
}
