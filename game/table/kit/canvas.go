package kit

import "image"

// OpKind is the kind of a drawing operation.
type OpKind uint8

// The drawing operations.
const (
	FillOp    OpKind = iota // Box in Ink
	TextOp                  // Text at the left end of Box, one line
	MarkOp                  // Mark filling Box in Ink
	PictureOp               // Picture filling Box
)

// Op is one drawing operation. There is no path among them: shapes are baked
// into images, once for each size.
type Op struct {
	Kind    OpKind
	Box     Rect
	Clip    Rect // empty: the whole page
	Ink     Paint
	Text    string
	Style   Style
	Mark    Mark
	Picture *Picture
	Cut     bool // the text did not fit and was shortened
}

// same tells whether two operations draw the same.
func (o *Op) same(x *Op) bool {
	if o.Picture != x.Picture && o.Picture != nil && x.Picture != nil && o.Picture.Key == x.Picture.Key {
		y := *x
		y.Picture = o.Picture
		return *o == y
	}
	return *o == *x
}

// Picture is something too rich for marks, such as a map: it is baked when its
// key is new, and kept.
type Picture struct {
	Key  string // the same for what looks the same
	Bake func(w, h int, scale float64, th *Theme) *image.RGBA
}

// Align is where a line stands in its box.
type Align uint8

// The alignments.
const (
	AtLeft Align = iota
	AtRight
	AtCentre
)

// Canvas collects drawing operations.
type Canvas struct {
	Fonts *Fonts
	Ops   []Op
	clip  Rect
}

// Clipped draws within a box alone; outside of any other, the empty one is the whole page.
func (c *Canvas) Clipped(box Rect, draw func()) {
	was := c.clip
	c.clip = box
	if !was.Empty() {
		if c.clip = was.Intersect(box); c.clip.Empty() {
			c.clip = nowhere
		}
	}
	draw()
	c.clip = was
}

// Clip is the box within which alone something is drawn; empty: the whole page.
func (c *Canvas) Clip() Rect { return c.clip }

// nowhere is a clip that lets nothing through: the empty one means the whole page.
var nowhere = Rect{-1 << 20, -1 << 20, 1, 1}

func (c *Canvas) add(op Op) {
	op.Clip = c.clip
	if !c.clip.Empty() && op.Box.Intersect(c.clip).Empty() {
		return
	}
	c.Ops = append(c.Ops, op)
}

// Fill paints a box.
func (c *Canvas) Fill(box Rect, ink Paint) {
	if !box.Empty() {
		c.add(Op{Kind: FillOp, Box: box, Ink: ink})
	}
}

// Frame draws a border of a width inside a box.
func (c *Canvas) Frame(box Rect, ink Paint, width int) {
	c.Fill(Rect{box.X, box.Y, box.W, width}, ink)
	c.Fill(Rect{box.X, box.Y + box.H - width, box.W, width}, ink)
	c.Fill(Rect{box.X, box.Y + width, width, box.H - 2*width}, ink)
	c.Fill(Rect{box.X + box.W - width, box.Y + width, width, box.H - 2*width}, ink)
}

// Dash and gap of dashed lines.
const (
	dash    = 6
	dashGap = 4
)

// DashedLine draws a dashed line along the longer side of a box.
func (c *Canvas) DashedLine(box Rect, ink Paint) {
	if box.W >= box.H {
		for x := 0; x < box.W; x += dash + dashGap {
			c.Fill(Rect{box.X + x, box.Y, min(dash, box.W-x), box.H}, ink)
		}
		return
	}
	for y := 0; y < box.H; y += dash + dashGap {
		c.Fill(Rect{box.X, box.Y + y, box.W, min(dash, box.H-y)}, ink)
	}
}

// DashedFrame draws a dashed border of a width inside a box.
func (c *Canvas) DashedFrame(box Rect, ink Paint, width int) {
	c.DashedLine(Rect{box.X, box.Y, box.W, width}, ink)
	c.DashedLine(Rect{box.X, box.Y + box.H - width, box.W, width}, ink)
	c.DashedLine(Rect{box.X, box.Y, width, box.H}, ink)
	c.DashedLine(Rect{box.X + box.W - width, box.Y, width, box.H}, ink)
}

// Show paints a picture.
func (c *Canvas) Show(pic *Picture, box Rect) {
	if !box.Empty() {
		c.add(Op{Kind: PictureOp, Picture: pic, Box: box})
	}
}

// Place paints a mark.
func (c *Canvas) Place(m Mark, box Rect, ink Paint) {
	if !box.Empty() {
		c.add(Op{Kind: MarkOp, Mark: m, Box: box, Ink: ink})
	}
}

// Text writes one line in a box, in the middle of its height. What does not
// fit is shortened, and the operation says so.
func (c *Canvas) Text(box Rect, st Style, at Align, s string) {
	if s == "" {
		return
	}
	short, fits := c.Fonts.Fit(st, s, box.W)
	w := int(c.Fonts.Width(st, short) + 0.999)
	x := box.X
	switch at {
	case AtRight:
		x = box.X + box.W - w
	case AtCentre:
		x = box.X + (box.W-w)/2
	}
	c.add(Op{Kind: TextOp, Text: short, Style: st, Ink: st.Ink, Cut: !fits,
		Box: Rect{x, box.Y + (box.H-st.Line())/2, w, st.Line()}})
}

// Write writes one line and gives the x at its end.
func (c *Canvas) Write(x, y int, st Style, s string) int {
	w := int(c.Fonts.Width(st, s) + 0.999)
	c.Text(Rect{x, y, w, st.Line()}, st, AtLeft, s)
	return x + w
}

// Height is the height of a wrapped text.
func (c *Canvas) Height(st Style, s string, width int) int {
	if s == "" {
		return 0
	}
	return len(c.Fonts.Wrap(st, s, width)) * st.Line()
}

// Wrapped writes a text in as many lines as its box holds, and gives the
// height used. If lines are left over, the last one shown is marked as cut.
func (c *Canvas) Wrapped(box Rect, st Style, s string) int {
	if s == "" {
		return 0
	}
	lines := c.Fonts.Wrap(st, s, box.W)
	room := box.H / st.Line()
	for i, line := range lines {
		if i == room {
			return i * st.Line()
		}
		if i == room-1 && len(lines) > room {
			line, _ = c.Fonts.Fit(st, line+" …", box.W)
		}
		c.Text(Rect{box.X, box.Y + i*st.Line(), box.W, st.Line()}, st, AtLeft, line)
		if i == room-1 && len(lines) > room && len(c.Ops) > 0 {
			c.Ops[len(c.Ops)-1].Cut = true
		}
	}
	return len(lines) * st.Line()
}
