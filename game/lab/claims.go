package lab

import (
	"context"
	"slices"

	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab/stat"
	"entente/game/policy"
	"entente/game/scenario"
)

// Answer is what the model says to a claim.
type Answer struct {
	Claim *scenario.Claim
	Finding
	Flipped    Finding         // under the rules that are to flip it
	Draws      [Verdicts]int64 // of the numbers of the rules, by verdict
	Robustness float64         // the share of draws with the same verdict
	Random     Finding         // among random agents
	Search     Finding         // among agents that look ahead; no games: not asked
	Structural bool            // random agents agree on every part, and it is not open: it says something about the board, not the powers
}

// Finding is a verdict, part by part.
type Finding struct {
	Verdict Verdict
	Games   int // per arm
	Effects []Effect
	Parts   []Verdict
}

// Deciding is the part that the verdict hangs on: the first that is refuted,
// or else the first that is open, or else the first.
func (f *Finding) Deciding() int {
	for _, v := range [2]Verdict{Refuted, Open} {
		for i, part := range f.Parts {
			if part == v {
				return i
			}
		}
	}
	return 0
}

// conclude puts the verdicts on a claim's parts together: it is refuted if
// one is, and supported only if all are.
func conclude(parts []Verdict) Verdict {
	all := Supported
	for _, v := range parts {
		switch {
		case v == Refuted:
			return Refuted
		case v == Open:
			all = Open
		}
	}
	return all
}

// Asking says how claims are asked. Options.Games are per arm; its progress
// counts units of work, of which Work tells how many there are.
type Asking struct {
	Options
	Draws  int // of the rules; 0: none
	Search int // games per arm of agents that look ahead; 0: none
}

// effort is roughly how long a game of such agents takes, for the progress
// bar alone.
const (
	randomEffort   = 1
	doctrineEffort = 4
	searchEffort   = 1200
)

// Work is how many units of work asking is.
func (a *Asking) Work(c *scenario.Claims) int {
	flips := 0
	for i := range c.Claims {
		flips += len(used(&c.Claims[i]))
	}
	per := doctrineEffort*(a.Games+a.Draws*c.Draws.Games) + randomEffort*a.Games + searchEffort*a.Search
	return len(c.Arms)*per + flips*doctrineEffort*a.Games
}

// used are the arms of a claim, each once.
func used(c *scenario.Claim) (arms []int) {
	seen := map[int]bool{}
	for _, p := range c.Parts {
		for _, a := range p.Arms {
			if !seen[a] {
				seen[a] = true
				arms = append(arms, a)
			}
		}
	}
	return arms
}

// Ask asks the claims of agents in their seats, again under the rules that are
// to flip each, again over draws of the rules, and again of random agents and
// of agents that look ahead. Every game is played in all arms by the same dice.
func Ask(ctx context.Context, c *scenario.Claims, seats Seats, opt Asking) ([]Answer, error) {
	if opt.Games < 2 {
		return nil, fault.FewGames.New(opt.Games, 2)
	}
	progress := opt.Progress
	done := 0
	pace := func(o Options, unit int) Options { // counts on from the stages before
		before := done
		o.Progress = func(n int) {
			done = before + n*unit
			if progress != nil {
				progress(done)
			}
		}
		return o
	}
	all := make([]*scenario.Claim, len(c.Claims))
	answers := make([]Answer, len(c.Claims))
	for i := range all {
		all[i] = &c.Claims[i]
		answers[i].Claim = all[i]
	}
	ask := func(claims []*scenario.Claim, seats Seats, games, effort int, rules []scenario.Setting) ([]Finding, error) {
		in, err := newInquiry(c, claims, seats, rules)
		if err != nil {
			return nil, err
		}
		o := opt.Options
		o.Games = games
		return in.many(ctx, pace(o, effort*in.played()))
	}

	found, err := ask(all, seats, opt.Games, doctrineEffort, nil)
	if err != nil {
		return nil, err
	}
	for i := range answers {
		answers[i].Finding = found[i]
	}
	for i, claim := range all {
		if found, err = ask(all[i:i+1], seats, opt.Games, doctrineEffort, claim.Flips); err != nil {
			return nil, fault.InFlips.New(claim.ID, err)
		}
		answers[i].Flipped = found[0]
	}
	if found, err = ask(all, Seats{policy.Random{}, policy.Random{}, policy.Random{}}, opt.Games, randomEffort, nil); err != nil {
		return nil, err
	}
	for i := range answers {
		answers[i].Random = found[i]
		answers[i].Structural = answers[i].Verdict != Open && slices.Equal(found[i].Parts, answers[i].Parts)
	}
	if opt.Draws > 0 {
		o := opt.Options
		o.Games = opt.Draws
		if err := draw(ctx, c, all, seats, pace(o, doctrineEffort*len(c.Arms)*c.Draws.Games), answers); err != nil {
			return nil, err
		}
	}
	if opt.Search > 0 {
		p, err := policy.New("search:" + c.Search.Strength)
		if err != nil {
			return nil, err
		}
		if found, err = ask(all, Seats{p, p, p}, opt.Search, searchEffort, nil); err != nil {
			return nil, err
		}
		for i := range answers {
			answers[i].Search = found[i]
		}
	}
	return answers, nil
}

// AskOnce asks the claims of agents in their seats, and nothing else.
func AskOnce(ctx context.Context, c *scenario.Claims, seats Seats, opt Options) ([]Finding, error) {
	all := make([]*scenario.Claim, len(c.Claims))
	for i := range all {
		all[i] = &c.Claims[i]
	}
	in, err := newInquiry(c, all, seats, nil)
	if err != nil {
		return nil, err
	}
	return in.many(ctx, opt)
}

// draw asks the claims over draws of the rules, and counts the verdicts.
func draw(ctx context.Context, c *scenario.Claims, claims []*scenario.Claim, seats Seats, opt Options, answers []Answer) error {
	opt.Each = 1
	player := func() func(first, last int, out *[]Verdict) error {
		r := NewReader()
		return func(k, _ int, out *[]Verdict) error {
			in, err := newInquiry(c, claims, seats, drawn(&c.Draws, k))
			if err != nil {
				return fault.DrawStopped.New(k, err)
			}
			sums := make([]stat.Paired, in.parts)
			for g := range c.Draws.Games {
				d := dice.Seeded{Seed: opt.Seed, Game: uint64(k*c.Draws.Games + g)}
				if err := in.play(r, d, sums); err != nil {
					return fault.DrawStopped.New(k, err)
				}
			}
			for _, f := range in.findings(sums, c.Draws.Games) {
				*out = append(*out, f.Verdict)
			}
			return nil
		}
	}
	err := InBlocks(ctx, opt, player, func(verdicts *[]Verdict) {
		for i, v := range *verdicts {
			answers[i].Draws[v]++
		}
	})
	for i := range answers {
		a := &answers[i]
		a.Robustness = float64(a.Draws[a.Verdict]) / float64(opt.Games)
	}
	return err
}

// drawn is a draw of the numbers of the rules, each evenly from its range.
func drawn(d *scenario.Draws, k int) []scenario.Setting {
	// The seed stands where no seed of games does, so that the two never meet.
	rng := dice.Seeded{Seed: dice.Seed{Hi: d.Seed}, Game: uint64(k)}.Stream(dice.Key{})
	list := make([]scenario.Setting, len(d.Numbers))
	for i, x := range d.Numbers {
		list[i] = scenario.Setting{Path: x.Path, Value: x.Low + int16(rng.Intn(int(x.High-x.Low)+1))}
	}
	return list
}
