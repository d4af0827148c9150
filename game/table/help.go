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
	w, h := min(760, p.Box.W-2*margin), min(720, p.Box.H-2*gap)
	box := kit.Rect{X: (p.Box.W - w) / 2, Y: (p.Box.H - h) / 2, W: w, H: h}
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Ink, 2)
	in := box.Pad(24, 16)
	closeBox := in.Bottom(buttonHigh)
	in.Bottom(gap)
	p.List("help", in, func(w int) int { return t.helpText(p, kit.Rect{W: w}, false) }, func(box kit.Rect) { t.helpText(p, box, true) })
	p.Button(closeBox.Right(min(180, closeBox.W)), kit.Button{ID: "close", Label: t.text("close"), Do: shut})
}

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
	keyWide := min(168, w.in.W/3)
	for _, key := range []string{"mouse", "tab", "arrows", "enter", "numbers", "follow", "undo", "commit", "space", "film", "views", "panes", "size", "dark", "projector", "settings", "rules", "escape", "help"} {
		from := w.in
		h := p.Height(kit.Label, t.text("does-"+key), w.in.W-keyWide-8)
		if draw {
			p.Wrapped(kit.Rect{X: from.X, Y: from.Y, W: keyWide, H: 40}, kit.Strong, t.text("key-"+key))
			p.Wrapped(kit.Rect{X: from.X + keyWide + 8, Y: from.Y, W: from.W - keyWide - 8, H: h}, kit.Label, t.text("does-"+key))
			p.Control(kit.Control{ID: "help:" + key, Box: kit.Rect{X: from.X, Y: from.Y, W: from.W, H: h}, Label: t.text("key-" + key)})
		}
		w.skip(max(h, p.Height(kit.Strong, t.text("key-"+key), keyWide)) + 4)
	}
	if t.session != nil && t.session.File() != "" {
		w.skip(gap)
		w.text(kit.Faint, t.text("saved-in", "file", t.session.File()))
	}
	return w.used(box)
}
