package design

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func spec(k Kind) *Spec {
	return &Spec{Kind: k, Levels: []int{2, 3, 7, 16}, Base: []int{1, 0, 3, 8}, Points: 64, Paths: 20, Grid: 4, Seed: 5}
}

// Every design has the points that it counts, with levels that there are, the
// same each time, and others for another seed if it draws.
func TestPoints(t *testing.T) {
	for k := range Kind(Kinds) {
		s := spec(k)
		points := s.Matrix()
		if len(points) != s.Count() {
			t.Errorf("%v: %d points, counted %d", k, len(points), s.Count())
		}
		for _, p := range points {
			for j, l := range p {
				if l < 0 || l >= s.Levels[j] {
					t.Fatalf("%v: %v has no such level", k, p)
				}
			}
		}
		same := func(s *Spec) bool { return slices.EqualFunc(points, s.Matrix(), slices.Equal) }
		if !same(s) {
			t.Errorf("%v: other points the second time", k)
		}
		s.Seed++
		if draws := k != Factorial && k != OneAtATime; same(s) == draws {
			t.Errorf("%v: draws is %v, and another seed gives the same points %v", k, draws, !draws)
		}
	}
}

func TestFactorial(t *testing.T) {
	s := Spec{Kind: Factorial, Levels: []int{2, 3}}
	if got := fmt.Sprint(s.Matrix()); got != "[[0 0] [0 1] [0 2] [1 0] [1 1] [1 2]]" {
		t.Error(got)
	}
	s.Levels = slices.Repeat([]int{2}, 90)
	if s.Count() <= MaxPoints {
		t.Errorf("2^90 points are %d", s.Count())
	}
}

func TestOneAtATime(t *testing.T) {
	s := Spec{Kind: OneAtATime, Levels: []int{2, 3}, Base: []int{1, 0}}
	if got := fmt.Sprint(s.Matrix()); got != "[[1 0] [0 0] [1 1] [1 2]]" {
		t.Error(got)
	}
}

// Of as many points as levels a hypercube has each level once.
func TestLatinHypercube(t *testing.T) {
	s := Spec{Kind: LatinHypercube, Levels: []int{50, 50, 10}, Points: 50, Seed: 1}
	for j := range s.Levels {
		var n [50]int
		for _, p := range s.Matrix() {
			n[p[j]]++
		}
		for l := range s.Levels[j] {
			if n[l] != s.Points/s.Levels[j] {
				t.Errorf("factor %d has level %d in %d points", j, l, n[l])
			}
		}
	}
}

// The sequence, without its shift, is the one that SciPy 1.10 gives
// (scipy.stats.qmc.Sobol(d, scramble=False), times 2^32); see testdata.
func TestSobolSequence(t *testing.T) {
	f, err := os.Open("testdata/scipy.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seq := &sequence{at: make([]uint32, Dimensions)}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<16)
	n := 0
	for ; lines.Scan(); n++ {
		got := strings.Trim(fmt.Sprint(seq.next()), "[]")
		if got != lines.Text() {
			t.Fatalf("point %d: got %s, want %s", n, got, lines.Text())
		}
	}
	if n != 64 || lines.Err() != nil {
		t.Fatalf("%d points: %v", n, lines.Err())
	}
}

// 64 points of 16 levels have each level four times, in every dimension.
func TestSobolIsBalanced(t *testing.T) {
	s := Spec{Kind: Sobol, Levels: slices.Repeat([]int{16}, 40), Points: 64, Seed: 3}
	for j := range s.Levels {
		var n [16]int
		for _, p := range s.Matrix() {
			n[p[j]]++
		}
		for l, k := range n {
			if k != 4 {
				t.Fatalf("factor %d has level %d in %d points", j, l, k)
			}
		}
	}
}

func TestSaltelli(t *testing.T) {
	s := spec(Saltelli)
	k := len(s.Levels)
	points := s.Matrix()
	for i := 0; i < len(points); i += k + 2 {
		a, b := points[i], points[i+k+1]
		for j := range k {
			want := slices.Clone(a)
			want[j] = b[j]
			if !slices.Equal(points[i+1+j], want) {
				t.Fatalf("row %d, factor %d: %v of %v and %v", i, j, points[i+1+j], a, b)
			}
		}
	}
}

// Each step of a trajectory changes one factor, and each factor once: on grids
// of several sizes, for any number of levels from 2. Both directions are taken.
func TestMorris(t *testing.T) {
	for _, grid := range []int{2, 4, 6, 10} {
		s := Spec{Kind: Morris, Levels: []int{2, 3, 4, 5, 6, 9, 40}, Paths: 50, Grid: grid, Seed: 7}
		points := s.Matrix()
		k := len(s.Levels)
		var up, down int
		for i := 0; i < len(points); i += k + 1 {
			changed := map[int]bool{}
			for j := 1; j <= k; j++ {
				before, after := points[i+j-1], points[i+j]
				var moved []int
				for f := range before {
					if before[f] != after[f] {
						moved = append(moved, f)
					}
				}
				if len(moved) != 1 || changed[moved[0]] {
					t.Fatalf("grid %d: %v to %v", grid, before, after)
				}
				changed[moved[0]] = true
				if after[moved[0]] > before[moved[0]] {
					up++
				} else {
					down++
				}
			}
		}
		if up < 100 || down < 100 {
			t.Errorf("grid %d: %d steps up, %d down", grid, up, down)
		}
	}
}
