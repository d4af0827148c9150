package table

import "entente/game/table/kit"

// writer sets one thing under another in a box, or only measures them, so that
// what is drawn and what is measured cannot differ.
type writer struct {
	p    *kit.Page
	in   kit.Rect // what is left
	draw bool
}

// text writes a paragraph.
func (w *writer) text(st kit.Style, s string) { w.narrow(0, st, s) }

// narrow writes a paragraph that leaves room at its right.
func (w *writer) narrow(room int, st kit.Style, s string) {
	h := w.p.Height(st, s, w.in.W-room)
	row := w.in.Top(h)
	if w.draw {
		row.W -= room
		w.p.Wrapped(row, st, s)
	}
}

// indent writes further to the right.
func (w *writer) indent(by int, write func()) {
	w.in.X, w.in.W = w.in.X+by, w.in.W-by
	write()
	w.in.X, w.in.W = w.in.X-by, w.in.W+by
}

// row leaves a row of a height for somebody else to draw in.
func (w *writer) row(h int) kit.Rect { return w.in.Top(h) }

func (w *writer) skip(h int) { w.in.Top(h) }

// used is the height used since the top of a box.
func (w *writer) used(box kit.Rect) int { return w.in.Y - box.Y }

// pill is a small button among others: one value of a term.
type pill struct {
	id, label string
	on        bool // chosen
	given     bool // in the plan
	faint     bool // it cannot be given now
	tip       []string
	do        func()
}

// pills writes buttons side by side, in as many rows as they need.
func (w *writer) pills(list []pill) {
	const space = 4
	x := w.in.X
	row := w.row(termHigh)
	for _, pl := range list {
		wide := int(w.p.Fonts.Width(kit.Strong, pl.label)) + 16
		if pl.given {
			wide += 14
		}
		wide = min(wide, w.in.W)
		if x > w.in.X && x+wide > w.in.X+w.in.W {
			w.skip(space)
			row, x = w.row(termHigh), w.in.X
		}
		if w.draw {
			b := kit.Rect{X: x, Y: row.Y, W: wide, H: termHigh}
			st := kit.Strong
			switch {
			case pl.on:
				w.p.Fill(b, kit.Ink)
				st = st.In(kit.Card)
			case pl.faint:
				w.p.DashedFrame(b, kit.Rule, 1)
				st = kit.Faint
			default:
				w.p.Fill(b, kit.Paper)
				w.p.Frame(b, kit.SoftInk, 1)
			}
			if pl.given { // a tick in its corner
				w.p.Place(kit.Tick, kit.Rect{X: b.X + b.W - 14, Y: b.Y + 9, W: 10, H: 10}, st.Ink)
				b.W -= 14
			}
			w.p.Text(b.Pad(4, 0), st, kit.AtCentre, pl.label)
			if pl.given {
				b.W += 14
			}
			w.p.Control(kit.Control{ID: pl.id, Box: b, Label: pl.label, Tip: pl.tip, Do: pl.do})
		}
		x += wide + space
	}
}
