//go:build !js

package report

import (
	"context"
	"html/template"
	"math"
	"slices"

	"entente/game"
	"entente/game/lab"
	"entente/game/lab/experiment"
	"entente/game/lab/stat"
	"entente/game/report/figure"
	"entente/game/scenario"
	"entente/game/words"
)

// answer is what became of a contrast.
type answer struct {
	*scenario.Comparison
	stat.Estimate
	known  bool
	points int
	p      float64 // of no effect; 1 of a level, which has none
}

// null is the effect of a contrast where there is none.
func (a *answer) null() float64 {
	if a.Contrast == scenario.Ratio {
		return 1
	}
	return 0
}

// tests tells contrasts that compare.
func (a *answer) tests() bool { return a.known && a.Contrast != scenario.Level }

// normalP is the chance of an estimate as far from a value, by the width of its
// interval.
func normalP(e stat.Estimate, null float64) float64 {
	se := (e.High - e.Low) / 2 / stat.Z
	if se == 0 {
		if e.Value == null {
			return 1
		}
		return 0
	}
	return math.Erfc(math.Abs(e.Value-null) / se / math.Sqrt2)
}

// contrasts reads the contrasts of the experiment off the run.
func (b *builder) contrasts() ([]answer, error) {
	x := b.x
	asked := make([]experiment.Pairing, len(x.Contrasts))
	for i := range x.Contrasts {
		k := &x.Contrasts[i]
		m := slices.Index(x.Measures, k.Measure)
		asked[i] = experiment.Pairing{Contrast: k.Contrast, Cells: k.Cells, Of: func(w *experiment.Row) int64 { return w.Values[m] }}
	}
	sums, err := b.run.Pairs(asked)
	if err != nil {
		return nil, err
	}
	list := make([]answer, len(asked))
	for i := range list {
		a := &list[i]
		*a = answer{Comparison: &x.Contrasts[i], points: sums[i].Points, p: 1}
		e, err := read(a.Contrast, &a.Measure, sums[i])
		if err != nil {
			continue // nothing is known
		}
		a.known, a.Estimate = true, e
		if a.Contrast != scenario.Level {
			a.p = normalP(e, a.null())
		}
	}
	return list, nil
}

// read is the estimate that sums come to, in the unit of the measure.
func read(kind scenario.Contrast, m *scenario.Measure, p experiment.Pairs) (stat.Estimate, error) {
	per := float64(p.Points) * experiment.Per(m, max(p.Quarters, 1))
	switch {
	case kind == scenario.Ratio:
		return p.Ratio()
	case kind == scenario.Difference:
		d, err := p.Difference()
		return as(d.Estimate, per), err
	case kind == scenario.Effects:
		e, err := p.Sizes()
		return as(e, 2*per), err
	case m.Series == scenario.AllianceEnd && p.Points == 1:
		return stat.Wilson(int(p.X), int(p.N))
	}
	e, err := p.Mean()
	if m.Series == scenario.AllianceEnd { // a share: its interval has bounds
		e.Low = max(e.Low, 0)
	}
	return as(e, per), err
}

// sentence says an answer.
func (b *builder) sentence(a *answer) string {
	what := upper(b.what(&a.Measure))
	if !a.known {
		return b.t("answer.unknown", "what", what)
	}
	cell := func(i int) string { return b.cell(b.x, a.Cells[i]) }
	clear := a.Low > a.null() || a.High < a.null()
	kind := "count"
	if a.Measure.How != scenario.Sum {
		kind = "level"
	}
	size := a.Estimate
	if size.Value < 0 && a.Contrast == scenario.Difference {
		size = stat.Estimate{Value: -size.Value, Low: -size.High, High: -size.Low, N: size.N}
	}
	args := []any{"what", what, "value", stress(b.value(a.Estimate)), "size", stress(b.value(size)), "span", b.span(size), "a", cell(0)}
	if len(a.Cells) > 1 {
		args = append(args, "b", cell(1))
	}
	switch a.Contrast {
	case scenario.Ratio:
		if !clear {
			return b.t("answer.ratio-unclear", args...)
		}
		return b.t("answer.ratio", args...)
	case scenario.Difference:
		switch {
		case !clear:
			return b.t("answer.difference-unclear", append(args, "both", b.said(a.Estimate))...)
		case a.Value > 0:
			return b.t("answer.more-"+kind, args...)
		}
		return b.t("answer.fewer-"+kind, args...)
	case scenario.Effects:
		first, second := differ(b.x, a.Cells[0], a.Cells[2]), differ(b.x, a.Cells[0], a.Cells[1])
		args = append(args, "first", first, "second", second)
		switch {
		case !clear:
			return b.t("answer.effects-unclear", args...)
		case a.Value > 0:
			return b.t("answer.effects-first", args...)
		}
		size = stat.Estimate{Value: -a.Value, Low: -a.High, High: -a.Low}
		return b.t("answer.effects-second", "what", what, "size", stress(b.value(size)), "span", b.span(size), "first", first, "second", second)
	}
	if a.Measure.Series == scenario.AllianceEnd {
		return b.t("answer.share", "what", what, "value", stress(b.percent(a.Value, shareDigits(a.Estimate))), "span", b.shareSpan(a.Estimate), "a", cell(0))
	}
	return b.t("answer.level", args...)
}

// differ names the factor in which two cells differ.
func differ(x *scenario.Experiment, a, z []int) string {
	for i := range a {
		if a[i] != z[i] {
			return x.Factors[i].Name
		}
	}
	return ""
}

