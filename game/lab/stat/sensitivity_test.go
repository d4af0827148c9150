package stat

import (
	"errors"
	"math"
	"slices"
	"testing"

	"entente/game/fault"
)

// ishigami is the function of T. Ishigami and T. Homma (1990) over the unit
// cube, with a = 7 and b = 0.1, whose indices are known.
func ishigami(p []float64) float64 {
	x := [3]float64{}
	for i := range x {
		x[i] = math.Pi * (2*p[i] - 1)
	}
	return math.Sin(x[0]) + 7*math.Pow(math.Sin(x[1]), 2) + 0.1*math.Pow(x[2], 4)*math.Sin(x[0])
}

// ishigamiIndices are First and Total of each factor, by the integrals.
func ishigamiIndices() (first, total []float64) {
	const a, b = 7, 0.1
	pi4 := math.Pow(math.Pi, 4)
	v1, v2, v13 := math.Pow(1+b*pi4/5, 2)/2, a*a/8.0, b*b*pi4*pi4*8/225
	v := v1 + v2 + v13
	return []float64{v1 / v, v2 / v, 0}, []float64{(v1 + v13) / v, v2 / v, v13 / v}
}

func answersTo(points [][]float64, f func([]float64) float64) (y []float64) {
	for _, p := range points {
		y = append(y, f(p))
	}
	return y
}

func TestSobolIndices(t *testing.T) {
	const n = 4096
	points := got(SaltelliDesign(n, 3, seed))
	first, total := ishigamiIndices()
	for d, x := range got(SobolIndices(answersTo(points, ishigami), 3, 300, seed)) {
		same(t, "first", []float64{x.First.Value}, first[d:d+1], 0.01)
		same(t, "total", []float64{x.Total.Value}, total[d:d+1], 0.01)
		if x.First.Low > first[d] || x.First.High < first[d] || x.Total.Low > total[d] || x.Total.High < total[d] {
			t.Errorf("factor %d: %+v, want %.4f and %.4f", d, x, first[d], total[d])
		}
		if x.First.High-x.First.Low > 0.15 || x.Total.High-x.Total.Low > 0.1 || x.First.N != n {
			t.Errorf("factor %d: %+v is of little use", d, x)
		}
	}
}

// On the same points OpenTURNS comes to nearly the same: it centres otherwise.
func TestSobolIndicesAreOpenTURNSs(t *testing.T) {
	const n = 4096
	var y []float64
	for _, p := range got(Sobol(n, 6)) {
		y = append(y, ishigami(p[:3]))
		for d := range 3 {
			mixed := slices.Clone(p[:3])
			mixed[d] = p[3+d]
			y = append(y, ishigami(mixed))
		}
		y = append(y, ishigami(p[3:]))
	}
	first, total := oracle(t, "python.json", "ishigami first"), oracle(t, "python.json", "ishigami total")
	for d, x := range got(SobolIndices(y, 3, 100, seed)) {
		same(t, "first", []float64{x.First.Value}, first[d:d+1], 0.002)
		same(t, "total", []float64{x.Total.Value}, total[d:d+1], 0.002)
	}
}

// Of a sum of factors, First and Total are the same; of one that does nothing,
// Total is 0 exactly.
func TestIndicesOfASum(t *testing.T) {
	points := got(SaltelliDesign(1024, 4, seed))
	y := answersTo(points, func(p []float64) float64 { return 1e6 + 3*p[0] + 2*p[1] + p[2] })
	for d, x := range got(SobolIndices(y, 4, 100, seed)) {
		want := []float64{9.0 / 14, 4.0 / 14, 1.0 / 14, 0}[d]
		same(t, "first and total", []float64{x.First.Value, x.Total.Value}, []float64{want, want}, 0.01)
		if d == 3 && x.Total != (Estimate{0, 0, 0, 1024}) {
			t.Errorf("a factor that does nothing: %+v", x)
		}
	}
}

// About 95 % of intervals of indices hold them, over designs of other seeds.
func TestCoverageOfIndices(t *testing.T) {
	const runs = 60
	first, total := ishigamiIndices()
	covered := 0
	for run := range runs {
		s := seed
		s.Hi = uint64(run)
		points := got(SaltelliDesign(256, 3, s))
		for d, x := range got(SobolIndices(answersTo(points, ishigami), 3, 200, s)) {
			if x.First.Low <= first[d] && first[d] <= x.First.High {
				covered++
			}
			if x.Total.Low <= total[d] && total[d] <= x.Total.High {
				covered++
			}
		}
	}
	if share := float64(covered) / (6 * runs); share < 0.92 {
		t.Errorf("%.3f of intervals hold the index", share)
	}
}

