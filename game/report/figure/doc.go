// Package figure draws the figures of reports and debriefs: plain series in,
// SVG out. It knows nothing of games or experiments, and no word of it is its
// own: names, notes and numbers come as the caller writes them.
//
// Figures are the same to the byte for the same series. They are drawn in the
// classes that Style colours, by light and by dark, and tell nothing by colour
// alone: what is declared is dashed and what is effective solid, estimates are
// marks with whiskers, lines are named at their ends.
package figure

import "strconv"

// Style is the style sheet of the figures, which a page needs once. Its colours
// are custom properties that a page may set (--ink, --soft, --paper, --sheet,
// --card, --sunk, --rule).
const Style = `
.fig{display:block;overflow:visible;width:100%;height:auto;font-family:Inter,"Helvetica Neue",Arial,sans-serif;font-size:13px;font-feature-settings:"tnum","lnum"}
.fig text{fill:var(--ink,#23242A)}
.fig .soft{fill:var(--soft,#5B574C)}
.fig .strong{font-weight:600}
.fig .serif{font-family:"Source Serif 4",Georgia,serif;font-size:15px}
.fig .big{font-family:"Source Serif 4",Georgia,serif;font-size:20px;font-weight:600}
.fig .aside{font-family:"Source Serif 4",Georgia,serif;font-style:italic;font-size:14px}
.fig .halo{paint-order:stroke;stroke:var(--paper,#EFE8D8);stroke-width:4px;stroke-linejoin:round}
.fig .sheet{fill:var(--sheet,#F8F3E6)}
.fig .sunk{fill:var(--sunk,#E6DDC3)}
.fig .wide{fill:var(--wide,#DDD2B3)}
.fig .half{fill:var(--half,#B9AE8D)}
.fig .bar{fill:var(--bar,#8B8471)}
.fig .ink{fill:var(--ink,#23242A)}
.fig .hollow{fill:var(--card,#FBF7EC);stroke:var(--ink,#23242A);stroke-width:1.5}
.fig .dark{fill:var(--paper,#EFE8D8)}
.fig .grid{stroke:var(--rule,#CFC5AE);stroke-width:1;fill:none}
.fig .edge{stroke:var(--edge,#A79C7E);stroke-width:1;fill:none}
.fig .axis{stroke:var(--ink,#23242A);stroke-width:1.5;fill:none}
.fig .hair{stroke:var(--ink,#23242A);stroke-width:1;fill:none}
.fig .line{stroke:var(--ink,#23242A);stroke-width:3.5;fill:none;stroke-linejoin:round;stroke-linecap:round}
.fig .thin{stroke:var(--ink,#23242A);stroke-width:1.75;fill:none;stroke-linejoin:round}
.fig .said{stroke:var(--ink,#23242A);stroke-width:2.25;stroke-dasharray:7 4;fill:none;stroke-linejoin:round}
.fig .dots{stroke:var(--ink,#23242A);stroke-width:2;stroke-dasharray:1.5 4;stroke-linecap:round;fill:none}
.fig .whisker{stroke:var(--ink,#23242A);stroke-width:1.75;fill:none}
.fig .under{stroke:var(--paper,#EFE8D8);stroke-width:4.5;fill:none}
.fig .arrow{stroke:var(--soft,#5B574C);fill:none;stroke-linecap:butt}
`

// Light and Dark are the colours of the two themes, for a page's style sheet.
const (
	Light = "--ink:#23242A;--soft:#5B574C;--paper:#EFE8D8;--sheet:#F8F3E6;--card:#FBF7EC;--sunk:#E6DDC3;--rule:#CFC5AE;" +
		"--wide:#DDD2B3;--half:#B9AE8D;--bar:#8B8471;--edge:#A79C7E"
	Dark = "--ink:#F1E9D6;--soft:#B9B09B;--paper:#1D1C1A;--sheet:#262421;--card:#2B2926;--sunk:#38342C;--rule:#4A453B;" +
		"--wide:#3D382D;--half:#615945;--bar:#9A9179;--edge:#6E664F"
)

// Estimate is a number with its interval.
type Estimate struct{ Value, Low, High float64 }

// Year is a mark on the axis of time: where a year begins, in quarters from
// the left, and its name.
type Year struct {
	At    int
	Label string
}

// Number writes a number in short, with a true minus sign. It is how figures
// write numbers where they are not told how.
func Number(x float64) string {
	s := strconv.FormatFloat(x, 'g', 6, 64)
	if s[0] == '-' {
		return "−" + s[1:]
	}
	return s
}
