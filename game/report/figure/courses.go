package figure

import (
	"math"
	"strconv"
)

// Curves are shares over time, with their intervals: how many games have come
// to something.
type Curves struct {
	Alt    string
	Years  []Year
	Curves []Curve
	Share  func(float64) string // writes a share of 1
	Wide   float64
}

// Curve is one of them: an estimate at the end of each quarter.
type Curve struct {
	Label string
	At    []Estimate
}

// SVG draws the figure.
func (f Curves) SVG() string {
	const top, high, left = 8.0, 220.0, 56.0
	c := &canvas{w: f.Wide, h: top + high + 32}
	if c.w == 0 {
		c.w = Wide
	}
	most, ends, n := 0.0, 0.0, len(f.Curves[0].At)
	for _, v := range f.Curves {
		ends = max(ends, width(v.Label))
		for _, e := range v.At {
			most = max(most, e.High)
		}
	}
	list := ticks(0, min(max(most, 0.01), 1), 5)
	y := scale{0, list[len(list)-1], top + high, top}
	x := scale{0, float64(n), left, c.w - ends - 32}
	for _, t := range list {
		c.line("grid", x.a, y.at(t), x.b, y.at(t))
		c.text("soft", end, left-10, y.at(t)+4.5, f.Share(t))
	}
	for i, year := range f.Years {
		to := float64(n)
		if i+1 < len(f.Years) {
			to = float64(f.Years[i+1].At)
		}
		if x.at(to)-x.at(float64(year.At)) >= 36 {
			c.text("soft", middle, x.at((float64(year.At)+to)/2), y.a+20, year.Label)
		}
		if year.At > 0 {
			c.line("hair", x.at(float64(year.At)), y.a, x.at(float64(year.At)), y.a+6)
		}
	}
	// A step: what is known at the end of a quarter holds until the end of the next.
	steps := func(of func(Estimate) float64, list []Estimate) (xs, ys []float64) {
		xs, ys = []float64{x.a, x.at(1)}, []float64{y.a, y.a}
		for q, e := range list {
			xs = append(xs, x.at(float64(q+1)), x.at(min(float64(q+2), float64(n))))
			ys = append(ys, y.at(of(e)), y.at(of(e)))
		}
		return xs, ys
	}
	for i, v := range f.Curves {
		xs, low := steps(func(e Estimate) float64 { return e.Low }, v.At)
		_, top := steps(func(e Estimate) float64 { return e.High }, v.At)
		c.path([]string{"half", "wide"}[i%2], band(xs, low, top))
	}
	tips := make([]float64, len(f.Curves))
	for i, v := range f.Curves {
		xs, ys := steps(func(e Estimate) float64 { return e.Value }, v.At)
		c.path([]string{"line", "thin", "said", "dots"}[i%4], poly(xs, ys))
		tips[i] = ys[len(ys)-1]
	}
	c.line("axis", x.a, y.a, x.b, y.a)
	for i, to := range apart(tips, 18) {
		c.line("hair", x.b+3, tips[i], x.b+18, to)
		c.text("strong", start, x.b+24, to+4.5, f.Curves[i].Label)
	}
	return c.svg(f.Alt)
}

// Limits is a box of conditions: of each factor the range that there is, and
// what of it is in the box.
type Limits struct {
	Alt  string
	Rows []Limit
}

// Limit is a factor that the box limits, from Low to High of Min to Max.
type Limit struct {
	Label, Note    string
	Min, Max       float64
	Low, High      float64
	MinText, MaxT  string
	LowText, HighT string
}

