package table

import (
	"strings"

	"entente/game"
	"entente/game/table/kit"
)

// balanceNames are the terms of a balance: the first three pull, the others drag.
var balanceNames = [6]string{"threat", "power", "interests", "cost", "rise", "breaches"}

// terms of a balance in the order of their names.
func balanceTerms(b game.Balance) [6]int16 {
	return [6]int16{b.Threat, b.Power, b.Interests, b.Cost, b.Rise, b.Breaches}
}

// balanceSheet draws all that speaks for and against aligning, for both, and
// what each of it is read from: side by side where there is room.
func (t *Table) balanceSheet(p *kit.Page, box kit.Rect) {
	both := [2]game.Power{game.China, game.Russia}
	const sideBySide = 400
	lay := func(box kit.Rect, draw bool) (high int) {
		w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
		w.text(kit.Faint, t.text("view.balance-how"))
		w.skip(gap)
		if box.W < sideBySide {
			for _, who := range both {
				t.balanceOf(&w, who)
				w.skip(16)
			}
			return w.used(box)
		}
		for i, col := range (kit.Rect{X: box.X, Y: w.in.Y, W: box.W, H: 1 << 20}).Columns(2, 24) {
			c := writer{p: p, in: col, draw: draw}
			t.balanceOf(&c, both[i])
			high = max(high, c.used(box))
		}
		return high
	}
	p.List("balance-sheet", box, func(w int) int { return lay(kit.Rect{W: w}, false) }, func(box kit.Rect) { lay(box, true) })
}

// balanceOf writes one power's balance.
func (t *Table) balanceOf(w *writer, who game.Power) {
	set := t.session.Setup()
	v := game.View{Me: t.me(), State: *t.now()}
	b := game.Balances(set, &v, who)
	was := b
	if x := t.session.Before(); x != nil {
		was = game.Balances(set, &game.View{Me: t.me(), State: x.State}, who)
	}
	head := w.row(24)
	if w.draw {
		shape(w.p, head.X, head.Y+4, 16, who)
		w.p.Text(kit.Rect{X: head.X + 24, Y: head.Y, W: head.W - 24, H: 24}, kit.Head, kit.AtLeft, t.text("view.net", "who", who, "n", int(b.Net())))
	}
	from := [6]string{t.threatFrom(who), t.powerFrom(who), t.interestsFrom(who), t.costFrom(who), t.riseFrom(who), t.breachesFrom(who)}
	now, before := balanceTerms(b), balanceTerms(was)
	for i, name := range balanceNames {
		ink, sum, sumWas := inkOf(who), b.Pull(), was.Pull()
		if i >= 3 {
			ink, sum, sumWas = kit.SoftInk, b.Drag(), was.Drag()
		}
		if i%3 == 0 {
			w.skip(4)
			t.balanceSum(w, []string{"pull", "drag"}[i/3], int(sum), int(sum-sumWas))
		}
		y := w.in.Y
		label := t.text("view.balance-" + name)
		row := w.row(16)
		bar := w.row(10)
		if w.draw {
			w.p.Text(row, kit.Label, kit.AtLeft, label)
			t.withChange(w.p, row, kit.Strong, int(now[i]), int(now[i]-before[i]))
			w.p.Bar(kit.Rect{X: bar.X, Y: bar.Y + 1, W: bar.W, H: 8}, int(now[i]), 100, ink)
		}
		w.text(kit.Faint, from[i])
		if w.draw {
			w.p.Control(kit.Control{ID: "balance:" + who.String() + t.words.Number(i), Box: kit.Rect{X: row.X, Y: y, W: row.W, H: w.in.Y - y}, Label: label,
				Tip: []string{label, t.text("view.about-" + name), from[i]}})
		}
		w.skip(6)
	}
}

// balanceSum writes what three terms come to.
func (t *Table) balanceSum(w *writer, name string, n, by int) {
	row := w.row(20)
	if w.draw {
		w.p.Text(row, kit.Number, kit.AtLeft, upper(t.text(name)))
		t.withChange(w.p, row, kit.Number, n, by)
		w.p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Rule)
	}
	w.skip(4)
}

// withChange writes a number at the right of a row, with its change since the last quarter.
func (t *Table) withChange(p *kit.Page, row kit.Rect, st kit.Style, n, by int) {
	const change = 32
	p.Text(kit.Rect{X: row.X, Y: row.Y, W: row.W - change, H: row.H}, st, kit.AtRight, t.words.Number(n))
	p.Change(kit.Rect{X: row.X + row.W - change + 4, Y: row.Y, W: change - 4, H: row.H}, by, kit.Faint)
}

// What the terms are read from, in words.

func (t *Table) threatFrom(who game.Power) string {
	s := t.now()
	th, _ := who.Home()
	return t.text("view.from-threat", "n", int(s.Threat[who][game.US]), "bites", int(s.Bites(&t.session.Setup().Rules, who)), "theatre", th, "heat", int(s.Fronts[th].Heat))
}

func (t *Table) powerFrom(who game.Power) string {
	s := t.now()
	return t.text("view.from-power", "us", int(s.Sides[game.US].Military), "n", int(s.Sides[who].Military))
}

func (t *Table) interestsFrom(who game.Power) string {
	s := t.now()
	var at []string
	for v := range game.Venue(game.Venues) {
		at = append(at, t.words.Number(int(s.Positions[v])))
	}
	return t.text("view.from-interests", "venues", strings.Join(at, ", "), "n", int(s.Flow(&t.session.Setup().Rules, who)))
}

func (t *Table) costFrom(who game.Power) string {
	s := t.now()
	clauses := 0
	for i := range s.Bond.Clauses {
		if s.Bond.Clauses[i].Status == game.InForce {
			clauses++
		}
	}
	th, _ := who.Partner().Home()
	said := t.text("view.from-cost", "n", clauses, "theatre", th, "heat", int(s.Fronts[th].Heat))
	if who == game.Russia {
		said += t.text("view.from-dependence", "n", int(s.Bond.Dependence))
	}
	return said
}

func (t *Table) riseFrom(who game.Power) string {
	s := t.now()
	return t.text("view.from-rise", "who", who.Partner(), "n", int(s.Sides[who.Partner()].Military), "own", int(s.Sides[who].Military))
}

func (t *Table) breachesFrom(who game.Power) string {
	s := t.now()
	partner := who.Partner()
	said := t.text("view.from-breaches", "who", partner, "n", int(s.Trust[who][partner]))
	switch {
	case who == t.me():
		said += t.text("view.from-evidence", "n", int(s.Evidence[who][partner]))
	default:
		said += t.text("view.from-secret")
	}
	if s.Bond.Breach[partner] > 0 {
		said += t.text("view.from-open")
	}
	return said
}
