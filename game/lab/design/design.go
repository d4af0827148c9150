// Package design makes the designs of experiments: which levels of the factors
// go together, point by point. Points of the unit cube come from package stat;
// here they are put onto levels.
package design

import (
	"slices"

	"entente/game/dice"
	"entente/game/lab/stat"
)

// Kind is a kind of design.
type Kind uint8

// The designs.
const (
	Factorial      Kind = iota // every combination of levels, the last factor fastest
	OneAtATime                 // the base, then each other level of each factor alone
	LatinHypercube             // stat.LatinHypercube
	Sobol                      // stat.ShiftedSobol
	Saltelli                   // stat.SaltelliDesign, for stat.SobolIndices
	Morris                     // stat.MorrisTrajectories, for stat.Morris
	Kinds          = iota
)

var kindNames = [Kinds]string{"factorial", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris"}

// KindNames are the names that files use.
func KindNames() []string { return slices.Clone(kindNames[:]) }

// String gives the name that files use.
func (k Kind) String() string { return kindNames[k] }

// Bounds of designs.
const (
	MaxPoints = 1 << 16
	MaxLevels = 1 << 12 // of a factor
)

// Spec is a design.
type Spec struct {
	Kind   Kind
	Levels []int // how many levels each factor has, in order
	Base   []int // OneAtATime: the level of each factor at the base
	Points int   // LatinHypercube, Sobol; Saltelli: of its base sample
	Paths  int   // Morris: trajectories
	Grid   int   // Morris: levels of its grid, even
	Seed   uint64
}

// Factors is how many factors a design of the kind takes at most; 0: any number.
func (k Kind) Factors() int {
	switch k {
	case LatinHypercube, Sobol, Morris:
		return stat.MostDimensions
	case Saltelli:
		return stat.MostDimensions / 2
	}
	return 0
}

// Count is how many points the design has; more than MaxPoints where it would
// have too many.
func (s *Spec) Count() int {
	const most = MaxPoints + 1
	times := func(a, b int) int {
		if a > most/max(b, 1) {
			return most
		}
		return a * b
	}
	k, n := len(s.Levels), 1
	switch s.Kind {
	case Factorial:
		for _, l := range s.Levels {
			n = times(n, l)
		}
		return n
	case OneAtATime:
		for _, l := range s.Levels {
			n += l - 1
		}
		return min(n, most)
	case Saltelli:
		return times(s.Points, k+2)
	case Morris:
		return times(s.Paths, k+1)
	}
	return min(s.Points, most)
}

// Matrix gives the points, a row each: the level of every factor by its number from 0.
func (s *Spec) Matrix() ([][]int, error) {
	switch s.Kind {
	case Factorial:
		return s.factorial(), nil
	case OneAtATime:
		return s.oneAtATime(), nil
	}
	cube, err := s.Unit()
	if err != nil {
		return nil, err
	}
	points := make([][]int, len(cube))
	for i, u := range cube {
		points[i] = make([]int, len(u))
		for j, n := range s.Levels {
			if s.Kind == Morris { // a grid with both ends; half of it is a step from any level to another
				points[i][j] = int(u[j]*float64(n-1) + 0.5)
			} else {
				points[i][j] = int(u[j] * float64(n))
			}
		}
	}
	return points, nil
}

// Unit gives the points of a design that draws as points of the unit cube,
// before they are put onto levels: what package stat asks for. nil of others.
func (s *Spec) Unit() ([][]float64, error) {
	k, seed := len(s.Levels), dice.Seed{Lo: s.Seed}
	switch s.Kind {
	case LatinHypercube:
		return stat.LatinHypercube(s.Points, k, seed)
	case Sobol:
		return stat.ShiftedSobol(s.Points, k, seed)
	case Saltelli:
		return stat.SaltelliDesign(s.Points, k, seed)
	case Morris:
		return stat.MorrisTrajectories(s.Paths, k, s.Grid, seed)
	}
	return nil, nil
}

func (s *Spec) factorial() [][]int {
	points := make([][]int, s.Count())
	for i := range points {
		p, rest := make([]int, len(s.Levels)), i
		for j := len(p) - 1; j >= 0; j-- {
			p[j], rest = rest%s.Levels[j], rest/s.Levels[j]
		}
		points[i] = p
	}
	return points
}

func (s *Spec) oneAtATime() [][]int {
	points := [][]int{slices.Clone(s.Base)}
	for j, n := range s.Levels {
		for l := range n {
			if l != s.Base[j] {
				p := slices.Clone(s.Base)
				p[j] = l
				points = append(points, p)
			}
		}
	}
	return points
}
