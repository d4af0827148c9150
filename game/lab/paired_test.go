package lab

import (
	"math"
	"testing"

	"entente/game/scenario"
)

func paired(xy ...int64) (p Paired) {
	for i := 0; i < len(xy); i += 2 {
		p.Add(xy[i], xy[i+1])
	}
	return p
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// Quantiles of Student's distribution, as every table has them.
func TestStudent(t *testing.T) {
	for degrees, want := range map[int64]float64{5: 2.570582, 7: 2.364624, 10: 2.228139, 39: 2.022691, 199: 1.971957} {
		if got := student(degrees); math.Abs(got/want-1) > 0.01 {
			t.Errorf("%d degrees: %v, want %v", degrees, got, want)
		}
	}
	if got := student(1 << 40); math.Abs(got-Z) > 1e-9 {
		t.Errorf("many degrees: %v, want %v", got, Z)
	}
}

// By hand: x 2 4 6 8, y 1 2 3 6. Differences 1 2 3 2: mean 2, variance 2/3.
// Ratio 5/3; residuals x−5y/3: 1/3 2/3 1 −2, their squares 5.5556, over 3, over
// 4, the root over the mean 3 of y: 0.680414/3.
func TestPairedByHand(t *testing.T) {
	p := paired(2, 1, 4, 2, 6, 3, 8, 6)
	q := student(3)
	for _, x := range []struct {
		name      string
		got       Effect
		mid, half float64
	}{
		{"mean", p.Mean(), 5, q * math.Sqrt(20.0/3/4)},
		{"difference", p.Difference(), 2, q * math.Sqrt(2.0/3/4)},
		{"ratio", p.Ratio(), 5.0 / 3, q * math.Sqrt((1.0/9+4.0/9+1+4)/3/4) / 3},
		{"sizes", p.Sizes(), 2, q * math.Sqrt(2.0/3/4)},
	} {
		if x.name == "sizes" { // the mean of y may be under 0 at this few
			if !near(x.got.Value, x.mid) || x.got.Low > x.mid-x.half+1e-9 || x.got.High < x.mid+x.half-1e-9 {
				t.Errorf("%s: %+v", x.name, x.got)
			}
			continue
		}
		if !near(x.got.Value, x.mid) || !near(x.got.Low, x.mid-x.half) || !near(x.got.High, x.mid+x.half) {
			t.Errorf("%s: %+v, want %v ± %v", x.name, x.got, x.mid, x.half)
		}
	}
	a, b := paired(2, 1, 4, 2), paired(6, 3, 8, 6)
	a.Join(b)
	if a != p {
		t.Errorf("joined %+v, added %+v", a, p)
	}
}

// Sizes takes no notice of which way an effect goes.
func TestSizesOfEitherSign(t *testing.T) {
	want := paired(9, 2, 10, 3, 11, 2, 10, 3).Sizes()
	for _, s := range [3][2]int64{{-1, 1}, {1, -1}, {-1, -1}} {
		got := paired(9*s[0], 2*s[1], 10*s[0], 3*s[1], 11*s[0], 2*s[1], 10*s[0], 3*s[1]).Sizes()
		if !near(got.Value, 7.5) || !near(want.Value, 7.5) {
			t.Errorf("signs %v: %+v, want 7.5", s, got)
		}
	}
	if want.Low <= 0 {
		t.Errorf("clear effects: %+v", want)
	}
	if e := paired(1, 3, -1, -3, 2, 4, -2, -4).Sizes(); e.Low >= 0 || e.High <= 0 {
		t.Errorf("of nothing: %+v", e)
	}
}

func TestNothingKnown(t *testing.T) {
	p := paired(1, 0, 2, 0)
	e := p.Ratio()
	if !math.IsNaN(e.Value) {
		t.Errorf("ratio to nothing: %+v", e)
	}
	for _, above := range []bool{true, false} {
		if v := judge(&scenario.Part{Threshold: 1, Above: above}, e); v != Open {
			t.Errorf("a ratio to nothing is %v", v)
		}
	}
	one := paired(1, 1)
	if e := one.Mean(); !math.IsInf(e.High, 1) {
		t.Errorf("of one game: %+v", e)
	}
	if e := paired(3, 1, 3, 1).Mean(); e != (Effect{3, 3, 3}) {
		t.Errorf("always the same: %+v", e)
	}
}

func TestJudge(t *testing.T) {
	above, below := &scenario.Part{Threshold: 1, Above: true}, &scenario.Part{Threshold: 1}
	for _, x := range []struct {
		low, high   float64
		above, down Verdict
	}{
		{1.1, 2, Supported, Refuted},
		{0.5, 0.9, Refuted, Supported},
		{0.9, 1.1, Open, Open},
		{1, 1, Refuted, Refuted}, // on the threshold is not beyond it
	} {
		e := Effect{(x.low + x.high) / 2, x.low, x.high}
		if got := judge(above, e); got != x.above {
			t.Errorf("above, %+v: %v", e, got)
		}
		if got := judge(below, e); got != x.down {
			t.Errorf("below, %+v: %v", e, got)
		}
	}
}

func TestConclude(t *testing.T) {
	for _, x := range []struct {
		parts    []Verdict
		want     Verdict
		deciding int
	}{
		{[]Verdict{Supported}, Supported, 0},
		{[]Verdict{Supported, Supported}, Supported, 0},
		{[]Verdict{Supported, Open}, Open, 1},
		{[]Verdict{Open, Refuted}, Refuted, 1},
		{[]Verdict{Refuted, Supported}, Refuted, 0},
	} {
		f := Finding{Parts: x.parts}
		if got := conclude(x.parts); got != x.want || f.Deciding() != x.deciding {
			t.Errorf("%v: %v, by part %d", x.parts, got, f.Deciding())
		}
	}
}
