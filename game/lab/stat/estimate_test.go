package stat

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"testing"

	"entente/game/dice"
	"entente/game/fault"
)

// inputs are what the oracles are asked about.
var inputs = func() (in struct {
	X, Y, Z, P, Degrees []float64
	Counts              [][2]int
	Freireich           struct{ Time, Event, Group []int }
	Spells              struct{ Time, Cause, Group []int }
	Paths               []states
}) {
	b, err := os.ReadFile("testdata/inputs.json")
	if err == nil {
		err = json.Unmarshal(b, &in)
	}
	if err != nil {
		panic(err)
	}
	return in
}()

// states are numbers, where encoding/json takes bytes for a text.
type states []uint8

func (s *states) UnmarshalJSON(b []byte) error {
	var list []int
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, x := range list {
		*s = append(*s, uint8(x))
	}
	return nil
}

// got gives what must have no error.
func got[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

func (e Estimate) list() []float64 { return []float64{e.Value, e.Low, e.High} }
func (e Estimate) ends() []float64 { return []float64{e.Low, e.High} }

func TestProportions(t *testing.T) {
	var wilson, exact []float64
	for i, c := range inputs.Counts {
		k, n := c[0], c[1]
		w, e := got(Wilson(k, n)).ends(), got(ClopperPearson(k, n)).ends()
		wilson, exact = append(wilson, w...), append(exact, e...)
		same(t, fmt.Sprint("SciPy ", c), append(w, e...), oracle(t, "python.json", fmt.Sprintf("share %d %d", k, n)), 1e-11)
		if i > 0 {
			b := inputs.Counts[i-1]
			name := fmt.Sprintf("newcombe %d %d %d %d", b[0], b[1], k, n)
			same(t, name, got(Newcombe(b[0], b[1], k, n)).ends(), oracle(t, "python.json", name), 1e-11)
		}
	}
	same(t, "wilson", wilson, oracle(t, "r.json", "wilson"), 1e-11)
	same(t, "exact", exact, oracle(t, "r.json", "exact"), 1e-11)
}

// The exact interval covers the truth at 95 % or more wherever it lies, and
// Wilson's nearly so on average: counted over all outcomes, not drawn.
func TestCoverageOfProportions(t *testing.T) {
	const n, steps = 30, 199
	total := 0.0
	for s := 1; s <= steps; s++ {
		p := float64(s) / (steps + 1)
		exact, wilson := 0.0, 0.0
		for k := range n + 1 {
			chance := binomialAtMost(k, n, p) - binomialAtMost(k-1, n, p)
			if e := got(ClopperPearson(k, n)); e.Low <= p && p <= e.High {
				exact += chance
			}
			if e := got(Wilson(k, n)); e.Low <= p && p <= e.High {
				wilson += chance
			}
		}
		if exact < 0.95-1e-12 {
			t.Errorf("the exact interval covers %.3f in %.4f of cases", p, exact)
		}
		if wilson < 0.83 { // its known worst, near 0 and 1
			t.Errorf("Wilson's interval covers %.3f in %.4f of cases", p, wilson)
		}
		total += wilson
	}
	if mean := total / steps; math.Abs(mean-0.95) > 0.006 {
		t.Errorf("Wilson's interval covers %.4f of cases on average", mean)
	}
}

func TestBinomialAtMost(t *testing.T) { // by hand: 1, 4, 6, 4, 1 of 16
	for k, want := range []float64{1, 5, 11, 15, 16} {
		if x := binomialAtMost(k, 4, 0.5); math.Abs(x-want/16) > 1e-15 {
			t.Errorf("at most %d of 4: %g", k, x)
		}
	}
}

func TestMeans(t *testing.T) {
	in := inputs
	d, w := got(Difference(in.X, in.Y)), got(Welch(in.X, in.Z))
	same(t, "mean", got(Mean(in.X)).list(), oracle(t, "r.json", "mean"), 1e-11)
	same(t, "difference", append(d.list(), d.P), oracle(t, "r.json", "difference"), 1e-11)
	same(t, "welch", append(w.list(), w.P), oracle(t, "r.json", "welch"), 1e-11)
	var q []float64
	for _, degrees := range in.Degrees {
		q = append(q, student(degrees))
	}
	same(t, "student", q, oracle(t, "r.json", "student"), 1e-9)
	if q := student(1e15); math.Abs(q-Z) > 1e-12 {
		t.Errorf("many degrees: %v", q)
	}
}

func TestQuantiles(t *testing.T) {
	shares := []float64{0.05, 0.25, 0.5, 0.9}
	for i, e := range got(Quantiles(inputs.Z, shares...)) {
		name := fmt.Sprintf("quantile %g", shares[i])
		same(t, name, e.list(), oracle(t, "r.json", name), 1e-11)
	}
	for n, want := range map[int]bool{5: false, 6: true} { // 1/32 is over 2.5 %
		list := []float64{6, 5, 4, 3, 2, 1}[:n]
		q, err := Quantiles(list, 0.5)
		if (err == nil) != want {
			t.Errorf("median of %d: %v, %v", n, q, err)
		}
		if want && q[0] != (Estimate{3.5, 1, 6, 6}) {
			t.Errorf("median: %+v", q)
		}
	}
}

func TestMultiple(t *testing.T) {
	for _, file := range []string{"r.json", "python.json"} {
		same(t, file+" holm", got(Holm(inputs.P)), oracle(t, file, "holm"), 1e-12)
		same(t, file+" bh", got(BenjaminiHochberg(inputs.P)), oracle(t, file, "bh"), 1e-12)
	}
}

// The bootstrap of a mean comes near the interval that theory gives.
func TestBootstrap(t *testing.T) {
	mean := func(pick []int) []float64 {
		sum := 0.0
		for _, i := range pick {
			sum += inputs.Z[i]
		}
		return []float64{sum / float64(len(pick))}
	}
	n := len(inputs.Z)
	boot, theory := got(Bootstrap(n, Resamples, seed, mean))[0], got(Mean(inputs.Z))
	same(t, "value", []float64{boot.Value}, []float64{theory.Value}, 1e-12)
	width := theory.High - theory.Low
	if math.Abs(boot.Low-theory.Low) > width/10 || math.Abs(boot.High-theory.High) > width/10 {
		t.Errorf("bootstrap %+v, theory %+v", boot, theory)
	}
	if again := got(Bootstrap(n, Resamples, seed, mean))[0]; again != boot {
		t.Errorf("the same seed gives %+v and %+v", boot, again)
	}
	if other := got(Bootstrap(n, Resamples, dice.Seed{Lo: 8}, mean))[0]; other == boot {
		t.Error("another seed gives the same")
	}
	unknown := func([]int) []float64 { return []float64{math.NaN()} }
	if _, err := Bootstrap(n, Resamples, seed, unknown); !errors.Is(err, fault.NoVariation) {
		t.Errorf("of what is unknown: %v", err)
	}
}

func TestNothingToEstimate(t *testing.T) {
	two, same := []float64{1, 2}, []float64{3, 3, 3}
	for name, x := range map[string]struct {
		err  error
		want *fault.Code
	}{
		"no trials":             {second(Wilson(0, 0)), fault.FewObservations},
		"more than all":         {second(ClopperPearson(2, 1)), fault.OutsideRange},
		"fewer than none":       {second(Newcombe(0, 1, -1, 1)), fault.OutsideRange},
		"mean of none":          {second(Mean(nil)), fault.FewObservations},
		"mean of one":           {second(Mean(two[:1])), fault.FewObservations},
		"mean of infinity":      {second(Mean([]float64{1, math.Inf(1)})), fault.NotFinite},
		"unpaired":              {second(Difference(two, same)), fault.Unpaired},
		"difference of nothing": {second(Difference(nil, nil)), fault.FewObservations},
		"Welch of one":          {second(Welch(two, two[:1])), fault.FewObservations},
		"quantile of none":      {second(Quantiles(nil, 0.5)), fault.FewObservations},
		"quantile beyond":       {second(Quantiles(two, 1)), fault.OutsideRange},
		"no such chance":        {second(Holm([]float64{math.NaN()})), fault.OutsideRange},
		"no such chance so":     {second(BenjaminiHochberg([]float64{1.1})), fault.OutsideRange},
		"few resamples":         {second(Bootstrap(5, 10, seed, nil)), fault.OutsideRange},
		"bootstrap of one":      {second(Bootstrap(1, 100, seed, nil)), fault.FewObservations},
	} {
		if !errors.Is(x.err, x.want) {
			t.Errorf("%s: %v, want %v", name, x.err, x.want)
		}
	}
	if e := got(Mean(same)); e != (Estimate{3, 3, 3, 3}) {
		t.Errorf("always the same: %+v", e)
	}
	for _, x := range []struct {
		test Test
		want float64
	}{
		{got(Difference(same, same)), 1}, {got(Welch(same, same)), 1},
		{got(Difference(same, []float64{1, 1, 1})), 0}, {got(Welch(same, []float64{1, 1})), 0},
	} {
		if x.test.P != x.want || x.test.Low != x.test.Value || x.test.High != x.test.Value {
			t.Errorf("without variation: %+v, want P = %g", x.test, x.want)
		}
	}
	if list := got(Holm(nil)); len(list) != 0 {
		t.Errorf("no tests: %v", list)
	}
}

// Whatever numbers there are, an estimate lies within its interval and is
// finite, or there is an error.
func FuzzMeans(f *testing.F) {
	f.Add([]byte{1, 2, 3}, 1.0)
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0}, 1e300)
	f.Add([]byte{7}, math.Inf(1))
	f.Add([]byte{1, 255, 1, 255, 1, 255}, 1e-310)
	f.Fuzz(func(t *testing.T, b []byte, unit float64) {
		list := make([]float64, len(b))
		for i := range b {
			list[i] = float64(int8(b[i])) * unit
		}
		check := func(name string, e Estimate, err error) {
			if err != nil {
				return
			}
			if !(e.Low <= e.Value && e.Value <= e.High) || math.IsInf(e.High-e.Low, 0) || e.N < 1 {
				t.Errorf("%s of %v: %+v", name, list, e)
			}
		}
		e, err := Mean(list)
		check("mean", e, err)
		half := len(list) / 2
		test, err := Difference(list[:half], list[half:2*half])
		check("difference", test.Estimate, err)
		if err == nil && !(test.P >= 0 && test.P <= 1) {
			t.Errorf("difference of %v: P = %g", list, test.P)
		}
		test, err = Welch(list[:half], list[half:])
		check("Welch's difference", test.Estimate, err)
		if err == nil && !(test.P >= 0 && test.P <= 1) {
			t.Errorf("Welch's difference of %v: P = %g", list, test.P)
		}
		if q, err := Quantiles(list, 0.1, 0.5); err == nil {
			check("quantile", q[0], nil)
			check("median", q[1], nil)
		}
	})
}
