package stat

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"entente/game/fault"
)

func pairedOf(x, y []int64) (p Paired) {
	for i := range x {
		p.Add(x[i], y[i])
	}
	return p
}

// Sums of hundredths say what the lists of numbers say.
func TestPaired(t *testing.T) {
	hundredths := func(list []float64) []int64 {
		whole := make([]int64, len(list))
		for i, x := range list {
			whole[i] = int64(math.Round(x * 100))
		}
		return whole
	}
	x, y := hundredths(inputs.X), hundredths(inputs.Y)
	p := pairedOf(x, y)
	scaled := func(e Estimate) []float64 { return []float64{e.Value / 100, e.Low / 100, e.High / 100} }
	same(t, "mean", scaled(got(p.Mean())), oracle(t, "r.json", "mean"), 1e-10)
	d := got(p.Difference())
	same(t, "difference", append(scaled(d.Estimate), d.P), oracle(t, "r.json", "difference"), 1e-10)
	same(t, "ratio", got(p.Ratio()).list(), oracle(t, "r.json", "ratio"), 1e-10)
	a, b := pairedOf(x[:15], y[:15]), pairedOf(x[15:], y[15:])
	a.Join(b)
	if a != p {
		t.Errorf("joined %+v, added %+v", a, p)
	}
	if g := got(p.Gain()); g < 2 { // y follows x
		t.Errorf("pairing gains %g", g)
	}
}

func TestPairedOfNothing(t *testing.T) {
	one := pairedOf([]int64{1}, []int64{1})
	for _, err := range []error{second(one.Mean()), second(one.Difference()), second(one.Ratio()), second(one.Gain())} {
		if !errors.Is(err, fault.FewObservations) {
			t.Errorf("of one game: %v", err)
		}
	}
	p := pairedOf([]int64{3, 3, 3}, []int64{0, 0, 0})
	if _, err := p.Ratio(); !errors.Is(err, fault.NothingToDivide) {
		t.Errorf("ratio to nothing: %v", err)
	}
	if e := got(p.Mean()); e != (Estimate{3, 3, 3, 3}) {
		t.Errorf("always the same: %+v", e)
	}
	if g := got(p.Gain()); g != 1 {
		t.Errorf("nothing varies: %g", g)
	}
}

func TestTransitions(t *testing.T) {
	moves, half, rest := got(NewTransitions(4)), got(NewTransitions(4)), got(NewTransitions(4))
	for i, path := range inputs.Paths {
		for _, to := range []*Transitions{moves, []*Transitions{half, rest}[i%2]} {
			if err := to.Add(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := half.Join(rest); err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for from := range 4 {
		sum := 0.0
		for to := range 4 {
			e := got(moves.Share(from, to))
			if e != got(half.Share(from, to)) {
				t.Errorf("%d to %d: joined and added differ", from, to)
			}
			sum += e.Value
			n, _ := moves.Count(from, to)
			total += n
			name := fmt.Sprintf("move %d %d", from, to)
			if e.Value > 0 && e.Value < 1 {
				same(t, name, e.list(), oracle(t, "r.json", name), 1e-10)
			} else if e.Low != 0 || e.High < 0.05 || e.High > 0.3 { // of a dozen games or two
				t.Errorf("%s, which never happened: %+v", name, e)
			}
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("moves from %d make up %g", from, sum)
		}
	}
	if want := int64(25 * 11); total != want {
		t.Errorf("%d moves, want %d", total, want)
	}
}

// Where games differ from each other, moves are worth less than their number:
// the interval still covers the truth about as often as it says.
func TestCoverageOfTransitions(t *testing.T) {
	const runs, games, quarters = 600, 60, 20
	covered, naive := 0, 0
	for run := range runs {
		rng := stream(seed, forLatin, run)
		moves := got(NewTransitions(2))
		for range games {
			restless := 1 + rng.Intn(4) // of 10: from 1 to 4, 2.5 on average
			path := make([]uint8, quarters)
			for q := 1; q < quarters; q++ {
				if rng.Intn(10) < restless {
					path[q] = 1 - path[q-1]
				} else {
					path[q] = path[q-1]
				}
			}
			if err := moves.Add(path); err != nil {
				t.Fatal(err)
			}
		}
		// Restless games are as often in 0 as others, but for the start.
		truth := 0.0
		visits := 0.0
		for r := 1; r <= 4; r++ {
			in0 := 1.0
			for range quarters - 1 {
				visits += in0
				truth += in0 * float64(r) / 10
				in0 = in0*(1-float64(r)/10) + (1-in0)*float64(r)/10
			}
		}
		truth /= visits
		e := got(moves.Share(0, 1))
		if e.Low <= truth && truth <= e.High {
			covered++
		}
		if w := got(Wilson(int(math.Round(e.Value*float64(e.N))), e.N)); w.Low <= truth && truth <= w.High {
			naive++
		}
	}
	if e := got(Wilson(covered, runs)); e.High < 0.94 || e.Low > 0.965 {
		t.Errorf("covers the truth in %d of %d", covered, runs)
	}
	if naive >= covered-runs/50 {
		t.Errorf("covers it in %d, and taking moves for independent in %d: the case proves nothing", covered, naive)
	}
}

func TestTransitionsRefuse(t *testing.T) {
	moves := got(NewTransitions(3))
	if err := moves.Add([]uint8{0, 3}); !errors.Is(err, fault.OutsideRange) {
		t.Errorf("a state that there is not: %v", err)
	}
	if _, all := moves.Count(0, 0); all != 0 {
		t.Error("half a game is counted")
	}
	if _, err := moves.Share(0, 0); !errors.Is(err, fault.FewObservations) {
		t.Errorf("of no moves: %v", err)
	}
	if err := moves.Join(got(NewTransitions(2))); !errors.Is(err, fault.OutsideRange) {
		t.Errorf("other states: %v", err)
	}
	if _, err := NewTransitions(0); !errors.Is(err, fault.OutsideRange) {
		t.Errorf("no states: %v", err)
	}
	for _, path := range [][]uint8{nil, {1}} { // of no moves
		if err := moves.Add(path); err != nil {
			t.Error(err)
		}
	}
	if err := moves.Add([]uint8{1, 1, 1}); err != nil {
		t.Fatal(err)
	}
	e := got(moves.Share(1, 1))
	w := got(Wilson(1, 1))
	if e.Value != 1 || e.N != 2 || e.Low != w.Low || e.High != 1 { // of one game, whatever its moves
		t.Errorf("of one game: %+v", e)
	}
	if err := moves.Add([]uint8{1, 2}); err != nil {
		t.Fatal(err)
	}
	if e := got(moves.Share(1, 2)); !(e.Low > 0 && e.Low < e.Value && e.High < 1) {
		t.Errorf("one move in three: %+v", e)
	}
}
