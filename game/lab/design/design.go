// Package design makes the designs of experiments: which levels of the factors
// go together, point by point. The same design gives the same points on every
// machine: all arithmetic is in integers.
package design

import (
	"math/bits"
	"slices"

	"entente/game/dice"
)

// Kind is a kind of design.
type Kind uint8

// The designs.
const (
	Factorial      Kind = iota // every combination of levels, the last factor fastest
	OneAtATime                 // the base, then each other level of each factor alone
	LatinHypercube             // M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21 (1979)
	Sobol                      // I. M. Sobol', USSR Comput. Math. Math. Phys. 7 (1967); direction numbers in sobol.txt
	Saltelli                   // A. Saltelli et al., Comput. Phys. Commun. 181 (2010): A, A with a column of B each, B
	Morris                     // M. D. Morris, Technometrics 33 (1991): trajectories
	Kinds          = iota
)

var kindNames = [Kinds]string{"factorial", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris"}

// KindNames are the names that files use.
func KindNames() []string { return slices.Clone(kindNames[:]) }

// String gives the name that files use.
func (k Kind) String() string { return kindNames[k] }

// Bounds of designs.
const (
	MaxPoints  = 1 << 16
	MaxLevels  = 1 << 12 // of a factor
	Dimensions = 128     // of Sobol' sequences; Saltelli takes two a factor
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
func (s *Spec) Matrix() [][]int {
	switch s.Kind {
	case Factorial:
		return s.factorial()
	case OneAtATime:
		return s.oneAtATime()
	case LatinHypercube:
		return s.latin()
	case Sobol:
		return s.sobol()
	case Saltelli:
		return s.saltelli()
	}
	return s.morris()
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

// stream is the chance of one factor's column, or of one trajectory.
func (s *Spec) stream(n int) dice.Stream {
	return dice.Seeded{Seed: dice.Seed{Hi: s.Seed, Lo: uint64(s.Kind)}, Game: uint64(n)}.Stream(dice.Key{})
}

// latin puts, for each factor, one point at random into each of as many equal
// slices as there are points.
func (s *Spec) latin() [][]int {
	points := make([][]int, s.Points)
	for i := range points {
		points[i] = make([]int, len(s.Levels))
	}
	for j, n := range s.Levels {
		rng := s.stream(j)
		slice := shuffled(s.Points, &rng)
		for i := range points {
			at := uint64(slice[i])<<32 | rng.Uint64()>>32 // in 2^-32 of a slice
			points[i][j] = int(at * uint64(n) / (uint64(s.Points) << 32))
		}
	}
	return points
}

// shuffled gives 0 to n-1 in random order (Fisher and Yates).
func shuffled(n int, rng *dice.Stream) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		k := rng.Intn(i + 1)
		order[i], order[k] = order[k], order[i]
	}
	return order
}

// level is the level, of n, that a fraction of 2^32 falls into.
func level(x uint32, n int) int {
	hi, _ := bits.Mul64(uint64(x)<<32, uint64(n))
	return int(hi)
}

func (s *Spec) sobol() [][]int {
	seq := newSequence(len(s.Levels), s)
	points := make([][]int, s.Points)
	for i := range points {
		x := seq.next()
		p := make([]int, len(s.Levels))
		for j, n := range s.Levels {
			p[j] = level(x[j], n)
		}
		points[i] = p
	}
	return points
}

// saltelli gives, for each point of the base sample, A; A with factor 1, 2, …
// from B; and B.
func (s *Spec) saltelli() [][]int {
	k := len(s.Levels)
	seq := newSequence(2*k, s)
	var points [][]int
	for range s.Points {
		x := seq.next()
		a, b := make([]int, k), make([]int, k)
		for j, n := range s.Levels {
			a[j], b[j] = level(x[j], n), level(x[k+j], n)
		}
		points = append(points, a)
		for j := range k {
			p := slices.Clone(a)
			p[j] = b[j]
			points = append(points, p)
		}
		points = append(points, b)
	}
	return points
}

// morris walks through the grid: from a random point, each factor once, in
// random order, by half the grid up or down. On a grid of an even number of
// levels both are possible from half of the points, and equally likely.
func (s *Spec) morris() [][]int {
	half := s.Grid / 2
	onto := func(at, n int) int { // the nearest of a factor's levels; a step always changes it
		return (2*at*(n-1) + s.Grid - 1) / (2 * (s.Grid - 1))
	}
	var points [][]int
	for t := range s.Paths {
		rng := s.stream(t)
		at := make([]int, len(s.Levels))
		up := make([]bool, len(at))
		for j := range at {
			at[j] = rng.Intn(half)
			if up[j] = rng.Intn(2) == 0; !up[j] {
				at[j] += half
			}
		}
		put := func() {
			p := make([]int, len(at))
			for j, n := range s.Levels {
				p[j] = onto(at[j], n)
			}
			points = append(points, p)
		}
		put()
		for _, j := range shuffled(len(at), &rng) {
			if up[j] {
				at[j] += half
			} else {
				at[j] -= half
			}
			put()
		}
	}
	return points
}
