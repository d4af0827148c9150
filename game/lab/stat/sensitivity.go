package stat

import (
	"math"

	"entente/game/dice"
	"entente/game/fault"
)

// Elementary are the elementary effects of one factor over walks: how much the
// answer changes as the factor goes over its whole range, extrapolated from a
// step. Mu is their mean, MuStar the mean of their sizes (the factor matters),
// Sigma their standard deviation (its effect bends, or hangs on other factors).
type Elementary struct{ Mu, MuStar, Sigma Estimate }

// Morris gives the elementary effects of each factor from the rows of
// MorrisTrajectories and the answer to each, in the answer's unit (M. D.
// Morris, "Factorial sampling plans for preliminary computational experiments",
// Technometrics 33, 1991; MuStar: F. Campolongo, J. Cariboni and A. Saltelli,
// "An effective screening design for sensitivity analysis of large models",
// Environmental Modelling & Software 22, 2007), with bootstrap intervals over
// walks, 2 or more. N is the number of walks. A row that does not move exactly
// one factor from the row before, each once a walk, is an error.
func Morris(points [][]float64, answers []float64, resamples int, seed dice.Seed) ([]Elementary, error) {
	effects, err := effectsOf(points, answers)
	if err != nil {
		return nil, err
	}
	dims := len(points[0])
	list, err := Bootstrap(len(effects), resamples, seed, func(pick []int) []float64 {
		values, n := make([]float64, 3*dims), float64(len(pick))
		for d := range dims {
			mean, size, spread := 0.0, 0.0, 0.0
			for _, walk := range pick {
				mean += effects[walk][d] / n
				size += math.Abs(effects[walk][d]) / n
			}
			for _, walk := range pick {
				spread += (effects[walk][d] - mean) * (effects[walk][d] - mean) / (n - 1)
			}
			values[3*d], values[3*d+1], values[3*d+2] = mean, size, math.Sqrt(spread)
		}
		return values
	})
	if err != nil {
		return nil, err
	}
	all := make([]Elementary, dims)
	for d := range all {
		all[d] = Elementary{list[3*d], list[3*d+1], list[3*d+2]}
	}
	return all, nil
}

// effectsOf gives the effect of each factor in each walk.
func effectsOf(points [][]float64, answers []float64) ([][]float64, error) {
	if len(points) != len(answers) {
		return nil, fault.Unpaired.New(len(points), len(answers))
	}
	if err := finite(answers, 1); err != nil {
		return nil, err
	}
	dims := len(points[0])
	if dims < 1 || len(points)%(dims+1) != 0 {
		return nil, fault.NoDesign.New(0)
	}
	for i, p := range points {
		if len(p) != dims {
			return nil, fault.NoDesign.New(i)
		}
	}
	effects := rows(len(points)/(dims+1), dims)
	for walk := range effects {
		moved := make([]bool, dims)
		for step := 1; step <= dims; step++ {
			i := walk*(dims+1) + step
			factor := -1
			for d, x := range points[i] {
				if x == points[i-1][d] {
					continue
				}
				if factor >= 0 || moved[d] || math.IsNaN(x) || math.IsInf(x-points[i-1][d], 0) {
					return nil, fault.NoDesign.New(i)
				}
				factor, moved[d] = d, true
			}
			if factor < 0 {
				return nil, fault.NoDesign.New(i)
			}
			effects[walk][factor] = (answers[i] - answers[i-1]) / (points[i][factor] - points[i-1][factor])
		}
	}
	return effects, nil
}

// Indices are the shares of the variance of an answer that a factor accounts
// for: First by itself, Total with all that it does together with others. First
// is at most Total, and the Firsts of all factors sum to at most 1; estimates
// may stray from that, even under 0, by what their intervals allow.
type Indices struct{ First, Total Estimate }

// SobolIndices gives the indices of each of so many factors from the answers to
// the rows of SaltelliDesign, with bootstrap intervals over base points (I. M.
// Sobol, "Global sensitivity indices for nonlinear mathematical models and
// their Monte Carlo estimates", Mathematics and Computers in Simulation 55,
// 2001; the estimator of First is of A. Saltelli et al., Computer Physics
// Communications 181, 2010, that of Total of M. J. W. Jansen, "Analysis of
// variance designs for model output", the same, 117, 1999). Base points are 2
// or more, hundreds to be of use; N is their number. Where the answers are all
// the same the error is NoVariation. Where an answer is itself a mean over
// games, what chance leaves in it counts towards Total of every factor, unless
// all rows were played by the same dice.
func SobolIndices(answers []float64, factors, resamples int, seed dice.Seed) ([]Indices, error) {
	if err := between(factors, 1, MostDimensions/2); err != nil {
		return nil, err
	}
	block := factors + 2
	if len(answers)%block != 0 {
		return nil, fault.NoDesign.New(len(answers))
	}
	if err := finite(answers, 2*block); err != nil {
		return nil, err
	}
	n := len(answers) / block
	list, err := Bootstrap(n, resamples, seed, func(pick []int) []float64 {
		return indices(answers, factors, pick)
	})
	if err != nil {
		return nil, err
	}
	all := make([]Indices, factors)
	for d := range all {
		all[d] = Indices{list[2*d], list[2*d+1]}
	}
	return all, nil
}

// indices are First and Total of each factor, over some base points: NaN where
// nothing varies.
func indices(answers []float64, factors int, pick []int) []float64 {
	block, n := factors+2, float64(len(pick))
	mean, variance := 0.0, 0.0 // of A and B together
	for _, i := range pick {
		mean += (answers[i*block] + answers[(i+1)*block-1]) / (2 * n)
	}
	values := make([]float64, 2*factors)
	for _, i := range pick {
		y := answers[i*block : (i+1)*block]
		a, b := y[0]-mean, y[factors+1]-mean
		variance += (a*a + b*b) / (2 * n)
		for d, mixed := range y[1 : factors+1] {
			m := mixed - mean
			values[2*d] += b * (m - a) / n
			values[2*d+1] += (a - m) * (a - m) / (2 * n)
		}
	}
	for i := range values {
		if variance <= 1e-24*mean*mean { // what is left is rounding
			values[i] = math.NaN()
		} else {
			values[i] /= variance
		}
	}
	return values
}
