package replay

import (
	"bytes"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/words"
)

// load gives a shipped scenario.
func load(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	sc, err := scenario.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

// playOn has a policy decide for every seat until the decision point where stop says so.
func playOn(t testing.TB, g *Game, name string, stop func(*game.State) bool) {
	t.Helper()
	p, err := policy.New(name)
	if err != nil {
		t.Fatal(err)
	}
	table := lab.Table{Reasons: true}
	seats := lab.Seats{p, p, p}
	for s := g.State(); s.Phase != game.Over && !stop(s); s = g.State() {
		table.State = *s
		table.Decide(g.Setup(), &seats, dice.Seeded{Seed: g.Seed()})
		for by := range game.Power(game.Powers) {
			plan := table.Plans[by]
			if err := g.Enter(by, plan, table.Why[by][:plan.N]...); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.Advance(nil); err != nil {
			t.Fatal(err)
		}
	}
}

func toEnd(*game.State) bool { return false }

// some is a game of a few quarters with every kind of input in it.
func some(t testing.TB) *Game {
	t.Helper()
	g := New(load(t, "pact-2015"), dice.Seed{Hi: 1, Lo: 2})
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(g.Sit(game.China, "person"))
	playOn(t, g, "random", func(s *game.State) bool { return s.Quarter == 2 })
	check(g.Inject(game.Scheduled{Quarter: 4, What: game.InjectHeat, Whom: game.Nobody, Where: uint8(game.Pacific), Amount: 2}))
	playOn(t, g, "random", func(s *game.State) bool { return s.Quarter == 3 })
	check(g.TakeBack(2))
	check(g.Sit(game.China, "doctrine"))
	playOn(t, g, "random", func(s *game.State) bool { return s.Quarter == 6 })
	return g
}

func encode(t testing.TB, g *Game) []byte {
	t.Helper()
	b, err := g.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSaveAndOpenGiveTheSameGame(t *testing.T) {
	g := some(t)
	path := filepath.Join(t.TempDir(), "game.entente")
	if err := g.Save(path); err != nil {
		t.Fatal(err)
	}
	back, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if *back.State() != *g.State() {
		t.Error("the state differs")
	}
	if !reflect.DeepEqual(back.Log().Events, g.Log().Events) {
		t.Error("the events differ")
	}
	if back.Seat(game.China) != "doctrine" || back.Seed() != g.Seed() || back.Steps() != g.Steps() {
		t.Errorf("seat %q, seed %v, steps %d", back.Seat(game.China), back.Seed(), back.Steps())
	}
	if !bytes.Equal(encode(t, back), encode(t, g)) {
		t.Error("saved again, the file differs")
	}
	playOn(t, g, "random", toEnd)
	playOn(t, back, "random", toEnd)
	if *back.State() != *g.State() {
		t.Error("played on, the games differ")
	}
	if err := g.Verify(); err != nil {
		t.Error(err)
	}
}

func TestTakeBackReturnsToTheSamePoint(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{Lo: 5})
	playOn(t, g, "random", func(s *game.State) bool { return s.Quarter == 3 })
	before, events, steps := *g.State(), len(g.Log().Events), g.Steps()
	playOn(t, g, "random", func(s *game.State) bool { return s.Quarter == 5 })
	if err := g.TakeBack(g.Steps() - steps); err != nil {
		t.Fatal(err)
	}
	if *g.State() != before || len(g.Log().Events) != events {
		t.Error("not the point it was")
	}
	if err := g.TakeBack(g.Steps() + 1); err == nil {
		t.Error("took back more than there was")
	}
	if err := g.TakeBack(0); err == nil {
		t.Error("took back nothing")
	}
}

func TestUntilCutsAfterTheQuarter(t *testing.T) {
	g := some(t)
	for q := range uint8(6) {
		b, err := g.Until(q)
		if err != nil {
			t.Fatal(err)
		}
		if s := b.State(); s.Quarter != q+1 || s.Phase != game.PlanPhase {
			t.Errorf("until %d: quarter %d, phase %v", q, s.Quarter, s.Phase)
		}
		for _, in := range b.Inputs() {
			if in.TakeBack != nil {
				t.Errorf("until %d: what was taken back is still there", q)
			}
		}
		if err := b.Verify(); err != nil {
			t.Errorf("until %d: %v", q, err)
		}
	}
	whole, err := g.Until(200)
	if err != nil {
		t.Fatal(err)
	}
	if *whole.State() != *g.State() {
		t.Error("the whole game, without what was taken back, ends elsewhere")
	}
}

func TestEnterRefuses(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{})
	var plan game.Plan
	plan.Add(game.Order{Kind: game.Freedom, To: game.Russia})
	var bad *game.InputError
	if err := g.Enter(game.China, plan); !errors.As(err, &bad) || bad.Refusal.Code != game.BadSeat {
		t.Errorf("China funding a freedom programme: %v", err)
	}
	if err := g.Enter(game.Unaffiliated, plan); err == nil {
		t.Error("nobody entered a plan")
	}
	if len(g.Inputs()) != 0 {
		t.Error("what was refused is in the record")
	}
	playOn(t, g, "random", toEnd)
	if err := g.Enter(game.US, game.Plan{}); err == nil || !strings.Contains(said(err), "over") {
		t.Errorf("a plan after the end: %v", err)
	}
	if err := g.Advance(nil); err == nil {
		t.Error("advanced after the end")
	}
}

func TestEnteredIsWhatCounts(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{})
	var harden game.Plan
	harden.Add(game.Order{Kind: game.Harden, To: game.Nobody})
	for _, plan := range []game.Plan{harden, {}} {
		if err := g.Enter(game.China, plan); err != nil {
			t.Fatal(err)
		}
	}
	if got, yes := g.Entered(game.China); !yes || got.N != 0 {
		t.Errorf("entered %v %v: the latest plan counts", got, yes)
	}
	if _, yes := g.Entered(game.US); yes {
		t.Error("the US entered nothing")
	}
}

