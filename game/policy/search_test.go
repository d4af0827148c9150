package policy_test

import (
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/words"
)

func TestNames(t *testing.T) {
	for _, name := range policy.Names() {
		if p, err := policy.New(name); err != nil || p.Name() != name {
			t.Errorf("%s: %v %v", name, p, err)
		}
	}
	if p, err := policy.New("search"); err != nil || p.Name() != "search:steady" {
		t.Errorf("search alone: %v %v", p, err)
	}
	for name, say := range map[string]string{
		"search:mighty":  "expected light, steady or deep",
		"search:":        "expected light, steady or deep",
		"doctrine:light": "doctrine has no strength",
		"clever":         "expected random, doctrine, search:light",
	} {
		if _, err := policy.New(name); err == nil || !strings.Contains(words.MustEnglish().Error(err), say) {
			t.Errorf("%s: %v, want it to say %s", name, err, say)
		}
	}
}

// TestSearchPlaysWhatDoctrineMight: of one candidate the search has no choice,
// and plays what Doctrine plays from the same stream, for the same reasons.
func TestSearchPlaysWhatDoctrineMight(t *testing.T) {
	set := baseline(t)
	set.Rules.Agents.SearchPlans.Light = 1
	checked := 0
	play(t, set, policy.Search{}, 1, func(v *game.View, plan *game.Plan, why *policy.Reasons) {
		rng := policy.Stream(dice.Seeded{Seed: dice.Seed{Lo: 11}}, v)
		var want game.Plan
		var reasons policy.Reasons
		policy.Doctrine{}.Decide(set, v, &rng, &want, &reasons)
		if *plan != want || *why != reasons {
			t.Fatalf("quarter %d, %v: %v, doctrine %v", v.State.Quarter, v.Me, plan.List(), want.List())
		}
		checked++
	})
	if checked < 80 {
		t.Errorf("%d decisions", checked)
	}
}

// TestSearchKeepsToItsEffort: each strength spends its nodes, and no more than
// one pass over its candidates beyond.
func TestSearchKeepsToItsEffort(t *testing.T) {
	set := baseline(t)
	s := game.New(set, dice.Seeded{}, nil)
	for p := range game.Power(game.Powers) {
		v := game.See(&s, p)
		for strength := range policy.Strength(policy.Strengths) {
			// A rollout steps at most twice a quarter. The last pass is over two
			// candidates; a first pass over all may take more than its share.
			spent, given := policy.SearchNodes(set, &v, strength)
			pass := 2 * int(set.Rules.Agents.SearchHorizon) * 2
			if spent < given || spent > given+pass*2 {
				t.Errorf("%v, %v: %d nodes, of %d", p, strength, spent, given)
			}
		}
	}
}

// BenchmarkSearch tells how many nodes a second a decision looks at, at the
// start of the baseline campaign.
func BenchmarkSearch(b *testing.B) {
	set := baseline(b)
	s := game.New(set, dice.Seeded{}, nil)
	v := game.See(&s, game.Russia)
	nodes := 0
	b.ReportAllocs()
	for b.Loop() {
		n, _ := policy.SearchNodes(set, &v, policy.Light)
		nodes += n
	}
	b.ReportMetric(float64(nodes)/b.Elapsed().Seconds(), "nodes/s")
}
