//go:build !js

package report

import (
	"cmp"
	"context"
	"html/template"
	"math"
	"slices"
	"strconv"

	"entente/game/dice"
	"entente/game/lab/design"
	"entente/game/lab/experiment"
	"entente/game/lab/stat"
	"entente/game/report/figure"
	"entente/game/scenario"
)

func yearText(n int) string { return strconv.Itoa(n) }

// effect is what a factor does to the focal measure, from its first level to its last.
type effect struct {
	factor int
	stat.Test
	from, to string
}

// anywhere is a cell at no level in particular; in a design of one at a time it
// is the base.
func (b *builder) anywhere() []int {
	cell := make([]int, len(b.x.Factors))
	for i := range cell {
		cell[i] = scenario.Any
		if b.x.Design.Kind == design.OneAtATime {
			cell[i] = b.x.Factors[i].Base
		}
	}
	return cell
}

func with(cell []int, factor, level int) []int {
	cell = slices.Clone(cell)
	cell[factor] = level
	return cell
}

func (b *builder) focalMeasure() *scenario.Measure { return &b.x.Measures[b.focal] }

func (b *builder) focalValue(w *experiment.Row) int64 { return w.Values[b.focal] }

// mostPanels and mostLevels bound the figure of levels.
const mostPanels, mostLevels = 9, 12

// effects draws what the factors do.
func (b *builder) effects(ctx context.Context) error {
	if b.focal < 0 || len(b.x.Factors) == 0 {
		return b.rest()
	}
	var list []effect
	var err error
	switch b.x.Design.Kind {
	case design.Morris:
		err = b.morris()
	case design.Saltelli:
		err = b.indices()
	case design.LatinHypercube, design.Sobol:
		list, err = b.halves()
	default:
		list, err = b.levels()
	}
	if err != nil {
		return err
	}
	if len(list) > 0 {
		if err := b.sensitivity(list); err != nil {
			return err
		}
	}
	return b.rest()
}

// rest draws the figures of time, which come after those of factors.
func (b *builder) rest() error {
	arm, err := b.x.Arm(0)
	if err != nil {
		return err
	}
	if err := b.survival(&arm.Setup); err != nil {
		return err
	}
	return b.transitions()
}

// levels compares the levels of the factors, replicate by replicate.
func (b *builder) levels() ([]effect, error) {
	x, m := b.x, b.focalMeasure()
	var asked []experiment.Pairing
	base := b.anywhere()
	for i := range x.Factors {
		for l := range x.Factors[i].Levels {
			asked = append(asked, experiment.Pairing{Contrast: scenario.Level, Cells: [][]int{with(base, i, l)}, Of: b.focalValue})
		}
		last := len(x.Factors[i].Levels) - 1
		asked = append(asked, experiment.Pairing{Contrast: scenario.Difference, Cells: [][]int{with(base, i, last), with(base, i, 0)}, Of: b.focalValue})
	}
	sums, err := b.run.Pairs(asked)
	if err != nil {
		return nil, err
	}
	var panels []figure.Panel
	var list []effect
	tab := &table{Head: []string{b.t("col.factor"), b.t("col.level"), b.t("col.mean"), b.t("col.interval"), b.t("col.replicates")}}
	at := 0
	for i := range x.Factors {
		f := &x.Factors[i]
		panel := figure.Panel{Title: f.Name}
		for l := range f.Levels {
			e, err := read(scenario.Level, m, sums[at])
			at++
			if err != nil {
				continue
			}
			panel.Points = append(panel.Points, figure.Dot{Label: level(f, l), Estimate: fig(e)})
			tab.Rows = append(tab.Rows, []string{f.Name, level(f, l), b.value(e), b.span(e), b.w.Number(e.N)})
		}
		d, err := sums[at].Difference()
		per := float64(sums[at].Points) * experiment.Per(m, max(sums[at].Quarters, 1))
		at++
		if err == nil && len(f.Levels) > 1 {
			d.Estimate = as(d.Estimate, per)
			list = append(list, effect{i, d, level(f, 0), level(f, len(f.Levels)-1)})
		}
		if len(panel.Points) > 1 && len(panel.Points) <= mostLevels && len(panels) < mostPanels {
			panels = append(panels, panel)
		}
	}
	if len(panels) > 0 {
		by := strongest(list)
		caption := b.t("levels.caption", "factor", stress(x.Factors[by.factor].Name), "what", b.what(m), "from", by.from, "to", by.to, "effect", stress(b.said(by.Estimate)))
		svg := figure.Panels{Alt: b.t("levels.alt", "text", plain(caption)), Panels: panels, Number: b.short}.SVG()
		b.page.Figures = append(b.page.Figures, section{Title: b.t("levels.title"), Note: b.t("levels.note", "measure", upper(Measure(b.w, m))),
			Figure: template.HTML(svg), Caption: rich(caption), Table: tab})
	}
	if x.Design.Kind == design.Factorial && len(list) >= 2 {
		return list, b.interaction(list)
	}
	return list, nil
}

