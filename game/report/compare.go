//go:build !js

package report

import (
	"context"
	"slices"

	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/lab/stat"
	"entente/game/scenario"
	"entente/game/words"
)

// Change is what changed in a measure between two runs, at a point that both
// have: B less A, in the measure's unit, or of shares.
type Change struct {
	Point   string  `json:"point"` // its levels
	Measure string  `json:"measure"`
	Paired  bool    `json:"paired"` // over common dice; else over independent games
	A       float64 `json:"a"`
	B       float64 `json:"b"`
	Value   float64 `json:"difference"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
	N       int     `json:"n"` // pairs, or the smaller number of games
	P       float64 `json:"p"`
	Holm    float64 `json:"holm"`
	measure scenario.Measure
}

// Unit tells what a change is a change of.
func (c *Change) Unit() *scenario.Measure { return &c.measure }

// Comparison is what changed between two runs.
type Comparison struct {
	Same    bool     `json:"same"`  // the two ask the very same of the same rules
	Seeds   bool     `json:"seeds"` // games have the same dice, replicate by replicate
	Points  int      `json:"points"`
	OnlyA   []string `json:"only_a"` // points that the other has not
	OnlyB   []string `json:"only_b"`
	Changes []Change `json:"changes"`
}

// common is a point that two runs have.
type common struct{ a, b int }

// Compare compares two runs, at the points that both have and in the measures
// that both take: in pairs of games by the same dice where the seeds are the
// same, else as independent games. With nothing in common the error says so.
func Compare(ctx context.Context, a, b *experiment.Results) (*Comparison, error) {
	for _, r := range []*experiment.Results{a, b} {
		if r.Manifest.Shard.N != 0 || r.Done < int64(r.Experiment.Games()) {
			return nil, fault.UnfinishedRun.New(r.Dir, r.Done, r.Experiment.Games())
		}
	}
	out := &Comparison{Same: a.Manifest.Identity == b.Manifest.Identity, Seeds: a.Experiment.Seed == b.Experiment.Seed, OnlyA: []string{}, OnlyB: []string{}}
	names := map[string]int{}
	for p, levels := range b.Experiment.Matrix {
		names[b.Experiment.Describe(levels)] = p
	}
	both := map[string]bool{}
	var points []common
	for p, levels := range a.Experiment.Matrix {
		name := a.Experiment.Describe(levels)
		if q, ok := names[name]; ok && !both[name] {
			points = append(points, common{p, q})
			both[name] = true
		} else if !ok {
			out.OnlyA = append(out.OnlyA, name)
		}
	}
	for _, levels := range b.Experiment.Matrix {
		if name := b.Experiment.Describe(levels); !both[name] {
			out.OnlyB = append(out.OnlyB, name)
		}
	}
	var measures [][2]int
	for i := range a.Experiment.Measures {
		m := &a.Experiment.Measures[i]
		if k := slices.Index(b.Experiment.Measures, *m); k >= 0 && counts(m) {
			measures = append(measures, [2]int{i, k})
		}
	}
	if len(points) == 0 || len(measures) == 0 {
		return nil, fault.NothingInCommon.New(a.Dir, b.Dir)
	}
	out.Points = len(points)
	var p []float64
	for _, at := range points {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		list, err := compareAt(a, b, at, measures, out.Seeds)
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			out.Changes = append(out.Changes, c)
			p = append(p, c.P)
		}
	}
	if len(p) == 0 {
		return nil, fault.NothingInCommon.New(a.Dir, b.Dir)
	}
	adjusted, err := stat.Holm(p)
	if err != nil {
		return nil, err
	}
	for i := range out.Changes {
		out.Changes[i].Holm = adjusted[i]
	}
	return out, nil
}

// gamesAt are the values of some measures at a point, by replicate; failed games are left out.
func gamesAt(r *experiment.Results, point int, measures []int) (map[int64][]int64, int, error) {
	games, quarters := map[int64][]int64{}, 1
	n := int64(r.Experiment.Replicates)
	err := r.RowsFrom(int64(point)*n, int64(point+1)*n, func(w *experiment.Row) error {
		if w.Fault != "" {
			return nil
		}
		quarters = w.Quarters
		list := make([]int64, len(measures))
		for k, i := range measures {
			list[k] = w.Values[i]
		}
		games[w.Game%n] = list
		return nil
	})
	return games, quarters, err
}

// compareAt compares two runs at a point.
func compareAt(a, b *experiment.Results, at common, measures [][2]int, paired bool) ([]Change, error) {
	var of [2][]int
	for _, m := range measures {
		of[0], of[1] = append(of[0], m[0]), append(of[1], m[1])
	}
	left, quartersA, err := gamesAt(a, at.a, of[0])
	if err != nil {
		return nil, err
	}
	right, quartersB, err := gamesAt(b, at.b, of[1])
	if err != nil {
		return nil, err
	}
	replicates := make([]int64, 0, len(left))
	for k := range left {
		replicates = append(replicates, k)
	}
	slices.Sort(replicates)
	others := make([]int64, 0, len(right))
	for k := range right {
		others = append(others, k)
	}
	slices.Sort(others)
	var list []Change
	for i, m := range measures {
		measure := a.Experiment.Measures[m[0]]
		perA, perB := experiment.Per(&measure, quartersA), experiment.Per(&measure, quartersB)
		var x, y []float64
		if paired {
			for _, k := range replicates {
				if _, ok := right[k]; ok {
					x, y = append(x, float64(left[k][i])/perA), append(y, float64(right[k][i])/perB)
				}
			}
		} else {
			for _, k := range replicates {
				x = append(x, float64(left[k][i])/perA)
			}
			for _, k := range others {
				y = append(y, float64(right[k][i])/perB)
			}
		}
		test := stat.Welch
		if paired {
			test = stat.Difference
		}
		t, err := test(y, x)
		if err != nil {
			return nil, fault.Comparing.New(measure.Name, a.Experiment.Describe(a.Experiment.Matrix[at.a]), err)
		}
		list = append(list, Change{Point: a.Experiment.Describe(a.Experiment.Matrix[at.a]), Measure: measure.Name, Paired: paired,
			A: mean(x), B: mean(y), Value: t.Value, Low: t.Low, High: t.High, N: t.N, P: t.P, measure: measure})
	}
	return list, nil
}

func mean(list []float64) (m float64) {
	for _, x := range list {
		m += x
	}
	return m / float64(len(list))
}

// Say writes an estimate with its interval, as reports do.
func Say(w *words.Words, value, low, high float64) string {
	return phrases{w}.said(stat.Estimate{Value: value, Low: low, High: high})
}

// Value writes a number to the decimals that an interval is worth.
func Value(w *words.Words, value, low, high float64) string {
	return phrases{w}.number(value, digits((high-low)/2))
}

// Chance writes a p-value.
func Chance(w *words.Words, p float64) string { return phrases{w}.chance(p) }
