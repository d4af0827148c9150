package stat

import (
	"errors"
	"math"
	"slices"
	"testing"

	"entente/game/dice"
	"entente/game/fault"
)

// planted are points of 6 factors, cases where the first is under 0.4 and the
// third from 0.3 to 0.8, but for some that chance turns over, of a hundred.
func planted(n, noise int, seed dice.Seed) ([][]float64, []bool) {
	points, cases := got(LatinHypercube(n, 6, seed)), make([]bool, n)
	rng := stream(seed, forBootstrap, 0)
	for i, p := range points {
		cases[i] = p[0] < 0.4 && p[2] > 0.3 && p[2] < 0.8
		if rng.Intn(100) < noise {
			cases[i] = !cases[i]
		}
	}
	return points, cases
}

func TestPrimFindsThePlantedBox(t *testing.T) {
	for _, noise := range []int{0, 5} {
		points, cases := planted(3000, noise, seed)
		boxes := got(Prim(points, cases, Peeling{}))
		b := got(Paste(boxes[Choose(boxes)], points, cases, Peeling{Alpha: 0.01}))
		fresh, truth := planted(3000, noise, dice.Seed{Lo: 99})
		for name, b := range map[string]Box{"found": b, "on other points": got(b.Measure(fresh, truth))} {
			// With noise the box is as dense as its cases are true, and what is
			// outside has cases of its own: 5 % of 80 %, beside 95 % of 20 %.
			density, coverage := 1.0, 1.0
			if noise > 0 {
				density, coverage = 0.95, 0.95*0.2/(0.95*0.2+0.05*0.8)
			}
			if math.Abs(b.Density.Value-density) > 0.04 || math.Abs(b.Coverage.Value-coverage) > 0.06 {
				t.Errorf("noise %d, %s: %+v", noise, name, b)
			}
			for _, want := range []struct {
				factor    int
				low, high float64
			}{{0, math.Inf(-1), 0.4}, {2, 0.3, 0.8}} {
				i := slices.IndexFunc(b.Limits, func(l Limit) bool { return l.Factor == want.factor })
				if i < 0 {
					t.Errorf("noise %d, %s: factor %d has no limit", noise, name, want.factor)
					continue
				}
				l := b.Limits[i]
				if l.Low != want.low && math.Abs(l.Low-want.low) > 0.03 || math.Abs(l.High-want.high) > 0.03 || l.QuasiP > 1e-9 {
					t.Errorf("noise %d, %s: %+v", noise, name, l)
				}
			}
		}
		for _, l := range b.Limits { // a limit that is there by chance shows as one
			if l.Factor != 0 && l.Factor != 2 && l.QuasiP < 0.01 {
				t.Errorf("noise %d: %+v", noise, l)
			}
		}
	}
}

// Each box lies in the one before, holds what it says it holds, and no less
// than it must.
func TestBoxesAreWhatTheySay(t *testing.T) {
	points, cases := planted(500, 10, seed)
	boxes := got(Prim(points, cases, Peeling{Alpha: 0.1, Mass: 0.08}))
	if len(boxes) < 10 || len(boxes[0].Limits) > 0 || boxes[0].Points != 500 || boxes[0].Coverage.Value != 1 {
		t.Fatalf("%d boxes, the first %+v", len(boxes), boxes[0])
	}
	all := boxes[0].Cases
	for i, b := range boxes {
		in, of := 0, 0
		for k, p := range points {
			if !b.Holds(p) {
				continue
			}
			in++
			if cases[k] {
				of++
			}
			if i > 0 && !boxes[i-1].Holds(p) {
				t.Fatalf("box %d holds a point that the one before does not", i)
			}
		}
		if in != b.Points || of != b.Cases || in < 40 {
			t.Errorf("box %d holds %d points, %d cases, and says %d, %d", i, in, of, b.Points, b.Cases)
		}
		if b.Mass != got(Wilson(in, 500)) || b.Coverage != got(Wilson(of, all)) || b.Density != got(Wilson(of, in)) {
			t.Errorf("box %d: %+v", i, b)
		}
		if i > 0 && boxes[i-1].Points-in > max(boxes[i-1].Points/10, 1) {
			t.Errorf("step %d takes %d of %d points", i, boxes[i-1].Points-in, boxes[i-1].Points)
		}
	}
}

