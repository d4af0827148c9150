//go:build !js

package report

import (
	"context"
	"html/template"
	"slices"

	"entente/game"
	"entente/game/lab/design"
	"entente/game/lab/experiment"
	"entente/game/lab/stat"
	"entente/game/report/figure"
	"entente/game/scenario"
)

func isSampled(x *scenario.Experiment) bool {
	switch x.Design.Kind {
	case design.LatinHypercube, design.Sobol, design.Saltelli, design.Morris:
		return true
	}
	return false
}

// course is what games came to by quarter: of all where the run kept it, or of
// a sample that is played again.
type course struct {
	games               int
	all                 bool
	quarters            int
	declared, effective [][]int64 // by quarter and rung
	chain               *stat.Transitions
	spells              stat.Spells
	by                  []stat.Spells // by level of the first factor
	spent               [game.Rungs]int64
}

// What may come first in a game, as causes of spells.
const (
	cameClose uint8 = 1 // to the rung of an entente
	fellApart uint8 = 2 // to normal relations, or under
)

func (c *course) add(declared, effective []int64, lv int) error {
	c.games++
	path := make([]uint8, len(effective))
	for len(c.effective) < len(effective) {
		c.effective = append(c.effective, make([]int64, game.Rungs))
		c.declared = append(c.declared, make([]int64, game.Rungs))
	}
	when, cause := uint32(len(effective)), stat.Censored
	for q := range effective {
		path[q] = uint8(effective[q])
		c.effective[q][effective[q]]++
		c.declared[q][declared[q]]++
		c.spent[effective[q]]++
		if cause == stat.Censored {
			switch {
			case effective[q] >= 4:
				when, cause = uint32(q+1), cameClose
			case effective[q] <= 1:
				when, cause = uint32(q+1), fellApart
			}
		}
	}
	c.spells.Add(when, cause)
	c.by[lv].Add(when, cause)
	return c.chain.Add(path)
}

