package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// track is one row of a power's panel.
type track struct {
	q  game.Quantity
	of func(*game.Side) int8
}

var tracks = []track{
	{game.QEconomy, func(s *game.Side) int8 { return s.Economy }},
	{game.QMilitary, func(s *game.Side) int8 { return s.Military }},
	{game.QHome, func(s *game.Side) int8 { return s.Home }},
	{game.QControl, func(s *game.Side) int8 { return s.Control }},
	{game.QDefence, func(s *game.Side) int8 { return s.Defence }},
	{game.QOffence, func(s *game.Side) int8 { return s.Offence }},
	{game.QStanding, func(s *game.Side) int8 { return s.Standing }},
}

// has tells whether a power has the track: the United States has no control of the internet.
func (tr track) has(who game.Power) bool { return who != game.US || tr.q != game.QControl }

// trackName names a track of a power.
func (t *Table) trackName(q game.Quantity, who game.Power) string {
	if q == game.QHome {
		return t.text(map[bool]string{true: "resolve-track", false: "regime-track"}[who == game.US])
	}
	return upper(t.words.Quantity(q))
}

// seats lists the powers with the player's own first.
func (t *Table) seats() []game.Power {
	all := []game.Power{t.me()}
	for p := range game.Power(game.Powers) {
		if p != t.me() {
			all = append(all, p)
		}
	}
	return all
}

// powers draws the three panels, closer where there is little room, and
// scrolling where they do not fit even so.
func (t *Table) powers(p *kit.Page, box kit.Rect) {
	total := func(g grain) int {
		h := -gap
		for _, who := range t.seats() {
			h += t.powerHigh(who, g) + gap
		}
		return h
	}
	g := roomy
	if total(g) > box.H {
		g = close
	}
	p.List("powers", box, func(int) int { return total(g) }, func(box kit.Rect) {
		for _, who := range t.seats() {
			t.power(p, box.Top(t.powerHigh(who, g)), who, g)
			box.Top(gap)
		}
	})
}

// grain is how close things lie in a panel: its margin above and below, and the
// heights of budgets and of a track.
type grain struct{ pad, budgets, track int }

var (
	roomy = grain{8, 48, 16}
	close = grain{4, 40, 14}
)

// powerHigh is the height of a power's panel.
func (t *Table) powerHigh(who game.Power, g grain) int {
	h := 2*g.pad + 24 + 4 + 16
	if who == t.me() {
		h += g.budgets + 4
	}
	for _, tr := range tracks {
		if tr.has(who) {
			h += g.track
		}
	}
	return h
}

// power draws one panel: shape, budgets if they are one's own, tracks with
// their change this quarter, and how far it trusts and fears the others.
func (t *Table) power(p *kit.Page, box kit.Rect, who game.Power, g grain) {
	p.Panel(box)
	in := box.Pad(12, g.pad)
	edge(p, kit.Rect{X: box.X, Y: box.Y, W: 8, H: box.H}, who)
	in.X, in.W = in.X+4, in.W-4
	head := in.Top(24)
	shape(p, head.X, head.Y+2, 16, who)
	p.Text(kit.Rect{X: head.X + 24, Y: head.Y - 2, W: head.W - 60, H: 24}, kit.Head, kit.AtLeft, t.words.Power(who))
	p.Control(kit.Control{ID: "power:" + who.String(), Box: head, Label: t.words.Power(who), Tip: t.powerTip(who)})
	if who == t.me() {
		you := kit.Rect{X: head.X + head.W - 32, Y: head.Y, W: 32, H: 20}
		p.Frame(you, kit.Ink, 1)
		p.Text(you, kit.Strong, kit.AtCentre, t.text("you"))
		t.budgets(p, in.Top(g.budgets))
		in.Top(4)
	}
	side := &t.now().Sides[who]
	for _, tr := range tracks {
		if !tr.has(who) {
			continue
		}
		t.trackRow(p, in.Top(g.track), tr, who, int(tr.of(side)))
	}
	in.Top(4)
	t.feeling(p, in.Top(16), who)
}

// trackRow draws one track; its tip says why it moved.
func (t *Table) trackRow(p *kit.Page, row kit.Rect, tr track, who game.Power, n int) {
	name := t.trackName(tr.q, who)
	bar := min(max(row.W-98-46, 20), 160)
	x := row.X + min(row.W-bar-46, 128)
	p.Text(kit.Rect{X: row.X, Y: row.Y, W: x - row.X - 2, H: row.H}, kit.Label, kit.AtLeft, name)
	box := kit.Rect{X: x, Y: row.Y + (row.H-8)/2, W: bar, H: 8}
	p.Bar(box, n, 10, inkOf(who))
	if was := t.wasShown(); was != nil {
		t.slides(p, row, box, inkOf(who), int(tr.of(&was.Sides[who])), n)
	}
	p.Text(kit.Rect{X: x + bar, Y: row.Y, W: 20, H: row.H}, kit.Strong, kit.AtRight, t.words.Number(n))
	tip := []string{t.text("track-tip", "track", name, "who", who, "n", n)}
	if b := t.session.Before(); b != nil {
		p.Change(kit.Rect{X: x + bar + 24, Y: row.Y, W: 22, H: row.H}, n-int(tr.of(&b.State.Sides[who])), kit.Faint)
	}
	causes := t.causes(tr.q, who)
	if len(causes) == 0 {
		causes = []string{t.text("unchanged")}
	}
	p.Control(kit.Control{ID: "track:" + who.String() + ":" + tr.q.String(), Box: row, Label: name, Tip: append(tip, causes...), Do: func() { t.openTrend(tr.q) }})
}

