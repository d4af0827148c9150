package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/scenario"
)

func open(t testing.TB, tables int) *Class {
	t.Helper()
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(Open{Setup: sc.Setup, Seed: dice.Seed{Hi: 3, Lo: 4}, Tables: tables, Code: "KITE", Key: make([]byte, 32), Options: Options{Plan: 180, Reply: 60}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// do carries out a command that must be right.
func do(t testing.TB, c *Class, cmd Command) {
	t.Helper()
	if err := c.Do(cmd, 1000); err != nil {
		t.Fatalf("%T: %v", cmd, err)
	}
}

// looks is everything that can be seen of a class, as text, to compare.
func looks(t testing.TB, c *Class) string {
	t.Helper()
	var out []any
	for _, s := range c.Students {
		out = append(out, *s)
	}
	for i, tb := range c.Tables {
		own0, _ := tb.Rev(0)
		own1, _ := tb.Rev(1)
		own2, public := tb.Rev(2)
		out = append(out, i, tb.Game.State().Digest(), len(tb.Game.Inputs()), tb.Seats, tb.Step, tb.Deadline, tb.Left, tb.Paused, tb.Notes, tb.News, tb.trail, own0, own1, own2, public)
	}
	out = append(out, c.Options, c.Closed, c.Muted, c.Unnamed, c.Debrief, c.Orders, c.Entries, c.rev)
	return fmt.Sprintf("%+v", out)
}

func join(t testing.TB, c *Class, table int, p game.Power) *Student {
	t.Helper()
	do(t, c, &Join{Name: "Mei", Once: fmt.Sprint(len(c.Students)), Table: table, Seat: p})
	return c.Students[len(c.Students)-1]
}

// random gives a command out of what a class might be sent, sound or not.
func random(c *Class, rng *rand.Rand) Command {
	table := rng.IntN(len(c.Tables)+2) - 1
	seat := game.Power(rng.IntN(5))
	student := rng.IntN(len(c.Students) + 3)
	k := Console{c.Orders}
	if rng.IntN(8) == 0 {
		k.Order--
	}
	step := 0
	order := game.Order{Kind: game.Kind(rng.IntN(60)), To: game.Power(rng.IntN(5)), A: uint8(rng.IntN(14)), B: uint8(rng.IntN(6))}
	var draft game.Plan
	if s, err := c.Student(student); err == nil {
		t := c.Tables[s.Table]
		step = t.Step - rng.IntN(8)/7
		draft = t.Seats[s.Seat].Draft
		v := t.View(s.Seat)
		var opt game.Options
		if game.Asked(t.Game.Setup(), &v, &draft, &opt); opt.N == 0 {
			game.Legal(t.Game.Setup(), &v, &draft, &opt)
		}
		if opt.N > 0 && rng.IntN(4) > 0 {
			order = opt.Orders[rng.IntN(opt.N)]
		}
	}
	switch rng.IntN(26) {
	case 0, 1:
		return &Join{Once: fmt.Sprint(rng.IntN(400)), Table: table, Seat: []game.Power{0, 1, 2, 3, game.Nobody}[rng.IntN(5)]}
	case 2:
		return &Leave{student}
	case 3:
		return &Resume{student, rng.IntN(3), fmt.Sprint(rng.IntN(2))}
	case 4, 5, 6, 7, 8, 9:
		return &Put{student, step, order}
	case 10, 11:
		if draft.N > 0 {
			order = draft.Orders[rng.IntN(int(draft.N))]
		}
		return &Take{student, step, order}
	case 12, 13:
		return &Ready{student, step, rng.IntN(3) > 0, draft}
	case 14:
		return &Send{student, rng.IntN(4), seat, []string{"", "hello", "a\x00b", string(make([]byte, 2000))}[rng.IntN(4)]}
	case 15, 16, 17:
		a := &Advance{Table: table}
		if t, err := c.Table(table); err == nil {
			a.Step = t.Step
			for p := range t.Seats {
				a.Plans[p], a.Players[p] = &t.Seats[p].Draft, Person
				if rng.IntN(20) == 0 {
					a.Plans[p] = &game.Plan{N: uint8(rng.IntN(game.MaxOrders + 1)), Orders: [game.MaxOrders]game.Order{order}}
				}
			}
		}
		return a
	case 18:
		return &Begin{k}
	case 19:
		return &Pause{k, table, rng.IntN(2) == 0}
	case 20:
		return []Command{&Extend{k, table, rng.IntN(5000)}, &Hand{k, table, seat, []string{"", "doctrine", "nobody"}[rng.IntN(3)]}}[rng.IntN(2)]
	case 21:
		return []Command{&Move{k, student, table, seat}, &Remove{k, student}}[rng.IntN(2)]
	case 22:
		return &Back{k, table}
	case 23:
		return []Command{&Fork{k, table, uint8(rng.IntN(9))}, &Shelve{k, table, rng.IntN(3) == 0}}[rng.IntN(2)]
	case 24:
		menu := game.InjectMenu()
		e := game.Scheduled{Quarter: uint8(rng.IntN(10)), What: game.Inject(rng.IntN(12)), Whom: game.Power(rng.IntN(5)), Where: uint8(rng.IntN(6)), Amount: int8(rng.IntN(7) - 3)}
		return []Command{&Inject{k, table, []game.Scheduled{e}, ""}, &Inject{k, table, nil, "Ships!"}, &Inject{k, table, []game.Scheduled{e}, "x"}, &Inject{k, table, menu[rng.IntN(len(menu)):][:1], ""}}[rng.IntN(4)]
	}
	return []Command{
		&Settings{k, Options{rng.IntN(4000), rng.IntN(4000), Undecided(rng.IntN(4)), false, rng.IntN(2) == 0}, rng.IntN(9) == 0, rng.IntN(5) == 0, rng.IntN(2) == 0},
		&Forget{k}, &Debrief{k, rng.IntN(2) == 0},
	}[rng.IntN(3)]
}

// Random commands never panic; what is refused changes nothing; and what was
// done, replayed from its bytes, gives the same class.
func TestRandomCommands(t *testing.T) {
	runs := 12
	if testing.Short() {
		runs = 3
	}
	done, refused := map[string]int{}, 0
	for run := range runs {
		rng := rand.New(rand.NewPCG(uint64(run), 7))
		c, now := open(t, 1+run%3), int64(1000)
		var kept [][]byte
		before := looks(t, c)
		for range 500 {
			cmd := random(c, rng)
			now += int64(rng.IntN(5000))
			b, unkept := Encode(cmd, now)
			if err := c.Do(cmd, now); err != nil {
				refused++
				if after := looks(t, c); after != before {
					t.Fatalf("run %d: %s was refused (%v), but changed something", run, b, err)
				}
				continue
			}
			if unkept != nil {
				t.Fatalf("run %d: done, but it cannot be kept: %v", run, unkept)
			}
			kept = append(kept, b)
			done[name(cmd)]++
			before = looks(t, c)
		}
		again := open(t, 1+run%3)
		for _, b := range kept {
			if err := again.Again(b); err != nil {
				t.Fatalf("run %d: again: %v", run, err)
			}
		}
		for i, s := range c.Students {
			again.Named(i+1, s.Name)
		}
		if looks(t, again) != before {
			t.Fatalf("run %d: played again, the class is another", run)
		}
	}
	for k := range kinds {
		if done[k] == 0 && !testing.Short() {
			t.Errorf("%s was never carried out", k)
		}
	}
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

// Each kind of command is known by its name, both ways.
func TestNames(t *testing.T) {
	for k, make := range kinds {
		if got := name(make()); got != k {
			t.Errorf("%s is called %q", k, got)
		}
		b, err := Encode(make(), 5)
		if err != nil {
			t.Fatal(err)
		}
		cmd, at, err := Decode(b)
		if err != nil || at != 5 || !reflect.DeepEqual(cmd, make()) {
			t.Errorf("%s: %+v %d %v", b, cmd, at, err)
		}
	}
}

// Tables share the dice: the same orders give the same games.
func TestTablesShareTheDice(t *testing.T) {
	c := open(t, 3)
	do(t, c, &Begin{Console{c.Orders}})
	for i, tb := range c.Tables {
		for tb.Phase() != game.Over {
			a := &Advance{Table: i, Step: tb.Step}
			for p := range game.Power(game.Powers) {
				v, plan := tb.View(p), game.Plan{}
				rng := policy.Stream(dice.Seeded{Seed: c.Seed()}, &v)
				if i < 2 { // the third plays by default
					policy.Doctrine{}.Decide(tb.Game.Setup(), &v, &rng, &plan, nil)
				}
				a.Plans[p] = &plan
			}
			do(t, c, a)
		}
	}
	if *c.Tables[0].Game.State() != *c.Tables[1].Game.State() {
		t.Error("the same orders led elsewhere at another table")
	}
	if a, b := c.Tables[0].Game.State(), c.Tables[2].Game.State(); *a == *b || a.Oil != b.Oil {
		t.Error("other orders: the games must differ, and the oil price must not")
	}
}

// A team agrees on one plan: who changes it asks everybody anew, and whoever
// agreed to another plan did not agree.
func TestAgreement(t *testing.T) {
	c := open(t, 1)
	a, b := join(t, c, 0, game.US), join(t, c, 0, game.US)
	all := func(int) bool { return true }
	if err := c.Do(&Put{a.ID, 0, game.Order{Kind: game.Harden, To: game.Nobody}}, 1); !errors.Is(err, fault.ClassNotBegun) {
		t.Errorf("before the game: %v", err)
	}
	do(t, c, &Begin{Console{c.Orders}})
	tb := c.Tables[0]
	step := tb.Step
	harden := game.Order{Kind: game.Harden, To: game.Nobody}
	do(t, c, &Put{a.ID, step, harden})
	if err := c.Do(&Put{b.ID, step, harden}, 1); !errors.Is(err, fault.ClassPlanned) {
		t.Errorf("the same order twice: %v", err)
	}
	draft := tb.Seats[game.US].Draft
	do(t, c, &Ready{a.ID, step, true, draft})
	if c.Ready(0, game.US, all) {
		t.Error("one of two is ready, and the team counts as ready")
	}
	if !c.Ready(0, game.US, func(id int) bool { return id == a.ID }) {
		t.Error("who is not there keeps the others waiting")
	}
	if err := c.Do(&Ready{a.ID, step, true, draft}, 1); !errors.Is(err, fault.ClassDoubled) {
		t.Errorf("ready twice: %v", err)
	}
	do(t, c, &Take{b.ID, step, harden})
	if c.Ready(0, game.US, func(id int) bool { return id == a.ID }) {
		t.Error("agreed to a plan that has changed since")
	}
	if err := c.Do(&Ready{a.ID, step, true, draft}, 1); !errors.Is(err, fault.ClassStale) {
		t.Errorf("ready for another draft: %v", err)
	}
	if err := c.Do(&Take{b.ID, step, harden}, 1); !errors.Is(err, fault.ClassNotPlanned) {
		t.Errorf("taken out twice: %v", err)
	}
	do(t, c, &Advance{Table: 0, Step: step})
	if err := c.Do(&Advance{Table: 0, Step: step}, 1); !errors.Is(err, fault.ClassStale) {
		t.Errorf("advanced twice: %v", err)
	}
	if err := c.Do(&Put{a.ID, step, harden}, 1); !errors.Is(err, fault.ClassStale) {
		t.Errorf("an order for the quarter before: %v", err)
	}
}

// What was taken back can be played again, from the drafts as they were.
func TestTakeBack(t *testing.T) {
	c := open(t, 1)
	a := join(t, c, 0, game.US)
	do(t, c, &Begin{Console{c.Orders}})
	tb := c.Tables[0]
	if err := c.Do(&Back{Console{c.Orders}, 0}, 1); !errors.Is(err, fault.ClassNoWayBack) {
		t.Errorf("at the start: %v", err)
	}
	was := *tb.Game.State()
	do(t, c, &Put{a.ID, tb.Step, game.Order{Kind: game.Harden, To: game.Nobody}})
	draft := tb.Seats[game.US].Draft
	for first := true; first || tb.Phase() == game.ReplyPhase; first = false {
		do(t, c, &Advance{Step: tb.Step, Plans: [game.Powers]*game.Plan{game.US: &tb.Seats[game.US].Draft}})
	}
	if tb.Game.State().Quarter != 1 {
		t.Fatal("no quarter was played")
	}
	do(t, c, &Back{Console{c.Orders}, 0})
	if *tb.Game.State() != was || tb.Seats[game.US].Draft != draft {
		t.Error("taken back, it is not as it was")
	}
}

// Timers: a pause keeps what is left.
func TestTimer(t *testing.T) {
	c := open(t, 1)
	at := func(now int64, cmd Command) {
		t.Helper()
		if err := c.Do(cmd, now); err != nil {
			t.Fatal(err)
		}
	}
	tb := c.Tables[0]
	at(10_000, &Begin{Console{0}})
	if tb.Deadline != 190_000 {
		t.Errorf("ends at %d", tb.Deadline)
	}
	at(20_000, &Pause{Console{1}, All, true})
	at(90_000, &Extend{Console{2}, 0, 30})
	at(100_000, &Pause{Console{3}, 0, false})
	if tb.Deadline != 300_000 || tb.Left != 0 {
		t.Errorf("after a pause it ends at %d", tb.Deadline)
	}
	if err := c.Do(&Extend{Console{3}, 0, 30}, 1); !errors.Is(err, fault.ClassStale) {
		t.Errorf("extended twice: %v", err)
	}
}

// A fork goes on from its quarter, and the other game stays.
func TestFork(t *testing.T) {
	c := open(t, 1)
	do(t, c, &Begin{Console{c.Orders}})
	tb := c.Tables[0]
	for range 6 {
		do(t, c, &Advance{Step: tb.Step})
	}
	q := tb.Game.State().Quarter
	do(t, c, &Fork{Console{c.Orders}, 0, q - 1})
	f := c.Tables[1]
	if got := f.Game.State().Quarter; got != q-1 || f.Phase() != game.PlanPhase || tb.Game.State().Quarter != q {
		t.Errorf("forked at %d of %d", got, q)
	}
	if f.Game.Seed() != tb.Game.Seed() {
		t.Error("other dice")
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"Mei": "Mei", "  Jo \t nas\n": "Jo nas", "a\x00b": "ab", "\u202eabc": "abc", "": "", "   ": "", "Zoë 🦊": "Zoë 🦊",
		"012345678901234567890123456789": "", "\xff": "",
	} {
		got, good := Clean(in, MaxName)
		if !good {
			got = ""
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzEntry(f *testing.F) {
	for _, make := range kinds {
		b, err := Encode(make(), 1)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := open(t, 2)
		join(t, c, 0, game.China)
		do(t, c, &Begin{Console{c.Orders}})
		before := looks(t, c)
		if err := c.Again(b); err != nil && looks(t, c) != before {
			t.Error("refused, but changed")
		}
		if !json.Valid(b) && c.Entries > 2 {
			t.Error("not JSON, but done")
		}
	})
}
