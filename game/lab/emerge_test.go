package lab

import (
	"context"
	"slices"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab/stat"
	"entente/game/policy"
	"entente/game/scenario"
)

// What must emerge from play, and does, among doctrine agents:
//   - with the deal of the United States and China in force, China steals less
//     from the United States and intrudes more on Russia, though no rule and no
//     agent knows of the two together; and the rise is smaller if China has
//     twice the operators, for it is their scarcity that displaces (¶8, ¶9);
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
	emerging(t, 1000, "displacement")
}

// The smaller effects take more games to tell from none.
func TestEmergesNarrowly(t *testing.T) {
	emerging(t, 3000, "lone-pressure", "common-need")
}

// With twice the operators the rise on Russia that comes with the deal shrinks.
func TestRiseShrinksNarrowly(t *testing.T) {
	c := emergeFile(t)
	const games = 6000
	var rise [games][2]int64 // with China's operators as they are, and with twice as many
	for _, arm := range []struct {
		name  string
		twice int
		sign  int64
	}{{"deal", 0, 1}, {"no-deal", 0, -1}, {"deal-twice", 1, 1}, {"no-deal-twice", 1, -1}} {
		set := &armOf(t, c, arm.name).Setup
		var at *int64
		table := Table{Decided: func(t *Table) error {
			if t.State.Phase != game.PlanPhase {
				return nil
			}
			for _, o := range t.Plans[game.China].List() {
				if o.Kind == game.Intrude && o.To == game.Russia {
					*at += arm.sign
				}
			}
			return nil
		}}
		for k := range rise {
			at = &rise[k][arm.twice]
			seats := everybody(policy.Doctrine{})
			if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 33}, Game: uint64(k)}, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	var less stat.Paired
	for _, r := range rise {
		less.Add(r[0], r[1])
	}
	by, err := less.Difference()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the rise shrinks by %.3f (%.3f to %.3f)", by.Value, by.Low, by.High)
	if by.Low <= 0 {
		t.Errorf("rises %+v", by)
	}
}

func in2014(t *testing.T, c *scenario.Claims) *game.Setup {
	t.Helper()
	return &armOf(t, c, "no-deal").Setup
}

// Of the quarters in which it holds proof against China, Russia accuses in
// fewer than the United States does, and in fewer still while it depends on China.
func TestDependenceSilencesNarrowly(t *testing.T) {
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
			if slices.ContainsFunc(t.Plans[p].List(), func(o game.Order) bool { // once, though it may do both
				return (o.Kind == game.Accuse || o.Kind == game.Indict) && o.To == game.China
			}) {
				accused[tie][p]++
			}
		}
		return nil
	}}
	for k := range uint64(6000) {
		seats := everybody(policy.Doctrine{})
		if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 32}, Game: k}, nil); err != nil {
			t.Fatal(err)
		}
	}
	share := func(k, n int) stat.Estimate {
		e, err := stat.Wilson(k, n)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	apart := share(accused[free][game.Russia], held[free][game.Russia])
	tied := share(accused[dependent][game.Russia], held[dependent][game.Russia])
	us := share(accused[free][game.US]+accused[dependent][game.US], held[free][game.US]+held[dependent][game.US])
	if apart.High >= us.Low || tied.High >= apart.Low {
		t.Errorf("quarters with proof %v, with an accusation %v (free, dependent)", held, accused)
	}
}
