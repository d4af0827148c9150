package design

import (
	"fmt"
	"slices"
	"testing"
)

func matrix(t *testing.T, s *Spec) [][]int {
	t.Helper()
	points, err := s.Matrix()
	if err != nil {
		t.Fatal(err)
	}
	return points
}

func spec(k Kind) *Spec {
	return &Spec{Kind: k, Levels: []int{2, 3, 7, 16}, Base: []int{1, 0, 3, 8}, Points: 64, Paths: 20, Grid: 4, Seed: 5}
}

// Every design has the points that it counts, with levels that there are, the
// same each time, and others for another seed if it draws.
func TestPoints(t *testing.T) {
	for k := range Kind(Kinds) {
		s := spec(k)
		points := matrix(t, s)
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
		same := func(s *Spec) bool { return slices.EqualFunc(points, matrix(t, s), slices.Equal) }
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
	s := &Spec{Kind: Factorial, Levels: []int{2, 3}}
	if got := fmt.Sprint(matrix(t, s)); got != "[[0 0] [0 1] [0 2] [1 0] [1 1] [1 2]]" {
		t.Error(got)
	}
	s.Levels = slices.Repeat([]int{2}, 90)
	if s.Count() <= MaxPoints {
		t.Errorf("2^90 points are %d", s.Count())
	}
}

func TestOneAtATime(t *testing.T) {
	s := &Spec{Kind: OneAtATime, Levels: []int{2, 3}, Base: []int{1, 0}}
	if got := fmt.Sprint(matrix(t, s)); got != "[[1 0] [0 0] [1 1] [1 2]]" {
		t.Error(got)
	}
}

// Of as many points as levels a hypercube has each level once.
func TestLatinHypercube(t *testing.T) {
	s := &Spec{Kind: LatinHypercube, Levels: []int{50, 50, 10}, Points: 50, Seed: 1}
	for j := range s.Levels {
		var n [50]int
		for _, p := range matrix(t, s) {
			n[p[j]]++
		}
		for l := range s.Levels[j] {
			if n[l] != s.Points/s.Levels[j] {
				t.Errorf("factor %d has level %d in %d points", j, l, n[l])
			}
		}
	}
}

// 64 points of 16 levels have each level four times, in every dimension.
func TestSobolIsBalanced(t *testing.T) {
	s := &Spec{Kind: Sobol, Levels: slices.Repeat([]int{16}, 40), Points: 64, Seed: 3}
	for j := range s.Levels {
		var n [16]int
		for _, p := range matrix(t, s) {
			n[p[j]]++
		}
		for l, k := range n {
			if k != 4 {
				t.Fatalf("factor %d has level %d in %d points", j, l, k)
			}
		}
	}
}

// Each step of a trajectory changes one factor, and each factor once: on grids
// of several sizes, for any number of levels from 2. Both directions are taken.
func TestMorris(t *testing.T) {
	for _, grid := range []int{2, 4, 6, 10} {
		s := &Spec{Kind: Morris, Levels: []int{2, 3, 4, 5, 6, 9, 40}, Paths: 50, Grid: grid, Seed: 7}
		points := matrix(t, s)
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
