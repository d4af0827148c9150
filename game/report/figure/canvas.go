package figure

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Wide and Half are the widths of figures: over the whole column of a page, or
// two beside each other.
const (
	Wide = 960.0
	Half = 456.0
)

// canvas writes the elements of a figure, in the order in which they are drawn.
type canvas struct {
	strings.Builder
	w, h float64
}

// svg puts the figure together. alt is what it shows, for those who do not see it.
func (c *canvas) svg(alt string) string {
	return fmt.Sprintf("<svg class=\"fig\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
		at(c.w), at(c.h), html.EscapeString(alt), c.String())
}

// at writes a coordinate, to a tenth.
func at(x float64) string {
	s := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

func (c *canvas) rect(class string, x, y, w, h float64) {
	fmt.Fprintf(c, "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n", class, at(x), at(y), at(max(w, 0)), at(max(h, 0)))
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	c.path(class, "M"+at(x1)+" "+at(y1)+"L"+at(x2)+" "+at(y2))
}

func (c *canvas) path(class, d string) {
	fmt.Fprintf(c, "<path class=\"%s\" d=\"%s\"/>\n", class, d)
}

func (c *canvas) circle(class string, x, y, r float64) {
	fmt.Fprintf(c, "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n", class, at(x), at(y), at(r))
}

// Where a text stands by its x.
const (
	start  = "start"
	middle = "middle"
	end    = "end"
)

// text writes a line of text, y being its baseline.
func (c *canvas) text(class, anchor string, x, y float64, s string) {
	if s == "" {
		return
	}
	if anchor == start {
		anchor = ""
	} else {
		anchor = " text-anchor=\"" + anchor + "\""
	}
	if class != "" {
		class = " class=\"" + class + "\""
	}
	fmt.Fprintf(c, "<text%s%s x=\"%s\" y=\"%s\">%s</text>\n", class, anchor, at(x), at(y), html.EscapeString(s))
}

// lines writes a text over several lines of at most some width, and gives how
// many there were.
func (c *canvas) lines(class, anchor string, x, y, wide float64, s string) int {
	list := wrap(s, wide)
	for i, l := range list {
		c.text(class, anchor, x, y+16*float64(i), l)
	}
	return len(list)
}

// width is about how wide a text of 13 pixels is: enough to leave room.
func width(s string) (w float64) {
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijl.,:;'|!()[] ", r):
			w += 3.8
		case strings.ContainsRune("frt-–/", r):
			w += 5.2
		case strings.ContainsRune("mwMW—%@", r):
			w += 11.4
		case r >= 'A' && r <= 'Z', r >= 'А' && r <= 'Я':
			w += 9
		case r >= '0' && r <= '9', r == '−':
			w += 8.2
		default:
			w += 7.5
		}
	}
	return w * 1.04 // half of it is bold
}

// wrap breaks a text between words into lines of at most some width.
func wrap(s string, wide float64) []string {
	var list []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case width(line+" "+word) <= wide:
			line += " " + word
		default:
			list = append(list, line)
			line = word
		}
	}
	return append(list, line)
}

// longest is the width of the widest of some texts.
func longest(list ...string) (w float64) {
	for _, s := range list {
		if utf8.RuneCountInString(s) > 0 {
			w = max(w, width(s))
		}
	}
	return w
}

// scale maps numbers onto pixels.
type scale struct{ from, to, a, b float64 }

func (s scale) at(x float64) float64 {
	if s.to == s.from {
		return s.a
	}
	return s.a + (s.b-s.a)*(x-s.from)/(s.to-s.from)
}

// clip is at, within the scale.
func (s scale) clip(x float64) float64 {
	return s.at(min(max(x, min(s.from, s.to)), max(s.from, s.to)))
}

// ticks are round numbers over a range, about n of them, the first at or under
// low and the last at or over high.
func ticks(low, high float64, n int) []float64 {
	if high <= low {
		high = low + 1
	}
	rough := (high - low) / float64(n)
	unit := math.Pow(10, math.Floor(math.Log10(rough)))
	step := 10 * unit
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*unit >= rough*(1-1e-9) {
			step = m * unit
			break
		}
	}
	var list []float64
	first := math.Floor(low/step + 1e-9)
	for k := first; ; k++ {
		x := math.Round(k*step/unit*100) / 100 * unit
		list = append(list, x)
		if x >= high-step*1e-9 {
			return list
		}
	}
}

// whisker draws an interval along x, with its ends.
func (c *canvas) whisker(s scale, e Estimate, y, high float64) {
	a, b := s.clip(e.Low), s.clip(e.High)
	if b-a < 0.5 {
		return
	}
	c.path("under", "M"+at(a)+" "+at(y)+"H"+at(b))
	c.path("whisker", "M"+at(a)+" "+at(y-high)+"V"+at(y+high)+"M"+at(a)+" "+at(y)+"H"+at(b)+"M"+at(b)+" "+at(y-high)+"V"+at(y+high))
}

// poly is the path through points.
func poly(x, y []float64) string {
	var b strings.Builder
	for i := range x {
		b.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + at(x[i]) + " " + at(y[i]))
	}
	return b.String()
}

// band is the closed path between two lines.
func band(x, low, high []float64) string {
	var b strings.Builder
	b.WriteString(poly(x, high))
	for i := len(x) - 1; i >= 0; i-- {
		b.WriteString("L" + at(x[i]) + " " + at(low[i]))
	}
	return b.String() + "Z"
}
