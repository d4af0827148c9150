package figure

import "strconv"

// Ladder is the fan of a ladder by quarters: where many games stood.
type Ladder struct {
	Alt       string
	Rungs     []string // names, from the lowest
	Years     []Year
	Effective [][]int64 // by quarter: how many games stood on each rung by deeds
	Declared  [][]int64 // the same by words
	Mark      int       // a quarter at whose end a line stands; 0: none
	MarkNote  string
	Words     LadderWords
}

// LadderWords name the lines and bands at their ends.
type LadderWords struct{ Declared, Effective, Half, Ninety string }

// Grouped is a quantile of games of which so many stand on each rung,
// interpolated within it: rung r is taken to reach from r−½ to r+½. share is 0
// to 1; of no games it is 0.
func Grouped(counts []int64, share float64) float64 {
	all := int64(0)
	for _, n := range counts {
		all += n
	}
	want, under := share*float64(all), 0.0
	last := 0.0
	for r, n := range counts {
		if n == 0 {
			continue
		}
		if under+float64(n) >= want {
			return float64(r) - 0.5 + (want-under)/float64(n)
		}
		under += float64(n)
		last = float64(r) + 0.5
	}
	return last
}

const (
	rungHigh   = 38.0
	rungLabels = 138.0
	rungEnds   = 150.0
)

// ground draws the rungs with their names and the years, and gives the scales.
func ground(c *canvas, rungs []string, years []Year, quarters int, ends float64) (x, y scale) {
	n := float64(len(rungs))
	top := 8.0
	x = scale{0, float64(quarters), rungLabels, c.w - ends}
	y = scale{-0.5, n - 0.5, top + n*rungHigh, top}
	for r := range rungs {
		above := y.at(float64(r) + 0.5)
		if r%2 == 0 {
			c.rect("sheet", x.a, above, x.b-x.a, rungHigh)
		}
		c.text("serif soft", start, 0, above+rungHigh/2+5, strconv.Itoa(r))
		c.text("strong", start, 22, above+rungHigh/2+5, rungs[r])
	}
	for i, year := range years {
		to := float64(quarters)
		if i+1 < len(years) {
			to = float64(years[i+1].At)
		}
		if year.At > 0 {
			c.line("grid", x.at(float64(year.At)), y.b, x.at(float64(year.At)), y.a)
		}
		if room := x.at(to) - x.at(float64(year.At)); room >= 36 {
			c.text("soft", middle, x.at((float64(year.At)+to)/2), y.a+20, year.Label)
		}
	}
	c.line("axis", x.a, y.a, x.b, y.a)
	return x, y
}

