package lab

import "math"

// Z is the 97.5 % quantile of the normal distribution: intervals are two-sided
// at 95 %.
const Z = 1.959963984540054

// Wilson gives the 95 % score interval of a share of k in n (E. B. Wilson,
// "Probable inference, the law of succession, and statistical inference", JASA
// 1927). Unlike the usual one it holds for shares at or near 0 and 1. Of no
// trials nothing is known: 0 to 1.
func Wilson(k, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	low, high = score(float64(k)/float64(n), n)
	if k == 0 {
		low = 0 // exactly, where rounding leaves a trace
	}
	if k == n {
		high = 1
	}
	return low, high
}

// score is Wilson's interval of a share that need not be a whole number of n.
func score(p float64, n int) (low, high float64) {
	m, zz := float64(n), Z*Z
	mid := (p + zz/(2*m)) / (1 + zz/m)
	half := Z / (1 + zz/m) * math.Sqrt(p*(1-p)/m+zz/(4*m*m))
	return max(mid-half, 0), min(mid+half, 1)
}

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
	return Z * math.Sqrt(max(spread, 0)/(n-1)/n)
}
