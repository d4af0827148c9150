package stat

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"entente/game/fault"
)

// spellsOf are spells of those for whom it is so.
func spellsOf(time, cause []int, is func(i int) bool) *Spells {
	var s Spells
	for i := range time {
		if is(i) {
			s.Add(uint32(time[i]), uint8(cause[i]))
		}
	}
	return &s
}

func everyone(int) bool { return true }

// Freireich's trial of 6-MP against leukaemia, the textbooks' example.
func freireich(group int) *Spells {
	f := inputs.Freireich
	return spellsOf(f.Time, f.Event, func(i int) bool { return f.Group[i] == group })
}

func TestKaplanMeier(t *testing.T) {
	for group, name := range []string{"treated", "placebo"} {
		curve := got(freireich(group).KaplanMeier())
		columns, ends, times := make([][]float64, 5), []float64{}, []float64{}
		for _, s := range curve {
			for i, x := range []float64{float64(s.Time), float64(s.AtRisk), float64(s.Events), float64(s.Lost), s.Value} {
				columns[i] = append(columns[i], x)
			}
			if s.Value > 0 && s.Value < 1 {
				ends = append(ends, s.ends()...)
			}
		}
		var all []float64 // R lays a matrix out by its columns
		for i := range curve {
			for _, c := range columns {
				all = append(all, c[i])
			}
		}
		same(t, name, all, oracle(t, "r.json", name), 1e-12)
		same(t, name+" ends", ends, oracle(t, "r.json", name+" ends"), 1e-12)
		a, b := got(Reached(curve, 0.25)), got(Reached(curve, 0.4))
		for _, x := range []int64{a.Value, b.Value, a.Low, b.Low, a.High, b.High} {
			times = append(times, float64(x))
		}
		same(t, name+" times", times, oracle(t, "r.json", name+" times"), 0)
	}
}

func TestLogRank(t *testing.T) {
	in := inputs.Spells
	var groups []*Spells
	for g := range 3 {
		groups = append(groups, spellsOf(in.Time, in.Cause, func(i int) bool { return in.Group[i] == g }))
	}
	for name, r := range map[string]LogRank{
		"logrank freireich": got(CompareSpells(freireich(0), freireich(1))),
		"logrank spells":    got(CompareSpells(groups...)),
	} {
		list := append(append(append([]float64{}, r.Observed...), r.Expected...), r.ChiSquare, r.P)
		same(t, name, list, oracle(t, "r.json", name), 1e-11)
	}
	again := got(CompareSpells(groups[2], groups[0], groups[1]))
	if want := got(CompareSpells(groups...)); math.Abs(again.ChiSquare-want.ChiSquare) > 1e-9 || again.Degrees != 2 {
		t.Errorf("in another order %+v, want %+v", again, want)
	}
}

func TestAalenJohansen(t *testing.T) {
	in := inputs.Spells
	s := spellsOf(in.Time, in.Cause, everyone)
	for cause := uint8(1); cause <= 2; cause++ {
		name := fmt.Sprintf("incidence %d", cause)
		se := oracle(t, "r.json", fmt.Sprintf("incidence se %d", cause))
		var shares, ends, want []float64
		for i, x := range got(s.AalenJohansen(cause)) {
			shares, ends = append(shares, x.Value), append(ends, x.ends()...)
			half := Z * se[i] / ((1 - x.Value) * -math.Log(1-x.Value))
			want = append(want, 1-math.Pow(1-x.Value, math.Exp(-half)), 1-math.Pow(1-x.Value, math.Exp(half)))
		}
		same(t, name, shares, oracle(t, "r.json", name), 1e-12)
		same(t, name+" by statsmodels", shares, oracle(t, "python.json", name), 1e-12)
		same(t, name+" ends", ends, want, 1e-10)
	}
}

