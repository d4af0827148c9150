package stat

import (
	"math"
	"slices"

	"entente/game/fault"
)

// Mean gives the mean of 2 observations or more, with Student's interval
// (Student, "The probable error of a mean", Biometrika 6, 1908): exact for
// normal ones, and near it for hundreds of any kind.
func Mean(list []float64) (Estimate, error) {
	if err := finite(list, 2); err != nil {
		return Estimate{}, err
	}
	mean, variance := moments(list)
	n := float64(len(list))
	return around(mean, student(n-1)*math.Sqrt(variance/n), len(list)), nil
}

// moments are the mean and the variance, in two passes so that a large mean
// costs no digits. Of equal observations the variance is exactly 0.
func moments(list []float64) (mean, variance float64) {
	n := float64(len(list))
	for _, x := range list {
		mean += (x - list[0]) / n
	}
	mean += list[0]
	for _, x := range list {
		variance += (x - mean) * (x - mean) / (n - 1)
	}
	return mean, variance
}

// Test is a difference of means with its interval and the chance of one as far
// from 0, either way, if there were none.
type Test struct {
	Estimate
	P float64
}

// Difference gives the mean of x less that of y of pairs, such as games over
// common dice, with Student's interval and test (Student, 1908). Pairs are 2
// or more. Where every pair differs by the same, P is 0, or 1 if that is 0.
func Difference(x, y []float64) (Test, error) {
	if len(x) != len(y) {
		return Test{}, fault.Unpaired.New(len(x), len(y))
	}
	d := make([]float64, len(x))
	for i := range d {
		d[i] = x[i] - y[i]
	}
	if err := finite(d, 2); err != nil {
		return Test{}, err
	}
	mean, variance := moments(d)
	return testOf(mean, math.Sqrt(variance/float64(len(d))), float64(len(d)-1), len(d)), nil
}

// Welch gives the mean of x less that of y of independent observations, 2 or
// more each, with Welch's interval and test (B. L. Welch, "The generalization
// of 'Student's' problem when several different population variances are
// involved", Biometrika 34, 1947). N is the smaller number.
func Welch(x, y []float64) (Test, error) {
	for _, list := range [][]float64{x, y} {
		if err := finite(list, 2); err != nil {
			return Test{}, err
		}
	}
	a, va := moments(x)
	b, vb := moments(y)
	n, m := float64(len(x)), float64(len(y))
	va, vb = va/n, vb/m
	degrees := n + m - 2 // where nothing varies, any will do
	if va+vb > 0 {
		r := va / (va + vb) // so that small variances do not vanish when squared
		degrees = 1 / (r*r/(n-1) + (1-r)*(1-r)/(m-1))
	}
	return testOf(a-b, math.Sqrt(va+vb), degrees, min(len(x), len(y))), nil
}

func testOf(mean, se, degrees float64, n int) Test {
	t := Test{around(mean, student(degrees)*se, n), 1}
	if mean != 0 {
		t.P = studentP(mean/se, degrees)
	}
	return t
}

// Quantiles gives quantiles at some shares between 0 and 1, interpolated
// between order statistics (type 7 of R. J. Hyndman and Y. Fan, "Sample
// quantiles in statistical packages", American Statistician 50, 1996), with
// intervals between order statistics by the binomial distribution, which hold
// whatever the distribution, at 95 % or more (H. A. David and H. N. Nagaraja,
// Order Statistics, 3rd ed. 2003, §7.1). Where there are so few observations
// that an interval has no end, the error says how many it takes: 6 for the
// median, 73 for 5 % and 95 %.
func Quantiles(list []float64, shares ...float64) ([]Estimate, error) {
	if err := finite(list, 1); err != nil {
		return nil, err
	}
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	n := len(sorted)
	all := make([]Estimate, len(shares))
	for i, p := range shares {
		if !(p > 0 && p < 1) {
			return nil, fault.OutsideRange.New(0, 1, p)
		}
		if least := math.Ceil(math.Log(0.025) / math.Log(max(p, 1-p))); float64(n) < least {
			return nil, fault.FewObservations.New(n, int(least))
		}
		// The low end is the highest order statistic with at most 2.5 % to lie
		// above the quantile, the high end the lowest with as little to lie below.
		low := search(n, func(k int) bool { return binomialAtMost(k, n, p) > 0.025 })
		high := search(n, func(k int) bool { return binomialAtMost(k, n, p) >= 0.975 })
		all[i] = Estimate{interpolated(sorted, p), sorted[max(low-1, 0)], sorted[min(high, n-1)], n}
	}
	return all, nil
}

// search finds the first of 0 to n for which it is so.
func search(n int, so func(int) bool) int {
	low, high := 0, n
	for low < high {
		if mid := (low + high) / 2; so(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// interpolated is the quantile of type 7 of a sorted list.
func interpolated(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
