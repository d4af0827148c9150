package stat

import (
	"math"
	"testing"
)

func pairsOf(xy ...int64) (p Paired) {
	for i := 0; i < len(xy); i += 2 {
		p.Add(xy[i], xy[i+1])
	}
	return p
}

// Sizes takes no notice of which way an effect goes.
func TestSizesOfEitherSign(t *testing.T) {
	want, err := pairsOf(9, 2, 10, 3, 11, 2, 10, 3).Sizes()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range [3][2]int64{{-1, 1}, {1, -1}, {-1, -1}} {
		got, _ := pairsOf(9*s[0], 2*s[1], 10*s[0], 3*s[1], 11*s[0], 2*s[1], 10*s[0], 3*s[1]).Sizes()
		if !(math.Abs(got.Value-7.5) < 1e-9) || !(math.Abs(want.Value-7.5) < 1e-9) {
			t.Errorf("signs %v: %+v, want 7.5", s, got)
		}
	}
	if want.Low <= 0 {
		t.Errorf("clear effects: %+v", want)
	}
	if e, _ := pairsOf(1, 3, -1, -3, 2, 4, -2, -4).Sizes(); e.Low >= 0 || e.High <= 0 {
		t.Errorf("of nothing: %+v", e)
	}
}

// Of one game nothing is known, and where all are the same, all.
func TestSizesOfFew(t *testing.T) {
	if e, err := pairsOf(3, 1).Sizes(); err == nil {
		t.Errorf("of one game: %+v", e)
	}
	if e, err := pairsOf(3, 1, 3, 1).Sizes(); err != nil || e.Value != 2 || e.Low != 2 || e.High != 2 || e.N != 2 {
		t.Errorf("always the same: %+v, %v", e, err)
	}
}
