package table

import (
	"strings"

	"entente/game"
	"entente/game/table/kit"
)

// resolution draws what happened, step by step in the order of resolution: the
// steps that are done, the one at hand on a card with a heavy edge, and the
// later ones with one's own orders only.
func (t *Table) resolution(p *kit.Page, box kit.Rect) {
	goOn := box.Bottom(buttonHigh)
	box.Bottom(gap)
	t.filmButtons(p, box.Bottom(buttonHigh))
	box.Bottom(gap)
	in := p.Panel(box)
	p.Text(in.Top(24), kit.Big, kit.AtLeft, t.text("happened"))
	in.Top(4)
	if t.notice != "" {
		in.Top(p.Wrapped(in, kit.Strong, t.notice) + gap)
	}
	own := t.ownOrders()
	height := func(w int) int { return t.stepList(p, kit.Rect{W: w}, own, false) }
	p.List("news", in, height, func(box kit.Rect) { t.stepList(p, box, own, true) })
	next := kit.Button{ID: "next", Label: t.text("next-quarter"), Key: t.text("space"), Fill: inkOf(t.me()), Do: t.next}
	switch {
	case t.film.running():
		next.Label = t.text("skip")
	case t.state().Phase == game.Over:
		next.Label = t.text("to-the-end")
	}
	p.Button(goOn, next)
}

// filmButtons draws the buttons of the showing.
func (t *Table) filmButtons(p *kit.Page, box kit.Rect) {
	run := t.text("film-pause")
	if t.film.paused {
		run = t.text("film-go")
	}
	moving := t.film.running()
	for i, b := range box.Columns(3, 4) {
		tab := []kit.Tab{
			{ID: "film:replay", Label: t.text("film-replay"), Under: "R", Do: t.replayFilm},
			{ID: "film:pause", Label: run, Under: "W", Do: t.pauseFilm},
			{ID: "film:next", Label: t.text("film-next"), Under: "X", Do: func() { t.stepFilm(1) }},
		}[i]
		if i > 0 && !moving {
			tab.Do = nil
		}
		p.Tab(b, tab)
	}
}

// ownOrders lists the player's own orders of the quarter by step.
func (t *Table) ownOrders() (own [steps][]string) {
	for _, e := range t.news() {
		if e.Kind == game.EvOrder && e.A == t.me() && e.Order.Card() {
			i := game.Specs[e.Order.Kind].Stage
			own[i] = append(own[i], t.words.Name(e.Order.Kind))
		}
	}
	return own
}

// stepList draws the steps, or only measures them.
func (t *Table) stepList(p *kit.Page, box kit.Rect, own [steps][]string, draw bool) int {
	w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
	f := &t.film
	now := steps
	if f.running() {
		now = f.deeds[f.at].step
	}
	first := 0
	for step := range steps {
		last := first
		for last < len(f.deeds) && f.deeds[last].step == step {
			last++
		}
		switch {
		case step == now:
			t.stepCard(&w, step, first, min(f.at+1, last))
		case step < now:
			t.stepHead(&w, step, kit.Strong, true)
			if first == last {
				w.indent(stepIndent, func() { w.text(kit.Faint, t.text("step-nothing")) })
			}
			for i := first; i < last; i++ {
				w.indent(stepIndent, func() { t.deed(&w, i, false) })
			}
		default:
			t.stepHead(&w, step, kit.Faint, false)
			if len(own[step]) > 0 {
				w.indent(stepIndent, func() { w.text(kit.Faint, t.text("step-yours", "what", strings.Join(own[step], ", "))) })
			}
		}
		w.skip(6)
		first = last
	}
	return w.used(box)
}

const stepIndent = 24

// stepHead draws the number and the name of a step, with a tick when it is done.
func (t *Table) stepHead(w *writer, step int, st kit.Style, done bool) {
	row := w.row(20)
	if !w.draw {
		return
	}
	if done {
		w.p.Place(kit.Tick, kit.Rect{X: row.X, Y: row.Y + 4, W: 12, H: 12}, kit.Ink)
	} else {
		w.p.Text(kit.Rect{X: row.X, Y: row.Y, W: 20, H: 20}, st, kit.AtLeft, t.words.Number(step+1))
	}
	rule := t.text("step-rule", "n", step+1)
	rw := int(w.p.Fonts.Width(kit.Faint, rule)) + 1
	w.p.Text(kit.Rect{X: row.X + stepIndent, Y: row.Y, W: row.W - stepIndent - rw - 4, H: 20}, st, kit.AtLeft, t.text("step-"+t.words.Number(step+1)))
	w.p.Text(kit.Rect{X: row.X + row.W - rw, Y: row.Y, W: rw, H: 20}, kit.Faint, kit.AtRight, rule)
	w.p.Control(kit.Control{ID: "step:" + t.words.Number(step+1), Box: row, Label: t.text("step-" + t.words.Number(step+1)),
		Tip: []string{t.text("step-" + t.words.Number(step+1)), t.text("step-about-" + t.words.Number(step+1))}})
}

// stepCard draws the step at hand: its deeds so far, the latest with its dice.
func (t *Table) stepCard(w *writer, step, first, last int) {
	from := w.in
	if w.draw { // the ground first: how high it is, a measuring writer tells
		m := writer{p: w.p, in: w.in}
		t.stepCard(&m, step, first, last)
		box := kit.Rect{X: from.X, Y: from.Y, W: from.W, H: m.in.Y - from.Y}
		w.p.Fill(box, kit.Card)
		w.p.Frame(box, kit.Ink, 2)
		w.p.Fill(kit.Rect{X: box.X, Y: box.Y, W: 6, H: box.H}, kit.Ink)
	}
	w.skip(6)
	w.indent(12, func() {
		w.in.W -= 8
		t.stepHead(w, step, kit.Number, false)
		w.text(kit.Faint, t.text("step-about-"+t.words.Number(step+1)))
		w.skip(4)
		for i := first; i < last; i++ {
			t.deed(w, i, i == last-1)
		}
		w.in.W += 8
	})
	w.skip(8)
}

// deed draws one deed: a filled mark for what the public knows too, a hollow
// one for what it does not; with its dice, if they are to be seen.
func (t *Table) deed(w *writer, i int, dice bool) {
	d := &t.film.deeds[i]
	const indent = 16
	from := w.in
	said := kit.Label
	if dice {
		said = kit.Strong
	}
	w.indent(indent, func() {
		if dice {
			for n, th := range d.dice {
				t.throw(w, n, th)
			}
		}
		if high := w.p.Height(said, d.said, w.in.W) + w.p.Height(kit.Faint, d.moved, w.in.W); dice && !t.film.decided() { // the dice decide what there is to say
			if row := w.row(high); w.draw {
				w.p.Text(row.Top(16), kit.Faint, kit.AtLeft, t.text("undecided"))
			}
		} else {
			w.text(said, d.said)
			w.text(kit.Faint, d.moved)
		}
	})
	if w.draw {
		dot := kit.Rect{X: from.X + 2, Y: from.Y + 4, W: 8, H: 8}
		ctl := kit.Control{ID: "deed:" + t.words.Number(i), Box: kit.Rect{X: from.X, Y: from.Y, W: from.W, H: w.in.Y - from.Y}, Label: d.said}
		if d.private {
			w.p.Frame(dot, kit.Ink, 1)
			ctl.Tip = []string{t.text("private")}
		} else {
			w.p.Fill(dot, kit.SoftInk)
		}
		for _, th := range d.dice {
			ctl.Tip = append(ctl.Tip, t.thrown(th))
		}
		w.p.Control(ctl)
	}
	w.skip(4)
}
