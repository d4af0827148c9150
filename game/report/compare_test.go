//go:build !js

package report

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/scenario"
)

func open(t *testing.T, x *scenario.Experiment) *experiment.Results {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "run")
	if err := experiment.Run(context.Background(), x, dir, experiment.Options{}); err != nil {
		t.Fatal(err)
	}
	r, err := experiment.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// Runs are compared in pairs where their seeds are the same, else as independent
// games; and not at all where they have nothing in common.
func TestCompare(t *testing.T) {
	const design = "kind = \"factorial\"\n"
	a := load(t, design, two)
	base := open(t, a)
	b := load(t, design, strings.Replace(two, "levels = [1, 2, 4]", "levels = [1, 3, 4]", 1))
	b.Replicates = 8
	got, err := Compare(context.Background(), base, open(t, b))
	if err != nil {
		t.Fatal(err)
	}
	// Points with detection 1 and 4 are in both, with games of the same rules and dice.
	if !got.Seeds || got.Same || got.Points != 8 || len(got.OnlyA) != 4 || len(got.OnlyB) != 4 || len(got.Changes) != 8*4 {
		t.Errorf("%+v", got)
	}
	for _, c := range got.Changes {
		if !c.Paired || c.N != 8 || c.Value != 0 || c.Low != 0 || c.High != 0 || c.P != 1 || c.A != c.B {
			t.Errorf("the same games differ: %+v", c)
		}
	}
	other := load(t, design, two)
	other.Seed = 99
	if got, err = Compare(context.Background(), base, open(t, other)); err != nil {
		t.Fatal(err)
	}
	moved := false
	for _, c := range got.Changes {
		moved = moved || c.Value != 0
		if c.Paired || c.N != 12 || math.Abs(c.B-c.A-c.Value) > 1e-9 || c.Low > c.Value || c.High < c.Value || c.Holm < c.P {
			t.Errorf("other dice: %+v", c)
		}
	}
	if got.Seeds || !moved {
		t.Errorf("other dice play the same games: %+v", got)
	}
	strange := load(t, design, strings.Replace(strings.ReplaceAll(two, "detection", "noticing"), "espionage.noticing", "espionage.detection", 1))
	if _, err := Compare(context.Background(), base, open(t, strange)); err == nil {
		t.Error("other factors are compared")
	} else if !errors.Is(err, fault.NothingInCommon) {
		t.Error(err)
	}
}
