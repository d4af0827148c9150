package experiment

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"entente/game/fault"
	"entente/game/scenario"
)

// run runs an experiment in a folder of its own.
func runIt(t *testing.T, x *scenario.Experiment) *Results {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "run")
	if err := Run(context.Background(), x, dir, Options{}); err != nil {
		t.Fatal(err)
	}
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// Two processes do not write the same run: the second is told so, and reading
// goes on all the while.
func TestHold(t *testing.T) {
	x := load(t, small)
	x.Replicates = 10
	r := runIt(t, x)
	j, err := openJournal(x, filepath.Join(r.Dir, JournalFile), 0, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), x, r.Dir, Options{Resume: true}); !errors.Is(err, fault.RunBusy) {
		t.Errorf("a second writer: %v", err)
	}
	if again, err := Open(r.Dir); err != nil {
		t.Errorf("a reader: %v", err)
	} else {
		again.Close()
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), x, r.Dir, Options{Resume: true}); err != nil {
		t.Errorf("once it is free: %v", err)
	}
}

// Pairings come to the same whether blocks are gone through once, or chunk by
// chunk, and to what sums by hand come to.
func TestPairs(t *testing.T) {
	x := load(t, small)
	x.Replicates = 20
	r := runIt(t, x)
	of := func(w *Row) int64 { return w.Values[0] }
	cells := [][]int{{0, scenario.Any}, {2, scenario.Any}}
	got, err := r.Pairs([]Pairing{{scenario.Difference, cells, of}})
	if err != nil {
		t.Fatal(err)
	}
	var sums [2]int64
	if err := r.Rows(func(w *Row) error {
		for k, cell := range cells {
			if slices.Contains(x.Points(cell), int(w.Game)/x.Replicates) {
				sums[k] += of(w)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if p := got[0]; p.X != sums[0] || p.Y != sums[1] || p.N != 20 || p.Points != len(x.Points(cells[0])) || p.Quarters != 8 {
		t.Errorf("%+v, want sums %v", p, sums)
	}
}

// Games that are played again by quarter come to what their rows say.
func TestCourses(t *testing.T) {
	x := load(t, small)
	x.Replicates = 4
	r := runIt(t, x)
	want := map[int64]int64{}
	if err := r.Rows(func(w *Row) error { want[w.Game] = w.Values[1]; return nil }); err != nil {
		t.Fatal(err)
	}
	seen := 0
	if err := r.Courses([]int64{0, 7, 19}, func(number int64, quarters int, of func(scenario.Series) []int64) error {
		seen++
		sum := int64(0)
		for _, e := range of(scenario.Effective) {
			sum += e
		}
		if sum != want[number] || quarters != 8 {
			t.Errorf("game %d: %d over %d quarters, the journal says %d", number, sum, quarters, want[number])
		}
		return nil
	}); err != nil || seen != 3 {
		t.Fatal(seen, err)
	}
	if err := r.Row(7, func(w *Row) {
		if w.Values[1] != want[7] {
			t.Errorf("row 7: %v", w.Values)
		}
	}); err != nil {
		t.Fatal(err)
	}
}

// Where a point binds its agents, who plays on is told.
func TestBound(t *testing.T) {
	x, err := scenario.LoadExperiment("us-pressure")
	if err != nil {
		t.Fatal(err)
	}
	r := &Results{Experiment: x}
	bound := map[string]bool{}
	for p, levels := range x.Matrix {
		b, err := r.Bound(int64(p * x.Replicates))
		if err != nil {
			t.Fatal(err)
		}
		bound[x.Describe(levels)] = b
	}
	if len(bound) != 9 {
		t.Fatal(bound)
	}
	free := 0
	for _, b := range bound {
		if !b {
			free++
		}
	}
	if free != 2 { // chosen × chosen, and chosen × honour, which the setup itself holds
		t.Errorf("%d points bind nobody: %v", free, bound)
	}
}
