package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"entente/game/fault"
)

// Wilson gives a share of k in n with its score interval (E. B. Wilson,
// "Probable inference, the law of succession, and statistical inference", JASA
// 22, 1927). Unlike the usual one it holds for shares at or near 0 and 1. n is
// 1 or more, k 0 to n.
func Wilson(k, n int) (Estimate, error) {
	if err := trials(k, n); err != nil {
		return Estimate{}, err
	}
	p := float64(k) / float64(n)
	low, high := Score(p, float64(n))
	return Estimate{p, low, high, n}, nil
}

func trials(k, n int) error {
	if n < 1 {
		return fault.FewObservations.New(n, 1)
	}
	return between(k, 0, n)
}

// Score is Wilson's interval of a share p, 0 to 1, of n trials, over 0, neither of
// which need be whole: ties may count half, and trials that hang together less.
func Score(p, n float64) (low, high float64) {
	const zz = Z * Z
	mid := (p + zz/(2*n)) / (1 + zz/n)
	half := Z / (1 + zz/n) * math.Sqrt(p*(1-p)/n+zz/(4*n*n))
	low, high = max(mid-half, 0), min(mid+half, 1)
	if p <= 0 {
		low = 0 // exactly, where rounding leaves a trace
	}
	if p >= 1 {
		high = 1
	}
	return low, high
}

// ClopperPearson gives a share of k in n with the exact interval, which covers
// the truth in 95 % of cases or more (C. J. Clopper and E. S. Pearson, "The use
// of confidence or fiducial limits", Biometrika 26, 1934). It is wider than
// need be: Wilson's is nearer 95 %. n is 1 or more, k 0 to n.
func ClopperPearson(k, n int) (Estimate, error) {
	if err := trials(k, n); err != nil {
		return Estimate{}, err
	}
	e := Estimate{float64(k) / float64(n), 0, 1, n}
	if k > 0 {
		e.Low = mathext.InvRegIncBeta(float64(k), float64(n-k)+1, 0.025)
	}
	if k < n {
		e.High = mathext.InvRegIncBeta(float64(k)+1, float64(n-k), 0.975)
	}
	return e, nil
}

// Newcombe gives the difference of the share of k1 in n1 less that of k2 in
// n2, of independent trials, with the interval made of Wilson's (R. G.
// Newcombe, "Interval estimation for the difference between independent
// proportions", Statistics in Medicine 17, 1998, method 10). N is the smaller
// n. Trials over common dice are not independent: Paired is sharper for them.
func Newcombe(k1, n1, k2, n2 int) (Estimate, error) {
	a, err := Wilson(k1, n1)
	if err != nil {
		return Estimate{}, err
	}
	b, err := Wilson(k2, n2)
	if err != nil {
		return Estimate{}, err
	}
	d := a.Value - b.Value
	return Estimate{
		Value: d,
		Low:   d - math.Hypot(a.Value-a.Low, b.High-b.Value),
		High:  d + math.Hypot(a.High-a.Value, b.Value-b.Low),
		N:     min(n1, n2),
	}, nil
}