// Factors with few levels are peeled by level, and pasting brings back what a
// greedy step took.
func TestPrimByLevel(t *testing.T) {
	var points [][]float64
	var cases []bool
	for i := range 600 {
		p := []float64{float64(i % 2), float64(i / 2 % 3), float64(i / 6 % 5)}
		points = append(points, p)
		cases = append(cases, p[0] == 1 && p[2] >= 1 && p[2] <= 3)
	}
	boxes := got(Prim(points, cases, Peeling{}))
	b := boxes[Choose(boxes)]
	want := []Limit{{Factor: 0, Low: 1, High: math.Inf(1)}, {Factor: 2, Low: 1, High: 3}}
	if len(b.Limits) != 2 || b.Density.Value != 1 || b.Coverage.Value != 1 {
		t.Fatalf("%+v", b)
	}
	for i, l := range b.Limits {
		l.QuasiP = 0
		if l != want[i] {
			t.Errorf("%+v, want %+v", l, want[i])
		}
	}
	narrow := Box{Limits: []Limit{{Factor: 0, Low: 1, High: 1}, {Factor: 2, Low: 2, High: 2}}}
	if b := got(Paste(narrow, points, cases, Peeling{})); b.Points != 180 || b.Density.Value != 1 {
		t.Errorf("pasting a pure box gives %+v, want levels 1 to 3", b)
	}
	mixed := Box{Limits: []Limit{{Factor: 0, Low: 1, High: 1}, {Factor: 2, Low: 3, High: 4}}}
	if b := got(Paste(mixed, points, cases, Peeling{})); b.Density.Value != 0.75 {
		t.Errorf("pasting gives %+v, want levels 1 to 4", b)
	}
}

// What a search limits by chance is pruned, what was planted stays.
func TestPrune(t *testing.T) {
	points, cases := planted(600, 10, dice.Seed{Lo: 6})
	boxes := got(Prim(points, cases, Peeling{}))
	last := boxes[Choose(boxes)+8] // too narrow, and fitted to chance
	if len(last.Limits) != 5 {
		t.Fatalf("little to prune: %+v", last)
	}
	b := got(Prune(last, points, cases, 0.001))
	if len(b.Limits) != 2 || b.Limits[0].Factor != 0 || b.Limits[1].Factor != 2 || b.Points < last.Points {
		t.Errorf("pruned to %+v", b)
	}
	if again := got(Prune(b, points, cases, 0.001)); again.Points != b.Points {
		t.Errorf("pruned again to %+v", again)
	}
	if all := got(Prune(last, points, cases, 0)); len(all.Limits) != 0 || all.Points != 600 {
		t.Errorf("everything is over 0: %+v", all)
	}
	if _, err := Prune(last, points, cases, -1); !errors.Is(err, fault.OutsideRange) {
		t.Errorf("no such level: %v", err)
	}
}

func TestQuasiP(t *testing.T) {
	list := oracle(t, "python.json", "quasi p")
	for i, x := range [][3]float64{{9, 10, 0.5}, {95, 100, 0.6}, {3, 7, 0.9}, {0, 4, 0.2}, {200, 200, 0.3}} {
		p := binomialAtLeast(int(x[0]), int(x[1]), x[2])
		if math.Abs(p/list[i]-1) > 1e-9 {
			t.Errorf("%v: %g, want %g", x, p, list[i])
		}
	}
	// A box of 10 points in 20 with 9 cases, and 10 without limits with 10:
	// without the limit every other point is a case.
	var points [][]float64
	var cases []bool
	for i := range 20 {
		points, cases = append(points, []float64{float64(i)}), append(cases, i > 0 && i <= 10)
	}
	b := got((&Box{Limits: []Limit{{Factor: 0, Low: 0, High: 9}}}).Measure(points, cases))
	if b.Cases != 9 || b.Points != 10 || math.Abs(b.Limits[0].QuasiP-list[0]) > 1e-12 {
		t.Errorf("%+v, want a quasi-p-value of %g", b, list[0])
	}
}

