//go:build !js

package report

import (
	"context"
	"html/template"
	"math"
	"slices"
	"strings"

	"entente/game"
	"entente/game/lab/stat"
	"entente/game/report/figure"
)

// leastWorlds is how many points scenario discovery needs to be worth looking at.
const leastWorlds = 64

// closeIn is the share of a point's games that end in an entente or an alliance.
func (p *atPoint) closeIn() float64 {
	return float64(p.outcomes[game.Alliance]+p.outcomes[game.Entente]) / float64(p.games)
}

// discovery seeks the conditions that go together where the two draw close: in
// half of the points, to be measured in the other.
func (b *builder) discovery(context.Context) error {
	if !b.sampled() || b.outcome < 0 || len(b.x.Matrix) < leastWorlds {
		return nil
	}
	var shares []float64
	for i := range b.points {
		if b.points[i].games == 0 {
			return nil // a world without a game
		}
		shares = append(shares, b.points[i].closeIn())
	}
	sorted := slices.Clone(shares)
	slices.Sort(sorted)
	least := sorted[len(sorted)*9/10]
	if least == 0 { // then the least that is more than none
		i, _ := slices.BinarySearch(sorted, math.SmallestNonzeroFloat64)
		if i == len(sorted) {
			b.page.Method = append(b.page.Method, b.t("discovery.never"))
			return nil
		}
		least = sorted[i]
	}
	points := make([][]float64, len(b.x.Matrix))
	for p, at := range b.x.Matrix {
		for i, l := range at {
			v := float64(l)
			if f := &b.x.Factors[i]; f.Numeric {
				v = float64(f.Levels[l].Value)
			}
			points[p] = append(points[p], v)
		}
	}
	var seen, fresh [][]float64
	var caseSeen, caseFresh []bool
	var freshShares [][]float64 = [][]float64{nil, nil} // outside, inside
	for p := range points {
		if p%2 == 0 {
			seen, caseSeen = append(seen, points[p]), append(caseSeen, shares[p] >= least)
		} else {
			fresh, caseFresh = append(fresh, points[p]), append(caseFresh, shares[p] >= least)
		}
	}
	boxes, err := stat.Prim(seen, caseSeen, stat.Peeling{})
	if err != nil {
		return nil // all worlds are alike
	}
	box := boxes[stat.Choose(boxes)]
	if box, err = stat.Prune(box, seen, caseSeen, 0.05); err != nil {
		return err
	}
	if len(box.Limits) == 0 {
		b.page.Method = append(b.page.Method, b.t("discovery.nothing"))
		return nil
	}
	flattered := box
	if box, err = box.Measure(fresh, caseFresh); err != nil {
		return err
	}
	for p := range points {
		if p%2 == 1 {
			in := 0
			if box.Holds(points[p]) {
				in = 1
			}
			freshShares[in] = append(freshShares[in], shares[p])
		}
	}
	f := figure.Limits{}
	tab := &table{Head: []string{b.t("col.factor"), b.t("col.from"), b.t("col.to"), b.t("col.whole-range"), b.t("col.quasi-p")}}
	var conditions []string
	for _, l := range box.Limits {
		fa := &b.x.Factors[l.Factor]
		low, high := math.Inf(1), math.Inf(-1)
		for p := range points {
			low, high = min(low, points[p][l.Factor]), max(high, points[p][l.Factor])
		}
		name := func(v float64) string {
			if fa.Numeric {
				return b.w.Number(int(math.Round(v)))
			}
			return level(fa, int(v))
		}
		from, to := max(l.Low, low), min(l.High, high)
		from, to = math.Ceil(from), math.Floor(to)
		f.Rows = append(f.Rows, figure.Limit{Label: fa.Name, Note: b.chance(l.QuasiP), Min: low, Max: high, Low: from, High: to,
			MinText: name(low), MaxT: name(high), LowText: name(from), HighT: name(to)})
		tab.Rows = append(tab.Rows, []string{fa.Name, name(from), name(to), b.t("span", "low", name(low), "high", name(high)), b.chance(l.QuasiP)})
		switch {
		case from <= low:
			conditions = append(conditions, b.t("discovery.at-most", "factor", fa.Name, "level", name(to)))
		case to >= high:
			conditions = append(conditions, b.t("discovery.at-least", "factor", fa.Name, "level", name(from)))
		default:
			conditions = append(conditions, b.t("discovery.between", "factor", fa.Name, "from", name(from), "to", name(to)))
		}
	}
	base := 0
	for _, c := range caseFresh {
		if c {
			base++
		}
	}
	all, err := stat.Wilson(base, len(caseFresh))
	if err != nil {
		return err
	}
	where := strings.Join(conditions, b.w.Text("number.list"))
	caption := b.t("discovery.caption", "conditions", stress(where), "density", stress(b.shareSaid(box.Density)), "all", b.shareSaid(all), "coverage", b.shareSaid(box.Coverage),
		"worlds", box.Points)
	f.Alt = b.t("discovery.alt", "text", plain(caption))
	b.page.Figures = append(b.page.Figures, section{Title: b.t("discovery.title"),
		Note:   b.t("discovery.note", "least", b.share(least), "half", len(seen), "other", len(fresh)),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
	b.page.Multiple = append(b.page.Multiple, b.t("multiple.discovery", "seen", b.shareSaid(flattered.Density), "fresh", b.shareSaid(box.Density)))
	inside, err := stat.Mean(freshShares[1])
	outside, other := stat.Mean(freshShares[0])
	if err == nil && other == nil {
		bound := func(e stat.Estimate) stat.Estimate { e.Low = max(e.Low, 0); return e }
		inside, outside = bound(inside), bound(outside)
		b.page.Answer = rich(b.t("discovery.answer", "conditions", where, "inside", stress(b.percent(inside.Value, 1)), "span", b.shareSpan(inside),
			"outside", stress(b.percent(outside.Value, 1)), "other", b.shareSpan(outside)))
	}
	return nil
}
