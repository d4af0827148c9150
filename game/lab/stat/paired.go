package stat

import (
	"math"

	"entente/game/fault"
)

// Paired are the sums over games of two whole numbers each, such as over
// common dice. They are integers, so that they add up the same in any order;
// numbers are so small that the sums of their squares fit 63 bits. The zero
// value is of no games.
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

// se is the standard error of the mean of a·x + b·y, of 2 games or more.
func (p Paired) se(a, b float64) float64 {
	n := float64(p.N)
	sum := a*float64(p.X) + b*float64(p.Y)
	squares := a*a*float64(p.XX) + 2*a*b*float64(p.XY) + b*b*float64(p.YY)
	spread := squares - sum*sum/n
	if spread < 1e-12*(a*a*float64(p.XX)+b*b*float64(p.YY)) {
		spread = 0 // all the same: what is left is rounding
	}
	return math.Sqrt(spread / (n - 1) / n)
}

// about is an estimate with Student's interval for a standard error.
func (p Paired) about(value, se float64) Estimate {
	return around(value, student(float64(p.N-1))*se, int(p.N))
}

// enough checks that there are 2 games or more.
func (p Paired) enough() error {
	if p.N < 2 {
		return fault.FewObservations.New(int(p.N), 2)
	}
	return nil
}

// Mean is the mean of X with Student's interval, of 2 games or more.
func (p Paired) Mean() (Estimate, error) {
	if err := p.enough(); err != nil {
		return Estimate{}, err
	}
	return p.about(float64(p.X)/float64(p.N), p.se(1, 0)), nil
}

// Difference is the mean of X less that of Y, of 2 games or more: what
// Difference says of the same numbers.
func (p Paired) Difference() (Test, error) {
	if err := p.enough(); err != nil {
		return Test{}, err
	}
	return testOf(float64(p.X-p.Y)/float64(p.N), p.se(1, -1), float64(p.N-1), int(p.N)), nil
}

// Ratio is the sum of X over that of Y, its interval by linearisation (the
// delta method; W. G. Cochran, Sampling Techniques, 3rd ed. 1977, ch. 6), of 2
// games or more. Where Y sums to 0 the error is NothingToDivide.
func (p Paired) Ratio() (Estimate, error) {
	if err := p.enough(); err != nil {
		return Estimate{}, err
	}
	if p.Y == 0 {
		return Estimate{}, fault.NothingToDivide
	}
	r := float64(p.X) / float64(p.Y)
	return p.about(r, p.se(1, -r)*float64(p.N)/math.Abs(float64(p.Y))), nil
}

// Sizes is the size of the mean of X less that of the mean of Y, of 2 games or
// more. Where a mean may be on either side of 0 both readings count, and the
// interval spans them.
func (p Paired) Sizes() (Estimate, error) {
	if err := p.enough(); err != nil {
		return Estimate{}, err
	}
	n, t := float64(p.N), student(float64(p.N-1))
	x, y := float64(p.X)/n, float64(p.Y)/n
	e := Estimate{math.Abs(x) - math.Abs(y), math.Inf(1), math.Inf(-1), int(p.N)}
	for _, a := range signs(x, t*p.se(1, 0)) {
		for _, b := range signs(y, t*p.se(0, 1)) {
			half := t * p.se(a, -b)
			e.Low = min(e.Low, a*x-b*y-half)
			e.High = max(e.High, a*x-b*y+half)
		}
	}
	return e, nil
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

// Share is the sum of X over that of Y, where each game, or cluster of games,
// has X successes in Y trials, of 2 or more. The interval is Wilson's, of as many
// independent trials as would have the variance that the ratio has (E. L. Korn
// and B. I. Graubard, "Confidence intervals for proportions with small expected
// number of positive counts estimated from survey data", Survey Methodology 24,
// 1998); of the clusters, where all trials succeed or none. N is the number of
// trials. Where Y sums to 0 the error is FewObservations.
func (p Paired) Share() (Estimate, error) {
	if p.Y == 0 {
		return Estimate{}, fault.FewObservations.New(0, 1)
	}
	return p.share(float64(p.N)), nil
}

// share is Share, where of all clusters so many speak if all trials succeed or none.
func (p Paired) share(speak float64) Estimate {
	x := float64(p.X) / float64(p.Y)
	n := speak
	if p.X > 0 && p.X < p.Y && p.N > 1 {
		n = float64(p.Y)
		if se := p.se(1, -x) * float64(p.N) / float64(p.Y); se > 0 {
			n = min(x*(1-x)/(se*se), n)
		}
	}
	low, high := Score(x, n)
	return Estimate{x, min(low, x), max(high, x), int(p.Y)}
}

// Gain is by how much pairing shrank the variance of the difference: that of
// as many games over dice of their own, over that over common dice. 1 is
// nothing gained; +Inf is a difference that is always the same.
func (p Paired) Gain() (float64, error) {
	if err := p.enough(); err != nil {
		return 0, err
	}
	x, y, d := p.se(1, 0), p.se(0, 1), p.se(1, -1)
	if x == 0 && y == 0 {
		return 1, nil
	}
	return (x*x + y*y) / (d * d), nil
}