// causes says what moved a quantity of a power in the latest quarter, as far as the player may know.
func (t *Table) causes(q game.Quantity, who game.Power) (list []string) {
	for _, e := range t.told() {
		if e.Kind != game.EvTrack || e.Q != q || e.A != who {
			continue
		}
		list = append(list, t.text("cause", "n", int(e.Z-e.Y), "why", t.whyOf(e)))
	}
	return list
}

// whyOf is the nearest cause of an event that can be said in a sentence.
func (t *Table) whyOf(e game.Event) string {
	for id := e.Cause; id != 0; {
		c, ok := t.event(id)
		if !ok {
			break
		}
		if c.Kind != game.EvRoll && c.Kind != game.EvTrack && c.Kind != game.EvQuarter {
			if s := t.words.Event(t.session.Setup(), c); s != "" {
				return s
			}
		}
		id = c.Cause
	}
	return t.text("cause-drift")
}

// event finds an event that the player may know by its number.
func (t *Table) event(id game.ID) (game.Event, bool) {
	events := t.session.Events()
	low, high := 0, len(events)
	for low < high {
		if m := (low + high) / 2; events[m].ID < id {
			low = m + 1
		} else {
			high = m
		}
	}
	if low < len(events) && events[low].ID == id {
		return events[low], true
	}
	return game.Event{}, false
}

// budgets draws the player's own three budgets: what the plan leaves of them.
func (t *Table) budgets(p *kit.Page, box kit.Rect) {
	left := game.Left(t.session.Setup(), t.session.View(), &t.plan)
	side := &t.now().Sides[t.me()]
	if t.shown != nil { // no plan is being made
		left = game.Cost{Funds: int16(side.Funds), Influence: int16(side.Influence), Operators: int16(side.Operators)}
	}
	for i, col := range box.Columns(3, 4) {
		n := []int16{left.Funds, left.Influence, left.Operators}[i]
		of := []int8{side.Funds, side.Influence, side.Operators}[i]
		p.Fill(col, kit.Sunk)
		p.Text(kit.Rect{X: col.X, Y: col.Y + col.H/2 - 20, W: col.W, H: 20}, kit.Number, kit.AtCentre,
			t.budgetText(int(n), int(of)))
		name := t.text([]string{"funds", "influence", "operators"}[i])
		p.Text(kit.Rect{X: col.X, Y: col.Y + col.H/2 + 2, W: col.W, H: 16}, kit.Label, kit.AtCentre, name)
		q := []game.Quantity{game.QFunds, game.QInfluence, game.QOperators}[i]
		tip := []string{upper(name), t.text("budget-tip", "left", int(n), "of", int(of))}
		if n := t.away(); n > 0 && q == game.QOperators {
			tip = append(tip, t.text("away-tip", "n", n))
		}
		p.Control(kit.Control{ID: "budget:" + q.String(), Box: col, Label: name, Tip: append(tip, t.causes(q, t.me())...)})
	}
}

// budgetText says how much of a budget a plan leaves. Of nothing, of debts, and
// where no plan is being made, there is but one number.
func (t *Table) budgetText(left, of int) string {
	if of <= 0 || t.shown != nil || t.screen != planScreen {
		return t.words.Number(left)
	}
	return t.text("left-of", "left", left, "of", of)
}

// away is how many of the player's operators are busy where they intruded before.
func (t *Table) away() int {
	set, s := t.session.Setup(), *t.state()
	here := game.Operators(&set.Rules, &s, t.me())
	s.Sides[t.me()].Past = game.Side{}.Past
	return int(game.Operators(&set.Rules, &s, t.me()) - here)
}

// feeling draws trust in and threat from the two others, by their shapes.
func (t *Table) feeling(p *kit.Page, row kit.Rect, who game.Power) {
	s := t.now()
	x := row.X
	tip := []string{t.words.Power(who)}
	for i, tab := range []*[game.Powers][game.Powers]int8{&s.Trust, &s.Threat} {
		x = p.Write(x, row.Y, kit.Faint, t.text([]string{"trusts", "fears"}[i])) + 4
		for o := range game.Power(game.Powers) {
			if o == who {
				continue
			}
			shape(p, x, row.Y+3, 10, o)
			x = p.Write(x+13, row.Y, kit.Strong, t.words.Number(int(tab[who][o]))) + 5
			if i == 0 {
				tip = append(tip, t.text("feels", "who", who, "whom", o, "trust", int(s.Trust[who][o]), "threat", int(s.Threat[who][o])))
			}
		}
		x += 3
	}
	tip = append(append(tip, t.causes(game.QTrust, who)...), t.causes(game.QThreat, who)...)
	p.Control(kit.Control{ID: "feeling:" + who.String(), Box: row, Label: t.words.Power(who), Tip: tip})
}

// powerTip says in words what the panel says in marks, and what it has no room for.
func (t *Table) powerTip(who game.Power) []string {
	s := t.now()
	side := &s.Sides[who]
	tip := []string{t.words.Power(who)}
	for o := range game.Power(game.Powers) {
		if o != who {
			tip = append(tip, t.text("feels", "who", who, "whom", o, "trust", int(s.Trust[who][o]), "threat", int(s.Threat[who][o])))
		}
	}
	num, den := s.Faith(who)
	if den > 2 {
		tip = append(tip, t.text("faith", "who", who, "kept", int(num)-1, "of", int(den)-2))
	} else {
		tip = append(tip, t.text("no-dues"))
	}
	if side.Institutions > 0 {
		tip = append(tip, t.text("institutions", "n", int(side.Institutions)))
	}
	return tip
}
