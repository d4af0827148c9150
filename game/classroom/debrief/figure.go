package debrief

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"

	"entente/game"
	"entente/game/lab/reference"
)

// noMark is a value that no game has.
const noMark = math.MinInt64

// histogram draws how many of the agents' games had which value, and marks
// those of the class by the numbers of their tables. It is drawn in the classes
// of figure.Style.
func histogram(d *reference.Distribution, marks []int64, write func(int64) string, alt string) template.HTML {
	const wide, base, left, most = 456.0, 104.0, 8.0, 48
	low, high := d.Low, d.Low+int64(len(d.Counts))-1
	for _, m := range marks {
		if m != noMark {
			low, high = min(low, m), max(high, m)
		}
	}
	per := (high - low + most) / most // values a bar
	bars := int((high-low)/per) + 1
	counts := make([]int64, bars)
	for v := d.Low; v < d.Low+int64(len(d.Counts)); v++ {
		counts[(v-low)/per] += d.At(v)
	}
	top := int64(1)
	for _, n := range counts {
		top = max(top, n)
	}
	step := (wide - 2*left) / float64(bars)
	x := func(v int64) float64 { return left + step*(float64((v-low)/per)+.5) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="fig" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g 124" role="img" aria-label="%s">`, wide, html.EscapeString(alt))
	for i, n := range counts {
		if n > 0 {
			h := math.Max(60*float64(n)/float64(top), .75)
			fmt.Fprintf(&b, `<rect class="bar" x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, left+step*float64(i)+min(step/8, 1), base-h, step-2*min(step/8, 1), h)
		}
	}
	fmt.Fprintf(&b, `<path class="axis" d="M%g %gH%g"/>`, left, base, wide-left)
	at := map[float64]int{} // how many marks stand over each other
	for i, m := range marks {
		if m == noMark {
			continue
		}
		c := x(m)
		y := 30 - 22*float64(at[c])
		if at[c] == 0 {
			fmt.Fprintf(&b, `<path class="hair" d="M%.1f 38V%g"/>`, c, base)
		}
		if at[c] > 0 { // beside, where there is no room above
			y, c = 30, c+20*float64(at[c])
		}
		at[x(m)]++
		fmt.Fprintf(&b, `<rect class="ink" x="%.1f" y="%.1f" width="18" height="18"/><text class="strong dark" text-anchor="middle" x="%.1f" y="%.1f">%d</text>`, c-9, y-9, c, y+4.5, i+1)
	}
	label := func(v int64, anchor string, at float64) {
		fmt.Fprintf(&b, `<text class="soft" text-anchor="%s" x="%.1f" y="120">%s</text>`, anchor, at, html.EscapeString(write(v)))
	}
	label(low, "start", left)
	label(high, "end", wide-left)
	if m := d.Quantile(.5); x(m)-left > 60 && wide-left-x(m) > 60 {
		label(m, "middle", x(m))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// small draws the ladder of a game in the space of a cell: declared dashed and
// effective solid, over the quarters of the whole game.
func small(s *story, alt string) template.HTML {
	const wide, rung = 240.0, 12.0
	n := float64(s.set.Quarters)
	x := func(q int) float64 { return wide * float64(q) / n }
	y := func(r int8) float64 { return rung*float64(game.Rungs-1-int(r)) + rung/2 }
	line := func(class string, rungs []int8, off float64) string {
		if len(rungs) == 0 {
			return ""
		}
		d := fmt.Sprintf("M0 %.1f", y(rungs[0])+off)
		for q := range rungs {
			if q > 0 && rungs[q] != rungs[q-1] {
				d += fmt.Sprintf("H%.1fV%.1f", x(q), y(rungs[q])+off)
			}
		}
		return `<path class="` + class + `" d="` + d + fmt.Sprintf("H%.1f", x(len(rungs))) + `"/>`
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="fig small" xmlns="http://www.w3.org/2000/svg" viewBox="-16 0 %g %g" role="img" aria-label="%s">`, wide+16, rung*game.Rungs, html.EscapeString(alt))
	for r := int8(0); r < game.Rungs; r++ {
		if r%2 == 1 {
			fmt.Fprintf(&b, `<rect class="sunk" x="0" y="%.1f" width="%g" height="%g"/>`, y(r)-rung/2, wide, rung)
		}
		if r%2 == 0 {
			fmt.Fprintf(&b, `<text class="soft" x="-14" y="%.1f">%s</text>`, y(r)+4.5, strconv.Itoa(int(r)))
		}
	}
	b.WriteString(line("said", s.declared, -1.5) + line("thin", s.effective, 1.5) + `</svg>`)
	return template.HTML(b.String())
}

// shape draws the sign of a power: circle, diamond or square.
func shape(p game.Power) template.HTML {
	inner := map[game.Power]string{
		game.China:  `<circle cx="8" cy="8" r="7"/>`,
		game.Russia: `<path d="M8 0L16 8L8 16L0 8Z"/>`,
		game.US:     `<path d="M1 1H15V15H1Z"/>`,
	}[p]
	return template.HTML(`<svg class="sign ` + p.String() + `" viewBox="0 0 16 16" aria-hidden="true">` + inner + `</svg>`)
}
