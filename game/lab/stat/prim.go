package stat

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"

	"entente/game/fault"
)

// Peeling is how a box is sought. Shares are over 0 and to ½; 0 is
// the usual 0.05.
type Peeling struct {
	Alpha float64 // share of a box's points that a step takes away at one side
	Mass  float64 // share of all points that a box holds at least
}

// fill puts in what is usual, and checks the rest.
func (p *Peeling) fill() error {
	for _, share := range []*float64{&p.Alpha, &p.Mass} {
		if *share == 0 {
			*share = 0.05
		}
		if !(*share > 0 && *share <= 0.5) {
			return fault.OutsideRange.New(0, 0.5, *share)
		}
	}
	return nil
}

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

// density is the share of cases in it.
func (h *hull) density() float64 { return float64(h.cases) / float64(len(h.in)) }

// primSearch are the points that boxes are sought in.
type primSearch struct {
	points [][]float64
	cases  []bool
	all    int // cases
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
	s := &primSearch{points, cases, 0}
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
		inside := true
		for d, x := range p {
			inside = inside && h.low[d] <= x && x <= h.high[d]
		}
		if inside {
			h.in = append(h.in, i)
			if s.cases[i] {
				h.cases++
			}
		}
	}
}

// Prim seeks boxes of factors that hold cases more often than not: which
// conditions make for an alliance, say (the patient rule induction method: J.
// H. Friedman and N. I. Fisher, "Bump hunting in high-dimensional data",
// Statistics and Computing 9, 1999; for scenarios: Bryant and Lempert, 2010). It
// begins with the box of everything and peels a thin slice off one side of one
// factor at a time, whichever raises the density most for each point that it
// costs (J. H. Kwakkel and M. Jaxa-Rozen, "Improving scenario discovery for
// handling heterogeneous uncertainties and multinomial classified outcomes",
// Environmental Modelling & Software 79, 2016), until the box is pure or would
// hold too little. All boxes come back, the widest first, for the reader to
// weigh coverage against density; Choose takes one.
//
// Factors with few levels are peeled a level at a time. A factor whose levels
// have no order is best given as one factor of 0 or 1 for each. Points are 2 or
// more, each of 1 factor or more; where all or none are cases the error is
// NoVariation. The same points always give the same boxes: of peels that are as
// good, the first by factor, its low side first.
func Prim(points [][]float64, cases []bool, how Peeling) ([]Box, error) {
	if err := how.fill(); err != nil {
		return nil, err
	}
	s, err := newSearch(points, cases)
	if err != nil {
		return nil, err
	}
	h := s.whole()
	boxes := []Box{s.box(h)}
	for h.cases < len(h.in) {
		next, ok := s.peel(h, how)
		if !ok {
			break
		}
		h = next
		boxes = append(boxes, s.box(h))
	}
	return boxes, nil
}

// peel takes the best slice off a box.
func (s *primSearch) peel(h hull, how Peeling) (best hull, ok bool) {
	if len(h.in) < 2 {
		return h, false
	}
	least := max(int(math.Ceil(how.Mass*float64(len(s.points)))), 1)
	gain, factor, low, high := math.Inf(-1), -1, 0.0, 0.0
	in := slices.Clone(h.in)
	consider := func(d int, kept []int, from, to float64) {
		if len(kept) < least || len(kept) == len(in) {
			return
		}
		g := (s.density(kept) - h.density()) / float64(len(in)-len(kept))
		if g > gain {
			gain, factor, low, high = g, d, from, to
		}
	}
	for d := range h.low {
		at := func(i int) float64 { return s.points[in[i]][d] }
		slices.SortFunc(in, func(a, b int) int { return cmp.Compare(s.points[a][d], s.points[b][d]) })
		n := len(in)
		slice := max(int(how.Alpha*float64(n)), 1)

		// From below: up to the slice, but equal values stay or go together.
		first := slice
		for first > 0 && at(first) == at(first-1) {
			first--
		}
		if first == 0 { // they fill it: all of them go
			for first < n && at(first) == at(0) {
				first++
			}
		}
		last := n - slice // and from above
		for last < n && at(last) == at(last-1) {
			last++
		}
		if last == n {
			for last > 0 && at(last-1) == at(n-1) {
				last--
			}
		}
		if first < n {
			consider(d, in[first:], at(first), h.high[d])
		}
		if last > 0 {
			consider(d, in[:last], h.low[d], at(last-1))
		}
	}
	if factor < 0 {
		return h, false
	}
	best = hull{low: slices.Clone(h.low), high: slices.Clone(h.high)}
	best.low[factor], best.high[factor] = low, high
	s.fill(&best)
	return best, true
}

// Paste widens a box again, side by side, while that costs no density: peeling
// never looks back, and may have taken off too much (Friedman and Fisher, 1999,
// §8.2). Each step adds a share of Alpha of the box's points. The points are
// those that the box was sought with.
func Paste(b Box, points [][]float64, cases []bool, how Peeling) (Box, error) {
	if err := how.fill(); err != nil {
		return Box{}, err
	}
	s, err := newSearch(points, cases)
	if err != nil {
		return Box{}, err
	}
	h, err := s.limited(b.Limits)
	if err != nil {
		return Box{}, err
	}
	for len(h.in) > 0 {
		next := h
		for d := range h.low {
			for _, wider := range s.wider(h, d, how) {
				a, b := wider.density(), next.density()
				if a > b || a == b && len(wider.in) > len(next.in) {
					next = wider
				}
			}
		}
		if len(next.in) == len(h.in) {
			break
		}
		h = next
	}
	return s.box(h), nil
}

// wider are a box with a slice more at either side of a factor.
func (s *primSearch) wider(h hull, d int, how Peeling) (list []hull) {
	slice := max(int(how.Alpha*float64(len(h.in))), 1)
	for _, below := range []bool{true, false} {
		open := hull{low: slices.Clone(h.low), high: slices.Clone(h.high)}
		side, edge := open.low, math.Inf(-1)
		if !below {
			side, edge = open.high, math.Inf(1)
		}
		was := side[d]
		if was == edge {
			continue
		}
		side[d] = edge
		s.fill(&open)
		var beyond []float64
		for _, i := range open.in {
			if x := s.points[i][d]; below && x < was || !below && x > was {
				beyond = append(beyond, x)
			}
		}
		slices.Sort(beyond)
		if below {
			slices.Reverse(beyond)
		}
		if len(beyond) > slice {
			side[d] = beyond[slice-1]
			s.fill(&open)
		}
		if len(open.in) > len(h.in) {
			list = append(list, open)
		}
	}
	return list
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

// Choose gives the index of the box that weighs coverage and density alike: of
// the highest harmonic mean of the two (F1; C. J. van Rijsbergen, Information
// Retrieval, 2nd ed. 1979, ch. 7). Of boxes as good it is the wider. Boxes are
// those that Prim gives.
func Choose(boxes []Box) int {
	best, at := -1.0, 0
	for i, b := range boxes {
		c, d := b.Coverage.Value, b.Density.Value
		if f := 2 * c * d / (c + d); f > best+1e-12 {
			best, at = f, i
		}
	}
	return at
}
