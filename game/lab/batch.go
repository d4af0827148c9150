package lab

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab/stat"
)

// Result is what many games of one setup came to.
type Result struct {
	Games    int     `json:"games"`
	Outcomes []Share `json:"outcomes"` // from the most to the least aligned
	Quarters []Rungs `json:"quarters"`
	Scores   []Score `json:"scores"`
	Digest   string  `json:"digest"` // SHA-256 over the final canonical states, in the order of the games
}

// Share is how often something happened, with its 95 % Wilson interval.
type Share struct {
	Name  string  `json:"name"`
	Count int     `json:"count"`
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Rungs are the mean rungs of the ladder when a quarter had been played.
type Rungs struct {
	Quarter   string  `json:"quarter"`
	Declared  float64 `json:"declared"`
	Effective float64 `json:"effective"`
}

// Score is a power's mean result in points of 100, with its 95 % interval; of
// one game nothing is known: 0 to 100.
type Score struct {
	Power string  `json:"power"`
	Mean  float64 `json:"mean"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// OutcomeNames are the names of the outcomes in files and flags.
var OutcomeNames = [game.Outcomes]string{"alliance", "entente", "convenience", "drift", "rupture"}

// tally is what is kept of a run of games. Sums are integers, so that it does
// not matter in which order they were played.
type tally struct {
	states    []byte // canonical, one after the other
	outcomes  [game.Outcomes]int
	declared  [game.MaxQuarters]int64
	effective [game.MaxQuarters]int64
	scores    [game.Powers]Moments
}

// Batch plays games 0 to opt.Games-1 of a setup, each with dice of its own. A
// game and a seed always give the same game, whoever plays it.
func Batch(ctx context.Context, set *game.Setup, seats Seats, opt Options) (*Result, error) {
	if opt.Games < 1 {
		return nil, fault.FewGames.New(opt.Games, 1)
	}
	var sum tally
	hash := sha256.New()
	player := func() func(first, last int, out *tally) error {
		t := &Table{}
		var to *tally
		t.Advanced = func(t *Table, quarter uint8) error {
			if s := &t.State; s.Quarter != quarter || s.Phase == game.Over {
				to.declared[quarter] += int64(s.Bond.Declared)
				to.effective[quarter] += int64(s.Bond.Effective)
			}
			return nil
		}
		return func(first, last int, out *tally) error {
			to = out
			for k := first; k < last; k++ {
				d := dice.Seeded{Seed: opt.Seed, Game: uint64(k)}
				t.Roller = opt.roller(d)
				if err := t.Play(set, &seats, d, nil); err != nil {
					return err
				}
				out.states = t.State.Encode(out.states)
				out.outcomes[game.Result(&t.State)]++
				for p := range game.Power(game.Powers) {
					out.scores[p].Add(int64(game.Score(set, &t.State, p)))
				}
			}
			return nil
		}
	}
	err := InBlocks(ctx, opt, player, func(b *tally) {
		hash.Write(b.states)
		for i, n := range b.outcomes {
			sum.outcomes[i] += n
		}
		for q := range sum.declared {
			sum.declared[q] += b.declared[q]
			sum.effective[q] += b.effective[q]
		}
		for p := range sum.scores {
			sum.scores[p].Join(b.scores[p])
		}
	})
	if err != nil {
		return nil, err
	}
	return sum.result(set, opt.Games, hex.EncodeToString(hash.Sum(nil))), nil
}

// result divides, once, at the end.
func (t *tally) result(set *game.Setup, games int, digest string) *Result {
	r := &Result{Games: games, Digest: digest}
	for i, n := range t.outcomes {
		low, high := stat.Score(float64(n)/float64(games), float64(games))
		r.Outcomes = append(r.Outcomes, Share{OutcomeNames[i], n, float64(n) / float64(games), low, high})
	}
	for q := range set.Quarters {
		r.Quarters = append(r.Quarters, Rungs{
			Quarter:   set.QuarterName(q),
			Declared:  float64(t.declared[q]) / float64(games),
			Effective: float64(t.effective[q]) / float64(games),
		})
	}
	for p := range game.Power(game.Powers) {
		m := t.scores[p] // tenths of a point
		score := Score{p.String(), m.Mean() / 10, 0, 100}
		if games > 1 {
			score.Low, score.High = (m.Mean()-m.Half())/10, (m.Mean()+m.Half())/10
		}
		r.Scores = append(r.Scores, score)
	}
	return r
}
