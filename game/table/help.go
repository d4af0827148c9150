package table

import "entente/game/table/kit"

// buildHelp draws over the page what the table is, and its keys.
func (t *Table) buildHelp(p *kit.Page) {
	p.Cover()
	for _, k := range []kit.Key{kit.KeyHelp, kit.KeyEscape, kit.KeySpace, kit.KeyEnter} {
		p.Key(k, func() { t.help = false })
	}
	w, h := 760, 600
	box := kit.Rect{X: (p.Box.W - w) / 2, Y: (p.Box.H - h) / 2, W: w, H: h}
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Ink, 2)
	in := box.Inset(32)
	p.Text(in.Top(24), kit.Big, kit.AtLeft, t.text("help"))
	in.Top(gap)
	closeBox := in.Bottom(44)
	for _, key := range []string{"help-quarter", "help-plan", "help-ladder", "help-secrets"} {
		in.Top(p.Wrapped(in, kit.Plain, t.text(key)) + gap)
	}
	in.Top(gap)
	for _, key := range []string{"mouse", "tab", "arrows", "enter", "numbers", "undo", "commit", "space", "escape", "help"} {
		row := in.Top(20)
		p.Text(kit.Rect{X: row.X, Y: row.Y, W: 168, H: 20}, kit.Strong, kit.AtLeft, t.text("key-"+key))
		p.Text(kit.Rect{X: row.X + 176, Y: row.Y, W: row.W - 176, H: 20}, kit.Label, kit.AtLeft, t.text("does-"+key))
	}
	if t.session != nil && t.session.File() != "" {
		in.Top(gap)
		p.Wrapped(in, kit.Faint, t.text("saved-in", "file", t.session.File()))
	}
	p.Button(closeBox.Right(160), kit.Button{ID: "close", Label: t.text("close"), Do: func() { t.help = false }})
}
