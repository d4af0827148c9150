package lab

import (
	"math"

	"entente/game/scenario"
)

// Paired are the sums over games of two numbers each: what contrasts over
// common dice are made of. They are integers, so that they add up the same in
// any order.
type Paired struct {
	N, X, Y, XX, YY, XY int64
}

// Add counts one game.
func (p *Paired) Add(x, y int64) {
	p.N++
	p.X += x
	p.Y += y
	p.XX += x * x
	p.YY += y * y
	p.XY += x * y
}

// Join adds the games of another.
func (p *Paired) Join(o Paired) {
	p.N += o.N
	p.X += o.X
	p.Y += o.Y
	p.XX += o.XX
	p.YY += o.YY
	p.XY += o.XY
}

// half is half the 95 % interval of the mean of a·x + b·y.
func (p Paired) half(a, b float64) float64 {
	if p.N < 2 {
		return math.Inf(1)
	}
	n := float64(p.N)
	sum := a*float64(p.X) + b*float64(p.Y)
	squares := a*a*float64(p.XX) + 2*a*b*float64(p.XY) + b*b*float64(p.YY)
	spread := squares - sum*sum/n
	if spread < 1e-9*squares {
		spread = 0 // all the same: what is left is rounding
	}
	return student(p.N-1) * math.Sqrt(spread/(n-1)/n)
}

// student is the 97.5 % quantile of Student's distribution, by the expansion
// of Cornish and Fisher to its second term: within 1 % from 5 degrees of
// freedom on (M. Abramowitz and I. A. Stegun, Handbook of Mathematical
// Functions, 26.7.5).
func student(degrees int64) float64 {
	v, z2 := float64(degrees), Z*Z
	return Z + Z*(z2+1)/(4*v) + Z*((5*z2+16)*z2+3)/(96*v*v)
}

// Effect is the effect of a contrast with its 95 % interval. Where nothing is
// known (a ratio to nothing) all three are NaN.
type Effect struct{ Value, Low, High float64 }

func around(value, half float64) Effect { return Effect{value, value - half, value + half} }

// Mean is the mean of X.
func (p Paired) Mean() Effect { return around(float64(p.X)/float64(p.N), p.half(1, 0)) }

// Difference is the mean of X less that of Y.
func (p Paired) Difference() Effect {
	return around(float64(p.X-p.Y)/float64(p.N), p.half(1, -1))
}

// Ratio is the sum of X over that of Y, its interval by linearisation (the
// delta method; W. G. Cochran, Sampling Techniques, 3rd ed. 1977, ch. 6).
func (p Paired) Ratio() Effect {
	if p.Y == 0 {
		return Effect{math.NaN(), math.NaN(), math.NaN()}
	}
	r := float64(p.X) / float64(p.Y)
	return around(r, p.half(1, -r)*float64(p.N)/math.Abs(float64(p.Y)))
}

// Sizes is the size of the mean of X less that of the mean of Y. Where a mean
// may be on either side of 0 both readings count, and the interval spans them.
func (p Paired) Sizes() Effect {
	n := float64(p.N)
	x, y := float64(p.X)/n, float64(p.Y)/n
	e := Effect{math.Abs(x) - math.Abs(y), math.Inf(1), math.Inf(-1)}
	for _, a := range signs(x, p.half(1, 0)) {
		for _, b := range signs(y, p.half(0, 1)) {
			half := p.half(a, -b)
			e.Low = min(e.Low, a*x-b*y-half)
			e.High = max(e.High, a*x-b*y+half)
		}
	}
	return e
}

// signs are those that a mean may have.
func signs(mean, half float64) []float64 {
	switch {
	case mean-half > 0:
		return []float64{1}
	case mean+half < 0:
		return []float64{-1}
	}
	return []float64{1, -1}
}

// scaled divides an effect.
func (e Effect) scaled(by float64) Effect { return Effect{e.Value / by, e.Low / by, e.High / by} }

// Verdict is what becomes of a claim.
type Verdict uint8

// The verdicts.
const (
	Open Verdict = iota
	Supported
	Refuted
	Verdicts = iota
)

var verdictNames = [Verdicts]string{"open", "supported", "refuted"}

// String gives the name that reports use.
func (v Verdict) String() string { return verdictNames[v] }

// judge reads an effect against a part's threshold: supported if the whole
// interval lies on the claimed side, refuted if it lies wholly on the other.
func judge(p *scenario.Part, e Effect) Verdict {
	switch {
	case e.Low > p.Threshold && p.Above, e.High < p.Threshold && !p.Above:
		return Supported
	case e.High <= p.Threshold && p.Above, e.Low >= p.Threshold && !p.Above:
		return Refuted
	}
	return Open // and where nothing is known
}
