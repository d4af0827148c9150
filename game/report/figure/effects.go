package figure

import "strconv"

// Panels show what each factor does to a measure, level by level, on one axis.
type Panels struct {
	Alt    string
	Panels []Panel
	Number func(float64) string
}

// Panel is a factor.
type Panel struct {
	Title  string
	Points []Dot
}

// Dot is a level with the measure's mean there.
type Dot struct {
	Label string
	Estimate
}

// SVG draws the figure.
func (f Panels) SVG() string {
	const perRow, top, high, left = 3, 34.0, 170.0, 44.0
	number := f.Number
	if number == nil {
		number = Number
	}
	low, most := f.Panels[0].Points[0].Low, f.Panels[0].Points[0].High
	for _, p := range f.Panels {
		for _, d := range p.Points {
			low, most = min(low, d.Low), max(most, d.High)
		}
	}
	if low > 0 && low < 0.4*most {
		low = 0
	}
	list := ticks(low, most, 4)
	columns := min(len(f.Panels), perRow)
	rows := (len(f.Panels) + columns - 1) / columns
	c := &canvas{w: Wide}
	if columns == 1 {
		c.w = Half
	}
	wide := (c.w - left) / float64(columns)
	foot := 30.0
	for _, p := range f.Panels {
		for _, d := range p.Points {
			foot = max(foot, 14+16*float64(len(wrap(d.Label, (wide-32)/float64(len(p.Points))))))
		}
	}
	for i, p := range f.Panels {
		x0, y0 := left+wide*float64(i%columns), float64(i/columns)*(top+high+foot+16)
		y := scale{list[0], list[len(list)-1], y0 + top + high, y0 + top}
		c.text("strong", start, x0, y0+16, fit(p.Title, wide-24))
		for k, t := range list {
			if k > 0 || list[0] != 0 {
				c.line("grid", x0, y.at(t), x0+wide-24, y.at(t))
			}
			if i%columns == 0 {
				c.text("soft", end, left-10, y.at(t)+4.5, number(t))
			}
		}
		c.line("axis", x0, y.a, x0+wide-24, y.a)
		n := len(p.Points)
		x := scale{-0.5, float64(n) - 0.5, x0, x0 + wide - 24}
		xs, ys := make([]float64, n), make([]float64, n)
		for k, d := range p.Points {
			xs[k], ys[k] = x.at(float64(k)), y.clip(d.Value)
		}
		c.path("thin", poly(xs, ys))
		for k, d := range p.Points {
			a, b := y.clip(d.Low), y.clip(d.High)
			if a-b > 9 {
				c.path("whisker", "M"+at(xs[k]-5)+" "+at(a)+"H"+at(xs[k]+5)+"M"+at(xs[k])+" "+at(a)+"V"+at(b)+"M"+at(xs[k]-5)+" "+at(b)+"H"+at(xs[k]+5))
			}
			c.circle("ink", xs[k], ys[k], 4.5)
			if n <= 5 || k == 0 || k == n-1 || k == n/2 {
				c.lines("soft", middle, xs[k], y.a+20, (wide-32)/float64(min(n, 5)), d.Label)
			}
		}
	}
	c.h = float64(rows)*(top+high+foot+16) - 12
	return c.svg(f.Alt)
}

// Lines show how two factors go together: the levels of one along the axis, a
// line for each level of the other, named at its end.
type Lines struct {
	Alt    string
	Levels []string
	Lines  []Line
	Number func(float64) string
}

// Line is a level of the other factor.
type Line struct {
	Label, Note string
	Points      []Estimate
}

// mark draws one of a few marks that are told apart by shape and filling.
func (c *canvas) mark(i int, x, y float64) {
	class := []string{"ink", "hollow"}[i%2]
	switch i % 6 / 2 {
	case 0:
		c.path(class, "M"+at(x)+" "+at(y-7)+"L"+at(x+7)+" "+at(y+6)+"L"+at(x-7)+" "+at(y+6)+"Z")
	case 1:
		c.circle(class, x, y, 6)
	default:
		c.rect(class, x-5.5, y-5.5, 11, 11)
	}
}