func TestPrimOfNothing(t *testing.T) {
	points, cases := [][]float64{{1}, {2}, {3}}, []bool{true, false, true}
	beyond := &Box{Limits: []Limit{{Factor: 1}}}
	for name, x := range map[string]struct {
		err  error
		want *fault.Code
	}{
		"no points":        {second(Prim(nil, nil, Peeling{})), fault.FewObservations},
		"fewer cases":      {second(Prim(points, cases[1:], Peeling{})), fault.Unpaired},
		"no cases":         {second(Prim(points, make([]bool, 3), Peeling{})), fault.NoVariation},
		"all cases":        {second(Prim(points, []bool{true, true, true}, Peeling{})), fault.NoVariation},
		"ragged":           {second(Prim([][]float64{{1}, {1, 2}, {3}}, cases, Peeling{})), fault.NoDesign},
		"no factors":       {second(Prim([][]float64{{}, {}, {}}, cases, Peeling{})), fault.NoDesign},
		"not a number":     {second(Prim([][]float64{{1}, {math.NaN()}, {3}}, cases, Peeling{})), fault.NotFinite},
		"a slice too wide": {second(Prim(points, cases, Peeling{Alpha: 0.6})), fault.OutsideRange},
		"a share under 0":  {second(Paste(*beyond, points, cases, Peeling{Mass: -1})), fault.OutsideRange},
		"no such factor":   {second(Paste(*beyond, points, cases, Peeling{})), fault.OutsideRange},
		"nor here":         {second(beyond.Measure(points, cases)), fault.OutsideRange},
	} {
		if !errors.Is(x.err, x.want) {
			t.Errorf("%s: %v, want %v", name, x.err, x.want)
		}
	}
	alike := got(Prim([][]float64{{5}, {5}, {5}}, cases, Peeling{}))
	if len(alike) != 1 || alike[0].Cases != 2 {
		t.Errorf("all points alike: %+v", alike)
	}
	empty := got((&Box{Limits: []Limit{{Factor: 0, Low: 8, High: 9}}}).Measure(points, cases))
	if empty.Points != 0 || empty.Density != (Estimate{0, 0, 1, 0}) || empty.Limits[0].QuasiP != 1 {
		t.Errorf("an empty box: %+v", empty)
	}
}

// Whatever the points, boxes shrink, have numbers, and one can be chosen.
func FuzzPrim(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, uint8(1))
	f.Add([]byte{0, 1, 0, 0, 1, 0}, uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, dims uint8) {
		d := int(dims%4) + 1
		var points [][]float64
		var cases []bool
		for ; len(b) > d && len(points) < 200; b = b[d+1:] {
			p := make([]float64, d)
			for i := range p {
				p[i] = float64(b[i])
			}
			points, cases = append(points, p), append(cases, b[d]%2 == 1)
		}
		boxes, err := Prim(points, cases, Peeling{})
		if err != nil {
			return
		}
		for i, x := range boxes {
			if i > 0 && x.Points >= boxes[i-1].Points || x.Points < 1 {
				t.Errorf("box %d of %d holds %d points", i, len(boxes), x.Points)
			}
			for _, l := range x.Limits {
				if !(l.QuasiP >= 0 && l.QuasiP <= 1) || !(l.Low <= l.High) {
					t.Errorf("box %d: %+v", i, l)
				}
			}
		}
		chosen := boxes[Choose(boxes)]
		pasted, err := Paste(chosen, points, cases, Peeling{})
		if err != nil || pasted.Points < chosen.Points || pasted.Density.Value < chosen.Density.Value {
			t.Errorf("%+v is pasted to %+v, %v", chosen, pasted, err)
		}
	})
}
