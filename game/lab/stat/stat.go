// Package stat holds the statistics of the laboratory: intervals, comparisons,
// times to events, designs of experiments, sensitivity and scenario discovery,
// as pure functions of numbers. Each names the paper that it comes from.
//
// Every interval is two-sided at 95 % and comes with its estimate and the
// number of observations behind it. Where nothing can be said there is an
// error, never a NaN: too few observations, ones that are not finite, a range
// that is exceeded.
//
// What is drawn at random comes from the streams of package dice by the seed
// that is given, so that the same call always gives the same numbers. Floats
// decide nothing in a game: they only describe games that are over. Between
// kinds of processors their last digits may differ.
package stat

import (
	"math"

	"entente/game/dice"
	"entente/game/fault"
)

// Z is the 97.5 % quantile of the normal distribution, which makes two-sided
// intervals of 95 %.
const Z = 1.959963984540054

// purpose keeps the streams of the package apart from each other, and from
// those of games of the same seed: no rule has so high a purpose.
type purpose uint16

const (
	forLatin purpose = 0xff00 + iota
	forShift
	forMorris
	forBootstrap
)

// stream is the n-th stream for a purpose.
func stream(seed dice.Seed, p purpose, n int) dice.Stream {
	return dice.Seeded{Seed: seed, Game: uint64(n)}.Stream(dice.Key{Purpose: uint16(p)})
}

// between checks a number against its range.
func between(x, low, high int) error {
	if x < low || x > high {
		return fault.OutsideRange.New(low, high, x)
	}
	return nil
}

// largest is the largest size of an observation: squares and their sums are
// finite numbers too.
const largest = 1e145

// finite checks that observations are at least so many, and numbers.
func finite(list []float64, least int) error {
	if len(list) < least {
		return fault.FewObservations.New(len(list), least)
	}
	for i, x := range list {
		if !(math.Abs(x) <= largest) {
			return fault.NotFinite.New(i)
		}
	}
	return nil
}
