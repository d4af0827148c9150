package lab

import (
	"math"

	"entente/game/lab/stat"
	"entente/game/scenario"
)

// Effect is the effect of a contrast with its 95 % interval. Where nothing is
// known (a ratio to nothing, a single game) all three are NaN.
type Effect struct{ Value, Low, High float64 }

// effectOf takes over what package stat says.
func effectOf(e stat.Estimate, err error) Effect {
	if err != nil {
		return Effect{math.NaN(), math.NaN(), math.NaN()}
	}
	return Effect{e.Value, e.Low, e.High}
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