func strongest(list []effect) effect {
	return slices.MaxFunc(list, func(a, z effect) int { return cmp.Compare(math.Abs(a.Value), math.Abs(z.Value)) })
}

// interaction draws how the two strongest factors go together.
func (b *builder) interaction(list []effect) error {
	x, m := b.x, b.focalMeasure()
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, z effect) int { return cmp.Compare(math.Abs(z.Value), math.Abs(a.Value)) })
	p, q := list[0].factor, list[1].factor // columns, rows
	rows, cols := len(x.Factors[q].Levels), len(x.Factors[p].Levels)
	if rows > 8 || cols > 7 {
		return nil
	}
	base := b.anywhere()
	var asked []experiment.Pairing
	for r := range rows {
		for c := range cols {
			asked = append(asked, experiment.Pairing{Contrast: scenario.Level, Cells: [][]int{with(with(base, p, c), q, r)}, Of: b.focalValue})
		}
	}
	// The interaction at the corners: + where both or neither are at their last level.
	corner := experiment.Pairing{Contrast: scenario.Level, Cells: [][]int{base}, Of: func(w *experiment.Row) int64 {
		at := x.Matrix[w.Game/int64(x.Replicates)]
		sign := int64(1)
		for _, f := range []struct{ level, last int }{{at[p], cols - 1}, {at[q], rows - 1}} {
			switch f.level {
			case f.last:
			case 0:
				sign = -sign
			default:
				return 0
			}
		}
		return sign * b.focalValue(w)
	}}
	sums, err := b.run.Pairs(append(asked, corner))
	if err != nil {
		return err
	}
	heat := figure.Heat{Rows: names(&x.Factors[q]), Columns: names(&x.Factors[p]), RowName: x.Factors[q].Name, ColName: x.Factors[p].Name, Number: func(v float64) string { return "" }}
	tab := &table{Head: []string{x.Factors[q].Name, x.Factors[p].Name, b.t("col.mean"), b.t("col.interval"), b.t("col.replicates")}}
	high, low := [2]int{}, [2]int{}
	wide := 0.0
	for r := range rows {
		var line []figure.Estimate
		for c := range cols {
			e, err := read(scenario.Level, m, sums[r*cols+c])
			if err != nil {
				return nil // of single games nothing is known
			}
			wide = max(wide, e.High-e.Low)
			line = append(line, fig(e))
			tab.Rows = append(tab.Rows, []string{heat.Rows[r], heat.Columns[c], b.value(e), b.span(e), b.w.Number(e.N)})
		}
		heat.Cells = append(heat.Cells, line)
	}
	for r := range rows {
		for c := range cols {
			if v := heat.Cells[r][c].Value; v > heat.Cells[high[0]][high[1]].Value {
				high = [2]int{r, c}
			} else if v < heat.Cells[low[0]][low[1]].Value {
				low = [2]int{r, c}
			}
		}
	}
	d := digits(wide / 2)
	heat.Number = func(v float64) string { return b.number(v, d) }
	heat.Range = func(e figure.Estimate) string {
		return b.t("span", "low", b.number(e.Low, d), "high", b.number(e.High, d))
	}
	value := func(at [2]int) string { return b.number(heat.Cells[at[0]][at[1]].Value, d) }
	where := func(at [2]int) string {
		return b.cell(x, with(with(free(x), p, at[1]), q, at[0]))
	}
	k := sums[len(sums)-1]
	k.Points = len(x.Matrix) / rows / cols
	e, err := read(scenario.Level, &scenario.Measure{Series: m.Series, How: m.How}, k)
	if err != nil {
		return err
	}
	caption := b.t("heat.caption", "high", stress(value(high)), "where", where(high), "low", stress(value(low)), "there", where(low))
	key := "heat.none"
	switch {
	case e.Low > 0:
		key = "heat.more"
	case e.High < 0:
		key = "heat.less"
	}
	size := stat.Estimate{Value: math.Abs(e.Value), Low: min(math.Abs(e.Low), math.Abs(e.High)), High: max(math.Abs(e.Low), math.Abs(e.High))}
	if key == "heat.none" {
		size = e
	}
	together := b.t(key, "first", x.Factors[p].Name, "second", x.Factors[q].Name, "level", heat.Rows[rows-1], "other", heat.Rows[0], "size", stress(b.said(size)))
	heat.Alt = b.t("heat.alt", "text", plain(caption))
	b.page.Figures = append(b.page.Figures, section{Title: b.t("heat.title"), Note: b.t("heat.note", "measure", upper(Measure(b.w, m))),
		Figure: template.HTML(heat.SVG()), Caption: rich(caption), Table: tab, Half: true})
	if rows <= 4 && cols <= 5 {
		lines := figure.Lines{Alt: b.t("lines.alt", "text", plain(together)), Levels: heat.Columns, Number: b.short}
		for r := range rows {
			cells := heat.Cells[r]
			change := cells[cols-1].Value - cells[0].Value
			sign := b.w.Text("number.plus")
			if change < 0 {
				sign = ""
			}
			lines.Lines = append(lines.Lines, figure.Line{Label: b.number(cells[cols-1].Value, d) + " " + heat.Rows[r], Note: sign + b.number(change, d), Points: cells})
		}
		b.page.Figures = append(b.page.Figures, section{Title: b.t("lines.title"), Note: b.t("lines.note", "first", x.Factors[p].Name, "second", x.Factors[q].Name),
			Figure: template.HTML(lines.SVG()), Caption: rich(together), Half: true})
	}
	return nil
}

