package stat

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"entente/game/fault"
)

// Spells count times to an event of one of several causes, or to the end of
// watching (censored). Times are whole numbers of any unit, such as quarters;
// what happens at the end of one has its number. The counts are integers, which
// add up the same in any order. The zero value is of no spells.
type Spells struct {
	counts map[spell]int64
}

// spell is a time and the cause that ended it.
type spell struct {
	time  uint32
	cause uint8
}

// Censored is the cause of spells whose event was not seen: it comes later, or never.
const Censored uint8 = 0

// Add counts one spell.
func (s *Spells) Add(time uint32, cause uint8) { s.add(spell{time, cause}, 1) }

func (s *Spells) add(x spell, n int64) {
	if s.counts == nil {
		s.counts = map[spell]int64{}
	}
	s.counts[x] += n
}

// Join adds the spells of another.
func (s *Spells) Join(o Spells) {
	for x, n := range o.counts {
		s.add(x, n)
	}
}

// N is how many spells there are.
func (s *Spells) N() (n int64) {
	for _, k := range s.counts {
		n += k
	}
	return n
}

// moment is a time at which spells end. Who is censored at a time is at risk then.
type moment struct {
	time                    uint32
	risk, events, own, lost int64 // at risk; events of any cause, and of the one asked about; censored
}

// moments are the times at which spells end, in order.
func (s *Spells) moments(cause uint8) []moment {
	at := map[uint32]moment{}
	for x, n := range s.counts {
		m := at[x.time]
		m.time = x.time
		if x.cause == cause {
			m.own += n
		}
		if x.cause == Censored {
			m.lost += n
		} else {
			m.events += n
		}
		at[x.time] = m
	}
	list := slices.SortedFunc(maps.Values(at), func(a, b moment) int { return cmp.Compare(a.time, b.time) })
	left := s.N()
	for i := range list {
		m := &list[i]
		m.risk = left
		left -= m.events + m.lost
	}
	return list
}

// Survival is the share that had no event up to a time, that time included.
// AtRisk are those whom an event could meet at it, Events those whom one met,
// Lost those censored at it.
type Survival struct {
	Time                 uint32
	AtRisk, Events, Lost int64
	Estimate
}

// KaplanMeier gives the share without an event, of any cause, at each time at
// which spells end (E. L. Kaplan and P. Meier, "Nonparametric estimation from
// incomplete observations", JASA 53, 1958), with Greenwood's variance (M.
// Greenwood, "The natural duration of cancer", 1926) and the interval on the
// scale of log(−log) (J. D. Kalbfleisch and R. L. Prentice, The Statistical
// Analysis of Failure Time Data, 1980), which stays between 0 and 1. Where that
// scale has no end, before the first event, the low end is the exact binomial's
// of those still at risk; where all are gone, the interval is from 0 to the
// high end before times the exact binomial's of the last at risk. Spells are 1
// or more.
func (s *Spells) KaplanMeier() ([]Survival, error) {
	n := s.N()
	if n < 1 {
		return nil, fault.FewObservations.New(int(n), 1)
	}
	var curve []Survival
	share, greenwood, before := 1.0, 0.0, 1.0
	for _, m := range s.moments(Censored) {
		risk, events := float64(m.risk), float64(m.events)
		share *= (risk - events) / risk
		e := Estimate{Value: share, N: int(n)}
		switch {
		case share == 1:
			e.Low, e.High = math.Pow(0.025, 1/risk), 1
		case share == 0:
			e.Low, e.High = 0, before*(1-math.Pow(0.025, 1/risk))
		default:
			greenwood += events / (risk * (risk - events))
			e.Low, e.High = logLog(share, math.Sqrt(greenwood))
		}
		before = e.High
		curve = append(curve, Survival{m.time, m.risk, m.events, m.lost, e})
	}
	return curve, nil
}

