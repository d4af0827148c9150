package scenario

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
)

func record(t *testing.T) *Record {
	t.Helper()
	r, err := LoadRecord()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func replay(t *testing.T, r *Record, seed uint64) *Replayed {
	t.Helper()
	out, err := r.Replay(dice.Seeded{Seed: dice.Seed{Lo: seed}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRecordIsLegalWhateverTheDice(t *testing.T) {
	rec := record(t)
	for seed := range uint64(200) {
		out := replay(t, rec, seed)
		for _, x := range out.Illegal {
			t.Errorf("seed %d: %s: %v: %v", seed, rec.Entries[x.Entry].At, x.Move.By, x.Refusal)
		}
		for _, x := range out.Failed {
			t.Errorf("seed %d: %s: %s: the accepted offer died", seed, rec.Entries[x.Entry].At, x.Move.Order)
		}
		if out.Expressed != out.Acts || len(out.Unused) > 0 || len(out.Pinned) != len(rec.Pins) {
			t.Errorf("seed %d: %d of %d entries expressed, %d pins unused", seed, out.Expressed, out.Acts, len(out.Unused))
		}
		if t.Failed() {
			return
		}
	}
}

func TestRecordTellsEveryDatedPara(t *testing.T) {
	told := map[uint8]bool{}
	for _, e := range record(t).Entries {
		told[e.Para] = true
	}
	for _, p := range []uint8{4, 5, 6, 8, 9, 11, 12, 13, 14, 16, 17, 18, 20} {
		if !told[p] {
			t.Errorf("nothing of ¶%d", p)
		}
	}
}

// After the record the game stands where the source stands.
func TestRecordEndsWhereTheSourceDoes(t *testing.T) {
	rec := record(t)
	out := replay(t, rec, 1)
	s := &out.State
	if at := rec.Scenario.Setup.QuarterName(s.Quarter); at != "2016Q3" || s.Phase != game.PlanPhase {
		t.Errorf("it ends in %s, phase %v", at, s.Phase)
	}
	var gas, arms, deal *game.Contract
	for i := range s.Contracts {
		switch c := &s.Contracts[i]; c.Kind {
		case game.GasContract:
			gas = c
		case game.ArmsContract:
			arms = c
		case game.Deal:
			deal = c
		}
	}
	if gas == nil || gas.Advance == 0 || gas.Disputed != 1 {
		t.Errorf("¶5: gas %+v", gas)
	}
	if arms == nil || arms.Promised != game.FullGrade || arms.Advance != 0 || arms.Delivered != 0 || arms.DueA <= s.Quarter {
		t.Errorf("¶5: arms %+v", arms)
	}
	if deal == nil || deal.B != game.China || deal.Term != game.TermNoTheft {
		t.Errorf("¶9: deal %+v", deal)
	}
	b := &s.Bond
	if b.Clauses[game.NoAttack].Status != game.InForce || b.Clauses[game.Sovereignty].Status != game.InForce {
		t.Errorf("¶1: clauses %+v", b.Clauses)
	}
	if s.Sides[game.China].Institutions != 1 || s.Sides[game.Russia].Control <= rec.Scenario.Setup.Start.Sides[game.Russia].Control {
		t.Errorf("¶13, ¶17: institutions %d, control %d", s.Sides[game.China].Institutions, s.Sides[game.Russia].Control)
	}
	if s.Evidence[game.Russia][game.China] == 0 || s.TechTrust >= rec.Scenario.Setup.Start.TechTrust {
		t.Errorf("¶8, ¶20: evidence %d, trust in technology %d", s.Evidence[game.Russia][game.China], s.TechTrust)
	}
	for _, e := range out.Log.Events {
		if e.Kind == game.EvIntrusion {
			t.Errorf("¶8 knows of clues alone, but the record has %v intrude on %v", e.A, e.B)
		}
	}
}

// The policy of the record plays what the replay plays.
func TestRecordPolicyPlaysTheRecord(t *testing.T) {
	rec := record(t)
	want := replay(t, rec, 5)
	set, seat := &rec.Scenario.Setup, rec.Policy()
	base := dice.Seeded{Seed: dice.Seed{Lo: 5}}
	d := rec.Roller(base, nil)
	s := game.New(set, d, nil)
	cited := 0
	for s.Quarter <= rec.Last {
		var in game.Inputs
		for p := range game.Power(game.Powers) {
			v := game.See(&s, p)
			rng := policy.Stream(base, &v)
			var why policy.Reasons
			seat.Decide(set, &v, &rng, &in[p], &why)
			for i := range in[p].List() {
				switch r := why[i]; r.Motive {
				case game.FromRecord:
					cited++
					if r.X < 1 || r.X > lastPara {
						t.Errorf("%v cites ¶%d", in[p].Orders[i], r.X)
					}
				case game.ByDefault:
				default:
					t.Errorf("%v: reason %v", in[p].Orders[i], r)
				}
			}
		}
		if err := game.Advance(set, &s, &in, d, nil); err != nil {
			t.Fatal(err)
		}
	}
	if s != want.State {
		t.Error("the policy plays another game than the replay")
	}
	if n := len(rec.Moves()); cited != n {
		t.Errorf("%d of %d moves played", cited, n)
	}
}

func TestReplayTellsWhatTheRulesRefuse(t *testing.T) {
	write(t, "mine.toml", head+`
[[entry]]
at = "2014Q3"
para = 4
text = "Nothing to build: no contract."
by = "russia"
order = "build"
[[entry]]
at = "2014Q3"
para = 5
text = "Nothing is owed."
by = "china"
due = "gas"
choice = "slip"
[[entry]]
at = "2014Q4"
para = 9
text = "A deal with a power that turns on its giver at once."
by = "us"
order = "deal china no-theft"
answer = "accept"
[[entry]]
at = "2014Q4"
para = 14
text = "And the sanction."
by = "china"
order = "sanction us"
[[pin]]
at = "2014Q4"
roll = "leak"
a = "us"
face = 1
para = 20
why = "Nobody demanded anything."
`)
	out := replay(t, load(t, "mine.toml").Record, 0)
	if len(out.Illegal) != 2 || out.Illegal[0].Refusal.Code != game.NoSuchContract || out.Illegal[1].Refusal.Code != game.NotDue {
		t.Errorf("illegal %+v", out.Illegal)
	}
	if len(out.Failed) != 1 || out.Failed[0].Move.Order.Kind != game.DealOffer {
		t.Errorf("failed %+v", out.Failed)
	}
	if out.Acts != 4 || out.Expressed != 1 || len(out.Pinned) != 0 || len(out.Unused) != 1 {
		t.Errorf("%d acts, %d expressed, %d pinned, %d unused", out.Acts, out.Expressed, len(out.Pinned), len(out.Unused))
	}
}
