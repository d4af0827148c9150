package stat

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"

	"entente/game/dice"
	"entente/game/fault"
)

// Estimate is a number, its interval at 95 %, and how many observations it
// rests on.
type Estimate struct {
	Value, Low, High float64
	N                int
}

// around is an estimate with an interval of so much on either side.
func around(value, half float64, n int) Estimate {
	return Estimate{value, value - half, value + half, n}
}

// student is the 97.5 % quantile of Student's distribution.
func student(degrees float64) float64 {
	if degrees > 1e12 {
		return Z
	}
	x := mathext.InvRegIncBeta(0.5, degrees/2, 0.95) // of t² / (degrees + t²)
	return math.Sqrt(degrees * x / (1 - x))
}

// studentP is the chance that Student's t is as far from 0 as this, either way.
func studentP(t, degrees float64) float64 {
	if math.IsInf(t, 0) {
		return 0
	}
	return mathext.RegIncBeta(degrees/2, 0.5, degrees/(degrees+t*t))
}

// chiSquareP is the chance that chi-square is as large as this.
func chiSquareP(x, degrees float64) float64 {
	return mathext.GammaIncRegComp(degrees/2, x/2)
}

// binomialAtMost is the chance of at most k successes in n trials at p each.
func binomialAtMost(k, n int, p float64) float64 {
	switch {
	case k < 0:
		return 0
	case k >= n:
		return 1
	}
	return mathext.RegIncBeta(float64(n-k), float64(k)+1, 1-p)
}

// Resamples is how many resamples a bootstrap usually takes.
const Resamples = 1000

// Bootstrap gives percentile intervals of several numbers that f makes of
// observations, of which there are n, by index: f is asked once about each
// observation once, then about resamples of n with replacement (B. Efron,
// "Bootstrap methods: another look at the jackknife", Annals of Statistics 7,
// 1979; B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993,
// ch. 13). n is 2 or more, resamples are 100 to 100,000. A number that f cannot
// make of a resample is NaN, and left out; if it is of the observations
// themselves, or of one resample in twenty, the error is NoVariation.
func Bootstrap(n, resamples int, seed dice.Seed, f func(pick []int) []float64) ([]Estimate, error) {
	if n < 2 {
		return nil, fault.FewObservations.New(n, 2)
	}
	if err := between(resamples, 100, 100_000); err != nil {
		return nil, err
	}
	pick := make([]int, n)
	for i := range pick {
		pick[i] = i
	}
	values := slices.Clone(f(pick))
	draws := make([][]float64, len(values))
	for k := range resamples {
		rng := stream(seed, forBootstrap, k)
		for i := range pick {
			pick[i] = rng.Intn(n)
		}
		for i, x := range f(pick) {
			if !math.IsNaN(x) {
				draws[i] = append(draws[i], x)
			}
		}
	}
	list := make([]Estimate, len(values))
	for i, d := range draws {
		if math.IsNaN(values[i]) || len(d) < resamples-resamples/20 {
			return nil, fault.NoVariation
		}
		slices.Sort(d)
		list[i] = Estimate{values[i], interpolated(d, 0.025), interpolated(d, 0.975), n}
	}
	return list, nil
}
