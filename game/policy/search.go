package policy

import (
	"sync"

	"entente/game"
	"entente/game/dice"
)

// Search looks ahead from what its view lets it believe. It draws candidate
// plans from Doctrine, and plays each on in states drawn consistently with the
// view (game.Sample) with Doctrine in all seats: a rollout policy (Tesauro and
// Galperin, NIPS 1996) over determinised states. Orders are simultaneous and
// hidden, so that whole plans are compared against what the others are likely
// to do, instead of a tree in which somebody would move first; with three
// players there is no one value to minimise, and each seat is played for
// itself. Nodes are shared out by sequential halving (Karnin, Koren and
// Somekh, ICML 2013): the worse half of the candidates drops out, round by
// round. All candidates meet the same states and dice.
//
// The other method tried built a plan card by card, by UCB1 (Auer, Cesa-Bianchi
// and Fischer, Machine Learning 47, 2002) over the next cards that Doctrine
// might play, with the same rollouts and as many nodes. It won 28, 31 and 23 %
// of 60 pairs against this one in the three seats of pact-2015 at the light
// strength (95 % intervals up to 41, 43 and 35 %), and was removed: it spreads
// its nodes over every card of a plan, and its arms never meet the same dice.
//
// Effort is counted in nodes (calls of game.Advance), never in time.
type Search struct{ Strength Strength }

// Strength is how many nodes a search may spend on a decision.
type Strength uint8

// The strengths.
const (
	Light Strength = iota
	Steady
	Deep
	Strengths = iota
)

var strengthNames = [Strengths]string{"light", "steady", "deep"}

// String gives the name that flags use.
func (s Strength) String() string { return strengthNames[s] }

// Name implements Policy.
func (s Search) Name() string { return "search:" + s.Strength.String() }

// maxPlans bounds the candidates: memory, not a number of the rules.
const maxPlans = 32

// candidate is a plan under comparison.
type candidate struct {
	plan game.Plan
	why  Reasons
	sum  int64 // of what its rollouts brought
	n    int64
}

// Decide implements Policy.
func (s Search) Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons) {
	s.Think(set, v, rng, plan, why, func() bool { return true })
}

// Think decides as Decide does, and calls on between rollouts: there a caller
// may let others have their turn, and ends the thinking by false. What is then
// decided means nothing.
func (s Search) Think(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons, on func() bool) {
	var list [maxPlans]candidate
	n := propose(set, v, rng, list[:min(s.of(&set.Rules.Agents.SearchPlans), maxPlans)])
	if n > 1 {
		halve(set, v, rng, list[:n], s.of(&set.Rules.Agents.SearchNodes), on)
	}
	best := 0
	for i := range list[:n] {
		if list[i].better(&list[best]) {
			best = i
		}
	}
	*plan = list[best].plan
	if why != nil {
		*why = list[best].why
	}
}

// of gives the number of the strength.
func (s Search) of(e *game.Effort) int {
	return int([Strengths]int16{e.Light, e.Steady, e.Deep}[s.Strength])
}

// propose draws different plans from Doctrine, and counts them.
func propose(set *game.Setup, v *game.View, rng *dice.Stream, list []candidate) int {
	n := 0
	for range list {
		c := &list[n]
		*c = candidate{}
		Doctrine{}.Decide(set, v, rng, &c.plan, &c.why)
		fresh := true
		for i := range list[:n] {
			fresh = fresh && list[i].plan != c.plan
		}
		if fresh {
			n++
		}
	}
	return n
}

// halve spends the nodes in rounds of equal size, after each of which the
// worse half of the candidates drops to the end of the list and out. It tells
// how many were spent: as many as given, and what the last pass took beyond,
// or fewer if on said so.
func halve(set *game.Setup, v *game.View, rng *dice.Stream, list []candidate, nodes int, on func() bool) (spent int) {
	rounds := 0
	for n := len(list); n > 1; n = (n + 1) / 2 {
		rounds++
	}
	b := boards.Get().(*board)
	defer boards.Put(b)
	alive := len(list)
	for round := 1; round <= rounds; round++ {
		for spent < nodes*round/rounds {
			seed := rng.Uint64()
			for i := range list[:alive] {
				if !on() {
					return spent
				}
				c := &list[i]
				value, used := b.rollout(set, v, &c.plan, seed)
				c.sum += value
				c.n++
				spent += used
			}
		}
		sortBest(list[:alive])
		alive = (alive + 1) / 2
	}
	return spent
}

// sortBest sorts by mean, the best first; equals stay in the order in which they were drawn.
func sortBest(list []candidate) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].better(&list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// better compares means without dividing; who has been tried more is preferred to who has not.
func (c *candidate) better(o *candidate) bool {
	if c.n != o.n {
		return c.n > o.n
	}
	return c.sum > o.sum
}

// board is the memory of rollouts, kept so that none is made anew.
type board struct {
	s    game.State
	seen game.View
	in   game.Inputs
	d    dice.Seeded
}

var boards = sync.Pool{New: func() any { return new(board) }}

// rollout plays a plan on from one drawn state, and gives what it brought in
// tenths of a point, summed over the quarters played and those that the last
// one stands for, with the nodes that it took.
func (b *board) rollout(set *game.Setup, v *game.View, plan *game.Plan, seed uint64) (value int64, nodes int) {
	a := &set.Rules.Agents
	b.d = dice.Seeded{Seed: dice.Seed{Hi: seed, Lo: seed}}
	draw := b.d.Stream(dice.Key{Purpose: uint16(game.RollPolicy)})
	s := &b.s
	*s = game.Sample(set, v, &draw)
	start := s.Sides[v.Me].Score
	until := s.Quarter + uint8(a.SearchHorizon)
	b.in[v.Me] = *plan
	for first := true; s.Phase != game.Over && s.Quarter < until; first = false {
		for p := range game.Power(game.Powers) {
			if first && p == v.Me {
				continue
			}
			b.in[p] = game.Plan{}
			if s.Awaited(p) {
				game.Look(s, p, &b.seen)
				rng := Stream(b.d, &b.seen)
				Doctrine{}.Decide(set, &b.seen, &rng, &b.in[p], nil)
			}
		}
		if err := game.Advance(set, s, &b.in, &b.d, nil); err != nil {
			panic(err) // a plan that the view allows is legal in a state that looks the same
		}
		nodes++
	}
	value = int64(s.Sides[v.Me].Score - start)
	quarters := int64(set.Quarters)
	tail, books := min(int64(a.SearchTail), quarters-int64(s.Quarter)), int64(a.SearchTail)
	if s.Phase == game.Over { // nothing comes after, and books are settled: as game.Score has it, over all quarters
		tail, books = 0, quarters
	}
	value += tail * int64(game.Mark(&set.Rules, s, v.Me))
	value += books * int64(game.Book(&set.Rules, s, v.Me)) * int64(set.Rules.Score.BookShare)
	return value, nodes
}
