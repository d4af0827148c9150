package table

import "entente/game/table/kit"

// view is something that opens over the board behind a key.
type view uint8

// The views.
const (
	noView view = iota
	trendsView
	balancesView
	contractsView
	treatiesView
	incidentsView
	normsView
	views = iota
)

// viewSpecs give each view the name of its texts, its key and what draws it.
var viewSpecs [views]struct {
	name string
	key  rune
	draw func(*Table, *kit.Page, kit.Rect)
}

func init() {
	type spec = struct {
		name string
		key  rune
		draw func(*Table, *kit.Page, kit.Rect)
	}
	viewSpecs = [views]spec{
		trendsView:    {"trends", 'T', (*Table).trendsPage},
		balancesView:  {"balances", 'B', (*Table).balanceSheet},
		contractsView: {"contracts", 'K', (*Table).contracts},
		treatiesView:  {"treaties", 'Y', (*Table).treaties},
		incidentsView: {"incidents", 'I', (*Table).evidence},
		normsView:     {"norms", 'V', (*Table).norms},
	}
}

// openView opens a view, or closes it if it is open.
func (t *Table) openView(v view) {
	if t.view == v {
		v = noView
	}
	t.view = v
	if v != noView {
		t.pane = boardPane
		t.ui.Focus = "view:close"
	}
}

// viewKeys sets the keys of the views and panes.
func (t *Table) viewKeys(p *kit.Page) {
	for v := noView + 1; v < views; v++ {
		p.Key(kit.Letter(viewSpecs[v].key), func() { t.openView(v) })
	}
	for i, letter := range paneLetters {
		p.Key(kit.Letter(letter), func() { t.pane, t.view = pane(i), noView })
	}
	if t.view != noView {
		p.Key(kit.KeyEscape, func() { t.view = noView })
	}
}

// viewButtons draws a button for each view under the map.
func (t *Table) viewButtons(p *kit.Page, box kit.Rect) {
	for i, b := range box.Columns(views-1, 4) {
		v := view(i + 1)
		name := t.text("view." + viewSpecs[v].name)
		p.Tab(b, kit.Tab{ID: "view:" + viewSpecs[v].name, Label: name, Under: string(viewSpecs[v].key), Tip: []string{name, t.text("view." + viewSpecs[v].name + "-tip")}, Do: func() { t.openView(v) }})
	}
}

// viewSheet draws the open view.
func (t *Table) viewSheet(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Sheet)
	p.Frame(box, kit.Ink, 1)
	box = box.Pad(16, 12)
	head := box.Top(44)
	shut := head.Right(112)
	spec := &viewSpecs[t.view]
	p.Text(kit.Rect{X: head.X, Y: head.Y, W: head.W, H: 24}, kit.Big, kit.AtLeft, t.text("view."+spec.name))
	p.Button(shut, kit.Button{ID: "view:close", Label: t.text("view.close"), Key: t.text("escape"), Do: func() { t.view = noView }})
	box.Top(gap)
	spec.draw(t, p, box)
}

// contracts draws what binds two powers to each other, and sanctions.
func (t *Table) contracts(p *kit.Page, box kit.Rect) { t.bonds(p, box, t.bondList()) }
