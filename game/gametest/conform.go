package gametest

import (
	"fmt"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

// Conform plays a scenario at random, a thousand times (fewer under -short),
// and checks that every game ends, that nothing leads nowhere, that every
// invariant holds after every step, and that what one power sees tells it
// nothing of what is hidden.
func Conform(t *testing.T, set *game.Setup) {
	t.Helper()
	games := 1000
	if testing.Short() {
		games = 50
	}
	k := kit{set: set}
	for n := range games {
		k.game(dice.Seeded{Seed: dice.Seed{Lo: 1}, Game: uint64(n)}, n%100 == 0)
		if len(k.faults) > 0 {
			t.Fatalf("%s, game %d, %s:\n%s", set.Name, n, k.at, joined(k.faults))
		}
	}
	for kind := range game.Kind(game.Kinds) {
		if k.listed[kind] > 0 && k.used[kind] == 0 {
			t.Errorf("%s: in %d random games nobody gave the order %v, which was listed", set.Name, games, kind)
		}
	}
	t.Logf("%s: %d games, %d steps, outcomes %v", set.Name, games, k.steps, k.outcomes)
}

func joined(faults []string) (s string) {
	for _, f := range faults {
		s += "\t" + f + "\n"
	}
	return s
}

// kit plays and checks the games of one scenario.
type kit struct {
	set      *game.Setup
	at       string // quarter and phase, for messages
	faults   []string
	steps    int
	listed   [game.Kinds]int // in close games
	used     [game.Kinds]int
	outcomes [game.Outcomes]int
}

func (k *kit) fault(format string, args ...any) {
	if len(k.faults) < 10 {
		k.faults = append(k.faults, fmt.Sprintf(format, args...))
	}
}

// game plays one game. The dearer checks are made in close games alone.
func (k *kit) game(d dice.Seeded, closely bool) {
	s := game.New(k.set, d, nil)
	for step := 0; s.Phase != game.Over; step++ {
		k.at = fmt.Sprintf("quarter %d, %v", s.Quarter, s.Phase)
		if step > 2*int(k.set.Quarters) {
			k.fault("the game does not end")
			return
		}
		k.steps++
		var in game.Inputs
		for p := range in {
			in[p] = k.plan(&s, game.Power(p), d)
			for _, o := range in[p].List() {
				k.used[o.Kind]++
			}
		}
		if closely {
			k.closely(&s, in, d)
		}
		was := s
		if err := game.Advance(k.set, &s, &in, d, nil); err != nil {
			k.fault("the plans of a policy are refused: %v", err)
			return
		}
		k.invariants(&was, &s)
		if len(k.faults) > 0 {
			return
		}
	}
	if s.Quarter != k.set.Quarters-1 {
		k.fault("it ended in quarter %d of %d", s.Quarter, k.set.Quarters)
	}
	k.outcomes[game.Result(&s)]++
}

func (k *kit) plan(s *game.State, p game.Power, d dice.Seeded) (plan game.Plan) {
	v := game.See(s, p)
	rng := policy.Stream(d, &v)
	policy.Random{}.Decide(k.set, &v, &rng, &plan, nil)
	return plan
}

// closely checks what does not depend on how a step turns out.
func (k *kit) closely(s *game.State, in game.Inputs, d dice.Seeded) {
	advanced := func(in game.Inputs, rec game.Recorder) (game.State, error) {
		c := *s
		err := game.Advance(k.set, &c, &in, d, rec)
		return c, err
	}
	alone, err := advanced(in, nil)
	if err != nil {
		k.fault("refused: %v", err)
		return
	}
	var log game.Log
	if told, err := advanced(in, &log); err != nil || told != alone {
		k.fault("a game that is recorded goes another way (%v)", err)
	}
	if again, err := advanced(in, nil); err != nil || again != alone {
		k.fault("one copy of a state goes another way than another (%v)", err)
	}
	if _, err := advanced(game.Inputs{}, nil); err != nil {
		k.fault("empty plans are refused: %v", err)
	}
	var back game.State
	if err := back.Decode(s.Encode(nil)); err != nil || back != *s {
		k.fault("the state is not read back as it was written (%v)", err)
	}
	for p := range game.Power(game.Powers) {
		k.options(s, p, in[p], advanced)
		bad := in
		bad[p].N = 0
		bad[p].Add(game.Order{Kind: game.Kinds})
		if c, err := advanced(bad, nil); err == nil || c != *s {
			k.fault("an order that there is not is played, or its refusal changes the state")
		}
	}
	k.cut(&log)
}

// options checks that whatever is listed can be given, along the way of a plan.
func (k *kit) options(s *game.State, p game.Power, plan game.Plan, advanced func(game.Inputs, game.Recorder) (game.State, error)) {
	v := game.See(s, p)
	var sofar game.Plan
	for i := 0; ; i++ {
		for _, list := range []func(*game.Setup, *game.View, *game.Plan, *game.Options){game.Legal, game.Asked} {
			var opt game.Options
			list(k.set, &v, &sofar, &opt)
			for _, o := range opt.List() {
				k.listed[o.Kind]++
				if ref := game.Check(k.set, &v, &sofar, o); !ref.Legal() {
					k.fault("%v is listed and refused: %v", p, ref)
					continue
				}
				var in game.Inputs
				in[p] = sofar
				in[p].Add(o)
				if _, err := advanced(in, nil); err != nil {
					k.fault("%v is listed and cannot be played: %v", o, err)
				}
			}
		}
		k.legal(&v, &sofar)
		if i == int(plan.N) {
			return
		}
		sofar.Add(plan.Orders[i])
	}
}

// legal checks that the list of cards holds all that may be given, in the fixed order.
func (k *kit) legal(v *game.View, sofar *game.Plan) {
	var opt game.Options
	game.Legal(k.set, v, sofar, &opt)
	n := 0
	for _, o := range game.Menus(v.Me) {
		if v.State.Phase != game.PlanPhase || !game.Check(k.set, v, sofar, o).Legal() {
			continue
		}
		if n >= opt.N || opt.Orders[n] != o {
			k.fault("%v may give %v, which is not in its place in the list", v.Me, o)
			return
		}
		n++
	}
	if n != opt.N {
		k.fault("%d cards are listed, %d may be given", opt.N, n)
	}
}

// cut checks that a record holds for each power what it may know, and nothing
// else: neither in causes nor in gaps between the numbers.
func (k *kit) cut(log *game.Log) {
	for p := range game.Power(game.Powers) {
		cut := game.CutLog(log.Events, p)
		number := map[game.ID]game.ID{}
		for _, e := range log.Events {
			if e.See&game.Only(p) == 0 {
				continue
			}
			i := len(number)
			number[e.ID] = game.ID(i + 1)
			e.ID, e.Cause, e.Also = number[e.ID], number[e.Cause], number[e.Also]
			if i >= len(cut) {
				k.fault("%v is not shown %v", p, e.Kind)
			} else if cut[i] != e {
				k.fault("%v is shown %v where %v belongs, or its number or cause is wrong", p, cut[i].Kind, e.Kind)
			}
		}
		if len(cut) > len(number) {
			k.fault("%v is shown %d events that it may not know", p, len(cut)-len(number))
		}
	}
}
