package figure

import "math"

// Bars are estimates as bars with whiskers, a row each: shares, or what each
// factor does. Values may be on either side of 0.
type Bars struct {
	Alt    string
	Wide   float64 // of the figure; 0: Half
	Rows   []Bar
	Most   float64 // the axis goes to it at least; 0: to what there is
	Number func(float64) string
	Key    [2]string // of the filled and the hollow marks, where rows have both
}

// Bar is a row.
type Bar struct {
	Label, Note string
	Estimate
	Text, Range string    // the estimate and its interval in words
	Total       *Estimate // a second one, drawn as a hollow mark
}

// SVG draws the figure.
func (f Bars) SVG() string {
	c := &canvas{w: f.Wide}
	if c.w == 0 {
		c.w = Half
	}
	labels, texts, notes := 0.0, 0.0, false
	low, high, whole := 0.0, f.Most, false
	for _, r := range f.Rows {
		labels = max(labels, longest(r.Label, r.Note))
		texts = max(texts, longest(r.Text, r.Range))
		low, high = min(low, r.Low), max(high, r.High)
		notes = notes || r.Note != "" || r.Range != ""
		if r.Total != nil {
			whole = true
			low, high = min(low, r.Total.Low), max(high, r.Total.High)
		}
	}
	labels = min(labels, c.w*0.46)
	rowHigh := 26.0
	if notes {
		rowHigh = 40
	}
	top := 6.0
	if whole {
		top = 30
		c.rect("bar", 0, 6, 22, 10)
		c.text("soft", start, 30, 16, f.Key[0])
		c.circle("hollow", 52+width(f.Key[0]), 11, 5)
		c.text("soft", start, 64+width(f.Key[0]), 16, f.Key[1])
	}
	list := ticks(low, high, max(int((c.w-labels-texts)/70), 2))
	low, high = list[0], list[len(list)-1]
	x := scale{low, high, labels + 16, c.w - texts - 16}
	bottom := top + rowHigh*float64(len(f.Rows))
	for _, t := range list {
		c.line("grid", x.at(t), top, x.at(t), bottom)
		c.text("soft", middle, x.at(t), bottom+20, f.number(t))
	}
	for i, r := range f.Rows {
		y := top + rowHigh*(float64(i)+0.5)
		base := y + 4.5
		if notes {
			base = y - 3
			c.text("soft", start, 0, y+13, fit(r.Note, labels))
			c.text("soft", start, x.b+16, y+13, r.Range)
		}
		c.text("strong", start, 0, base, fit(r.Label, labels))
		c.text("strong", start, x.b+16, base, r.Text)
		if low >= 0 {
			c.rect("sheet", x.a, y-7, x.b-x.a, 14)
		}
		if !math.IsNaN(r.Value) {
			a, b := x.at(0), x.at(r.Value)
			c.rect("bar", min(a, b), y-7, abs(b-a), 14)
			c.whisker(x, r.Estimate, y, 5)
		}
		if r.Total != nil {
			c.whisker(x, *r.Total, y, 3)
			c.circle("hollow", x.at(r.Total.Value), y, 5)
		}
	}
	c.line("axis", x.at(0), top-2, x.at(0), bottom+4)
	c.h = bottom + 28
	return c.svg(f.Alt)
}

func (f Bars) number(x float64) string {
	if f.Number == nil {
		return Number(x)
	}
	return f.Number(x)
}

// fit cuts a text that is too wide.
func fit(s string, wide float64) string {
	if width(s) <= wide+2 {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && width(string(r))+8 > wide {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

// Ruler is an estimate on an axis: what is claimed is shaded, the interval lies
// over it.
type Ruler struct {
	Alt string
	Estimate
	Zero      float64  // where there is no effect; a line stands there
	From, To  *float64 // what is claimed: over, under, or between; nil: no end
	Shade     bool     // whether something is claimed at all
	Number    func(float64) string
	Wide      float64
	ZeroLabel string
}

// SVG draws the figure.
func (f Ruler) SVG() string {
	c := &canvas{w: f.Wide, h: 62}
	if c.w == 0 {
		c.w = Half
	}
	low, high := min(f.Low, f.Zero), max(f.High, f.Zero)
	for _, p := range []*float64{f.From, f.To} {
		if p != nil {
			low, high = min(low, *p), max(high, *p)
		}
	}
	room := (high - low) * 0.08
	if low < f.Zero || f.Zero != 0 {
		low -= room
	}
	list := ticks(low, high+room, 5)
	x := scale{list[0], list[len(list)-1], 22, c.w - 22}
	y, base := 20.0, 36.0
	if f.Shade {
		a, b := x.a, x.b
		if f.From != nil {
			a = x.at(*f.From)
		}
		if f.To != nil {
			b = x.at(*f.To)
		}
		c.rect("sunk", a, 4, b-a, base-4)
		for _, p := range []*float64{f.From, f.To} {
			if p != nil {
				c.line("edge", x.at(*p), 4, x.at(*p), base)
			}
		}
	}
	c.line("hair", x.at(f.Zero), 4, x.at(f.Zero), base)
	c.line("axis", x.a, base, x.b, base)
	for _, t := range list {
		c.line("hair", x.at(t), base, x.at(t), base+5)
		c.text("soft", middle, x.at(t), base+20, f.number(t))
	}
	c.whisker(x, f.Estimate, y, 8)
	c.rect("ink", x.clip(f.Value)-3, y-8, 6, 16)
	return c.svg(f.Alt)
}

func (f Ruler) number(x float64) string {
	if f.Number == nil {
		return Number(x)
	}
	return f.Number(x)
}