func TestInjectRefuses(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{})
	for _, e := range []game.Scheduled{
		{Quarter: 0, What: game.InjectHeat},
		{Quarter: 8, What: game.InjectHeat},
		{Quarter: 3, What: game.Inject(game.Injects)},
		{Quarter: 3, What: game.InjectHeat, Whom: game.Nobody, Where: game.Theatres},
		{Quarter: 3, What: game.InjectHome, Whom: game.Nobody},
		{Quarter: 3, What: game.InjectPosition, Whom: game.Nobody, Where: game.Venues},
		{Quarter: 3, What: game.InjectTrust, Whom: game.Nobody, Amount: 11},
		{Quarter: 3, What: game.InjectTrust, Whom: game.China, Amount: 1},
		{Quarter: 3, What: game.InjectNews, Whom: game.Nobody, Text: "two\nlines"},
	} {
		if err := g.Inject(e); err == nil {
			t.Errorf("%+v was taken", e)
		}
	}
}

// News in a teacher's own words, with their effects, are in the record and in
// the newspaper, and come again when the game is read.
func TestInjectOfOnesOwn(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{Lo: 5})
	const text = `A <b>leak</b> & "more"`
	for _, e := range []game.Scheduled{
		{Quarter: 1, What: game.InjectNews, Whom: game.Nobody, Text: text},
		{Quarter: 1, What: game.InjectTech, Whom: game.Nobody, Amount: -2},
	} {
		if err := g.Inject(e); err != nil {
			t.Fatal(err)
		}
	}
	back, err := Decode(encode(t, g))
	if err != nil {
		t.Fatal(err)
	}
	for back.State().Quarter == 0 {
		if err := back.Advance(nil); err != nil {
			t.Fatal(err)
		}
	}
	headlines, moved := 0, false
	for _, e := range back.Log().Events {
		if words.MustEnglish().Headline(back.Setup(), e) == text {
			headlines++
		}
		moved = moved || e.Kind == game.EvTrack && e.Q == game.QTechTrust && back.Log().Event(e.Cause).Kind == game.EvInject
	}
	if headlines != 1 || !moved {
		t.Errorf("%d headlines, moved %v", headlines, moved)
	}
}

func TestSecondRecorderHearsTheSame(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{Lo: 3})
	before := len(g.Log().Events)
	var heard game.Log
	if err := g.Advance(&heard); err != nil {
		t.Fatal(err)
	}
	if len(heard.Events) == 0 || len(heard.Events) != len(g.Log().Events)-before {
		t.Errorf("heard %d events of %d", len(heard.Events), len(g.Log().Events)-before)
	}
}

// The record keeps reasons, and not the memory of whoever gave them.
func TestReasonsAreKept(t *testing.T) {
	g := New(load(t, "pact-2015"), dice.Seed{})
	var plan game.Plan
	plan.Add(game.Order{Kind: game.Harden, To: game.Nobody})
	why := []game.Reason{{Motive: game.ForSecrecy, About: game.US}}
	if err := g.Enter(game.China, plan, why...); err != nil {
		t.Fatal(err)
	}
	why[0] = game.Reason{}
	if got := g.Inputs()[0].Plan.Why; len(got) != 1 || got[0].Motive != game.ForSecrecy {
		t.Errorf("kept %v", got)
	}
	if err := g.Enter(game.China, plan, why[0], why[0]); err == nil {
		t.Error("two reasons for one order were taken")
	}
}