func free(x *scenario.Experiment) []int {
	cell := make([]int, len(x.Factors))
	for i := range cell {
		cell[i] = scenario.Any
	}
	return cell
}

func names(f *scenario.Factor) (list []string) {
	for l := range f.Levels {
		list = append(list, level(f, l))
	}
	return list
}

// answersAt are the means of the focal measure at the points, in its unit.
func (b *builder) answersAt() (list []float64, whole bool) {
	per := b.per(b.focal)
	whole = true
	for i := range b.points {
		p := &b.points[i]
		if p.games == 0 {
			whole = false
			list = append(list, math.NaN())
			continue
		}
		list = append(list, float64(p.sum)/float64(p.games)/per)
	}
	return list, whole
}

// halves compares worlds in which a factor is in the upper half of its levels
// with those in which it is in the lower.
func (b *builder) halves() ([]effect, error) {
	values, _ := b.answersAt()
	var list []effect
	for i := range b.x.Factors {
		f := &b.x.Factors[i]
		n := len(f.Levels)
		if n < 2 {
			continue
		}
		var low, high []float64
		for p, at := range b.x.Matrix {
			switch {
			case math.IsNaN(values[p]):
			case 2*at[i] < n-1:
				low = append(low, values[p])
			case 2*at[i] > n-1:
				high = append(high, values[p])
			}
		}
		t, err := stat.Welch(high, low)
		if err != nil {
			continue // too few points to compare
		}
		list = append(list, effect{i, t, b.t("lower-half"), b.t("upper-half")})
	}
	return list, nil
}

