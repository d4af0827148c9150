package lab

import (
	"context"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

func claims(t testing.TB) *scenario.Claims {
	t.Helper()
	c, err := scenario.LoadClaims("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func armOf(t testing.TB, c *scenario.Claims, name string) *scenario.Arm {
	t.Helper()
	for i := range c.Arms {
		if c.Arms[i].Name == name {
			return &c.Arms[i]
		}
	}
	t.Fatalf("no arm %s", name)
	return nil
}

func claimOf(t testing.TB, c *scenario.Claims, id string) *scenario.Claim {
	t.Helper()
	for i := range c.Claims {
		if c.Claims[i].ID == id {
			return &c.Claims[i]
		}
	}
	t.Fatalf("no claim %s", id)
	return nil
}

// The same answers for any number of workers, and what was asked is counted.
func TestAsk(t *testing.T) {
	c, seats := claims(t), everybody(policy.Random{})
	c.Draws.Games = 2
	var told []int
	opt := Asking{Options: Options{Games: 6, Workers: 1, Seed: dice.Seed{Lo: 4}, Progress: func(n int) { told = append(told, n) }}, Draws: 5}
	got, err := Ask(context.Background(), c, seats, opt)
	if err != nil {
		t.Fatal(err)
	}
	if last := told[len(told)-1]; last != opt.Work(c) {
		t.Errorf("progress ended at %d of %d", last, opt.Work(c))
	}
	opt.Workers, opt.Progress = 3, nil
	again, err := Ask(context.Background(), c, seats, opt)
	if err != nil || len(again) != len(c.Claims) {
		t.Fatal(len(again), err)
	}
	for i := range again {
		a, b := &got[i], &again[i]
		if a.Draws != b.Draws || a.Verdict != b.Verdict || !reflect.DeepEqual(a.Parts, b.Parts) || !reflect.DeepEqual(a.Flipped.Parts, b.Flipped.Parts) {
			t.Errorf("%s: three workers answer %+v, one %+v", a.Claim.ID, b, a)
		}
		if n := a.Draws[Open] + a.Draws[Supported] + a.Draws[Refuted]; n != 5 || math.Abs(a.Robustness*5-float64(a.Draws[a.Verdict])) > 1e-9 {
			t.Errorf("%s: %v draws, robustness %v", a.Claim.ID, a.Draws, a.Robustness)
		}
		if !reflect.DeepEqual(a.Parts, a.Random.Parts) || a.Structural == (a.Verdict == Open) {
			t.Errorf("%s: random agents, asked twice, answer %v and %v; structural %v", a.Claim.ID, a.Parts, a.Random.Parts, a.Structural)
		}
		if a.Search.Games != 0 || a.Games != 6 {
			t.Errorf("%s: %d games, %d of search", a.Claim.ID, a.Games, a.Search.Games)
		}
	}
	opt.Games = 1
	if _, err := Ask(context.Background(), c, seats, opt); err == nil {
		t.Error("an interval from one game")
	}
}

// Draws stay in their ranges, cover them, and are the same every time.
func TestDrawn(t *testing.T) {
	c := claims(t)
	const draws = 200
	sums := make([]float64, len(c.Draws.Numbers))
	ends := make([][2]bool, len(sums))
	for k := range draws {
		list := drawn(&c.Draws, k)
		if !reflect.DeepEqual(list, drawn(&c.Draws, k)) {
			t.Fatalf("draw %d is another the second time", k)
		}
		for i, x := range list {
			n := c.Draws.Numbers[i]
			if x.Path != n.Path || x.Value < n.Low || x.Value > n.High {
				t.Fatalf("drew %s = %d from %+v", x.Path, x.Value, n)
			}
			sums[i] += float64(x.Value)
			ends[i][0] = ends[i][0] || x.Value == n.Low
			ends[i][1] = ends[i][1] || x.Value == n.High
		}
	}
	for i, n := range c.Draws.Numbers {
		width := float64(n.High - n.Low)
		if off := sums[i]/draws - float64(n.Low+n.High)/2; width < 10 && !(ends[i][0] && ends[i][1]) || off > width/6 || off < -width/6 {
			t.Errorf("%s: ends %v, mean %v of %d to %d", n.Path, ends[i], sums[i]/draws, n.Low, n.High)
		}
		for _, left := range []string{"switch.", "score.home.", "agents.search_"} {
			if strings.HasPrefix(n.Path, left) {
				t.Errorf("%s is drawn", n.Path)
			}
		}
	}
}

// An arm's own settings stand, whatever was drawn.
func TestArmsKeepTheirRules(t *testing.T) {
	c := claims(t)
	c.Arms[0].Rules = []scenario.Setting{{Path: "espionage.detection", Value: 9}}
	in, err := newInquiry(c, []*scenario.Claim{&c.Claims[0]}, everybody(policy.Random{}), drawn(&c.Draws, 3))
	if err != nil || in.arms[0].set.Rules.Espionage.Detection != 9 || len(in.arms) != 1 {
		t.Errorf("%v, detection %d, %d arms", err, in.arms[0].set.Rules.Espionage.Detection, len(in.arms))
	}
}

// watched looks at every plan of a game in an arm.
func watched(t *testing.T, arm *scenario.Arm, base policy.Policy, look func(*Table)) {
	t.Helper()
	seats := bind(everybody(base), arm)
	table := Table{Decided: func(t *Table) error { look(t); return nil }}
	for k := range uint64(3) {
		if err := table.Play(&arm.Setup, &seats, dice.Seeded{Seed: dice.Seed{Lo: 8}, Game: k}, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// In each arm the constraints hold, and leave the rest to the agents.
func TestArmsBind(t *testing.T) {
	c := claims(t)
	for _, base := range []policy.Policy{policy.Random{}, policy.Doctrine{}} {
		for _, name := range []string{"press-honour", "press-slip", "restrain-honour", "restrain-slip"} {
			kinds := map[game.Kind]int{}
			answers := map[game.Choice]int{}
			watched(t, armOf(t, c, name), base, func(t *Table) {
				for p, plan := range t.Plans {
					for _, o := range plan.List() {
						switch {
						case game.Power(p) == game.US:
							kinds[o.Kind]++
						case o.Kind == game.AnswerDue:
							answers[game.Choice(o.B)]++
						default:
							kinds[o.Kind]++
						}
					}
				}
			})
			press, slip := name[:5] == "press", name[len(name)-4:] == "slip"
			if press && (kinds[game.Freedom] < 60 || kinds[game.Impose] < 9) || !press && kinds[game.Freedom] > 0 {
				t.Errorf("%s, %s: %d programmes, %d sanctions", base.Name(), name, kinds[game.Freedom], kinds[game.Impose])
			}
			if slip && (answers[game.Honour] > 0 || answers[game.Slip] == 0) || !slip && (answers[game.Slip]+answers[game.Refuse] > 0) {
				t.Errorf("%s, %s: dues answered %v", base.Name(), name, answers)
			}
			if kinds[game.Intrude] == 0 || kinds[game.JointPush] == 0 {
				t.Errorf("%s, %s: the agents do nothing of their own: %v", base.Name(), name, kinds)
			}
		}
		for name, want := range map[string]game.ClauseStatus{"clause": game.InForce, "no-clause": game.NotSigned} {
			watched(t, armOf(t, c, name), base, func(table *Table) {
				if st := table.State.Bond.Clauses[game.NoAttack].Status; (st == game.NotSigned) != (want == game.NotSigned) {
					t.Fatalf("%s: the clause is %v", name, st)
				}
			})
		}
		for name, want := range map[string]int8{"sanctions": 2, "no-sanctions": 0} {
			watched(t, armOf(t, c, name), base, func(table *Table) {
				if l := table.State.Sanctions[game.US][game.Russia].Level; l != want {
					t.Fatalf("%s: level %d", name, l)
				}
			})
		}
	}
}

// total is the sum of a series over quarters first to last-1.
func (r *readings) total(s scenario.Series, first, last uint8) (n int64) {
	for _, x := range r.Quarters(s, first, last) {
		n += x
	}
	return n
}

// The readings agree with a log, counted by hand.
func TestReadings(t *testing.T) {
	c := claims(t)
	arm := armOf(t, c, "campaign")
	seats, d := everybody(policy.Doctrine{}), dice.Seeded{Game: 2}
	r := NewReader()
	var table Table
	var log game.Log
	if r.Play(&arm.Setup, &seats, d, nil) != nil || table.Play(&arm.Setup, &seats, d, &log) != nil {
		t.Fatal("the game was not played")
	}
	n := arm.Setup.Quarters
	var want [scenario.AllSeries]int64
	for _, e := range log.Events {
		switch {
		case e.Kind == game.EvIntrusion && e.A == game.China && e.B == game.US:
			want[scenario.ChinaOnUS]++
		case e.Kind == game.EvIntrusion && e.A != game.US && e.B != game.US:
			want[scenario.PartnerIntrusions]++
		case e.Kind == game.EvKnowHow, e.Kind == game.EvJointPush, e.Kind == game.EvForum && e.B != game.Nobody:
			want[scenario.NormsTogether]++
		}
	}
	for _, m := range []scenario.Series{scenario.ChinaOnUS, scenario.PartnerIntrusions, scenario.NormsTogether} {
		if got := r.total(m, 0, n); got != want[m] || got == 0 {
			t.Errorf("%v: %d, by the log %d", m, got, want[m])
		}
		half := n / 2
		if r.total(m, 0, half)+r.total(m, half, n-half)+r.total(m, n-half, n) != want[m] {
			t.Errorf("%v: the halves and the middle are not the whole", m)
		}
	}
	if r.of[scenario.Effective][n-1] != int64(table.State.Bond.Effective) {
		t.Error("the last effective rung is another")
	}
}

// Each claim can come out otherwise: under the rules that are to flip it, a
// part at least has another verdict than before, clearly on one side.
func TestFlips(t *testing.T) {
	c, seats := claims(t), everybody(policy.Doctrine{})
	if testing.Short() { // the one that few games show
		c.Claims = slices.DeleteFunc(c.Claims, func(x scenario.Claim) bool { return x.ID != "words-ahead" })
	}
	opt := Options{Games: 400, Seed: dice.Seed{Lo: 21}}
	for i := range c.Claims {
		claim := &c.Claims[i]
		var found [2]Finding
		for k, rules := range [2][]scenario.Setting{nil, claim.Flips} {
			in, err := newInquiry(c, []*scenario.Claim{claim}, seats, rules)
			if err != nil {
				t.Fatal(err)
			}
			list, err := in.many(context.Background(), opt)
			if err != nil {
				t.Fatal(err)
			}
			found[k] = list[0]
		}
		flipped := false
		for k, v := range found[1].Parts {
			flipped = flipped || v != Open && v != found[0].Parts[k]
		}
		if !flipped {
			t.Errorf("%s: %v %+v, with its flips %v %+v", claim.ID, found[0].Verdict, found[0].Effects, found[1].Verdict, found[1].Effects)
		}
	}
}
