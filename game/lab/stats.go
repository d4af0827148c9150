package lab

import (
	"math"

	"entente/game/lab/stat"
)

// Moments are the sums that a mean and its interval are made of. They are
// integers, so that they add up the same in any order.
type Moments struct {
	N, Sum, Squares int64
}

// Add counts one observation.
func (m *Moments) Add(x int64) {
	m.N++
	m.Sum += x
	m.Squares += x * x
}

// Join adds the observations of another.
func (m *Moments) Join(o Moments) {
	m.N += o.N
	m.Sum += o.Sum
	m.Squares += o.Squares
}

// Mean is the mean; 0 of nothing.
func (m Moments) Mean() float64 {
	if m.N == 0 {
		return 0
	}
	return float64(m.Sum) / float64(m.N)
}

// Half is half the width of the 95 % interval of the mean, by the normal
// approximation: for hundreds of observations and more.
func (m Moments) Half() float64 {
	if m.N < 2 {
		return math.Inf(1)
	}
	n := float64(m.N)
	spread := float64(m.Squares) - float64(m.Sum)*float64(m.Sum)/n
	return stat.Z * math.Sqrt(max(spread, 0)/(n-1)/n)
}
