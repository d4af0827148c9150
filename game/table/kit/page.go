package kit

// Control is something on a page that can be pointed at, and done.
type Control struct {
	ID    string // the same for the same thing on the next page: focus follows it
	Box   Rect
	Label string   // what it is, in words
	Tip   []string // paragraphs of the tooltip; the first is its title
	Do    func()   // nil: it only explains itself
	List  string   // the list in which it scrolls, or ""
}

// Page is what is on the screen until something changes.
type Page struct {
	Canvas
	Box      Rect
	Controls []Control
	Lists    []List
	Keys     map[Key]func()

	scroll map[string]int
	inList string
	later  []Control
}

// List is a box whose content scrolls.
type List struct {
	ID      string
	Box     Rect
	Content int // height of everything
	Offset  int // how far it is scrolled
	Step    int // of one notch
}

// Control adds a control.
func (p *Page) Control(c Control) {
	c.List = p.inList
	p.Controls = append(p.Controls, c)
}

// Later adds a control that comes after all others in the order of the keyboard.
func (p *Page) Later(c Control) {
	c.List = p.inList
	p.later = append(p.later, c)
}

// Key sets what a key does on this page.
func (p *Page) Key(k Key, do func()) {
	p.Keys[k] = do
}

// Cover takes all controls, lists and keys off the page, for what is drawn over it.
func (p *Page) Cover() {
	p.Controls, p.later, p.Lists = nil, nil, nil
	clear(p.Keys)
}

// Find gives the control of an ID.
func (p *Page) Find(id string) (Control, bool) {
	for _, c := range p.Controls {
		if c.ID == id {
			return c, true
		}
	}
	return Control{}, false
}

// visible is the part of a control that can be seen and clicked.
func (p *Page) visible(c Control) Rect {
	if c.List == "" {
		return c.Box
	}
	for _, l := range p.Lists {
		if l.ID == c.List {
			return c.Box.Intersect(l.Box)
		}
	}
	return c.Box
}

// at gives the topmost control under a point.
func (p *Page) at(x, y int) string {
	for i := len(p.Controls) - 1; i >= 0; i-- {
		if p.visible(p.Controls[i]).In(x, y) {
			return p.Controls[i].ID
		}
	}
	return ""
}

// ScrollBar is the width of a list's scroll bar with its gap.
const ScrollBar = 12

// List lays out a scrolling list. The content is drawn by draw into a box of
// the given height that may reach beyond the list's own; what sticks out is
// clipped. The scroll bar shows only if there is something to scroll.
func (p *Page) List(id string, box Rect, height func(width int) int, draw func(box Rect)) {
	l := List{ID: id, Box: box, Step: 48}
	inner := box
	l.Content = height(inner.W)
	if l.Content > box.H {
		inner.W -= ScrollBar
		l.Content = height(inner.W)
	}
	l.Offset = max(min(p.scroll[id], l.Content-box.H), 0)
	p.scroll[id] = l.Offset
	p.Lists = append(p.Lists, l)
	was := p.inList
	p.inList = id
	p.Clipped(box, func() {
		draw(Rect{inner.X, inner.Y - l.Offset, inner.W, l.Content})
	})
	p.inList = was
	if l.Content > box.H {
		track := Rect{box.X + box.W - 6, box.Y, 6, box.H}
		p.Fill(track, Sunk)
		h := max(box.H*box.H/l.Content, 24)
		y := (box.H - h) * l.Offset / max(l.Content-box.H, 1)
		p.Fill(Rect{track.X, track.Y + y, track.W, h}, SoftInk)
	}
}
