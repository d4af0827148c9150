package kit

// Panel draws a card of the look and gives the box for its content.
func (p *Page) Panel(box Rect) Rect {
	p.Fill(box, Card)
	p.Frame(box, Rule, 1)
	return box.Pad(12, 8)
}

// Button is a labelled control. A button that cannot be pressed says why in its tip.
type Button struct {
	ID    string
	Label string
	Do    func()
	Tip   []string
	Fill  Paint  // NoPaint: a plain card
	On    bool   // selected: ink fill
	Key   string // the key that does the same, shown small
}

// Button draws a button.
func (p *Page) Button(box Rect, b Button) {
	fill, ink, border := Card, Ink, Ink
	switch {
	case b.Do == nil && !b.On:
		fill, ink, border = Paper, SoftInk, Rule
	case b.On:
		fill, ink = Ink, Card
	case b.Fill != NoPaint:
		fill, ink = b.Fill, Card
	}
	p.Fill(box, fill)
	p.Frame(box, border, 1)
	st := Style{SansBold, Body, ink}
	label := box.Pad(8, 0)
	if b.Key != "" {
		w := int(p.Fonts.Width(Faint, b.Key)) + 5
		if int(p.Fonts.Width(st, b.Label)) < label.W-w { // a key that the label leaves no room for stands in the help
			p.Text(label, Style{Sans, Small, ink}, AtRight, b.Key)
			label.W -= w
			if int(p.Fonts.Width(st, b.Label)) < label.W-w {
				label.X, label.W = label.X+w, label.W-w
			}
		}
	}
	p.Text(label, st, AtCentre, b.Label)
	p.Control(Control{ID: b.ID, Box: box, Label: b.Label, Tip: b.Tip, Do: b.Do})
}

// Tab is one of several choices side by side: a name and a word under it.
type Tab struct {
	ID    string
	Label string
	Under string
	Sign  Mark   // over the name, instead of the word under it; Circle: none
	Key   string // in a corner, beside the sign
	On    bool   // chosen
	Loud  bool   // the word under it matters
	Tip   []string
	Do    func()
}

// Tab draws a tab, two lines high.
func (p *Page) Tab(box Rect, tab Tab) {
	fill, st, small := Card, Strong, Faint
	if tab.On {
		fill, st, small = Ink, Strong.In(Card), Faint.In(Card)
	}
	if tab.Loud {
		small = st
	}
	p.Fill(box, fill)
	p.Frame(box, Rule, 1)
	defer p.Control(Control{ID: tab.ID, Box: box, Label: tab.Label, Tip: tab.Tip, Do: tab.Do})
	if tab.Sign != Circle {
		p.Place(tab.Sign, Rect{box.X + (box.W-16)/2, box.Y + 7, 16, 16}, st.Ink)
		p.Text(Rect{box.X + box.W - 14, box.Y + 3, 11, 16}, small, AtRight, tab.Key)
		p.Text(Rect{box.X + 1, box.Y + box.H - 21, box.W - 2, 16}, st, AtCentre, tab.Label)
		return
	}
	y := box.Y + (box.H-36)/2
	if tab.Under == "" {
		y = box.Y + (box.H-16)/2
	}
	p.Text(Rect{box.X + 1, y, box.W - 2, 16}, st, AtCentre, tab.Label)
	p.Text(Rect{box.X + 1, y + 20, box.W - 2, 16}, small, AtCentre, tab.Under)
}

// Bar draws a short bar for n of most, in a colour and its texture.
func (p *Page) Bar(box Rect, n, most int, ink Paint) {
	p.Fill(box, Sunk)
	p.Fill(Rect{box.X, box.Y, box.W * max(min(n, most), 0) / most, box.H}, ink)
}

// Cells draws a row of cells with some of them filled: dice, positions, stages.
func (p *Page) Cells(box Rect, cells int, filled func(i int) bool, ink Paint) {
	for i, c := range box.Columns(cells, 2) {
		if filled(i) {
			p.Fill(c, ink)
		} else {
			p.Fill(c, Card)
			p.Frame(c, Rule, 1)
		}
	}
}

// Change draws a triangle and the amount of a change; nothing for none.
func (p *Page) Change(box Rect, by int, st Style) {
	if by == 0 {
		return
	}
	m, n := Up, by
	if by < 0 {
		m, n = Down, -by
	}
	p.Place(m, Rect{box.X, box.Y + box.H/2 - 4, 8, 8}, st.Ink)
	p.Text(Rect{box.X + 10, box.Y, box.W - 10, box.H}, st, AtLeft, digits(n))
}

func digits(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + digits(n%10)
}
