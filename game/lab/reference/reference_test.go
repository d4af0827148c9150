package reference

import (
	"context"
	"testing"

	"entente/game"
	"entente/game/scenario"
)

// The shipped table is that of the engine, rules, agents, scenarios and claims
// as they are now.
func TestCurrent(t *testing.T) {
	check, err := Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r := Shipped()
	if want := (Stamp{game.EngineVersion, check, Games, Arms, Seed}); r.Stamp != want {
		t.Fatalf("the table was made by %+v, and the model is %+v: run go generate ./game/lab/reference", r.Stamp, want)
	}
	c, err := scenario.LoadClaims("")
	if err != nil {
		t.Fatal(err)
	}
	list, err := Scenarios()
	if err != nil || len(list) == 0 {
		t.Fatal(err)
	}
	for _, sc := range list {
		for _, m := range Measures(c) {
			if d := r.Of(sc.Name, m.Name, m.Change); d == nil || d.Games() != Games {
				t.Errorf("%s: %s: %v", sc.Name, m.Name, d)
			}
		}
	}
	for i := range c.Claims {
		if x := r.Claim(c.Claims[i].ID); x == nil || len(x.Parts) != len(c.Claims[i].Parts) {
			t.Errorf("%s: %v", c.Claims[i].ID, x)
		}
	}
}

func TestDistribution(t *testing.T) {
	d := Distribution{Low: -1, Counts: []int64{1, 0, 2, 1}}
	for x, want := range map[int64][2]int64{-2: {0, 0}, -1: {0, 1}, 0: {1, 0}, 1: {1, 2}, 2: {3, 1}, 3: {4, 0}} {
		if got := [2]int64{d.Under(x), d.At(x)}; got != want {
			t.Errorf("%d: %v, want %v", x, got, want)
		}
	}
	for share, want := range map[float64]int64{0: -1, 0.25: -1, 0.5: 1, 0.75: 1, 0.9: 2, 1: 2} {
		if got := d.Quantile(share); got != want {
			t.Errorf("quantile %v: %d, want %d", share, got, want)
		}
	}
}
