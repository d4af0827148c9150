package ranks

import (
	"testing"

	"entente/game"
	"entente/game/scenario"
)

// TestCurrent sees that the shipped table is of this engine, these setups and
// these agents.
func TestCurrent(t *testing.T) {
	f, err := Read(shipped)
	if err != nil {
		t.Fatal(err)
	}
	const remedy = "make it anew with go generate ./game/ranks"
	for _, name := range scenario.Names() {
		sc, err := scenario.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		e, ok := f.Scenario[name]
		if !ok || e.Setup != Identity(&sc.Setup) {
			t.Errorf("%s: the table is of other rules or another scenario: %s", name, remedy)
			continue
		}
		r := &Ranks{}
		for range First {
			if err := r.Play(&sc.Setup); err != nil {
				t.Fatal(err)
			}
		}
		if r.Digest() != e.Digest {
			t.Errorf("%s: the agents of the table played otherwise: %s", name, remedy)
		}
		all, ok := Of(&sc.Setup)
		if !ok || all.Games != Games {
			t.Fatalf("%s: no table of %d games", name, Games)
		}
		for p := range all.Seats {
			if n := all.Seats[p].Sum(); n != Games {
				t.Errorf("%s: %v has %d games", name, game.Power(p), n)
			}
			for i, n := range r.Seats[p] {
				if all.Seats[p][i] < n {
					t.Errorf("%s: %v: the first games are not in the table", name, game.Power(p))
				}
			}
		}
	}
	if len(f.Scenario) != len(scenario.Names()) {
		t.Errorf("%d tables of %d scenarios: %s", len(f.Scenario), len(scenario.Names()), remedy)
	}
}

// TestOther sees that a setup of other numbers has no table, and a renamed one has.
func TestOther(t *testing.T) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	set := sc.Setup
	set.Name = "mine.toml"
	if _, ok := Of(&set); !ok {
		t.Error("a name decides nothing")
	}
	set.Rules.Score.BookShare++
	if _, ok := Of(&set); ok {
		t.Error("other rules have the table of the shipped ones")
	}
}

func TestCounts(t *testing.T) {
	var c Counts
	if c.Below(500) != 0 || c.Middle() != 0 {
		t.Error("of no games something is known")
	}
	c[40], c[50], c[60] = 1, 2, 1
	for tenths, want := range map[int32]int{-20: 0, 399: 0, 400: 1, 405: 14, 409: 24, 450: 25, 505: 53, 610: 100, 2000: 100} {
		if got := c.Below(tenths); got != want {
			t.Errorf("%d tenths of a point are above %d in 100, want %d", tenths, got, want)
		}
	}
	if low, high := c.Ends(); low != 40 || high != 60 || c.Middle() != 50 {
		t.Errorf("from %d to %d, the middle %d", low, high, c.Middle())
	}
}
