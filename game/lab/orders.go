package lab

import (
	"context"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
)

// Cards tells how often a power chose a kind of order: in how many cards over
// all games, and in which share of its cards, 0 to 1.
type Cards struct {
	Order  string  `json:"order"`
	Family string  `json:"family"`
	Power  string  `json:"power"`
	Policy string  `json:"policy"` // "" for an empty seat
	Count  int64   `json:"count"`
	Share  float64 `json:"share"`
}

// kinds counts the cards of each power by their kind.
type kinds [game.Powers][game.Kinds]int64

// Orders plays opt.Games games and counts the cards that each power played:
// a line for each kind and each power that may have it, in the order of the rules.
func Orders(ctx context.Context, set *game.Setup, seats Seats, opt Options) ([]Cards, error) {
	if opt.Games < 1 {
		return nil, fault.FewGames.New(opt.Games, 1)
	}
	var sum kinds
	player := func() func(first, last int, out *kinds) error {
		t := &Table{}
		var to *kinds
		t.Decided = func(t *Table) error {
			for p := range t.Plans {
				for _, o := range t.Plans[p].List() {
					if o.Card() {
						to[p][o.Kind]++
					}
				}
			}
			return nil
		}
		return func(first, last int, out *kinds) error {
			to = out
			for k := first; k < last; k++ {
				d := dice.Seeded{Seed: opt.Seed, Game: uint64(k)}
				t.Roller = opt.roller(d)
				if err := t.Play(set, &seats, d, nil); err != nil {
					return err
				}
			}
			return nil
		}
	}
	opt.Each = 1 // a searching agent takes its time
	err := InBlocks(ctx, opt, player, func(b *kinds) {
		for p := range sum {
			for k := range sum[p] {
				sum[p][k] += b[p][k]
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return sum.list(&seats), nil
}

func (c *kinds) list(seats *Seats) (out []Cards) {
	var all [game.Powers]int64
	for p := range c {
		for _, n := range c[p] {
			all[p] += n
		}
	}
	for k := game.Pass + 1; k < game.AnswerDue; k++ {
		spec := &game.Specs[k]
		for p := range game.Power(game.Powers) {
			if !spec.Who[p] {
				continue
			}
			line := Cards{Order: spec.Name, Family: spec.Family.String(), Power: p.String(), Count: c[p][k]}
			if seats[p] != nil {
				line.Policy = seats[p].Name()
			}
			if all[p] > 0 {
				line.Share = float64(line.Count) / float64(all[p])
			}
			out = append(out, line)
		}
	}
	return out
}
