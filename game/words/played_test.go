package words_test

import (
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// play runs games of an agent in all seats, and shows every decision with its
// reasons, and at last all events.
func play(t *testing.T, p policy.Policy, games int, decided func(*game.Setup, *game.View, *game.Plan, *policy.Reasons), over func(*game.Setup, *game.Log)) {
	t.Helper()
	sc, err := scenario.Load("baseline")
	if err != nil {
		t.Fatal(err)
	}
	set := &sc.Setup
	for g := range games {
		d := dice.Seeded{Seed: dice.Seed{Lo: 5}, Game: uint64(g)}
		var log game.Log
		s := game.New(set, d, &log)
		for s.Phase != game.Over {
			var in game.Inputs
			for seat := range game.Power(game.Powers) {
				v := game.See(&s, seat)
				rng := policy.Stream(d, &v)
				var why policy.Reasons
				p.Decide(set, &v, &rng, &in[seat], &why)
				decided(set, &v, &in[seat], &why)
			}
			if err := game.Advance(set, &s, &in, d, &log); err != nil {
				t.Fatal(err)
			}
		}
		over(set, &log)
	}
}

// TestPlayedGames puts whole games of both kinds of agents into words.
func TestPlayedGames(t *testing.T) {
	for _, p := range []policy.Policy{policy.Random{}, policy.Doctrine{}} {
		events, headlines, cables := 0, 0, 0
		play(t, p, 6, func(set *game.Setup, v *game.View, plan *game.Plan, why *policy.Reasons) {
			for i, o := range plan.List() {
				said(t, o, en.ReasonIn(&v.State, v.Me, o, why[i]))
				said(t, o, en.OrderIn(&v.State, v.Me, o))
				if !o.Card() {
					said(t, o, en.Question(&v.State, v.Me, o))
				}
				row := game.Expect(set, v, o)
				for _, e := range row.List() {
					said(t, o, en.EffectFor(v.Me, e))
				}
			}
			for i := range v.State.Contracts {
				if c := &v.State.Contracts[i]; c.Kind != game.NoContract {
					said(t, c, en.Contract(set, c))
				}
			}
			for i := range v.State.Incidents {
				if x := &v.State.Incidents[i]; x.Used == 1 {
					said(t, x, en.Incident(set, x, v.Me))
				}
			}
		}, func(set *game.Setup, log *game.Log) {
			for _, e := range log.Events {
				if s := en.Event(set, e); s != "" {
					said(t, e, s)
					events++
				}
				if s := en.Headline(set, e); s != "" {
					said(t, e, s)
					headlines++
				}
				for me := range game.Power(game.Powers) {
					if s := en.Cable(set, e, me); s != "" {
						said(t, e, s)
						cables++
					}
				}
			}
		})
		if events == 0 || headlines == 0 || cables == 0 {
			t.Errorf("%s: %d events, %d headlines, %d cables", p.Name(), events, headlines, cables)
		}
	}
}

// TestHeadlinesKeepSecrets: what is not public makes no headline, and a report
// names no culprit, whomever the clues suggest (¶8).
func TestHeadlinesKeepSecrets(t *testing.T) {
	set := &game.Setup{Year: 2014}
	for k := range game.EventKind(game.EventKinds) {
		for see := range game.Everyone {
			if s := en.Headline(set, game.Event{ID: 1, Kind: k, See: see, A: game.China, B: game.Russia}); s != "" {
				t.Errorf("%v, seen by %b: headline %q", k, see, s)
			}
		}
		for me := range game.Power(game.Powers) {
			if s := en.Cable(set, game.Event{ID: 1, Kind: k, See: game.Everyone &^ game.Only(me), A: me}, me); s != "" {
				t.Errorf("%v: cable %q to one who must not know", k, s)
			}
		}
	}
	for q := range uint8(game.MaxQuarters) {
		e := game.Event{ID: 1, Quarter: q, Kind: game.EvReport, See: game.Everyone, A: game.Russia, B: game.China}
		if s := en.Headline(set, e); s == "" || strings.Contains(s, "China") || strings.Contains(s, "Chinese") || strings.Contains(s, "Beijing") {
			t.Errorf("a report's headline: %q", s)
		}
	}
}

// TestHeadlinesVary: the same news reads differently over a long game, and the
// same event always the same.
func TestHeadlinesVary(t *testing.T) {
	set := &game.Setup{Year: 2014}
	seen := map[string]bool{}
	last := ""
	for q := range uint8(game.MaxQuarters) {
		e := game.Event{ID: 1, Quarter: q, Kind: game.EvStatement, See: game.Everyone, A: game.China, B: game.Russia}
		s := en.Headline(set, e)
		if s != en.Headline(set, e) {
			t.Errorf("quarter %d has two headlines", q)
		}
		if s == last {
			t.Errorf("%q twice running", s)
		}
		last = s
		seen[s] = true
	}
	if len(seen) < 4 {
		t.Errorf("%d headlines for joint statements, want all 4", len(seen))
	}
}
