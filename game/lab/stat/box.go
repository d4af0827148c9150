package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"

	"entente/game/fault"
)

// Limit is what a box demands of a factor: to be from Low to High, both
// included; infinite where there is no limit on that side. QuasiP is the chance
// of as many cases in the box if the factor were of no matter: as many as
// points in it, each a case as often as in the box without the limits on the
// factor (B. P. Bryant and R. J. Lempert, "Thinking inside the box: a
// participatory, computer-assisted approach to scenario discovery",
// Technological Forecasting and Social Change 77, 2010). Limits were sought
// where the cases are, so it is a guide and no test: hold it against 0.05 as
// Holm would.
type Limit struct {
	Factor    int
	Low, High float64
	QuasiP    float64
}

// Box is a region of factors. Points are those in it, Cases those of them that
// are of interest; Mass is the share of all points in it, Coverage the share of
// all cases, Density the share of cases among its points. Intervals are
// Wilson's. Of the points that a box was sought with they flatter it: Measure
// it on others.
type Box struct {
	Limits                  []Limit // by factor; those without are not named
	Points, Cases           int
	Mass, Coverage, Density Estimate
}

// Holds tells whether a point is in the box.
func (b *Box) Holds(point []float64) bool {
	for _, l := range b.Limits {
		if x := point[l.Factor]; !(l.Low <= x && x <= l.High) {
			return false
		}
	}
	return true
}

// Measure gives a box with the same limits as it does on other points.
func (b *Box) Measure(points [][]float64, cases []bool) (Box, error) {
	s, err := newSearch(points, cases)
	if err != nil {
		return Box{}, err
	}
	h, err := s.limited(b.Limits)
	if err != nil {
		return Box{}, err
	}
	return s.box(h), nil
}

// hull is a box in the making: all its bounds, and the points in it.
type hull struct {
	low, high []float64
	in        []int
	cases     int
}

// holds tells whether a point is in it.
func (h *hull) holds(point []float64) bool {
	for d, x := range point {
		if x < h.low[d] || x > h.high[d] {
			return false
		}
	}
	return true
}

// density is the share of cases in it.
func (h *hull) density() float64 { return float64(h.cases) / float64(len(h.in)) }

// primSearch are the points that boxes are sought in.
type primSearch struct {
	points [][]float64
	cases  []bool
	all    int     // cases
	order  [][]int // the points by each factor; only Prim needs it
}

// density is the share of cases among some points.
func (s *primSearch) density(in []int) float64 {
	n := 0
	for _, i := range in {
		if s.cases[i] {
			n++
		}
	}
	return float64(n) / float64(len(in))
}

// newSearch checks the points: 2 or more, of as many factors each, some of them
// cases and some not.
func newSearch(points [][]float64, cases []bool) (*primSearch, error) {
	if len(points) != len(cases) {
		return nil, fault.Unpaired.New(len(points), len(cases))
	}
	if len(points) < 2 {
		return nil, fault.FewObservations.New(len(points), 2)
	}
	s := &primSearch{points: points, cases: cases}
	for i, p := range points {
		if len(p) != len(points[0]) || len(p) == 0 {
			return nil, fault.NoDesign.New(i)
		}
		for _, x := range p {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return nil, fault.NotFinite.New(i)
			}
		}
		if cases[i] {
			s.all++
		}
	}
	if s.all == 0 || s.all == len(points) {
		return nil, fault.NoVariation
	}
	return s, nil
}

// whole is the box without limits.
func (s *primSearch) whole() hull {
	dims := len(s.points[0])
	h := hull{low: make([]float64, dims), high: make([]float64, dims)}
	for d := range dims {
		h.low[d], h.high[d] = math.Inf(-1), math.Inf(1)
	}
	s.fill(&h)
	return h
}

// limited is the box of some limits.
func (s *primSearch) limited(limits []Limit) (hull, error) {
	h := s.whole()
	for _, l := range limits {
		if err := between(l.Factor, 0, len(h.low)-1); err != nil {
			return h, err
		}
		h.low[l.Factor], h.high[l.Factor] = l.Low, l.High
	}
	s.fill(&h)
	return h, nil
}

// fill finds the points in a box.
func (s *primSearch) fill(h *hull) {
	h.in, h.cases = nil, 0
	for i, p := range s.points {
		if h.holds(p) {
			h.in = append(h.in, i)
			if s.cases[i] {
				h.cases++
			}
		}
	}
}

// box reads a finished box.
func (s *primSearch) box(h hull) Box {
	b := Box{Points: len(h.in), Cases: h.cases}
	share := func(k, n int) Estimate {
		e, err := Wilson(k, n)
		if err != nil { // of an empty box the density is anything
			return Estimate{0, 0, 1, 0}
		}
		return e
	}
	b.Mass, b.Coverage, b.Density = share(b.Points, len(s.points)), share(b.Cases, s.all), share(b.Cases, b.Points)
	for d := range h.low {
		if math.IsInf(h.low[d], -1) && math.IsInf(h.high[d], 1) {
			continue
		}
		without := hull{low: slices.Clone(h.low), high: slices.Clone(h.high)}
		without.low[d], without.high[d] = math.Inf(-1), math.Inf(1)
		s.fill(&without)
		p := 1.0
		if len(h.in) > 0 {
			p = binomialAtLeast(h.cases, len(h.in), without.density())
		}
		b.Limits = append(b.Limits, Limit{d, h.low[d], h.high[d], p})
	}
	return b
}

// binomialAtLeast is the chance of at least k successes in n trials at p each.
func binomialAtLeast(k, n int, p float64) float64 {
	if k <= 0 {
		return 1
	}
	return mathext.RegIncBeta(float64(k), float64(n-k)+1, p) // small chances keep their digits
}
