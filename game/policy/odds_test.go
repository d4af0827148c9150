package policy_test

import (
	"math"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

var choosers = []policy.Chooser{policy.Random{}, policy.Doctrine{}}

// TestOddsAreFrequencies draws many plans at one decision point, and compares
// how often each order came next with what was stated, card by card.
func TestOddsAreFrequencies(t *testing.T) {
	draws := 12000
	if testing.Short() {
		draws = 3000
	}
	set := baseline(t)
	for _, p := range choosers {
		views := points(t, set, p, 6)
		for n, v := range views {
			type place struct {
				plan game.Plan // so far
				seen map[game.Order]int
				n    int
			}
			places := map[game.Plan]*place{}
			for k := range draws {
				rng := policy.Stream(dice.Seeded{Seed: dice.Seed{Lo: 7}, Game: uint64(k)}, &v)
				var plan, so game.Plan
				p.Decide(set, &v, &rng, &plan, nil)
				for i := range int(plan.N) + 1 {
					at := places[so]
					if at == nil {
						at = &place{so, map[game.Order]int{}, 0}
						places[so] = at
					}
					next := game.Order{} // no more
					if i < int(plan.N) {
						next = plan.Orders[i]
					}
					at.seen[next]++
					at.n++
					so.Add(next)
				}
			}
			deepest := 0
			for _, at := range places {
				if at.n < draws/30 {
					continue
				}
				deepest = max(deepest, at.plan.Cards())
				var odds policy.Odds
				p.Odds(set, &v, &at.plan, &odds)
				chi, degrees, rest, restSeen := 0.0, -1, 0.0, 0.0
				count := func(share uint32, seen int) {
					want := float64(share) / policy.One * float64(at.n)
					if want < 5 { // too few to be told apart: counted together
						rest, restSeen = rest+want, restSeen+float64(seen)
						return
					}
					chi += (float64(seen) - want) * (float64(seen) - want) / want
					degrees++
				}
				total := uint64(odds.Stop)
				for i, o := range odds.List() {
					count(odds.P[i], at.seen[o])
					total += uint64(odds.P[i])
				}
				count(odds.Stop, at.seen[game.Order{}])
				if rest > 1 {
					chi += (restSeen - rest) * (restSeen - rest) / rest
					degrees++
				}
				if policy.One-total > 64 {
					t.Errorf("%s, view %d, after %v: the odds sum to %d of %d", p.Name(), n, at.plan.List(), total, policy.One)
				}
				if limit := float64(degrees) + 5*math.Sqrt(2*float64(degrees)+2); chi > limit {
					t.Errorf("%s, view %d, after %v: chi-square %.1f at %d degrees of freedom: more than %.1f", p.Name(), n, at.plan.List(), chi, degrees, limit)
				}
			}
			if p == (policy.Doctrine{}) && v.State.Phase == game.PlanPhase && deepest == 0 {
				t.Errorf("%s, view %d: no second card was compared", p.Name(), n)
			}
		}
	}
}

// points gives views of a game: two replies, and plans of all seats.
func points(t *testing.T, set *game.Setup, p policy.Policy, want int) (views []game.View) {
	n, replies := 0, 0
	play(t, set, p, 1, func(v *game.View, plan *game.Plan, _ *policy.Reasons) {
		if plan.N == 0 || len(views) == want {
			return
		}
		n++
		switch {
		case v.State.Phase == game.ReplyPhase && replies < 2:
			replies++
		case v.State.Phase == game.ReplyPhase || n%11 != 1:
			return
		}
		views = append(views, *v)
	})
	if len(views) < want {
		t.Fatalf("%d views, want %d", len(views), want)
	}
	return views
}

// TestReasonsDecide: striking the motive that a reason names lowers the odds of
// what was chosen most among all motives. From a card the motive is struck in
// that card, from an answer in all answers to its question.
func TestReasonsDecide(t *testing.T) {
	games := 3
	if testing.Short() {
		games = 1
	}
	set := baseline(t)
	cards, answers := 0, 0
	play(t, set, policy.Doctrine{}, games, func(v *game.View, plan *game.Plan, why *policy.Reasons) {
		var so game.Plan
		for i, o := range plan.List() {
			from := game.Order{}
			if o.Card() {
				from = o
			}
			var asked game.Options
			if game.Asked(set, v, &so, &asked); o.Card() || asked.N > 1 {
				without := func(m game.Motive) uint32 {
					x := policy.OddsWithout(set, v, &so, m, from)
					return x.Of(o)
				}
				full, named := without(game.ByChance), without(why[i].Motive)
				switch {
				case o.Card():
					cards++
				case named < full:
					answers++
				}
				if o.Card() && named > full {
					t.Errorf("%v in quarter %d, %v: without %v the odds rise", v.Me, v.State.Quarter, o, why[i].Motive)
				}
				for m := range game.Motive(game.Motives) {
					if p := without(m); p < named {
						t.Errorf("%v in quarter %d, %v for %v: odds %d, without that %d, but without %v %d", v.Me, v.State.Quarter, o, why[i].Motive, full, named, m, p)
					}
				}
			}
			so.Add(o)
		}
	})
	if cards < 50 || answers < 10 {
		t.Errorf("only %d cards and %d answers looked at", cards, answers)
	}
}

// TestOddsLeaveThePlan: stating odds changes nothing.
func TestOddsLeaveThePlan(t *testing.T) {
	set := baseline(t)
	for _, p := range choosers {
		for _, v := range points(t, set, p, 3) {
			rng := policy.Stream(dice.Seeded{}, &v)
			var plan game.Plan
			p.Decide(set, &v, &rng, &plan, nil)
			was, before := plan, v
			var odds policy.Odds
			p.Odds(set, &v, &plan, &odds)
			if plan != was || v != before {
				t.Errorf("%s: stating the odds changed the plan or the view", p.Name())
			}
		}
	}
}
