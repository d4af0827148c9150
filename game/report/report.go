//go:build !js

// Package report makes of the run of an experiment one page that can be handed
// round: the question, the answer with its interval, figures with what to see in
// them, the claims, three games told as stories, what was assumed, and how to
// make it all again. The page is a single file that asks for nothing else. It
// depends on the run alone: the same run makes the same page.
package report

import (
	"bytes"
	"context"
	"html/template"

	"entente/game"
	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/lab/stat"
	"entente/game/scenario"
	"entente/game/words"
)

// Options say how a report is made.
type Options struct {
	Words   *words.Words
	Claims  int                               // games an arm that the claims are asked with; 0: they are left out
	Workers int                               // 0: one for each processor
	Step    func(what string, done, of int64) // told how far it is; may be nil
}

// sample is how many games are played again for what a run did not keep by quarter.
const sample = 1000

// builder makes a page.
type builder struct {
	phrases
	run *experiment.Results
	x   *scenario.Experiment
	opt Options
	tally
	focal  int    // the measure that figures are about
	series course // by quarter
	page   page
}

// Make makes the page of a run that is whole.
func Make(ctx context.Context, run *experiment.Results, opt Options) ([]byte, error) {
	x := run.Experiment
	if m := run.Manifest; m.Shard.N != 0 || run.Done < int64(x.Games()) {
		return nil, fault.UnfinishedRun.New(run.Dir, run.Done, x.Games())
	}
	b := &builder{phrases: phrases{opt.Words}, run: run, x: x, opt: opt, focal: focalOf(x)}
	for _, step := range []func(context.Context) error{b.gather, b.courses, b.head, b.answers, b.effects, b.discovery, b.claims, b.stories, b.foundations} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return b.render()
}

// focalOf is the measure that the figures are about: that of the first contrast
// that compares, or else how close the two came.
func focalOf(x *scenario.Experiment) int {
	place := func(name string) int {
		for i := range x.Measures {
			if x.Measures[i].Name == name {
				return i
			}
		}
		return -1
	}
	for i := range x.Contrasts {
		if x.Contrasts[i].Contrast != scenario.Level {
			return place(x.Contrasts[i].Measure.Name)
		}
	}
	if i := place("effective"); i >= 0 {
		return i
	}
	for i := range x.Measures {
		if counts(&x.Measures[i]) {
			return i
		}
	}
	return -1
}

// counts tells the measures whose means say something: not the words, and not
// the first quarters, which many games do not have.
func counts(m *scenario.Measure) bool { return m.How != scenario.First && m.How != scenario.Kind }

// tally is what one pass over the games leaves.
type tally struct {
	games, failed int64
	points        []atPoint
	means, spread []float64 // of each measure over all games, and its standard deviation
	outcome       int       // the measure; -1: not taken
	typical       int64     // games, by number; -1: none
	closest       int64
	strangest     int64
}

type atPoint struct {
	games, sum int64
	quarters   int
	outcomes   [game.Outcomes]int64
}

// closeness are the measures that tell how close a game came to an alliance, the
// weightiest first.
var closeness = []string{"alliance", "highest-effective", "final-effective", "effective", "interoperability", "voluntary"}

func (b *builder) gather(context.Context) error {
	x := b.x
	n := len(x.Measures)
	b.points, b.outcome = make([]atPoint, len(x.Matrix)), -1
	b.typical, b.closest, b.strangest = -1, -1, -1
	var rank []int
	for _, name := range closeness {
		for i := range x.Measures {
			if x.Measures[i].Name == name {
				rank = append(rank, i)
			}
		}
	}
	for i := range x.Measures {
		if x.Measures[i].Series == scenario.OutcomeEnd {
			b.outcome = i
		}
	}
	sums, squares := make([]float64, n), make([]float64, n)
	best := make([]int64, len(rank))
	if err := b.run.Rows(func(w *experiment.Row) error {
		p := &b.points[w.Game/int64(x.Replicates)]
		if w.Fault != "" {
			b.failed++
			return nil
		}
		b.games++
		p.games, p.quarters = p.games+1, w.Quarters
		if b.focal >= 0 {
			p.sum += w.Values[b.focal]
		}
		if b.outcome >= 0 {
			p.outcomes[w.Values[b.outcome]]++
		}
		for i, v := range w.Values {
			sums[i] += float64(v)
			squares[i] += float64(v) * float64(v)
		}
		for k, i := range rank {
			if d := w.Values[i] - best[k]; d > 0 || b.closest < 0 {
				b.closest = w.Game
				for k, i := range rank {
					best[k] = w.Values[i]
				}
				break
			} else if d < 0 {
				break
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if b.games == 0 {
		return fault.FewObservations.New(0, 1)
	}
	b.means, b.spread = make([]float64, n), make([]float64, n)
	for i := range n {
		b.means[i] = sums[i] / float64(b.games)
		b.spread[i] = squares[i]/float64(b.games) - b.means[i]*b.means[i]
	}
	// The game nearest to the mean of all is the medoid by squared distances: of
	// all games that whose distances to the others sum to the least.
	near, far := 0.0, -1.0
	return b.run.Rows(func(w *experiment.Row) error {
		if w.Fault != "" {
			return nil
		}
		d := 0.0
		for i := range x.Measures {
			if counts(&x.Measures[i]) && b.spread[i] > 1e-9 {
				z := float64(w.Values[i]) - b.means[i]
				d += z * z / b.spread[i]
			}
		}
		if b.typical < 0 || d < near {
			b.typical, near = w.Game, d
		}
		if d > far && w.Game != b.closest { // that one is told already
			b.strangest, far = w.Game, d
		}
		return nil
	})
}

// per is what the sums of a measure are divided by to be in its unit.
func (b *builder) per(i int) float64 {
	for _, p := range b.points {
		if p.games > 0 {
			return experiment.Per(&b.x.Measures[i], p.quarters)
		}
	}
	return 1
}

// sampled tells designs whose points are drawn, so that a point is an
// observation, from those whose points are the question itself.
func (b *builder) sampled() bool { return isSampled(b.x) }

// as gives an estimate in the unit of a measure.
func as(e stat.Estimate, per float64) stat.Estimate {
	return stat.Estimate{Value: e.Value / per, Low: e.Low / per, High: e.High / per, N: e.N}
}

// render puts the page together.
func (b *builder) render() ([]byte, error) {
	t, err := template.New("page.html").Funcs(template.FuncMap{"t": b.t}).ParseFS(files, "page.html")
	if err != nil {
		return nil, err
	}
	style, err := styles()
	if err != nil {
		return nil, err
	}
	b.page.Style = style
	b.page.pairUp()
	var out bytes.Buffer
	if err := t.Execute(&out, &b.page); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