// apart moves two heights apart, so that texts at them do not meet.
func apart(list []float64, least float64) []float64 {
	out := append([]float64(nil), list...)
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	for i := range order { // few: by insertion, from the top
		for k := i; k > 0 && out[order[k]] < out[order[k-1]]; k-- {
			order[k], order[k-1] = order[k-1], order[k]
		}
	}
	for range 64 {
		moved := false
		for i := 1; i < len(order); i++ {
			a, b := order[i-1], order[i]
			if gap := least - (out[b] - out[a]); gap > 0.05 {
				out[a] -= gap / 2
				out[b] += gap / 2
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	return out
}

// SVG draws the figure.
func (f Ladder) SVG() string {
	c := &canvas{w: Wide, h: float64(len(f.Rungs))*rungHigh + 36}
	n := len(f.Effective)
	x, y := ground(c, f.Rungs, f.Years, n, rungEnds)
	at := func(counts [][]int64, share float64) []float64 {
		list := make([]float64, n+1)
		for q := range n {
			list[q+1] = y.at(Grouped(counts[q], share))
		}
		list[0] = list[1]
		return list
	}
	xs := make([]float64, n+1)
	for q := range xs {
		xs[q] = x.at(float64(q))
	}
	low, quarter, mid, three, high := at(f.Effective, .05), at(f.Effective, .25), at(f.Effective, .5), at(f.Effective, .75), at(f.Effective, .95)
	c.path("wide", band(xs, low, high))
	c.path("half", band(xs, quarter, three))
	c.path("edge", poly(xs, low))
	c.path("edge", poly(xs, high))
	if f.Mark > 0 && f.Mark < n {
		m := x.at(float64(f.Mark))
		c.line("hair", m, y.b, m, y.a)
		c.text("aside halo", start, m+8, y.b+18, f.MarkNote)
	}
	said := at(f.Declared, .5)
	c.path("said", poly(xs, said))
	c.path("line", poly(xs, mid))
	tips := []float64{said[n], mid[n], (three[n] + high[n]) / 2, low[n]}
	names := []string{f.Words.Declared, f.Words.Effective, f.Words.Half, f.Words.Ninety}
	tips[2] = (quarter[n] + 2*mid[n]) / 3
	if quarter[n]-three[n] > 24 {
		tips[2] = quarter[n] - 4
	}
	for i, to := range apart(tips, 18) {
		c.line("hair", x.b+3, tips[i], x.b+18, to)
		c.text(map[bool]string{true: "strong", false: "soft"}[i < 2], start, x.b+24, to+4.5, names[i])
	}
	return c.svg(f.Alt)
}

// Course is the ladder of one game: what was declared and what was effective,
// the gap between them shaded, and turning points as numbers.
type Course struct {
	Alt                 string
	Rungs               []string
	Years               []Year
	Declared, Effective []int8 // by quarter
	Turns               []Turn
	Words               LadderWords // Declared and Effective
}

// Turn is a turning point: in a quarter, from 0, a line moves from a rung to another.
type Turn struct {
	Quarter  int
	Declared bool
	From, To int8
}

// stair is the path of a line that stands on rungs.
func stair(x, y scale, line []int8, off float64) string {
	d := "M" + at(x.at(0)) + " " + at(y.at(float64(line[0]))+off)
	for q := range line {
		if q > 0 && line[q] != line[q-1] {
			d += "H" + at(x.at(float64(q))) + "V" + at(y.at(float64(line[q]))+off)
		}
	}
	return d + "H" + at(x.b)
}

// SVG draws the figure.
func (f Course) SVG() string {
	c := &canvas{w: Wide, h: float64(len(f.Rungs))*rungHigh + 36}
	n := len(f.Effective)
	x, y := ground(c, f.Rungs, f.Years, n, rungEnds)
	for q := range n {
		a, b := y.at(float64(max(f.Declared[q], f.Effective[q]))), y.at(float64(min(f.Declared[q], f.Effective[q])))
		if a < b {
			c.rect("wide", x.at(float64(q)), a, x.at(float64(q+1))-x.at(float64(q))+0.2, b-a)
		}
	}
	c.path("said", stair(x, y, f.Declared, -2.5))
	c.path("line", stair(x, y, f.Effective, 2.5))
	tips := []float64{y.at(float64(f.Declared[n-1])) - 2.5, y.at(float64(f.Effective[n-1])) + 2.5}
	for i, to := range apart(tips, 18) {
		c.line("hair", x.b+3, tips[i], x.b+18, to)
		c.text("strong", start, x.b+24, to+4.5, []string{f.Words.Declared, f.Words.Effective}[i])
	}
	type box struct{ x, y float64 }
	var taken []box
	for i, t := range f.Turns {
		b := box{x.at(float64(t.Quarter)), (y.at(float64(t.From)) + y.at(float64(t.To))) / 2}
		for again := true; again; {
			again = false
			for _, o := range taken {
				if abs(o.x-b.x) < 21 && abs(o.y-b.y) < 21 {
					b.x, again = o.x+22, true
				}
			}
		}
		taken = append(taken, b)
		class, ink := "ink", "strong dark"
		if t.Declared {
			class, ink = "hollow", "strong"
		}
		c.circle(class, b.x, b.y, 10)
		c.text(ink, middle, b.x, b.y+4.5, strconv.Itoa(i+1))
	}
	return c.svg(f.Alt)
}

func abs(x float64) float64 { return max(x, -x) }
