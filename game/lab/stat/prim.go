package stat

import (
	"cmp"
	"math"
	"slices"

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
	for d := range h.low {
		by := slices.Clone(h.in)
		slices.SortFunc(by, func(a, b int) int { return cmp.Compare(points[a][d], points[b][d]) })
		s.order = append(s.order, by)
	}
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
	in, inside := make([]int, 0, len(h.in)), make([]bool, len(s.points))
	for _, i := range h.in {
		inside[i] = true
	}
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
		in = in[:0]
		for _, i := range s.order[d] {
			if inside[i] {
				in = append(in, i)
			}
		}
		at := func(i int) float64 { return s.points[in[i]][d] }
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

// Prune takes the limits off a box that may be there by chance, those with a
// QuasiP over a level, the worst first, and measures it anew each time (Bryant
// and Lempert, 2010). The points are those that the box was sought with, the
// level is 0 to 1, 0.05 as a rule.
func Prune(b Box, points [][]float64, cases []bool, level float64) (Box, error) {
	if !(level >= 0 && level <= 1) {
		return Box{}, fault.OutsideRange.New(0, 1, level)
	}
	for {
		var err error
		if b, err = b.Measure(points, cases); err != nil || len(b.Limits) == 0 {
			return b, err
		}
		worst := slices.MaxFunc(b.Limits, func(x, y Limit) int { return cmp.Compare(x.QuasiP, y.QuasiP) })
		if worst.QuasiP <= level {
			return b, nil
		}
		b.Limits = slices.DeleteFunc(b.Limits, func(l Limit) bool { return l.Factor == worst.Factor })
	}
}
