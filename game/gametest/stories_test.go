package gametest_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/gametest"
	"entente/game/lab"
	"entente/game/policy"
)

func agent(t testing.TB, name string) policy.Policy {
	t.Helper()
	p, err := policy.New(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// games is a number of games, fewer under -short.
func games(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

// Two willing powers reach rung 5 in most games, within ten to sixteen quarters
// in half of them, for about a third of their budgets (model.md).
func TestTheWillingReachAnAlliance(t *testing.T) {
	set := &load(t, "baseline").Setup
	seats := lab.Seats{gametest.Willing, gametest.Willing, agent(t, "doctrine")}
	n, reached, soon, spent, budget := games(400), 0, 0, 0, 0
	for g := range n {
		first := 0
		table := lab.Table{
			Decided: func(tb *lab.Table) error {
				if first > 0 {
					return nil
				}
				for p := range game.US {
					v := game.See(&tb.State, p)
					for _, o := range tb.Plans[p].List() {
						spent += whole(game.CostOf(set, &v, o))
					}
					if tb.State.Phase == game.PlanPhase {
						r, s := &set.Rules, &tb.State
						budget += int(game.Income(r, s, p)) + int(game.Influence(r, s, p)) + int(game.Operators(r, s, p))
					}
				}
				return nil
			},
			Advanced: func(tb *lab.Table, quarter uint8) error {
				if first == 0 && tb.State.Bond.Effective == game.AllianceRung {
					first = int(quarter) + 1
				}
				return nil
			},
		}
		if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 5}, Game: uint64(g)}, nil); err != nil {
			t.Fatal(err)
		}
		switch {
		case first > 0 && first < 10:
			t.Errorf("game %d: an alliance after %d quarters: deeds take longer", g, first)
		case first > 0 && first <= 16:
			soon++
		}
		if first > 0 {
			reached++
		}
	}
	if 2*soon < n || 3*reached < 2*n {
		t.Errorf("of %d games %d reach an alliance, %d of them within 16 quarters", n, reached, soon)
	}
	if share := 100 * spent / budget; share < 20 || share > 50 {
		t.Errorf("it takes %d of 100 of their budgets, expected about a third", share)
	} else {
		t.Logf("%d of %d reach an alliance, %d within 16 quarters, for %d of 100 of their budgets", reached, n, soon, share)
	}
}

func whole(k game.Cost) int { return int(k.Funds) + int(k.Influence) + int(k.Operators) }

// scores plays games and gives the mean result of a power, in tenths of a point.
func scores(t *testing.T, set *game.Setup, seats lab.Seats, p game.Power, n int) int {
	t.Helper()
	sum := 0
	var table lab.Table
	for g := range n {
		if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 6}, Game: uint64(g)}, nil); err != nil {
			t.Fatal(err)
		}
		sum += int(game.Score(set, &table.State, p))
	}
	return sum / n
}

// Must not happen (model.md): a constant plan does better than doctrine in any seat.
func TestNoConstantPlanBeatsDoctrine(t *testing.T) {
	set := &load(t, "baseline").Setup
	doctrine := agent(t, "doctrine")
	n := games(300)
	for p := range game.Power(game.Powers) {
		seats := lab.Seats{doctrine, doctrine, doctrine}
		own := scores(t, set, seats, p, n)
		for _, c := range policy.Constants {
			seats[p] = c
			if got := scores(t, set, seats, p, n); got >= own {
				t.Errorf("%v scores %d.%d by the plan to %s, and %d.%d by doctrine", p, got/10, got%10, c.Name(), own/10, own%10)
			} else {
				t.Logf("%v: %s %d.%d, doctrine %d.%d", p, c.Name(), got/10, got%10, own/10, own%10)
			}
		}
	}
}

// Must not happen (model.md): in the last four quarters slips and withdrawals
// run at over one and a half times the rate of the eight quarters before.
func TestNobodyLootsAtTheEnd(t *testing.T) {
	set := &load(t, "baseline").Setup
	doctrine := agent(t, "doctrine")
	last, before := 0, 0
	for g := range 300 { // a rate of rare things: fewer would tell nothing
		var log game.Log
		var table lab.Table
		if err := table.Play(set, &lab.Seats{doctrine, doctrine, doctrine}, dice.Seeded{Seed: dice.Seed{Lo: 7}, Game: uint64(g)}, &log); err != nil {
			t.Fatal(err)
		}
		for _, e := range log.Events {
			switch e.Kind {
			case game.EvSlipped, game.EvDefaulted, game.EvWithdrawn:
				if e.Quarter+4 >= set.Quarters {
					last++
				} else if e.Quarter+12 >= set.Quarters {
					before++
				}
			}
		}
	}
	if last*2*2 > before*3 { // last/4 > 3/2 * before/8
		t.Errorf("%d slips and withdrawals in the last four quarters, %d in the eight before", last, before)
	}
	t.Logf("%d slips and withdrawals in the last four quarters, %d in the eight before", last, before)
}

// Must not happen (model.md): a ladder on which deeds cannot run ahead of
// words, or on which chance alone climbs to an alliance. That the willing can
// is TestTheWillingReachAnAlliance.
func TestTheLadderDecidesNothingByConstruction(t *testing.T) {
	set := &load(t, "baseline").Setup
	random := agent(t, "random")
	n, ahead, allied := games(1000), 0, 0
	for g := range n {
		silent, top := false, false
		table := lab.Table{Advanced: func(tb *lab.Table, _ uint8) error {
			b := &tb.State.Bond
			silent = silent || b.Effective > b.Declared
			top = top || b.Effective == game.AllianceRung
			return nil
		}}
		if err := table.Play(set, &lab.Seats{random, random, random}, dice.Seeded{Seed: dice.Seed{Lo: 8}, Game: uint64(g)}, nil); err != nil {
			t.Fatal(err)
		}
		if silent {
			ahead++
		}
		if top {
			allied++
		}
	}
	if ahead == 0 {
		t.Errorf("in none of %d random games deeds ran ahead of words", n)
	}
	if allied*100 > n {
		t.Errorf("%d of %d random games climb to an alliance", allied, n)
	}
	t.Logf("of %d random games deeds ran ahead of words in %d, and %d climbed to an alliance", n, ahead, allied)
}

// Games that are scripted to each of the outcomes.
func TestEveryOutcomeCanBeReached(t *testing.T) {
	pairs := map[game.Outcome]policy.Constant{
		game.Alliance:        gametest.Willing,
		game.Entente:         gametest.Cordial,
		game.ConvenienceHeld: gametest.Correct,
		game.Drift:           gametest.Aloof,
		game.Rupture:         gametest.Hostile,
	}
	for want := range game.Outcome(game.Outcomes) {
		t.Run(want.String(), func(t *testing.T) {
			set := load(t, "baseline").Setup
			var table lab.Table
			table.Roller = gametest.Fates()
			if err := table.Play(&set, &lab.Seats{pairs[want], pairs[want], policy.Pass}, dice.Seeded{}, nil); err != nil {
				t.Fatal(err)
			}
			if got := game.Result(&table.State); got != want {
				b := &table.State.Bond
				t.Errorf("the outcome is %v: rungs %v, declared %d", got, b.Rungs, b.Declared)
			}
		})
	}
}
