package lab

import (
	"context"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab/stat"
	"entente/game/policy"
)

// Match compares two policies in one seat.
type Match struct {
	Policy, Against policy.Policy
	Seat            game.Power
}

// Standing is how a match ended. A pair is two games by the same dice, with
// the same opponents, in which only the policy of the seat differs; it is won
// by the higher score. Share is the share of pairs won, ties counted half, with
// its 95 % Wilson interval; ties vary less than wins and losses, so that the
// interval is if anything too wide. Points is the mean difference of the two
// scores, in points of 100, with its 95 % interval.
type Standing struct {
	Policy     string  `json:"policy"`
	Against    string  `json:"against"`
	Seat       string  `json:"seat"`
	Pairs      int     `json:"pairs"`
	Share      float64 `json:"share"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Points     float64 `json:"points"`
	PointsLow  float64 `json:"points_low"`
	PointsHigh float64 `json:"points_high"`
}

// entrant is a policy in a seat: what has to be played for every pair.
type entrant struct {
	policy policy.Policy
	seat   game.Power
}

// Tournament plays opt.Games pairs of each match, with Doctrine in the other
// seats. A game that serves several matches is played once.
func Tournament(ctx context.Context, set *game.Setup, matches []Match, opt Options) ([]Standing, error) {
	if opt.Games < 2 {
		return nil, fault.FewGames.New(opt.Games, 2)
	}
	var list []entrant
	place := map[string]int{} // of an entrant in the list; Doctrine's games are the same for every seat
	enter := func(p policy.Policy, seat game.Power) int {
		key := p.Name()
		if key != (policy.Doctrine{}).Name() {
			key += "@" + seat.String()
		}
		i, ok := place[key]
		if !ok {
			i = len(list)
			place[key] = i
			list = append(list, entrant{p, seat})
		}
		return i
	}
	sides := make([][2]int, len(matches)) // entrants of each match
	for i, m := range matches {
		sides[i] = [2]int{enter(m.Policy, m.Seat), enter(m.Against, m.Seat)}
	}
	scores, err := playEntrants(ctx, set, list, opt)
	if err != nil {
		return nil, err
	}
	out := make([]Standing, len(matches))
	for i, m := range matches {
		var halves, diff Moments
		for k := range opt.Games {
			d := scores[k*len(list)+sides[i][0]][m.Seat] - scores[k*len(list)+sides[i][1]][m.Seat]
			diff.Add(int64(d))
			switch {
			case d > 0:
				halves.Add(2)
			case d == 0:
				halves.Add(1)
			default:
				halves.Add(0)
			}
		}
		share := halves.Mean() / 2
		low, high := stat.Score(share, float64(opt.Games))
		mean, half := diff.Mean()/10, diff.Half()/10
		out[i] = Standing{m.Policy.Name(), m.Against.Name(), m.Seat.String(), opt.Games, share, low, high, mean, mean - half, mean + half}
	}
	return out, nil
}

// playEntrants plays every game with every entrant, and gives the scores of
// all powers: those of game k with entrant i at k·len(list)+i.
func playEntrants(ctx context.Context, set *game.Setup, list []entrant, opt Options) ([][game.Powers]int32, error) {
	all := make([][game.Powers]int32, 0, opt.Games*len(list))
	units := opt
	units.Games, units.Each = opt.Games*len(list), 1
	told := 0
	units.Progress = func(done int) {
		if done /= len(list); done > told && opt.Progress != nil {
			told = done
			opt.Progress(done)
		}
	}
	player := func() func(first, last int, out *[game.Powers]int32) error {
		t := &Table{}
		return func(u, _ int, out *[game.Powers]int32) error {
			e := list[u%len(list)]
			seats := Seats{policy.Doctrine{}, policy.Doctrine{}, policy.Doctrine{}}
			seats[e.seat] = e.policy
			d := dice.Seeded{Seed: opt.Seed, Game: uint64(u / len(list))}
			t.Roller = opt.roller(d)
			if err := t.Play(set, &seats, d, nil); err != nil {
				return err
			}
			for p := range game.Power(game.Powers) {
				out[p] = game.Score(set, &t.State, p)
			}
			return nil
		}
	}
	err := InBlocks(ctx, units, player, func(b *[game.Powers]int32) { all = append(all, *b) })
	return all, err
}
