package policy

import (
	"math"
	"testing"

	"entente/game/dice"
)

// TestDecay checks the table of the logit rule against its formula.
func TestDecay(t *testing.T) {
	for i, w := range decay {
		if want := math.Round(65536 * math.Exp(-float64(i)/8)); float64(w) != want {
			t.Errorf("decay[%d] = %d, the formula gives %.0f", i, w, want)
		}
	}
}

// TestChoose: of two options the lead decides the odds, as the logit rule says.
func TestChoose(t *testing.T) {
	const draws, precision = 20000, 4
	worths := []int32{0, scale * 8 / precision} // eight steps: e to one
	n := 0
	for i := range draws {
		s := dice.Seeded{Game: uint64(i)}.Stream(dice.Key{})
		n += choose(&s, worths, precision)
	}
	got, want := float64(n)/draws, math.E/(1+math.E)
	if math.Abs(got-want) > 0.015 {
		t.Errorf("the better of two is chosen in %.3f of draws; the rule says %.3f", got, want)
	}
}