// Of one cause alone the incidence is what does not survive, ends and all.
func TestOneCause(t *testing.T) {
	for group := range 2 {
		s := freireich(group)
		curve := got(s.KaplanMeier())
		for i, x := range got(s.AalenJohansen(1)) {
			k := curve[i]
			same(t, fmt.Sprint("time ", x.Time), x.list(), []float64{1 - k.Value, 1 - k.High, 1 - k.Low}, 1e-12)
		}
	}
}

// Without censoring the shares are those of a binomial, and so are the variances.
func TestUncensored(t *testing.T) {
	in := inputs.Spells
	s := spellsOf(in.Time, in.Cause, func(i int) bool { return in.Cause[i] != 0 })
	total := 0.0
	for cause := uint8(1); cause <= 2; cause++ {
		curve := got(s.AalenJohansen(cause))
		n := float64(s.N())
		for i, x := range curve[:len(curve)-1] {
			had := 0
			for k := range in.Time {
				if in.Cause[k] == int(cause) && in.Time[k] <= int(x.Time) {
					had++
				}
			}
			p := float64(had) / n
			half := Z * math.Sqrt(p*(1-p)/n) / ((1 - p) * -math.Log(1-p))
			same(t, fmt.Sprint("moment ", i), x.list(), []float64{p,
				1 - math.Pow(1-p, math.Exp(-half)), 1 - math.Pow(1-p, math.Exp(half))}, 1e-9)
		}
		total += curve[len(curve)-1].Value
	}
	if math.Abs(total-1) > 1e-12 {
		t.Errorf("the causes share %v among them", total)
	}
}

// About 95 % of intervals hold the truth, where a third are lost before it.
func TestCoverageOfSpells(t *testing.T) {
	const runs, games, quarters = 1000, 80, 8
	// Each quarter 6 % have an event of the first cause and 4 % one of the
	// second; of those left 5 % are lost.
	left := math.Pow(0.9, quarters)
	survived, first, median := 0, 0, 0
	for run := range runs {
		rng := stream(seed, forLatin, run)
		var s Spells
		for range games {
			q, cause := uint32(1), Censored
			for ; ; q++ {
				if x := rng.Intn(100); x < 10 {
					cause = 1
					if x >= 6 {
						cause = 2
					}
					break
				}
				if q == 2*quarters || rng.Intn(20) == 0 {
					break
				}
			}
			s.Add(q, cause)
		}
		at := func(time uint32) bool { return time <= quarters }
		curve, incidence := got(s.KaplanMeier()), got(s.AalenJohansen(1))
		i := 0
		for i+1 < len(curve) && at(curve[i+1].Time) {
			i++
		}
		if e := curve[i]; e.Low <= left && left <= e.High {
			survived++
		}
		if e := incidence[i]; e.Low <= 0.6*(1-left) && 0.6*(1-left) <= e.High {
			first++
		}
		// Half have had an event in the seventh quarter: 0.9⁷ is under ½, 0.9⁶ over it.
		if w := got(Reached(curve, 0.5)); w.Low <= 7 && (w.High >= 7 || w.High == NotReached) {
			median++
		}
	}
	for name, k := range map[string]int{"survival": survived, "incidence": first, "the median": median} {
		if e := got(Wilson(k, runs)); e.High < 0.94 || e.Low > 0.965 && name != "the median" { // which is a whole quarter
			t.Errorf("of %s %d of %d intervals hold the truth", name, k, runs)
		}
	}
}

func TestJoinedSpells(t *testing.T) {
	var all, none Spells
	all.Join(*freireich(0))
	all.Join(*freireich(1))
	all.Join(none)
	f := inputs.Freireich
	want := got(spellsOf(f.Time, f.Event, everyone).KaplanMeier())
	for i, x := range got(all.KaplanMeier()) {
		if x != want[i] {
			t.Errorf("joined %+v, added %+v", x, want[i])
		}
	}
	if all.N() != 42 {
		t.Errorf("%d spells", all.N())
	}
}

