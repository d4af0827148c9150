package policy_test

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

func baseline(t testing.TB) *game.Setup {
	t.Helper()
	sc, err := scenario.Load("baseline")
	if err != nil {
		t.Fatal(err)
	}
	return &sc.Setup
}

// play runs games of one policy in all seats and shows every decision.
func play(t *testing.T, set *game.Setup, p policy.Policy, games int, look func(v *game.View, plan *game.Plan, why *policy.Reasons)) {
	t.Helper()
	for g := range games {
		d := dice.Seeded{Seed: dice.Seed{Lo: 11}, Game: uint64(g)}
		s := game.New(set, d, nil)
		for s.Phase != game.Over {
			var in game.Inputs
			for seat := range game.Power(game.Powers) {
				v := game.See(&s, seat)
				rng := policy.Stream(d, &v)
				var why policy.Reasons
				p.Decide(set, &v, &rng, &in[seat], &why)
				look(&v, &in[seat], &why)
			}
			if err := game.Advance(set, &s, &in, d, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestDoctrineGivesReasons: every card has a motive that speaks for it. An
// answer may be the lesser evil, with nothing for it but what it avoids.
func TestDoctrineGivesReasons(t *testing.T) {
	cards, bare := 0, 0
	play(t, baseline(t), policy.Doctrine{}, 20, func(_ *game.View, plan *game.Plan, why *policy.Reasons) {
		for i, o := range plan.List() {
			if !o.Card() {
				continue
			}
			cards++
			if why[i].Motive == game.ByChance || why[i].X <= 0 {
				bare++
				t.Errorf("%v without a reason", o)
			}
		}
	})
	if cards == 0 || bare > 0 {
		t.Errorf("%d cards, %d without a reason", cards, bare)
	}
}

// TestDoctrineReasonsChangeNothing: asking for reasons does not change what is done.
func TestDoctrineReasonsChangeNothing(t *testing.T) {
	set := baseline(t)
	d := dice.Seeded{Seed: dice.Seed{Lo: 3}}
	s := game.New(set, d, nil)
	for seat := range game.Power(game.Powers) {
		v := game.See(&s, seat)
		var with, without game.Plan
		var why policy.Reasons
		a, b := policy.Stream(d, &v), policy.Stream(d, &v)
		policy.Doctrine{}.Decide(set, &v, &a, &with, &why)
		policy.Doctrine{}.Decide(set, &v, &b, &without, nil)
		if with != without {
			t.Errorf("%v: %v with reasons, %v without", seat, with.List(), without.List())
		}
	}
}

// TestCheapOilWithholdsPrepayment: the dearer the oil against a fixed price,
// the readier China pays in advance (¶5).
func TestCheapOilWithholdsPrepayment(t *testing.T) {
	set := baseline(t)
	paid := func(oil int16) int {
		n := 0
		for g := range 300 {
			d := dice.Seeded{Seed: dice.Seed{Lo: 5}, Game: uint64(g)}
			s := game.New(set, d, nil)
			s.Contracts = [game.MaxContracts]game.Contract{{
				Kind: game.GasContract, A: game.Russia, B: game.China, Price: game.Fixed, Advance: 2,
				DueA: game.NoDue, DueB: 0, Ends: game.NoDue,
			}}
			s.Oil = oil
			v := game.See(&s, game.China)
			rng := policy.Stream(d, &v)
			var plan game.Plan
			policy.Doctrine{}.Decide(set, &v, &rng, &plan, nil)
			if plan.Has(game.Order{Kind: game.AnswerDue, To: game.Nobody, A: 0, B: uint8(game.Honour)}) {
				n++
			}
		}
		return n
	}
	cheap, dear := paid(30), paid(110)
	if cheap >= dear {
		t.Errorf("paid in %d of 300 at 30 dollars, in %d at 110", cheap, dear)
	}
}

// TestRandomIsUniform: the first card is drawn evenly from the legal ones and "no more".
func TestRandomIsUniform(t *testing.T) {
	set := baseline(t)
	s := game.New(set, dice.Seeded{}, nil)
	v := game.See(&s, game.US)
	var opt game.Options
	var plan game.Plan
	game.Complete(set, &v, &plan)
	answers := int(plan.N)
	game.Legal(set, &v, &plan, &opt)
	const draws = 40000
	seen := map[game.Order]int{}
	for g := range draws {
		d := dice.Seeded{Game: uint64(g)}
		rng := policy.Stream(d, &v)
		var p game.Plan
		policy.Random{}.Decide(set, &v, &rng, &p, nil)
		if int(p.N) > answers {
			seen[p.Orders[answers]]++
		}
	}
	expected := float64(draws) / float64(opt.N+1)
	chi := 0.0
	for _, o := range opt.List() {
		diff := float64(seen[o]) - expected
		chi += diff * diff / expected
	}
	// The mean of chi-square is its degrees of freedom, opt.N; its deviation √(2n).
	if limit := float64(opt.N) + 5*float64(opt.N)/3; chi > limit {
		t.Errorf("chi-square %.1f over %d orders: more than %.1f", chi, opt.N, limit)
	}
}

// TestSampleLooksTheSame: a state drawn from a view gives back that view, and
// takes every plan that the view allows.
func TestSampleLooksTheSame(t *testing.T) {
	set := baseline(t)
	set.Rules.Agents.SearchNodes.Light, set.Rules.Agents.SearchPlans.Light = 12, 3
	for _, p := range []policy.Policy{policy.Random{}, policy.Doctrine{}, policy.Search{}} {
		n := uint64(0)
		play(t, set, p, 3, func(v *game.View, plan *game.Plan, _ *policy.Reasons) {
			n++
			rng := dice.Seeded{Game: n}.Stream(dice.Key{})
			s := game.Sample(set, v, &rng)
			if back := game.See(&s, v.Me); back != *v {
				t.Fatalf("%v in quarter %d: a sampled state looks different", v.Me, v.State.Quarter)
			}
			var in game.Inputs
			in[v.Me] = *plan
			if err := game.Advance(set, &s, &in, dice.Seeded{Game: n}, nil); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestThreatLegislates: the more the United States is feared, and the more its
// sanctions bite, the more a law that controls the internet is worth (¶14).
func TestThreatLegislates(t *testing.T) {
	set := baseline(t)
	worth := func(threat, level int8) int32 {
		s := game.New(set, dice.Seeded{}, nil)
		s.Threat[game.Russia][game.US] = threat
		s.Sanctions[game.US][game.Russia].Level = level
		v := game.See(&s, game.Russia)
		return policy.Worth(set, &v, game.Order{Kind: game.ControlLaw, To: game.Nobody})
	}
	if calm, feared, pressed := worth(1, 0), worth(8, 0), worth(8, 3); calm >= feared || feared >= pressed {
		t.Errorf("a law is worth %d, under threat %d, under sanctions too %d", calm, feared, pressed)
	}
}