// logLog is the interval of a share strictly between 0 and 1 on the scale of
// log(−log), by the standard error of its logarithm.
func logLog(share, se float64) (low, high float64) {
	half := Z * se / -math.Log(share)
	return math.Pow(share, math.Exp(half)), math.Pow(share, math.Exp(-half))
}

// When is a time to an event. NotReached: the event comes later than anyone was
// watched, or never.
type When struct{ Value, Low, High int64 }

// NotReached is the time of what was not seen to happen.
const NotReached = -1

// Reached gives the first time at which a share of spells, over 0 and under 1,
// had their event, such as ½ for the median, with its interval (R. Brookmeyer
// and J. Crowley, "A confidence interval for the median survival time",
// Biometrics 38, 1982).
func Reached(curve []Survival, share float64) (When, error) {
	if !(share > 0 && share < 1) {
		return When{}, fault.OutsideRange.New(0, 1, share)
	}
	first := func(left func(Estimate) float64) int64 {
		for _, s := range curve {
			if s.Events > 0 && left(s.Estimate) <= 1-share+1e-12 {
				return int64(s.Time)
			}
		}
		return NotReached
	}
	return When{
		Value: first(func(e Estimate) float64 { return e.Value }),
		Low:   first(func(e Estimate) float64 { return e.Low }),
		High:  first(func(e Estimate) float64 { return e.High }),
	}, nil
}

// Incidence is the share that had an event of one cause up to a time, that time
// included.
type Incidence struct {
	Time           uint32
	AtRisk, Events int64 // Events of the cause
	Estimate
}

// AalenJohansen gives the share that had an event of a cause, 1 to 255, at each
// time at which spells end, where those of other causes forestall it (O. O.
// Aalen and S. Johansen, "An empirical transition matrix for non-homogeneous
// Markov chains based on censored observations", Scandinavian Journal of
// Statistics 5, 1978). The variance is that of the delta method (E. Marubini
// and M. G. Valsecchi, Analysing Survival Data from Clinical Trials and
// Observational Studies, 1995, ch. 10), the interval on the scale of
// log(−log) of the share without: of one cause alone it is Kaplan and Meier's.
// Where there was no event of the cause, the high end is the exact binomial's
// of those still at risk; where all had one, the low end is made as Kaplan and
// Meier's high end is. Spells are 1 or more.
func (s *Spells) AalenJohansen(cause uint8) ([]Incidence, error) {
	if err := between(int(cause), 1, 255); err != nil {
		return nil, err
	}
	n := s.N()
	if n < 1 {
		return nil, fault.FewObservations.New(int(n), 1)
	}
	var curve []Incidence
	// The variance is a sum over the times up to now of terms in the share now,
	// which is multiplied out here: it is squares·F² − 2·products·F + rest.
	free, share := 1.0, 0.0
	var squares, products, rest, before float64
	for _, m := range s.moments(cause) {
		risk, events, own := float64(m.risk), float64(m.events), float64(m.own)
		gain := free * own / risk
		share += gain
		if events < risk {
			g := events / (risk * (risk - events))
			squares += g
			products += g*share + gain/risk
			rest += g*share*share + free*gain*(risk-own)/(risk*risk) + 2*share*gain/risk
		} else { // the last: what follows changes nothing
			rest += free*gain*(risk-own)/(risk*risk) + 2*share*gain/risk
			products += gain / risk
		}
		free *= (risk - events) / risk
		e := Estimate{Value: min(share, 1), N: int(n)}
		variance := max(squares*share*share-2*products*share+rest, 0)
		switch {
		case share == 0:
			e.High = 1 - math.Pow(0.025, 1/risk)
		case share < 1-1e-12:
			low, high := logLog(1-share, math.Sqrt(variance)/(1-share))
			e.Low, e.High = 1-high, 1-low
		default:
			e.Value, e.Low, e.High = 1, 1-(1-before)*(1-math.Pow(0.025, 1/risk)), 1
		}
		before = e.Low
		curve = append(curve, Incidence{m.time, m.risk, m.own, e})
	}
	return curve, nil
}