// SVG draws the figure.
func (f Limits) SVG() string {
	const row = 50.0
	c := &canvas{w: Wide, h: row*float64(len(f.Rows)) + 6}
	labels, notes := 0.0, 0.0
	for _, r := range f.Rows {
		labels, notes = max(labels, width(r.Label)), max(notes, width(r.Note))
	}
	labels = min(labels, 300)
	for i, r := range f.Rows {
		y := row*(float64(i)+0.5) - 4
		x := scale{r.Min, r.Max, labels + 56, c.w - notes - 56}
		pad := (x.b - x.a) / (r.Max - r.Min + 1) / 2 // a level has a breadth, so that one alone shows
		c.text("strong", start, 0, y+4.5, fit(r.Label, labels))
		c.text("soft", end, x.a-pad*0-10, y+4.5, r.MinText)
		c.text("soft", start, x.b+10, y+4.5, r.MaxT)
		c.rect("sheet", x.a, y-9, x.b-x.a, 18)
		c.line("grid", x.a, y, x.b, y)
		inner := scale{r.Min, r.Max, x.a + pad, x.b - pad}
		a, b := inner.clip(r.Low)-pad, inner.clip(r.High)+pad
		c.rect("half", a, y-9, b-a, 18)
		c.path("whisker", "M"+at(a)+" "+at(y-11)+"V"+at(y+11)+"M"+at(b)+" "+at(y-11)+"V"+at(y+11))
		if r.LowText == r.HighT {
			c.text("strong", middle, (a+b)/2, y+26, r.LowText)
		} else {
			c.text("strong", middle, a, y+26, r.LowText)
			c.text("strong", middle, b, y+26, r.HighT)
		}
		c.text("soft", end, c.w, y+4.5, r.Note)
	}
	return c.svg(f.Alt)
}

// Chain is a diagram of how often games go from a rung to another within a
// quarter. Arrows up go above the line, arrows down below; the wider, the more often.
type Chain struct {
	Alt   string
	Names []string
	Share [][]float64 // from, to: of the moves from a state, 0 to 1
	Spent []float64   // share of all quarters spent in each state
	Text  func(float64) string
	Least float64 // moves rarer than this are left out
}

// SVG draws the figure.
func (f Chain) SVG() string {
	n := len(f.Names)
	c := &canvas{w: Wide}
	y, below := 60.0, 60.0
	for i := range n {
		for k := range n {
			if p := f.Share[i][k]; p >= f.Least && f.Spent[i] > 0 && k > i {
				y = max(y, 80+32*min(float64(k-i), 3))
			} else if p >= f.Least && f.Spent[i] > 0 && k < i {
				below = max(below, 80+32*min(float64(i-k), 3))
			}
		}
	}
	foot := y + below + 28
	c.h = foot + 26
	step := c.w / float64(n)
	x := func(i int) float64 { return step * (float64(i) + 0.5) }
	radius := func(i int) float64 { return 17 + 25*math.Sqrt(f.Spent[i]) }
	type label struct {
		x, y float64
		s    string
	}
	var labels []label
	for i := range n {
		for k := range n {
			p := f.Share[i][k]
			if i == k || p < f.Least || f.Spent[i] == 0 {
				continue
			}
			side := -1.0 // up the ladder: above
			if k < i {
				side = 1
			}
			far := abs(float64(k - i))
			dx := 12.0
			if k < i {
				dx = -12
			}
			from, to := x(i)+dx, x(k)-dx
			ya, yb := y+side*(radius(i)-3), y+side*(radius(k)+9)
			rise := 34 + 34*min(far, 3)
			wide := 1.5 + 12*math.Sqrt(p)
			c.WriteString("<g style=\"stroke-width:" + at(wide) + "\">")
			c.path("arrow", "M"+at(from)+" "+at(ya)+"C"+at(from)+" "+at(ya+side*rise)+" "+at(to)+" "+at(yb+side*rise)+" "+at(to)+" "+at(yb))
			c.WriteString("</g>\n")
			head := 5 + wide/2
			c.path("soft", "M"+at(to-head)+" "+at(yb)+"L"+at(to+head)+" "+at(yb)+"L"+at(to)+" "+at(yb-side*(head+3))+"Z")
			labels = append(labels, label{(from + to) / 2, (ya+yb)/2 + side*(rise*0.75+wide/2+8) + 4.5, f.Text(p)})
		}
	}
	for i, name := range f.Names {
		class, ink := "hollow", "big"
		if f.Spent[i] > 0 {
			class, ink = "ink", "big dark"
		}
		c.circle(class, x(i), y, radius(i))
		c.text(ink, middle, x(i), y+7, strconv.Itoa(i))
		c.text("strong", middle, x(i), foot, name)
		if f.Spent[i] > 0 {
			c.text("soft", middle, x(i), foot+18, f.Text(f.Share[i][i]))
		}
	}
	for _, l := range labels {
		c.text("strong halo", middle, l.x, l.y, l.s)
	}
	return c.svg(f.Alt)
}
