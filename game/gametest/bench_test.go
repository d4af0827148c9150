package gametest_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// benchmarkQuarters plays whole games between three agents of one kind, and
// tells what a quarter and what a decision take.
func benchmarkQuarters(b *testing.B, name string) {
	set := &load(b, "baseline").Setup
	agent, err := policy.New(name)
	if err != nil {
		b.Fatal(err)
	}
	var (
		s         game.State
		v         game.View
		in        game.Inputs
		rng       dice.Stream
		d         dice.Seeded
		roller    dice.Roller
		decisions int
	)
	s.Phase = game.Over
	b.ReportAllocs()
	for quarters := 0; quarters < b.N; {
		if s.Phase == game.Over {
			d.Game++
			roller = d
			s = game.New(set, roller, nil)
		}
		quarter := s.Quarter
		for p := range in {
			in[p] = game.Plan{}
			game.Look(&s, game.Power(p), &v)
			rng = policy.Stream(d, &v)
			agent.Decide(set, &v, &rng, &in[p], nil)
			decisions++
		}
		if err := game.Advance(set, &s, &in, roller, nil); err != nil {
			b.Fatal(err)
		}
		if s.Quarter != quarter || s.Phase == game.Over {
			quarters++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/quarter")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(decisions), "ns/decision")
}

func BenchmarkRandomQuarter(b *testing.B)   { benchmarkQuarters(b, "random") }
func BenchmarkDoctrineQuarter(b *testing.B) { benchmarkQuarters(b, "doctrine") }

// midway is a state in the middle of a random game, with the plans of all.
func midway(b *testing.B) (*game.Setup, game.State, game.Inputs) {
	b.Helper()
	set := &load(b, "baseline").Setup
	d := dice.Seeded{}
	s := game.New(set, d, nil)
	for {
		var in game.Inputs
		for p := range in {
			v := game.See(&s, game.Power(p))
			rng := policy.Stream(d, &v)
			policy.Random{}.Decide(set, &v, &rng, &in[p], nil)
		}
		if s.Quarter >= 12 && s.Phase == game.ReplyPhase {
			return set, s, in
		}
		if err := game.Advance(set, &s, &in, d, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAdvance resolves a quarter from its Reply to the next Plan.
func BenchmarkAdvance(b *testing.B) {
	set, start, in := midway(b)
	var s game.State
	var roller dice.Roller = dice.Seeded{}
	b.ReportAllocs()
	for b.Loop() {
		s = start
		if err := game.Advance(set, &s, &in, roller, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkView(b *testing.B) {
	_, s, _ := midway(b)
	var v game.View
	b.ReportAllocs()
	for b.Loop() {
		game.Look(&s, game.Russia, &v)
	}
}

func BenchmarkLegal(b *testing.B) {
	set := &load(b, "baseline").Setup
	s := game.New(set, dice.Seeded{}, nil)
	v := game.See(&s, game.China)
	var plan game.Plan
	var opt game.Options
	b.ReportAllocs()
	for b.Loop() {
		game.Legal(set, &v, &plan, &opt)
	}
}
