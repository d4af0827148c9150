package lab

import (
	"math"
	"testing"

	"entente/game/lab/stat"
	"entente/game/scenario"
)

func TestNothingKnown(t *testing.T) {
	p := stat.Paired{}
	p.Add(1, 0)
	p.Add(2, 0)
	e := effectOf(p.Ratio())
	if !math.IsNaN(e.Value) {
		t.Errorf("ratio to nothing: %+v", e)
	}
	for _, above := range []bool{true, false} {
		if v := judge(&scenario.Part{Threshold: 1, Above: above}, e); v != Open {
			t.Errorf("a ratio to nothing is %v", v)
		}
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