// Of a straight line the effects are its slopes and do not vary; a product's
// effect hangs on the other factor, a square's on where the factor stands.
func TestMorris(t *testing.T) {
	const r, levels = 400, 4
	points := got(MorrisTrajectories(r, 6, levels, seed))
	y := answersTo(points, func(p []float64) float64 {
		return 5 - 2*p[0] + 0.5*p[1] + p[2]*p[3] + (p[4]-0.5)*(p[4]-0.5)
	})
	all := got(Morris(points, y, 200, seed))
	// The effect of p[2] is p[3], even over 0, ⅓, ⅔, 1. That of p[4] over a
	// step of ⅔ is the sum of its ends less 1: −⅓ or ⅓.
	third := 1.0 / 3
	for d, want := range [][3]float64{{-2, 2, 0}, {0.5, 0.5, 0}, {0.5, 0.5, math.Sqrt(5) / 6},
		{0.5, 0.5, math.Sqrt(5) / 6}, {0, third, third}, {0, 0, 0}} {
		e := all[d]
		same(t, "effects", []float64{e.Mu.Value, e.MuStar.Value, e.Sigma.Value}, want[:], 0.05)
		if d < 2 || d == 5 { // exactly
			same(t, "effects", []float64{e.Mu.Low, e.Mu.High, e.MuStar.Low, e.MuStar.High, e.Sigma.High},
				[]float64{want[0], want[0], want[1], want[1], 0}, 1e-12)
			continue
		}
		for i, x := range []Estimate{e.Mu, e.Sigma} {
			if w := want[2*i]; x.Low-1e-9 > w || x.High+1e-9 < w || x.N != r {
				t.Errorf("factor %d: %+v, want %g", d, x, w)
			}
		}
	}
}

func TestSensitivityRefuses(t *testing.T) {
	points := got(MorrisTrajectories(3, 2, 4, seed))
	y := make([]float64, len(points))
	twice := slices.Clone(points)
	twice[1], twice[2] = twice[2], twice[0]
	ragged := slices.Clone(points)
	ragged[4] = nil
	infinite := slices.Clone(y)
	infinite[3] = math.Inf(-1)
	for name, x := range map[string]struct {
		err  error
		want *fault.Code
	}{
		"fewer answers":        {second(Morris(points, y[1:], 100, seed)), fault.Unpaired},
		"no answers":           {second(Morris(nil, nil, 100, seed)), fault.FewObservations},
		"half a walk":          {second(Morris(points[:4], y[:4], 100, seed)), fault.NoDesign},
		"two moves":            {second(Morris(twice, y, 100, seed)), fault.NoDesign},
		"a row without points": {second(Morris(ragged, y, 100, seed)), fault.NoDesign},
		"not a number":         {second(Morris(points, infinite, 100, seed)), fault.NotFinite},
		"one walk":             {second(Morris(points[:3], y[:3], 100, seed)), fault.FewObservations},
		"no factors":           {second(SobolIndices(y, 0, 100, seed)), fault.OutsideRange},
		"half a block":         {second(SobolIndices(make([]float64, 9), 2, 100, seed)), fault.NoDesign},
		"one block":            {second(SobolIndices(make([]float64, 4), 2, 100, seed)), fault.FewObservations},
		"always the same":      {second(SobolIndices(slices.Repeat([]float64{0.1}, 400), 2, 100, seed)), fault.NoVariation},
	} {
		if !errors.Is(x.err, x.want) {
			t.Errorf("%s: %v, want %v", name, x.err, x.want)
		}
	}
	for _, e := range got(Morris(points, y, 100, seed)) {
		if e.MuStar != (Estimate{0, 0, 0, 3}) {
			t.Errorf("no effects: %+v", e)
		}
	}
}

// Whatever the answers, indices are numbers, or there is an error.
func FuzzSobolIndices(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 1}, 1.0)
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1e140)
	f.Fuzz(func(t *testing.T, b []byte, unit float64) {
		y := make([]float64, len(b)-len(b)%4)
		for i := range y {
			y[i] = float64(b[i]) * unit
		}
		list, err := SobolIndices(y, 2, 100, seed)
		if err != nil {
			return
		}
		for _, x := range list {
			for _, e := range []Estimate{x.First, x.Total} {
				if math.IsNaN(e.Value) || math.IsInf(e.Value, 0) || !(e.Low <= e.High) {
					t.Errorf("%v: %+v", y, e)
				}
			}
		}
	})
}
