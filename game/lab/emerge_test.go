package lab

import (
	"context"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// What must emerge from play, and does, among doctrine agents:
//   - with the deal of the United States and China in force, China steals less
//     from the United States and intrudes more on Russia, though no rule and no
//     agent knows of the two together: its operators are finite (¶8, ¶9);
//   - under the same pressure in all, China and Russia do more for each other of
//     their own will while both bear it, and China withholds more of what it
//     owes while Russia bears it alone;
//   - of the same evidence Russia makes less than the United States, and the
//     less while it depends on China.

// emerging asks the questions of testdata/emerge.toml that are named, and fails
// where the answer is not the one that must emerge.
func emerging(t *testing.T, games int, ids ...string) {
	t.Helper()
	c := emergeFile(t)
	for _, id := range ids {
		in, err := newInquiry(c, []*scenario.Claim{claimOf(t, c, id)}, everybody(policy.Doctrine{}), nil)
		if err != nil {
			t.Fatal(err)
		}
		found, err := in.many(context.Background(), Options{Games: games, Seed: dice.Seed{Lo: 31}})
		if err != nil {
			t.Fatal(err)
		}
		if found[0].Verdict != Supported {
			t.Errorf("%s: %v, %+v", id, found[0].Parts, found[0].Effects)
		}
	}
}

func emergeFile(t *testing.T) *scenario.Claims {
	t.Helper()
	c, err := scenario.LoadClaims("testdata/emerge.toml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEmerges(t *testing.T) {
	emerging(t, 300, "displacement", "lone-pressure")
}

// The smaller effects take more games to tell from none.
func TestEmergesNarrowly(t *testing.T) {
	const games = 4000
	emerging(t, games, "common-need", "common-need-of-sanctions")

	// The rise of intrusions on Russia shrinks when China has twice the operators.
	c := emergeFile(t)
	rise := func(operators int16) []int64 {
		rules := []scenario.Setting{{Path: "budget.operators_base.china", Value: operators}}
		in, err := newInquiry(c, []*scenario.Claim{claimOf(t, c, "displacement")}, everybody(policy.Doctrine{}), rules)
		if err != nil {
			t.Fatal(err)
		}
		return rises(t, in, games)
	}
	start := in2014(t, c)
	few := start.Rules.Budget.OperatorsBase.China
	have := int16(game.Operators(&start.Rules, &start.Start, game.China))
	var shrinks Paired
	scarce, plenty := rise(few), rise(few+have)
	for i := range scarce {
		shrinks.Add(scarce[i], plenty[i])
	}
	if e := shrinks.Difference(); e.Low <= 0 {
		t.Errorf("with twice the operators the rise on Russia shrinks by %+v", e)
	}
}

// rises gives, game by game, what the deal adds to China's intrusions on Russia.
func rises(t *testing.T, in *inquiry, games int) []int64 {
	t.Helper()
	out := make([]int64, 0, games)
	player := func() func(first, last int, out *[]int64) error {
		r := newReader()
		return func(first, last int, out *[]int64) error {
			*out = nil
			for k := first; k < last; k++ {
				var n [2]int64 // deal, no deal
				for i := range n {
					a := &in.arms[i]
					if err := r.play(&a.set, &a.seats, dice.Seeded{Seed: dice.Seed{Lo: 31}, Game: uint64(k)}); err != nil {
						return err
					}
					n[i] = r.sum(scenario.ChinaOnRussia, 0, a.set.Quarters)
				}
				*out = append(*out, n[0]-n[1])
			}
			return nil
		}
	}
	err := inBlocks(context.Background(), Options{Games: games, each: 2}, player, func(b *[]int64) { out = append(out, *b...) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func in2014(t *testing.T, c *scenario.Claims) *game.Setup {
	t.Helper()
	return &armOf(t, c, "no-deal").Setup
}

// Of the quarters in which it holds proof against China, Russia accuses in
// fewer than the United States does, and in fewer still while it depends on China.
func TestDependenceSilences(t *testing.T) {
	set := in2014(t, emergeFile(t))
	const free, dependent = 0, 1
	var held, accused [2][game.Powers]int
	table := Table{Decided: func(t *Table) error {
		if t.State.Phase != game.PlanPhase {
			return nil
		}
		tie := min(int(t.State.Bond.Dependence), dependent)
		for _, p := range [2]game.Power{game.Russia, game.US} {
			if int16(t.State.Evidence[p][game.China]) < set.Rules.Evidence.BreachAt {
				continue
			}
			held[tie][p]++
			for _, o := range t.Plans[p].List() {
				if (o.Kind == game.Accuse || o.Kind == game.Indict) && o.To == game.China {
					accused[tie][p]++
				}
			}
		}
		return nil
	}}
	for k := range uint64(1500) {
		seats := everybody(policy.Doctrine{})
		if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 32}, Game: k}, nil); err != nil {
			t.Fatal(err)
		}
	}
	freeLow, freeHigh := Wilson(accused[free][game.Russia], held[free][game.Russia])
	_, tiedHigh := Wilson(accused[dependent][game.Russia], held[dependent][game.Russia])
	usLow, _ := Wilson(accused[free][game.US]+accused[dependent][game.US], held[free][game.US]+held[dependent][game.US])
	if freeHigh >= usLow || tiedHigh >= freeLow {
		t.Errorf("quarters with proof %v, with an accusation %v (free, dependent)", held, accused)
	}
}
