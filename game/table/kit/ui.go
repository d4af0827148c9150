package kit

import "slices"

// UI holds a page and what hands do to it.
type UI struct {
	Fonts *Fonts
	Build func(*Page) // draws the page anew from what the program knows
	Page  *Page

	Focus   string // the control that Enter does
	Hover   string // the control under the pointer
	byKeys  bool   // the last hand was on the keyboard
	Version int    // grows with every page
	w, h    int
	stale   bool
	scroll  map[string]int
	x, y    int
	reveal  []string      // controls to be scrolled into view on the next page
	Moving  func(*Canvas) // draws what moves by itself, over the page; nil: nothing
}

// NewUI gives a UI of a size in logical pixels.
func NewUI(f *Fonts, w, h int, build func(*Page)) *UI {
	u := &UI{Fonts: f, Build: build, w: w, h: h, scroll: map[string]int{}}
	u.rebuild()
	return u
}

// Resize gives the page another size.
func (u *UI) Resize(w, h int) {
	if w != u.w || h != u.h {
		u.w, u.h = w, h
		u.rebuild()
	}
}

// Stale asks for a new page at the end of this tick.
func (u *UI) Stale() { u.stale = true }

// Top scrolls a list back to its top.
func (u *UI) Top(list string) {
	u.scroll[list] = 0
	u.Stale()
}

// Show scrolls controls into view on the next page; where there is no room for
// all, the last.
func (u *UI) Show(ids ...string) {
	u.reveal = ids
	u.Stale()
}

func (u *UI) rebuild() {
	u.build()
	ids := u.reveal
	u.reveal = nil
	for _, id := range ids {
		if c, ok := u.Page.Find(id); ok && u.into(c) {
			u.build()
		}
	}
}

func (u *UI) build() {
	u.stale = false
	u.Version++
	p := &Page{Box: Rect{0, 0, u.w, u.h}, Keys: map[Key]func(){}, scroll: u.scroll}
	p.Fonts = u.Fonts
	if u.Page != nil {
		p.Ops = make([]Op, 0, len(u.Page.Ops)+64)
	}
	u.Build(p)
	p.Controls = append(p.Controls, p.later...)
	u.Page = p
	u.Hover = p.at(u.x, u.y)
	if _, ok := p.Find(u.Focus); !ok {
		u.Focus = ""
	}
}

// Update takes what hands did in a tick.
func (u *UI) Update(in Input) {
	if x, y := in.Cursor(); x != u.x || y != u.y {
		u.x, u.y, u.byKeys = x, y, false
	}
	u.Hover = u.Page.at(u.x, u.y)
	if n := in.Wheel(); n != 0 {
		u.wheel(n)
	}
	if in.Clicked() {
		u.byKeys = false
		if c, ok := u.Page.Find(u.Page.at(u.x, u.y)); ok {
			u.Focus = c.ID
			u.do(c)
		}
	}
	for _, k := range in.Keys() {
		u.settle()
		u.key(k)
	}
	u.settle()
}

// settle builds the page that was asked for.
func (u *UI) settle() {
	if u.stale {
		u.rebuild()
	}
}

func (u *UI) do(c Control) {
	if c.Do != nil {
		c.Do()
		u.Stale()
	}
}

func (u *UI) key(k Key) {
	u.byKeys = true // what hangs at the pointer gives way
	if k != KeyEnter || u.Focus == "" {
		if do := u.Page.Keys[k]; do != nil {
			do()
			u.Stale()
			return
		}
	}
	switch k {
	case KeyNext:
		u.step(1)
	case KeyBefore:
		u.step(-1)
	case KeyUp:
		u.towards(0, -1)
	case KeyDown:
		u.towards(0, 1)
	case KeyLeft:
		u.towards(-1, 0)
	case KeyRight:
		u.towards(1, 0)
	case KeyEnter:
		if c, ok := u.Page.Find(u.Focus); ok {
			u.do(c)
		}
	}
}

// step moves the focus along the page's own order.
func (u *UI) step(by int) {
	n := len(u.Page.Controls)
	if n == 0 {
		return
	}
	i := -1
	for j, c := range u.Page.Controls {
		if c.ID == u.Focus {
			i = j
		}
	}
	if i < 0 && by < 0 {
		i = 0
	}
	u.focus(u.Page.Controls[(i+by+n)%n])
}

// towards moves the focus to the nearest control in a direction.
func (u *UI) towards(dx, dy int) {
	from, ok := u.Page.Find(u.Focus)
	if !ok {
		u.step(1)
		return
	}
	best, bestAway := Control{}, 1<<30
	for _, c := range u.Page.Controls {
		if away, ahead := distance(from.Box, c.Box, dx, dy); ahead && away < bestAway {
			best, bestAway = c, away
		}
	}
	if bestAway < 1<<30 {
		u.focus(best)
	}
}

