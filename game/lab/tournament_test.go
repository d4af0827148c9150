package lab

import (
	"context"
	"math"
	"reflect"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

func tournament(t *testing.T, set *game.Setup, matches []Match, opt Options) []Standing {
	t.Helper()
	rows, err := Tournament(context.Background(), set, matches, opt)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Searching agents too play the same games whoever plays them.
func TestTournamentDoesNotDependOnWorkers(t *testing.T) {
	set := brief(setup(t, "forum-2016"))
	matches := []Match{{policy.Search{}, policy.Doctrine{}, game.Russia}, {policy.Random{}, policy.Search{}, game.US}}
	opt := Options{Games: 5, Seed: dice.Seed{Lo: 4}, Workers: 1}
	one := tournament(t, set, matches, opt)
	opt.Workers = 3
	if three := tournament(t, set, matches, opt); !reflect.DeepEqual(one, three) {
		t.Errorf("one worker: %+v\nthree: %+v", one, three)
	}
}

// The shares agree with games played one at a time and counted by hand.
func TestTournamentCounts(t *testing.T) {
	const games = 30
	set := setup(t, "pact-2015")
	seed := dice.Seed{Lo: 6}
	matches := []Match{
		{policy.Random{}, policy.Doctrine{}, game.China},
		{policy.Pass, policy.Doctrine{}, game.US},
		{policy.Doctrine{}, policy.Random{}, game.China},
		{policy.Doctrine{}, policy.Doctrine{}, game.Russia},
	}
	got := tournament(t, set, matches, Options{Games: games, Seed: seed})
	for i, m := range matches {
		var won, ahead float64
		for k := range uint64(games) {
			var scores [2]int32
			for j, p := range [2]policy.Policy{m.Policy, m.Against} {
				seats := everybody(policy.Doctrine{})
				seats[m.Seat] = p
				var table Table
				if err := table.Play(set, &seats, dice.Seeded{Seed: seed, Game: k}, nil); err != nil {
					t.Fatal(err)
				}
				scores[j] = game.Score(set, &table.State, m.Seat)
			}
			ahead += float64(scores[0]-scores[1]) / 10 / games
			if scores[0] > scores[1] {
				won++
			} else if scores[0] == scores[1] {
				won += 0.5
			}
		}
		r := got[i]
		if math.Abs(r.Share-won/games) > 1e-9 || math.Abs(r.Points-ahead) > 1e-9 {
			t.Errorf("%s against %s: %+v, by hand %v of %d, %v ahead", r.Policy, r.Against, r, won, games, ahead)
		}
		if r.Low > r.Share || r.High < r.Share || r.Pairs != games || r.Seat != m.Seat.String() {
			t.Errorf("%+v", r)
		}
	}
	if r := got[3]; r.Share != 0.5 || r.Points != 0 {
		t.Errorf("a policy against itself: %+v", r)
	}
	if math.Abs(got[0].Share+got[2].Share-1) > 1e-9 || got[0].Points != -got[2].Points {
		t.Errorf("there %+v, and back %+v", got[0], got[2])
	}
}

func TestMatches(t *testing.T) {
	count := map[string]int{}
	for _, m := range Matches(true) {
		count[m.Policy.Name()+" "+m.Against.Name()]++
	}
	for _, want := range []string{
		"random doctrine", "search:deep doctrine", "search:light doctrine", "search:steady search:light",
		"search:deep search:steady", "pass doctrine", "spy doctrine", "loot doctrine", "press doctrine",
	} {
		if count[want] != game.Powers {
			t.Errorf("%s is played in %d seats", want, count[want])
		}
	}
	if len(count) != 9 || len(Matches(false)) != 2*game.Powers {
		t.Errorf("%d matches, %d without the others", len(count), len(Matches(false))/game.Powers)
	}
}

// What is counted are the cards that are recorded as orders.
func TestOrdersCounts(t *testing.T) {
	set, seats := setup(t, "pact-2015"), everybody(policy.Random{})
	const games = 10
	got, err := Orders(context.Background(), set, seats, Options{Games: games})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{}
	for k := range uint64(games) {
		var table Table
		var log game.Log
		if err := table.Play(set, &seats, dice.Seeded{Game: k}, &log); err != nil {
			t.Fatal(err)
		}
		for _, e := range log.Events {
			if e.Kind == game.EvOrder && e.Order.Card() {
				want[e.A.String()+" "+game.Specs[e.Order.Kind].Name]++
			}
		}
	}
	shares := map[string]float64{}
	for _, r := range got {
		if n := want[r.Power+" "+r.Order]; n != r.Count {
			t.Errorf("%s %s: %d, by the log %d", r.Power, r.Order, r.Count, n)
		}
		delete(want, r.Power+" "+r.Order)
		shares[r.Power] += r.Share
	}
	if len(want) > 0 {
		t.Errorf("not listed: %v", want)
	}
	for p, s := range shares {
		if math.Abs(s-1) > 1e-9 {
			t.Errorf("%s: the shares sum to %v", p, s)
		}
	}
}

// Every order is worth choosing to somebody, and none is all that a power does:
// what nobody chooses, or what fills over a third of a power's cards, is a
// defect of the rules.
func TestEveryOrderIsChosen(t *testing.T) {
	rows, err := Orders(context.Background(), setup(t, "baseline"), everybody(policy.Doctrine{}), Options{Games: 400, Seed: dice.Seed{Lo: 1}})
	if err != nil {
		t.Fatal(err)
	}
	chosen := map[string]int64{}
	for _, r := range rows {
		chosen[r.Order] += r.Count
		if r.Share > 1./3 {
			t.Errorf("%s fills %.2f of the cards of %s", r.Order, r.Share, r.Power)
		}
	}
	for order, n := range chosen {
		if n == 0 {
			t.Errorf("%s: nobody chooses it", order)
		}
	}
}