func TestSpellsOfNothing(t *testing.T) {
	var none, never, once, gone Spells
	for range 4 {
		never.Add(9, Censored)
	}
	once.Add(3, 1)
	gone.Add(1, Censored)
	for name, x := range map[string]struct {
		err  error
		want *fault.Code
	}{
		"nobody":                   {second(none.KaplanMeier()), fault.FewObservations},
		"nobody so":                {second(none.AalenJohansen(1)), fault.FewObservations},
		"no cause":                 {second(never.AalenJohansen(Censored)), fault.OutsideRange},
		"one group":                {second(CompareSpells(&once)), fault.FewObservations},
		"a group of none":          {second(CompareSpells(&once, &none)), fault.FewObservations},
		"no events":                {second(CompareSpells(&never, &never)), fault.NoVariation},
		"a group gone before":      {second(CompareSpells(&once, &gone)), fault.NoVariation},
		"all have it at once":      {second(CompareSpells(&once, &once)), fault.NoVariation},
		"a share beyond the whole": {second(Reached(nil, 1)), fault.OutsideRange},
	} {
		if !errors.Is(x.err, x.want) {
			t.Errorf("%s: %v, want %v", name, x.err, x.want)
		}
	}
	curve := got(never.KaplanMeier())
	exact := got(ClopperPearson(4, 4))
	if len(curve) != 1 || curve[0].Value != 1 || curve[0].High != 1 || math.Abs(curve[0].Low-exact.Low) > 1e-12 {
		t.Errorf("no events: %+v", curve)
	}
	if w := got(Reached(curve, 0.5)); w != (When{NotReached, NotReached, NotReached}) {
		t.Errorf("no events: %+v", w)
	}
	if x := got(once.AalenJohansen(2)); x[0].Value != 0 || x[0].Low != 0 || math.Abs(x[0].High-0.975) > 1e-12 {
		t.Errorf("another cause: %+v", x)
	}
	if x := got(once.AalenJohansen(1)); x[0].Value != 1 || math.Abs(x[0].Low-0.025) > 1e-12 || x[0].High != 1 {
		t.Errorf("the only one: %+v", x)
	}
}

// Whatever spells there are, shares fall from 1 (or rise from 0), lie within
// their intervals, and the causes and the survivors make up the whole.
func FuzzSpells(f *testing.F) {
	f.Add([]byte{1, 0, 1, 1, 2, 2, 3, 1})
	f.Add([]byte{0, 1})
	f.Add([]byte{5, 1, 5, 2, 5, 0, 5, 1, 6, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var s Spells
		halves := [2]Spells{}
		for i := 0; i+1 < len(b); i += 2 {
			s.Add(uint32(b[i]), b[i+1]%3)
			halves[i/2%2].Add(uint32(b[i]), b[i+1]%3)
		}
		curve, err := s.KaplanMeier()
		if (err != nil) != (len(b) < 2) {
			t.Fatalf("%v of %d", err, s.N())
		}
		if err != nil {
			return
		}
		within := func(e Estimate) bool {
			return 0 <= e.Low && e.Low <= e.Value+1e-12 && e.Value <= e.High+1e-12 && e.High <= 1
		}
		one, two := got(s.AalenJohansen(1)), got(s.AalenJohansen(2))
		last := 1.0
		for i, x := range curve {
			if !within(x.Estimate) || !within(one[i].Estimate) || !within(two[i].Estimate) {
				t.Errorf("at %d: %+v %+v %+v", x.Time, x, one[i], two[i])
			}
			if x.Value > last {
				t.Errorf("survival rises at %d", x.Time)
			}
			last = x.Value
			if sum := x.Value + one[i].Value + two[i].Value; math.Abs(sum-1) > 1e-9 {
				t.Errorf("at %d all make up %g", x.Time, sum)
			}
		}
		if r, err := CompareSpells(&halves[0], &halves[1]); err == nil && !(r.P >= 0 && r.P <= 1 && r.ChiSquare >= 0) {
			t.Errorf("log-rank: %+v", r)
		}
	})
}