// SVG draws the figure.
func (f Lines) SVG() string {
	const top, high, left = 8.0, 220.0, 44.0
	number := f.Number
	if number == nil {
		number = Number
	}
	c := &canvas{w: Half, h: top + high + 48}
	ends := 0.0
	low, most := f.Lines[0].Points[0].Low, f.Lines[0].Points[0].High
	for _, l := range f.Lines {
		ends = max(ends, longest(l.Label, l.Note))
		for _, e := range l.Points {
			low, most = min(low, e.Low), max(most, e.High)
		}
	}
	if low > 0 && low < 0.5*most {
		low = 0
	}
	list := ticks(low, most, 4)
	y := scale{list[0], list[len(list)-1], top + high, top}
	n := len(f.Levels)
	x := scale{-0.4, float64(n) - 0.6, left, c.w - min(ends, 190) - 20}
	for k, t := range list {
		if k > 0 {
			c.line("grid", left, y.at(t), x.b, y.at(t))
		}
		c.text("soft", end, left-10, y.at(t)+4.5, number(t))
	}
	c.line("axis", left, y.a, x.b, y.a)
	for i, s := range f.Levels {
		c.lines("soft", middle, x.at(float64(i)), y.a+20, (x.b-x.a)/float64(n)-8, s)
	}
	tips := make([]float64, len(f.Lines))
	for i, l := range f.Lines {
		xs, ys := make([]float64, n), make([]float64, n)
		for k, e := range l.Points {
			xs[k], ys[k] = x.at(float64(k)), y.clip(e.Value)
		}
		c.path([]string{"line", "thin", "said", "dots"}[i%4], poly(xs, ys))
		for k, e := range l.Points {
			if a, b := y.clip(e.Low), y.clip(e.High); a-b > 14 {
				c.path("whisker", "M"+at(xs[k])+" "+at(a)+"V"+at(b))
			}
			c.mark(i, xs[k], ys[k])
		}
		tips[i] = ys[n-1]
	}
	for i, to := range apart(tips, 34) {
		c.line("hair", x.at(float64(n-1))+10, tips[i], x.b+4, to)
		c.text("strong halo", start, x.b+10, to, fit(f.Lines[i].Label, 200))
		c.text("soft", start, x.b+10, to+16, fit(f.Lines[i].Note, 200))
	}
	return c.svg(f.Alt)
}

// Heat is a table of two factors, shaded by a measure, with its numbers in it.
type Heat struct {
	Alt              string
	Rows, Columns    []string
	RowName, ColName string
	Cells            [][]Estimate // by row and column
	Number           func(float64) string
	Range            func(Estimate) string
}

// SVG draws the figure.
func (f Heat) SVG() string {
	c := &canvas{w: Half}
	left := min(longest(append([]string{f.RowName}, f.Rows...)...), 150) + 14
	wide := (c.w - left) / float64(len(f.Columns))
	const top, high = 42.0, 54.0
	low, most := f.Cells[0][0].Value, f.Cells[0][0].Value
	for _, row := range f.Cells {
		for _, e := range row {
			low, most = min(low, e.Value), max(most, e.Value)
		}
	}
	c.text("soft", start, left, 14, f.ColName)
	c.text("soft", start, 0, 34, f.RowName)
	for i, s := range f.Columns {
		c.text("strong", middle, left+wide*(float64(i)+0.5), 34, fit(s, wide))
	}
	for i, row := range f.Cells {
		y := top + high*float64(i)
		c.text("strong", start, 0, y+high/2+4, fit(f.Rows[i], left-10))
		for k, e := range row {
			x, share := left+wide*float64(k), 0.5
			if most > low {
				share = (e.Value - low) / (most - low)
			}
			c.WriteString("<g>")
			c.rect("sheet", x, y, wide-2, high-2)
			c.WriteString("<g opacity=\"" + strconv.FormatFloat(0.03+0.36*share, 'f', 2, 64) + "\">") // so light that ink is read on it
			c.rect("ink", x, y, wide-2, high-2)
			c.WriteString("</g></g>\n")
			c.text("strong", middle, x+wide/2-1, y+high/2-2, f.Number(e.Value))
			if f.Range != nil {
				c.text("", middle, x+wide/2-1, y+high/2+16, fit(f.Range(e), wide))
			}
		}
	}
	c.h = top + high*float64(len(f.Rows))
	return c.svg(f.Alt)
}
