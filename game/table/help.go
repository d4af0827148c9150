package table

import "entente/game/table/kit"

// buildHelp draws over the page what the table is, and its keys.
func (t *Table) buildHelp(p *kit.Page) {
	p.Cover()
	shut := func() { t.help = false }
	for _, k := range []kit.Key{kit.KeyHelp, kit.KeyEscape, kit.KeySpace, kit.KeyEnter} {
		p.Key(k, shut)
	}
	t.settingsKeys(p)
	w, room := min(920, p.Box.W-2*margin), p.Box.H-barHigh-2*gap // under the bar
	in := kit.Rect{W: w - 2*helpPad}
	h := min(t.helpText(p, in, false)+buttonHigh+gap+2*helpPad, room)
	box := kit.Rect{X: (p.Box.W - w) / 2, Y: barHigh + gap + (room-h)/2, W: w, H: h}
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Ink, 2)
	in = box.Inset(helpPad)
	closeBox := in.Bottom(buttonHigh)
	in.Bottom(gap)
	p.List("help", in, func(w int) int { return t.helpText(p, kit.Rect{W: w}, false) }, func(box kit.Rect) { t.helpText(p, box, true) })
	p.Button(closeBox.Right(min(180, closeBox.W)), kit.Button{ID: "close", Label: t.text("close"), Do: shut})
}

const (
	helpPad     = 20
	helpColumns = 640 // width from which the keys stand in two columns
)

// helpText draws the help, or only measures it.
func (t *Table) helpText(p *kit.Page, box kit.Rect, draw bool) int {
	w := writer{p: p, in: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1 << 20}, draw: draw}
	w.text(kit.Big, t.text("help"))
	w.skip(gap)
	for _, key := range []string{"help-quarter", "help-plan", "help-ladder", "help-map", "help-secrets"} {
		w.text(kit.Plain, t.text(key))
		w.skip(gap)
	}
	w.skip(4)
	t.helpKeys(&w)
	if t.session != nil && t.session.File() != "" {
		w.skip(gap)
		w.text(kit.Faint, t.text("saved-in", "file", t.session.File()))
	}
	return w.used(box)
}

// helpKeys writes what each key does.
func (t *Table) helpKeys(w *writer) {
	keys := []string{"mouse", "tab", "arrows", "enter", "numbers", "follow", "undo", "commit", "space", "film", "views", "panes", "size", "dark", "projector", "settings", "rules", "escape", "help"}
	columns, most := []kit.Rect{w.in}, len(keys)
	if w.in.W >= helpColumns {
		columns, most = w.in.Columns(2, 24), (len(keys)+1)/2
	}
	lowest := w.in.Y
	for i, col := range columns {
		c := writer{p: w.p, in: col, draw: w.draw}
		keyWide := min(120, col.W/3)
		for _, key := range keys[i*most : min((i+1)*most, len(keys))] {
			from := c.in
			c.indent(keyWide+8, func() { c.text(kit.Label, t.text("does-"+key)) })
			if high := w.p.Height(kit.Strong, t.text("key-"+key), keyWide); high > c.in.Y-from.Y {
				c.skip(high - (c.in.Y - from.Y))
			}
			if w.draw {
				w.p.Wrapped(kit.Rect{X: from.X, Y: from.Y, W: keyWide, H: 40}, kit.Strong, t.text("key-"+key))
				w.p.Control(kit.Control{ID: "help:" + key, Box: kit.Rect{X: from.X, Y: from.Y, W: from.W, H: c.in.Y - from.Y}, Label: t.text("key-" + key)})
			}
			c.skip(4)
		}
		lowest = max(lowest, c.in.Y)
	}
	w.skip(lowest - w.in.Y)
}