// LogRank is how far groups differ in their times to an event: chi-square with
// its degrees of freedom and the chance of one as large if they did not.
type LogRank struct {
	Observed, Expected []float64 // events by group
	ChiSquare          float64
	Degrees            int
	P                  float64
}

// CompareSpells gives the log-rank test of groups, 2 or more, each of 1 spell
// or more (N. Mantel, "Evaluation of survival data and two new rank order
// statistics arising in its consideration", Cancer Chemotherapy Reports 50,
// 1966; R. Peto and J. Peto, "Asymptotically efficient rank invariant test
// procedures", Journal of the Royal Statistical Society A 135, 1972). Events of
// all causes count. Groups are taken for independent: of the same games over
// common dice P is too large if anything. A group that nobody is left of by the
// first event says nothing, and costs a degree; if fewer than two speak the
// error is NoVariation.
func CompareSpells(groups ...*Spells) (LogRank, error) {
	k := len(groups)
	if k < 2 {
		return LogRank{}, fault.FewObservations.New(k, 2)
	}
	var pooled Spells
	each := make([][]moment, k)
	for i, g := range groups {
		if g.N() < 1 {
			return LogRank{}, fault.FewObservations.New(0, 1)
		}
		pooled.Join(*g)
		each[i] = g.moments(Censored)
	}
	r := LogRank{Observed: make([]float64, k), Expected: make([]float64, k)}
	variance := rows(k, k)
	risk := make([]float64, k)
	for _, m := range pooled.moments(Censored) {
		if m.events == 0 {
			continue
		}
		all, events := float64(m.risk), float64(m.events)
		for i, list := range each {
			for len(list) > 0 && list[0].time < m.time {
				list = list[1:]
			}
			each[i], risk[i] = list, 0
			if len(list) > 0 {
				risk[i] = float64(list[0].risk)
				if list[0].time == m.time {
					r.Observed[i] += float64(list[0].events)
				}
			}
			r.Expected[i] += events * risk[i] / all
		}
		if all < 2 {
			continue
		}
		spread := events * (all - events) / (all - 1)
		for i := range k {
			for j := range k {
				share := -risk[i] * risk[j] / (all * all)
				if i == j {
					share += risk[i] / all
				}
				variance[i][j] += spread * share
			}
		}
	}
	return r, r.test(variance)
}

// test fills in the statistic: the differences of all groups but one that speak,
// weighed by the inverse of their covariance.
func (r *LogRank) test(variance [][]float64) error {
	var speak []int
	for i := range variance {
		if variance[i][i] > 0 {
			speak = append(speak, i)
		}
	}
	if len(speak) < 2 {
		return fault.NoVariation
	}
	speak = speak[1:]
	matrix, difference := rows(len(speak), len(speak)), make([]float64, len(speak))
	for a, i := range speak {
		difference[a] = r.Observed[i] - r.Expected[i]
		for b, j := range speak {
			matrix[a][b] = variance[i][j]
		}
	}
	// Cholesky's factor, and the square of the difference solved through it.
	for i := range matrix {
		for j := range i + 1 {
			x := matrix[i][j]
			for h := range j {
				x -= matrix[i][h] * matrix[j][h]
			}
			if i != j {
				matrix[i][j] = x / matrix[j][j]
				continue
			}
			if x <= 1e-12*matrix[i][i] { // groups that never meet
				return fault.NoVariation
			}
			matrix[i][i] = math.Sqrt(x)
		}
		for h := range i {
			difference[i] -= matrix[i][h] * difference[h]
		}
		difference[i] /= matrix[i][i]
		r.ChiSquare += difference[i] * difference[i]
	}
	r.Degrees = len(speak)
	r.P = chiSquareP(r.ChiSquare, float64(r.Degrees))
	return nil
}