// head writes the question and the answer, and draws the ladder.
func (b *builder) head(context.Context) error {
	x, p := b.x, &b.page
	arm, err := x.Arm(0)
	if err != nil {
		return err
	}
	p.Lang, p.Title, p.Question = words.English, x.Title, x.Question
	p.Basis = b.t("basis", "n", int(b.games), "points", len(x.Matrix), "replicates", x.Replicates)
	p.Facts = [][2]string{
		{b.t("fact.design"), b.t("design." + x.Design.Kind.String())},
		{b.t("fact.scenario"), x.Scenario},
		{b.t("fact.source"), Paras(x.Paras)},
	}
	if b.failed > 0 {
		p.Failed = b.t("failed", "n", int(b.failed))
	}
	b.ladder(&arm.Setup)
	return nil
}

// answers shows the contrasts on rulers, and how games end.
func (b *builder) answers(context.Context) error {
	list, err := b.contrasts()
	if err != nil {
		return err
	}
	headline := -1
	var p []float64
	var tested []int
	for i := range list {
		a := &list[i]
		if headline < 0 && a.known || a.known && a.Contrast == scenario.Effects && list[headline].Contrast != scenario.Effects {
			headline = i
		}
		if a.tests() {
			p, tested = append(p, a.p), append(tested, i)
		}
	}
	adjusted, err := stat.Holm(p)
	if err != nil {
		return err
	}
	for i := range list {
		a := &list[i]
		r := ruled{Title: a.Name, Said: rich(b.sentence(a)), Note: b.t("answer.n", "n", a.N, "points", a.points)}
		if k := slices.Index(tested, i); k >= 0 {
			r.Note += " " + b.t("answer.holm", "p", b.chance(adjusted[k]), "tests", len(p))
		}
		if a.known {
			r.Figure = template.HTML(figure.Ruler{Alt: plain(b.sentence(a)), Estimate: fig(a.Estimate), Zero: a.null(), Number: b.short}.SVG())
		}
		b.page.Answers = append(b.page.Answers, r)
	}
	if headline >= 0 {
		b.page.Answer = rich(b.sentence(&list[headline]))
	} else {
		b.page.Answer = rich(b.t("answer.none", "n", int(b.games)))
	}
	if len(p) > 0 {
		b.page.Multiple = append(b.page.Multiple, b.t("multiple.contrasts", "n", len(p), "by-chance", b.number(0.05*float64(len(p)), 1)))
	}
	return b.outcomes()
}

func fig(e stat.Estimate) figure.Estimate {
	return figure.Estimate{Value: e.Value, Low: e.Low, High: e.High}
}

// outcomes draws how games end.
func (b *builder) outcomes() error {
	if b.outcome < 0 {
		return nil
	}
	var rows []figure.Bar
	tab := &table{Head: []string{b.t("col.outcome"), b.t("col.share"), b.t("col.interval"), b.t("col.games")}}
	top, rare := -1, -1
	var shares []stat.Estimate
	for o := range game.Outcomes {
		e, k, err := b.clustered(func(p *atPoint) int64 { return p.outcomes[o] }, func(w *experiment.Row) int64 {
			if w.Values[b.outcome] == int64(o) {
				return 1
			}
			return 0
		})
		if err != nil {
			return err
		}
		name := upper(b.w.Outcome(game.Outcome(o)))
		d := shareDigits(e)
		rows = append(rows, figure.Bar{Label: name, Estimate: fig(e), Text: b.percent(e.Value, d), Range: b.shareSpan(e)})
		tab.Rows = append(tab.Rows, []string{name, b.percent(e.Value, d), b.shareSpan(e), b.w.Number(int(k))})
		shares = append(shares, e)
		if top < 0 || e.Value > shares[top].Value {
			top = o
		}
		if rare < 0 || e.Value < shares[rare].Value {
			rare = o
		}
	}
	caption := b.t("outcomes.caption", "top", lab.OutcomeNames[top], "share", stress(b.percent(shares[top].Value, shareDigits(shares[top]))),
		"alliance", b.shareSaid(shares[0]))
	unit := "outcomes.by-replicate"
	if b.byPoint() {
		unit = "outcomes.by-point"
	}
	svg := figure.Bars{Alt: b.t("outcomes.alt", "text", plain(caption)), Rows: rows, Number: b.share}.SVG()
	b.page.Figures = append(b.page.Figures, section{Title: b.t("outcomes.title"), Note: b.t("outcomes.note", "n", int(b.games), "unit", b.t(unit)),
		Figure: template.HTML(svg), Caption: rich(caption), Table: tab, Half: true})
	return nil
}

// byPoint tells whether points are the observations, rather than replicates.
func (b *builder) byPoint() bool { return b.sampled() && len(b.x.Matrix) >= 2 }

// clustered is a share of all games, with an interval that knows that games of
// a replicate share their dice, and games of a point their conditions: as wide
// as that of so many independent games as would vary as much (Korn and
// Graubard 1998, as in stat.Transitions).
func (b *builder) clustered(at func(*atPoint) int64, of func(*experiment.Row) int64) (stat.Estimate, int64, error) {
	var p stat.Paired
	size := 1.0
	if b.byPoint() {
		for i := range b.points {
			if n := b.points[i].games; n > 0 {
				p.Add(at(&b.points[i]), n)
			}
		}
	} else {
		any := make([]int, len(b.x.Factors))
		for i := range any {
			any[i] = scenario.Any
		}
		sums, err := b.run.Pairs([]experiment.Pairing{{Contrast: scenario.Level, Cells: [][]int{any}, Of: of}})
		if err != nil {
			return stat.Estimate{}, 0, err
		}
		p, size = sums[0].Paired, float64(sums[0].Points)
		p.Y = p.N * int64(sums[0].Points)
		p.YY, p.XY = p.N*int64(size)*int64(size), p.X*int64(size)
	}
	e, err := p.Share()
	return e, p.X, err
}