// mostBars bounds the bars of a figure; the table has them all.
const mostBars = 14

// sensitivity draws the effects of all factors, the largest first.
func (b *builder) sensitivity(list []effect) error {
	m := b.focalMeasure()
	var p []float64
	for _, e := range list {
		p = append(p, e.P)
	}
	adjusted, err := stat.Holm(p)
	if err != nil {
		return err
	}
	order := make([]int, len(list))
	sure := 0
	for i := range order {
		order[i] = i
		if adjusted[i] < 0.05 {
			sure++
		}
	}
	slices.SortStableFunc(order, func(a, z int) int { return cmp.Compare(math.Abs(list[z].Value), math.Abs(list[a].Value)) })
	f := figure.Bars{Wide: figure.Wide, Number: b.short}
	tab := &table{Head: []string{b.t("col.factor"), b.t("col.change"), b.t("col.effect"), b.t("col.interval"), b.t("col.p"), b.t("col.holm"), b.t("col.n")}}
	numbers := map[string]scenario.Number{}
	for _, n := range scenario.Numbers() {
		numbers["rules."+n.Path] = n
	}
	mattered := &table{Head: []string{b.t("col.factor"), b.t("col.path"), b.t("col.shipped"), b.t("col.range"), b.t("col.effect"), b.t("col.why")}}
	for k, i := range order {
		e := &list[i]
		fa := &b.x.Factors[e.factor]
		change := b.t("from-to", "from", e.from, "to", e.to)
		if k < mostBars {
			f.Rows = append(f.Rows, figure.Bar{Label: fa.Name, Note: change, Estimate: fig(e.Estimate), Text: b.value(e.Estimate), Range: b.span(e.Estimate)})
		}
		tab.Rows = append(tab.Rows, []string{fa.Name, change, b.value(e.Estimate), b.span(e.Estimate), b.chance(e.P), b.chance(adjusted[i]), b.w.Number(e.N)})
		row := []string{fa.Name, fa.Path, "", "", b.said(e.Estimate), ""}
		if n, ok := numbers[fa.Path]; ok {
			row[2], row[3], row[5] = b.w.Number(int(n.Value)), b.t("span", "low", b.w.Number(int(n.Low)), "high", b.w.Number(int(n.High))), n.Why
		}
		mattered.Rows = append(mattered.Rows, row)
	}
	if !slices.ContainsFunc(mattered.Rows, func(row []string) bool { return row[1] != "" }) { // overlays alone
		for i, row := range mattered.Rows {
			mattered.Rows[i] = []string{row[0], row[4]}
		}
		mattered.Head = []string{mattered.Head[0], mattered.Head[4]}
	}
	b.page.Numbers = mattered
	b.page.NumbersOf = b.t("numbers.note", "measure", Measure(b.w, m))
	first := &list[order[0]]
	caption := b.t("bars.caption", "factor", stress(b.x.Factors[first.factor].Name), "effect", stress(b.said(first.Estimate)), "sure", sure, "all", len(list))
	f.Alt = b.t("bars.alt", "text", plain(caption))
	unit := b.t("bars.paired")
	if b.byPoint() {
		unit = b.t("bars.welch")
	}
	b.page.Figures = append(b.page.Figures, section{Title: b.t("bars.title"), Note: b.t("bars.note", "measure", upper(Measure(b.w, m)), "unit", unit),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
	b.page.Multiple = append(b.page.Multiple, b.t("multiple.factors", "n", len(list), "by-chance", b.number(0.05*float64(len(list)), 1), "sure", sure))
	return nil
}

// cube are the points of the design in the unit cube.
func (b *builder) cube() [][]float64 {
	points := make([][]float64, len(b.x.Matrix))
	for p, at := range b.x.Matrix {
		points[p] = make([]float64, len(at))
		for i, l := range at {
			if n := len(b.x.Factors[i].Levels); n > 1 {
				points[p][i] = float64(l) / float64(n-1)
			}
		}
	}
	return points
}

// morris draws elementary effects.
func (b *builder) morris() error {
	values, whole := b.answersAt()
	list, err := stat.Morris(b.cube(), values, stat.Resamples, dice.Seed{Lo: b.x.Seed})
	if !whole || err != nil {
		b.page.Method = append(b.page.Method, b.t("morris.none"))
		return nil
	}
	f := figure.Bars{Wide: figure.Wide, Number: b.short, Key: [2]string{b.t("morris.size"), b.t("morris.spread")}}
	tab := &table{Head: []string{b.t("col.factor"), b.t("morris.size"), b.t("col.interval"), b.t("morris.mean"), b.t("morris.spread"), b.t("col.walks")}}
	order := orderBy(len(list), func(i int) float64 { return list[i].MuStar.Value })
	for k, i := range order {
		e, name := &list[i], b.x.Factors[i].Name
		if k < mostBars {
			s := fig(e.Sigma)
			f.Rows = append(f.Rows, figure.Bar{Label: name, Estimate: fig(e.MuStar), Text: b.value(e.MuStar), Range: b.span(e.MuStar), Total: &s})
		}
		tab.Rows = append(tab.Rows, []string{name, b.value(e.MuStar), b.span(e.MuStar), b.said(e.Mu), b.said(e.Sigma), b.w.Number(e.MuStar.N)})
	}
	caption := b.t("morris.caption", "factor", stress(b.x.Factors[order[0]].Name), "effect", stress(b.said(list[order[0]].MuStar)))
	f.Alt = b.t("bars.alt", "text", plain(caption))
	b.page.Figures = append(b.page.Figures, section{Title: b.t("bars.title"), Note: b.t("morris.note", "measure", upper(Measure(b.w, b.focalMeasure()))),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
	return nil
}

func orderBy(n int, of func(int) float64) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, z int) int { return cmp.Compare(of(z), of(a)) })
	return order
}

// indices draws Sobol' indices.
func (b *builder) indices() error {
	values, whole := b.answersAt()
	list, err := stat.SobolIndices(values, len(b.x.Factors), stat.Resamples, dice.Seed{Lo: b.x.Seed})
	if !whole || err != nil {
		b.page.Method = append(b.page.Method, b.t("sobol.none"))
		return nil
	}
	f := figure.Bars{Wide: figure.Wide, Number: b.share, Key: [2]string{b.t("sobol.first"), b.t("sobol.total")}}
	tab := &table{Head: []string{b.t("col.factor"), b.t("sobol.first"), b.t("sobol.total"), b.t("col.points")}}
	order := orderBy(len(list), func(i int) float64 { return list[i].Total.Value })
	for k, i := range order {
		e, name := &list[i], b.x.Factors[i].Name
		if k < mostBars {
			s := fig(e.Total)
			f.Rows = append(f.Rows, figure.Bar{Label: name, Estimate: fig(e.First), Text: b.percent(e.First.Value, 0), Range: b.shareSpan(e.First), Total: &s})
		}
		tab.Rows = append(tab.Rows, []string{name, b.shareSaid(e.First), b.shareSaid(e.Total), b.w.Number(e.First.N)})
	}
	caption := b.t("sobol.caption", "factor", stress(b.x.Factors[order[0]].Name), "first", stress(b.shareSaid(list[order[0]].First)), "total", b.shareSaid(list[order[0]].Total))
	f.Alt = b.t("bars.alt", "text", plain(caption))
	b.page.Figures = append(b.page.Figures, section{Title: b.t("bars.title"), Note: b.t("sobol.note", "measure", upper(Measure(b.w, b.focalMeasure()))),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
	return nil
}
