package lab

import (
	"context"
	"errors"
	"math"
	"reflect"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab/stat"
	"entente/game/policy"
	"entente/game/scenario"
)

func setup(t testing.TB, name string) *game.Setup {
	t.Helper()
	sc, err := scenario.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return &sc.Setup
}

// agents are the policies that tests play with: every kind of them, and of
// search the one that thinks least.
var agents = []string{"random", "doctrine", "search:light"}

// brief makes search think less still, for tests that need no good play.
func brief(set *game.Setup) *game.Setup {
	short := *set
	short.Rules.Agents.SearchNodes.Light, short.Rules.Agents.SearchPlans.Light = 20, 3
	return &short
}

func everybody(p policy.Policy) Seats { return Seats{p, p, p} }

func batch(t *testing.T, opt Options) *Result {
	t.Helper()
	r, err := Batch(context.Background(), setup(t, "pact-2015"), everybody(policy.Random{}), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBatchDoesNotDependOnWorkers(t *testing.T) {
	one := batch(t, Options{Games: 150, Seed: dice.Seed{Lo: 7}, Workers: 1})
	for _, workers := range []int{2, 3, 16} {
		if got := batch(t, Options{Games: 150, Seed: dice.Seed{Lo: 7}, Workers: workers}); !reflect.DeepEqual(got, one) {
			t.Errorf("%d workers: %+v, one: %+v", workers, got, one)
		}
	}
	if batch(t, Options{Games: 150, Seed: dice.Seed{Lo: 8}}).Digest == one.Digest {
		t.Error("another seed gives the same digest")
	}
	if batch(t, Options{Games: 149, Seed: dice.Seed{Lo: 7}}).Digest == one.Digest {
		t.Error("fewer games give the same digest")
	}
}

// The batch agrees with games played one at a time and counted by hand.
func TestBatchCounts(t *testing.T) {
	const games = 40
	set := setup(t, "pact-2015")
	seats := everybody(policy.Random{})
	got, err := Batch(context.Background(), set, seats, Options{Games: games, Seed: dice.Seed{Lo: 3}})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	var last [game.Powers]float64
	var rung float64
	for k := range uint64(games) {
		var table Table
		if err := table.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 3}, Game: k}, nil); err != nil {
			t.Fatal(err)
		}
		counts[OutcomeNames[game.Result(&table.State)]]++
		rung += float64(table.State.Bond.Rungs[0]) / games
		for p := range last {
			last[p] += float64(game.Score(set, &table.State, game.Power(p))) / 10 / games
		}
	}
	sum := 0
	for _, o := range got.Outcomes {
		if o.Count != counts[o.Name] || o.Low > o.Share || o.High < o.Share {
			t.Errorf("%s: %+v, by hand %d", o.Name, o, counts[o.Name])
		}
		sum += o.Count
	}
	if sum != games || len(got.Quarters) != int(set.Quarters) {
		t.Errorf("%d outcomes, %d quarters", sum, len(got.Quarters))
	}
	if end := got.Quarters[set.Quarters-1].Effective; math.Abs(end-rung) > 1e-9 {
		t.Errorf("mean effective rung at the end %v, by hand %v", end, rung)
	}
	for p, s := range got.Scores {
		if math.Abs(s.Mean-last[p]) > 1e-9 || s.Low > s.Mean || s.High < s.Mean {
			t.Errorf("score %+v, by hand %v", s, last[p])
		}
	}
}

func TestProgressAndCancel(t *testing.T) {
	var told []int
	batch(t, Options{Games: 70, Workers: 2, Progress: func(n int) { told = append(told, n) }})
	if len(told) == 0 || told[len(told)-1] != 70 {
		t.Errorf("progress %v", told)
	}
	ctx, cancel := context.WithCancel(context.Background())
	opt := Options{Games: 1 << 30, Workers: 2, Progress: func(int) { cancel() }}
	if _, err := Batch(ctx, setup(t, "pact-2015"), everybody(policy.Random{}), opt); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := Batch(context.Background(), setup(t, "pact-2015"), Seats{}, Options{}); err == nil {
		t.Error("no games were played")
	}
}

// cheat is a policy that gives an order that nobody may give.
type cheat struct{}

func (cheat) Name() string { return "cheat" }
func (cheat) Decide(_ *game.Setup, _ *game.View, _ *dice.Stream, plan *game.Plan, _ *policy.Reasons) {
	plan.Add(game.Order{Kind: game.Indict, To: game.Russia})
}

func TestIllegalPlanStopsTheBatch(t *testing.T) {
	seats := Seats{game.China: cheat{}}
	_, err := Batch(context.Background(), setup(t, "pact-2015"), seats, Options{Games: 200, Workers: 3})
	var bad *game.InputError
	if !errors.As(err, &bad) || bad.Power != game.China {
		t.Errorf("got %v", err)
	}
}

func TestEmptySeatsPlayByDefault(t *testing.T) {
	var table Table
	if err := table.Play(setup(t, "pact-2015"), &Seats{}, dice.Seeded{}, nil); err != nil || table.State.Phase != game.Over {
		t.Errorf("%v, phase %v", err, table.State.Phase)
	}
}

func TestMoments(t *testing.T) {
	var a, b Moments
	for _, x := range []int64{2, 4, 4} {
		a.Add(x)
	}
	for _, x := range []int64{4, 5, 5, 7, 9} {
		b.Add(x)
	}
	a.Join(b) // a textbook's eight numbers: mean 5, sum of squared deviations 32
	if want := stat.Z * math.Sqrt(32.0/7/8); a.Mean() != 5 || math.Abs(a.Half()-want) > 1e-12 {
		t.Errorf("mean %v, half %v, want 5 and %v", a.Mean(), a.Half(), want)
	}
	if (Moments{}).Mean() != 0 || !math.IsInf(Moments{N: 1}.Half(), 1) {
		t.Error("of nothing something is known")
	}
}

// A game costs the same few allocations however many quarters it has: none is
// made in a quarter.
func TestNoAllocationPerQuarter(t *testing.T) {
	set := brief(setup(t, "baseline"))
	short := *set
	short.Quarters = 4
	for _, name := range agents {
		p, err := policy.New(name)
		if err != nil {
			t.Fatal(err)
		}
		seats := everybody(p)
		var table Table
		count := func(set *game.Setup) float64 {
			return testing.AllocsPerRun(5, func() {
				if err := table.Play(set, &seats, dice.Seeded{}, nil); err != nil {
					t.Fatal(err)
				}
			})
		}
		if long, few := count(set), count(&short); long != few {
			t.Errorf("%s: %v allocations in %d quarters, %v in %d", name, long, set.Quarters, few, short.Quarters)
		}
	}
}

func BenchmarkBatch(b *testing.B) {
	for _, name := range agents {
		p, err := policy.New(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			set, seats := setup(b, "baseline"), everybody(p)
			var table Table
			b.ReportAllocs()
			for k := range b.N {
				if err := table.Play(set, &seats, dice.Seeded{Game: uint64(k)}, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(set.Quarters), "ns/quarter")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "campaigns/s")
		})
	}
}