// distance tells how far a box lies ahead in a direction; what lies aside of
// the way counts three times.
func distance(from, to Rect, dx, dy int) (away int, ahead bool) {
	gap := func(a, aw, b, bw int) int { return max(b-(a+aw), a-(b+bw), 0) }
	cx, cy := to.X+to.W/2-from.X-from.W/2, to.Y+to.H/2-from.Y-from.H/2
	switch {
	case dx != 0:
		if dx*cx <= 0 || gap(from.X, from.W, to.X, to.W) == 0 {
			return 0, false
		}
		return gap(from.X, from.W, to.X, to.W) + 3*gap(from.Y, from.H, to.Y, to.H) + abs(cy)/16, true
	default:
		if dy*cy <= 0 || gap(from.Y, from.H, to.Y, to.H) == 0 && from.H != 0 && to.Y != from.Y+from.H && to.Y+to.H != from.Y {
			return 0, false
		}
		return gap(from.Y, from.H, to.Y, to.H) + 3*gap(from.X, from.W, to.X, to.W) + abs(cx)/16, true
	}
}

func abs(n int) int { return max(n, -n) }

// focus puts the focus on a control and scrolls it into view.
func (u *UI) focus(c Control) {
	u.Focus, u.byKeys = c.ID, true
	if u.into(c) {
		u.Stale()
	}
}

// into scrolls a control into view; false if it was.
func (u *UI) into(c Control) bool {
	for _, l := range u.Page.Lists {
		if l.ID != c.List {
			continue
		}
		switch {
		case c.Box.Y < l.Box.Y:
			u.scroll[l.ID] -= l.Box.Y - c.Box.Y + 8
			return true
		case c.Box.Y+c.Box.H > l.Box.Y+l.Box.H:
			u.scroll[l.ID] += c.Box.Y + c.Box.H - l.Box.Y - l.Box.H + 16
			return true
		}
	}
	return false
}

// wheel scrolls the list under the pointer.
func (u *UI) wheel(notches int) {
	for i := len(u.Page.Lists) - 1; i >= 0; i-- {
		if l := u.Page.Lists[i]; l.Box.In(u.x, u.y) && l.Content > l.Box.H {
			u.scroll[l.ID] = l.Offset - notches*l.Step
			u.Stale()
			return
		}
	}
}

// Overlay draws what follows the hands from frame to frame: the outline of
// the focus, the hover and the tooltip.
func (u *UI) Overlay() *Canvas {
	c := &Canvas{Fonts: u.Fonts}
	if u.Moving != nil {
		u.Moving(c)
	}
	if h, ok := u.Page.Find(u.Hover); ok && h.Do != nil && !u.byKeys {
		c.Clipped(u.Page.visible(h).Inset(-1), func() { c.Frame(h.Box, Ink, 1) })
	}
	if f, ok := u.Page.Find(u.Focus); ok && u.byKeys {
		c.Clipped(u.Page.visible(f).Inset(-4), func() { // light within dark, to be seen on both
			c.Frame(f.Box.Inset(-4), Ink, 2)
			c.Frame(f.Box.Inset(-2), Card, 2)
		})
	}
	id := u.Hover
	if u.byKeys {
		id = u.Focus
	}
	if t, ok := u.Page.Find(id); ok && len(t.Tip) > 0 {
		tooltip(c, u.Page.Box, u.Page.visible(t), t.Tip)
	}
	return c
}

// Sizes of a tooltip.
const (
	tipWidth = 320
	tipPad   = 12
)

// tooltip explains a control beside it, within the page.
func tooltip(c *Canvas, page, about Rect, paras []string) {
	w, h := tipWidth, 2*tipPad
	style := func(i int) Style {
		if i == 0 {
			return Strong
		}
		return Label
	}
	widest := 0
	paras = slices.DeleteFunc(slices.Clone(paras), func(s string) bool { return s == "" })
	for i, s := range paras {
		lines := c.Fonts.Wrap(style(i), s, tipWidth-2*tipPad)
		h += len(lines)*style(i).Line() + 4
		for _, l := range lines {
			widest = max(widest, int(c.Fonts.Width(style(i), l))+1)
		}
	}
	h -= 4
	w = min(w, widest+2*tipPad)
	box := Rect{about.X + about.W + 8, about.Y, w, h}
	if box.X+w > page.W-4 { // no room on the right: left, else above or below
		box.X = about.X - w - 8
		if box.X < 4 {
			box.X = max(min(about.X, page.W-w-4), 4)
			box.Y = about.Y + about.H + 8
			if box.Y+h > page.H-4 {
				box.Y = about.Y - h - 8
			}
		}
	}
	box.Y = max(min(box.Y, page.H-h-4), 4)
	c.Fill(box, Ink)
	in := box.Inset(tipPad)
	for i, s := range paras {
		used := c.Wrapped(Rect{in.X, in.Y, in.W, in.H + 8}, style(i).In(Card), s)
		in.Y += used + 4
	}
}