// courses reads the ladder by quarter, and draws it.
func (b *builder) courses(ctx context.Context) error {
	c := &b.series
	var err error
	if c.chain, err = stat.NewTransitions(game.Rungs); err != nil {
		return err
	}
	c.by = make([]stat.Spells, 1)
	if len(b.x.Factors) > 0 {
		c.by = make([]stat.Spells, len(b.x.Factors[0].Levels))
	}
	lv := func(number int64) int {
		if len(b.x.Factors) == 0 {
			return 0
		}
		return b.x.Matrix[number/int64(b.x.Replicates)][0]
	}
	if b.x.ByQuarter {
		c.all = true
		d, e := slices.Index(experiment.Quarterly, scenario.Declared), slices.Index(experiment.Quarterly, scenario.Effective)
		err = b.run.Rows(func(w *experiment.Row) error {
			if w.Fault != "" {
				return nil
			}
			return c.add(w.Series[d*w.Quarters:(d+1)*w.Quarters], w.Series[e*w.Quarters:(e+1)*w.Quarters], lv(w.Game))
		})
	} else {
		all := int64(b.x.Games())
		n := min(sample, all)
		list := make([]int64, n)
		for k := range list {
			list[k] = (2*int64(k) + 1) * all / (2 * n)
		}
		c.all = n == all
		err = b.run.Courses(list, func(number int64, _ int, of func(scenario.Series) []int64) error {
			if c.games%50 == 0 {
				b.step("games", int64(c.games), n)
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			return c.add(of(scenario.Declared), of(scenario.Effective), lv(number))
		})
	}
	if err != nil {
		return err
	}
	c.quarters = len(c.effective)
	return nil
}

func (b *builder) step(what string, done, of int64) {
	if b.opt.Step != nil {
		b.opt.Step(what, done, of)
	}
}

// years are the marks on the axis of time of a setup.
func years(set *game.Setup, quarters int) (list []figure.Year) {
	last := 0
	for q := range quarters {
		if y, _ := set.Quarter(uint8(q)); y != last {
			list = append(list, figure.Year{At: q, Label: yearText(y)})
			last = y
		}
	}
	return list
}

func (b *builder) rungs() []string {
	list := make([]string, game.Rungs)
	for r := range list {
		list[r] = b.t("rung." + yearText(r))
	}
	return list
}

// sourceEnds is when the source was written.
const sourceYear, sourceSeason = 2016, 2

// ladder draws the fan of the ladder.
func (b *builder) ladder(set *game.Setup) {
	c := &b.series
	mark := 0
	for q := range c.quarters {
		if y, s := set.Quarter(uint8(q)); y == sourceYear && s == sourceSeason {
			mark = q + 1
		}
	}
	at := func(counts [][]int64, q int, share float64) float64 { return figure.Grouped(counts[q], share) }
	n := c.quarters - 1
	first, end := at(c.effective, 0, .5), at(c.effective, n, .5)
	caption := b.t("ladder.caption", "first", b.number(first, 1), "end", stress(b.number(end, 1)),
		"low", b.number(at(c.effective, n, .25), 1), "high", b.number(at(c.effective, n, .75), 1))
	gap := at(c.declared, n, .5) - end
	switch {
	case gap >= 0.15:
		caption += " " + b.t("ladder.ahead", "gap", stress(b.number(gap, 1)))
	case gap <= -0.15:
		caption += " " + b.t("ladder.behind", "gap", stress(b.number(-gap, 1)))
	default:
		caption += " " + b.t("ladder.level")
	}
	f := figure.Ladder{
		Alt: b.t("ladder.alt", "text", plain(caption)), Rungs: b.rungs(), Years: years(set, c.quarters),
		Effective: c.effective, Declared: c.declared, Mark: mark, MarkNote: b.t("ladder.mark"),
		Words: figure.LadderWords{Declared: b.t("ladder.declared"), Effective: b.t("ladder.effective"), Half: b.t("ladder.half"), Ninety: b.t("ladder.ninety")},
	}
	tab := &table{Head: []string{b.t("col.quarter"), b.t("col.declared"), b.t("col.effective"), b.t("col.half"), b.t("col.ninety"), b.t("col.n")}}
	for q := range c.quarters {
		all := int64(0)
		for _, k := range c.effective[q] {
			all += k
		}
		range2 := func(a, z float64) string {
			return b.t("span", "low", b.number(at(c.effective, q, a), 2), "high", b.number(at(c.effective, q, z), 2))
		}
		tab.Rows = append(tab.Rows, []string{b.w.Quarter(set, uint8(q)), b.number(at(c.declared, q, .5), 2), b.number(at(c.effective, q, .5), 2),
			range2(.25, .75), range2(.05, .95), b.w.Number(int(all))})
	}
	b.page.Figures = append(b.page.Figures, section{Title: b.t("ladder.title"), Note: b.t("ladder.note", "basis", b.basis()),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
}

// basis says of how many games a figure by quarter is.
func (b *builder) basis() string {
	key := "games.sample"
	if b.series.all {
		key = "games.all"
	}
	return b.t(key, "n", b.series.games)
}

// survival draws what comes first: an entente, or drifting apart.
func (b *builder) survival(set *game.Setup) error {
	c := &b.series
	full := func(list []stat.Incidence) []figure.Estimate {
		out := make([]figure.Estimate, c.quarters)
		k, now := 0, figure.Estimate{}
		for q := range out {
			for k < len(list) && int(list[k].Time) <= q+1 {
				now = figure.Estimate{Value: list[k].Value, Low: list[k].Low, High: list[k].High}
				k++
			}
			out[q] = now
		}
		return out
	}
	var curves []figure.Curve
	tab := &table{Head: []string{b.t("col.quarter")}}
	add := func(s *stat.Spells, cause uint8, name string) (stat.Estimate, error) {
		list, err := s.AalenJohansen(cause)
		if err != nil {
			return stat.Estimate{}, err
		}
		curves = append(curves, figure.Curve{Label: name, At: full(list)})
		tab.Head = append(tab.Head, b.t("col.of", "what", name, "n", int(s.N())))
		return list[len(list)-1].Estimate, nil
	}
	caption := ""
	levels := len(c.by)
	if !b.sampled() && levels >= 2 && levels <= 4 {
		f := &b.x.Factors[0]
		var groups []*stat.Spells
		most, least := -1, -1
		var ends []stat.Estimate
		for lv := range c.by {
			if c.by[lv].N() == 0 {
				continue
			}
			e, err := add(&c.by[lv], cameClose, level(f, lv))
			if err != nil {
				return err
			}
			if most < 0 || e.Value > ends[most].Value {
				most = len(ends)
			}
			if least < 0 || e.Value < ends[least].Value {
				least = len(ends)
			}
			ends = append(ends, e)
			groups = append(groups, &c.by[lv])
		}
		if len(ends) < 2 {
			return nil
		}
		caption = b.t("survival.levels", "factor", f.Name, "most", curves[most].Label, "share", stress(b.shareSaid(ends[most])),
			"least", curves[least].Label, "other", b.shareSaid(ends[least]))
		if test, err := stat.CompareSpells(groups...); err == nil {
			caption += " " + b.t("survival.test", "p", b.chance(test.P))
		}
	} else {
		a, err := add(&c.spells, cameClose, b.t("survival.close"))
		if err != nil {
			return err
		}
		z, err := add(&c.spells, fellApart, b.t("survival.apart"))
		if err != nil {
			return err
		}
		caption = b.t("survival.caption", "close", stress(b.shareSaid(a)), "apart", b.shareSaid(z))
	}
	top := 0.0
	for _, v := range curves {
		top = max(top, v.At[len(v.At)-1].High)
	}
	if top < 0.005 {
		return nil // nobody came to anything
	}
	for q := range c.quarters {
		row := []string{b.w.Quarter(set, uint8(q))}
		for _, v := range curves {
			row = append(row, b.shareSaid(stat.Estimate{Value: v.At[q].Value, Low: v.At[q].Low, High: v.At[q].High}))
		}
		tab.Rows = append(tab.Rows, row)
	}
	svg := figure.Curves{Alt: b.t("survival.alt", "text", plain(caption)), Years: years(set, c.quarters), Curves: curves, Share: b.share}.SVG()
	b.page.Figures = append(b.page.Figures, section{Title: b.t("survival.title"), Note: b.t("survival.note", "basis", b.basis()),
		Figure: template.HTML(svg), Caption: rich(caption), Table: tab})
	return nil
}

// transitions draws the moves between rungs.
func (b *builder) transitions() error {
	c := &b.series
	all := int64(0)
	for _, k := range c.spent {
		all += k
	}
	f := figure.Chain{Names: b.rungs(), Share: make([][]float64, game.Rungs), Spent: make([]float64, game.Rungs), Text: b.share, Least: 0.005}
	tab := &table{Head: []string{b.t("col.from"), b.t("col.to"), b.t("col.share"), b.t("col.interval"), b.t("col.n")}}
	home := 0
	for i := range f.Share {
		f.Share[i] = make([]float64, game.Rungs)
		f.Spent[i] = float64(c.spent[i]) / float64(all)
		if c.spent[i] > c.spent[home] {
			home = i
		}
		for k := range f.Share[i] {
			moves, from := c.chain.Count(i, k)
			if from == 0 || moves == 0 {
				continue
			}
			e, err := c.chain.Share(i, k)
			if err != nil {
				return err
			}
			f.Share[i][k] = e.Value
			tab.Rows = append(tab.Rows, []string{f.Names[i], f.Names[k], b.percent(e.Value, 1), b.shareSpan(e), b.w.Number(e.N)})
		}
	}
	stay, err := c.chain.Share(home, home)
	if err != nil {
		return nil // games of one quarter
	}
	up, down := 0.0, 0.0
	for k, p := range f.Share[home] {
		if k > home {
			up += p
		} else if k < home {
			down += p
		}
	}
	caption := b.t("chain.caption", "rung", f.Names[home], "spent", b.share(f.Spent[home]), "stay", stress(b.shareSaid(stay)), "up", b.share(up), "down", b.share(down))
	f.Alt = b.t("chain.alt", "text", plain(caption))
	b.page.Figures = append(b.page.Figures, section{Title: b.t("chain.title"), Note: b.t("chain.note", "basis", b.basis()),
		Figure: template.HTML(f.SVG()), Caption: rich(caption), Table: tab})
	return nil
}
