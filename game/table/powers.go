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

// powers draws the three panels.
func (t *Table) powers(p *kit.Page, box kit.Rect) {
	const others, own = 176, 232
	for i, who := range t.seats() {
		if i == 0 {
			t.power(p, box.Top(own), who)
		} else {
			box.Top(gap)
			t.power(p, box.Top(others), who)
		}
	}
}

// power draws one panel: shape, budgets if they are one's own, tracks with
// their change this quarter, and how far it trusts and fears the others.
func (t *Table) power(p *kit.Page, box kit.Rect, who game.Power) {
	in := p.Panel(box)
	edge(p, kit.Rect{X: box.X, Y: box.Y, W: 8, H: box.H}, who)
	in.X, in.W = in.X+4, in.W-4
	head := in.Top(24)
	shape(p, head.X, head.Y+2, 16, who)
	p.Text(kit.Rect{X: head.X + 24, Y: head.Y - 2, W: head.W - 60, H: 24}, kit.Head, kit.AtLeft, t.words.Power(who))
	if who == t.me() {
		you := kit.Rect{X: head.X + head.W - 32, Y: head.Y, W: 32, H: 20}
		p.Frame(you, kit.Ink, 1)
		p.Text(you, kit.Strong, kit.AtCentre, t.text("you"))
		t.budgets(p, in.Top(52))
		in.Top(4)
	}
	side := &t.state().Sides[who]
	for _, tr := range tracks {
		if who == game.US && tr.q == game.QControl {
			continue // the United States has no such track
		}
		row := in.Top(16)
		name := upper(t.words.Quantity(tr.q))
		if tr.q == game.QHome {
			name = t.text(map[bool]string{true: "resolve-track", false: "regime-track"}[who == game.US])
		}
		n := int(tr.of(side))
		p.Text(kit.Rect{X: row.X, Y: row.Y, W: 100, H: 16}, kit.Label, kit.AtLeft, name)
		p.Bar(kit.Rect{X: row.X + 104, Y: row.Y + 4, W: 40, H: 8}, n, 10, inkOf(who))
		p.Text(kit.Rect{X: row.X + 146, Y: row.Y, W: 20, H: 16}, kit.Strong, kit.AtRight, t.words.Number(n))
		if b := t.session.Before(); b != nil {
			p.Change(kit.Rect{X: row.X + 172, Y: row.Y, W: 28, H: 16}, n-int(tr.of(&b.State.Sides[who])), kit.Faint)
		}
	}
	in.Top(4)
	t.feeling(p, in.Top(16), who)
	p.Control(kit.Control{ID: "power:" + who.String(), Box: box, Label: t.words.Power(who), Tip: t.powerTip(who)})
}

// budgets draws the player's own three budgets: what the plan leaves of them.
func (t *Table) budgets(p *kit.Page, box kit.Rect) {
	left := game.Left(t.session.Setup(), t.session.View(), &t.plan)
	side := &t.state().Sides[t.me()]
	for i, col := range box.Columns(3, 4) {
		n := []int16{left.Funds, left.Influence, left.Operators}[i]
		of := []int8{side.Funds, side.Influence, side.Operators}[i]
		p.Fill(col, kit.Sunk)
		p.Text(kit.Rect{X: col.X, Y: col.Y + 4, W: col.W, H: 20}, kit.Number, kit.AtCentre,
			t.text("left-of", "left", int(n), "of", int(of)))
		p.Text(kit.Rect{X: col.X, Y: col.Y + 26, W: col.W, H: 16}, kit.Label, kit.AtCentre,
			t.text([]string{"funds", "influence", "operators"}[i]))
	}
}

// feeling draws trust in and threat from the two others, by their shapes.
func (t *Table) feeling(p *kit.Page, row kit.Rect, who game.Power) {
	s := t.state()
	x := row.X
	for i, tab := range []*[game.Powers][game.Powers]int8{&s.Trust, &s.Threat} {
		x = p.Write(x, row.Y, kit.Faint, t.text([]string{"trusts", "fears"}[i])) + 4
		for o := range game.Power(game.Powers) {
			if o == who {
				continue
			}
			shape(p, x, row.Y+3, 10, o)
			x = p.Write(x+13, row.Y, kit.Strong, t.words.Number(int(tab[who][o]))) + 6
		}
		x += 4
	}
}

// powerTip says in words what the panel says in marks, and what it has no room for.
func (t *Table) powerTip(who game.Power) []string {
	s := t.state()
	side := &s.Sides[who]
	tip := []string{t.words.Power(who)}
	for o := range game.Power(game.Powers) {
		if o != who {
			tip = append(tip, t.text("feels", "who", who, "whom", o, "trust", int(s.Trust[who][o]), "threat", int(s.Threat[who][o])))
		}
	}
	num, den := s.Faith(who)
	tip = append(tip, t.text("faith", "who", who, "kept", int(num)-1, "of", int(den)-2))
	if side.Institutions > 0 {
		tip = append(tip, t.text("institutions", "n", int(side.Institutions)))
	}
	return tip
}
