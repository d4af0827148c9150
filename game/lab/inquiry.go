package lab

import (
	"context"
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab/stat"
	"entente/game/scenario"
)

// inquiry asks some claims under some rules: the arms that they need, with the
// seats bound as each arm demands.
type inquiry struct {
	claims []*scenario.Claim
	arms   []armed
	place  []int // of an arm of the claims among arms; -1: not needed
	parts  int   // of all the claims
}

type armed struct {
	set   game.Setup
	seats Seats
}

// newInquiry prepares the arms, with numbers of the rules set for all of them;
// what an arm sets itself stands.
func newInquiry(c *scenario.Claims, claims []*scenario.Claim, seats Seats, rules []scenario.Setting) (*inquiry, error) {
	in := &inquiry{claims: claims, place: make([]int, len(c.Arms))}
	for i := range in.place {
		in.place[i] = -1
	}
	for _, claim := range claims {
		in.parts += len(claim.Parts)
		for _, a := range used(claim) {
			if in.place[a] >= 0 {
				continue
			}
			arm := &c.Arms[a]
			own := *arm
			if err := scenario.Set(&own.Setup.Rules, slices.Concat(rules, arm.Rules)...); err != nil {
				return nil, err
			}
			sat, err := Seated(seats, &own)
			if err != nil {
				return nil, err
			}
			x := armed{own.Setup, sat}
			in.place[a] = len(in.arms)
			in.arms = append(in.arms, x)
		}
	}
	return in, nil
}

// played is how many arms a game is played in.
func (in *inquiry) played() int { return len(in.arms) }

// many plays opt.Games games in every arm.
func (in *inquiry) many(ctx context.Context, opt Options) ([]Finding, error) {
	opt.Each = 4 // a game is one in every arm
	sums := make([]stat.Paired, in.parts)
	player := func() func(first, last int, out *[]stat.Paired) error {
		r := NewReader()
		return func(first, last int, out *[]stat.Paired) error {
			*out = make([]stat.Paired, in.parts)
			for k := first; k < last; k++ {
				if err := in.play(r, dice.Seeded{Seed: opt.Seed, Game: uint64(k)}, *out); err != nil {
					return err
				}
			}
			return nil
		}
	}
	err := InBlocks(ctx, opt, player, func(b *[]stat.Paired) {
		for i, p := range *b {
			sums[i].Join(p)
		}
	})
	if err != nil {
		return nil, err
	}
	return in.findings(sums, opt.Games), nil
}

// play plays a game in every arm, and adds what the parts need of it.
func (in *inquiry) play(r *Reader, d dice.Seeded, sums []stat.Paired) error {
	read := make([]readings, len(in.arms))
	for i := range in.arms {
		a := &in.arms[i]
		if err := r.Play(&a.set, &a.seats, d, nil); err != nil {
			return err
		}
		read[i] = r.readings
	}
	i := 0
	for _, claim := range in.claims {
		for k := range claim.Parts {
			sums[i].Add(in.pair(&claim.Parts[k], read))
			i++
		}
	}
	return nil
}

// pair is what a part needs of a game.
func (in *inquiry) pair(p *scenario.Part, read []readings) (x, y int64) {
	whole := func(i int) int64 {
		a := in.place[p.Arms[i]]
		return read[a].take(&p.Measure, 0, in.arms[a].set.Quarters)
	}
	switch p.Contrast {
	case scenario.Trend:
		a := in.place[p.Arms[0]]
		n := in.arms[a].set.Quarters
		return read[a].take(&p.Measure, n-n/2, n), read[a].take(&p.Measure, 0, n/2)
	case scenario.Ratio, scenario.Difference:
		return whole(0), whole(1)
	case scenario.Effects: // twice the main effects
		return whole(0) + whole(1) - whole(2) - whole(3), whole(0) - whole(1) + whole(2) - whole(3)
	}
	return whole(0), 0
}

// findings reads the sums of all parts.
func (in *inquiry) findings(sums []stat.Paired, games int) []Finding {
	list := make([]Finding, len(in.claims))
	i := 0
	for c, claim := range in.claims {
		f := &list[c]
		f.Games = games
		for k := range claim.Parts {
			e := in.effect(&claim.Parts[k], &sums[i])
			f.Effects = append(f.Effects, e)
			f.Parts = append(f.Parts, judge(&claim.Parts[k], e))
			i++
		}
		f.Verdict = conclude(f.Parts)
	}
	return list
}

// effect is the effect that a part is about.
func (in *inquiry) effect(p *scenario.Part, sum *stat.Paired) Effect {
	per := 1.0
	if p.Measure.How == scenario.Mean {
		per = float64(in.arms[in.place[p.Arms[0]]].set.Quarters)
	}
	switch p.Contrast {
	case scenario.Trend, scenario.Ratio:
		return effectOf(sum.Ratio())
	case scenario.Difference:
		d, err := sum.Difference()
		return effectOf(d.Estimate, err).scaled(per)
	case scenario.Effects:
		return effectOf(sum.Sizes()).scaled(2 * per)
	}
	if p.Measure.Series == scenario.AllianceEnd { // a share
		return effectOf(stat.Wilson(int(sum.X), int(sum.N)))
	}
	return effectOf(sum.Mean()).scaled(per)
}
