package lab

import (
	"errors"
	"math"
	"slices"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/scenario"
)

// Model is an account of what powers do, which the record is held against.
type Model int

// The models.
const (
	DoctrineModel Model = iota
	RandomModel
	BaseModel // the record's own base rates, without the act in question
	Models    = iota
)

// ModelNames are their names in files.
var ModelNames = [Models]string{"doctrine", "random", "base_rates"}

// tremble is the share of uniform play that is mixed into every model, so that
// nothing legal is impossible.
const tremble = 0.01

// Act is one order or answer of the record, and how likely each model held it
// from the power's view at that moment.
type Act struct {
	Entry      int // of the record
	Move       policy.Move
	Order      game.Order // as it was entered
	Legal      int        // how many orders could have been entered
	Likelihood [Models]float64
}

// Likelihood is what the record says of the models: means of the logarithm
// over acts, and by how much doctrine leads the others.
type Likelihood struct {
	Acts  []Act
	Mean  [Models]Effect
	Leads [Models]Effect // doctrine's mean less the model's; 0 for doctrine
}

// Scoring says how the record is scored.
type Scoring struct {
	Draws int       // plans drawn for each card
	Seed  dice.Seed // of the plans and of the bootstrap
}

// resamples is how often the acts are drawn again for an interval.
const resamples = 2000

// ScoreRecord replays the record, and asks at each act how likely it was. A
// card is known by its kind and target, with its terms summed out: its
// likelihood is the share of plans drawn by a policy that hold it. Of an answer
// (a due, a reply) the odds are exact, over all ways of answering what was
// asked before. One in a hundred of every model is uniform over legal orders.
//
// Base rates are those of the other acts: of a card, in how many of the other
// quarters the power played it; of an answer, how often the power gave it among
// its other answers of that sort; each with one observation of uniform play
// added. Nothing is fitted.
//
// Intervals are at 95 %, by the percentile bootstrap over acts (Efron, Annals
// of Statistics 7, 1979). Acts of one quarter hang together, so that they are
// narrow rather than wide.
func ScoreRecord(r *scenario.Record, opt Scoring) (*Likelihood, error) {
	if opt.Draws < 1 {
		return nil, fault.FewDraws.New(opt.Draws)
	}
	set := &r.Scenario.Setup
	out := &Likelihood{}
	d := dice.Seeded{Seed: opt.Seed}
	t := Table{Roller: r.Roller(d, nil)}
	t.Decided = func(t *Table) error {
		if t.State.Quarter > r.Last {
			return errPast
		}
		for e := range r.Entries {
			for _, m := range r.Entries[e].Moves {
				v := game.See(&t.State, m.By)
				if o, ok := m.In(&v); ok && t.Plans[m.By].Has(o) {
					a := Act{Entry: e, Move: m, Order: o}
					a.weigh(set, &v, opt)
					out.Acts = append(out.Acts, a)
				}
			}
		}
		return nil
	}
	all := r.Policy()
	if err := t.Play(set, &Seats{all, all, all}, d, nil); err != nil && !errors.Is(err, errPast) {
		return nil, err
	}
	if len(out.Acts) == 0 {
		return nil, fault.NoActs
	}
	baseRates(out.Acts, int(r.Last)+1)
	for i := range out.Acts {
		l := &out.Acts[i].Likelihood
		for m := range l {
			if Model(m) != RandomModel {
				l[m] = (1-tremble)*l[m] + tremble*l[RandomModel]
			}
		}
	}
	out.bootstrap(opt.Seed)
	return out, nil
}

// errPast ends the replay after the record's last quarter.
var errPast = errors.New("enough")

// weigh asks the policies.
func (a *Act) weigh(set *game.Setup, v *game.View, opt Scoring) {
	for m, p := range [...]policy.Chooser{DoctrineModel: policy.Doctrine{}, RandomModel: policy.Random{}} {
		if a.Order.Card() {
			a.Likelihood[m] = planned(p, set, v, a.Order, opt)
		} else {
			a.Likelihood[m] = answered(p, set, v, game.Plan{}, a.Order)
		}
	}
	var plan game.Plan
	var odds policy.Odds
	for {
		policy.Random{}.Odds(set, v, &plan, &odds)
		if odds.Of(a.Order) > 0 || odds.N == 0 {
			break
		}
		plan.Add(odds.Orders[0]) // an answer to something else
	}
	a.Legal = odds.N
}

// planned is the share of drawn plans that hold a card of this kind and target.
func planned(p policy.Policy, set *game.Setup, v *game.View, o game.Order, opt Scoring) float64 {
	n := 0
	for k := range opt.Draws {
		rng := policy.Stream(dice.Seeded{Seed: opt.Seed, Game: uint64(k)}, v)
		var plan game.Plan
		p.Decide(set, v, &rng, &plan, nil)
		if slices.ContainsFunc(plan.List(), func(x game.Order) bool { return x.Kind == o.Kind && x.To == o.To }) {
			n++
		}
	}
	return float64(n) / float64(opt.Draws)
}

// answered is the chance of an answer to a question, over all answers to the
// questions before it.
func answered(p policy.Chooser, set *game.Setup, v *game.View, plan game.Plan, o game.Order) float64 {
	var odds policy.Odds
	p.Odds(set, v, &plan, &odds)
	if odds.N == 0 || odds.Orders[0].Card() {
		return 0 // nothing is asked any more
	}
	if first := odds.Orders[0]; first.Kind == o.Kind && first.A == o.A {
		return float64(odds.Of(o)) / policy.One
	}
	sum := 0.0
	for i, x := range odds.List() {
		if odds.P[i] > 0 {
			then := plan
			then.Add(x)
			sum += float64(odds.P[i]) / policy.One * answered(p, set, v, then, o)
		}
	}
	return sum
}

// baseRates fills the likelihoods by the other acts. It needs those of Random.
func baseRates(acts []Act, quarters int) {
	for i := range acts {
		a := &acts[i]
		same, all := 0, 0
		if a.Order.Card() {
			all = quarters - 1
			var seen [game.MaxQuarters]bool
			for _, b := range acts {
				if b.Move.By == a.Move.By && b.Order.Kind == a.Order.Kind && b.Order.To == a.Order.To && b.Move.Quarter != a.Move.Quarter && !seen[b.Move.Quarter] {
					seen[b.Move.Quarter] = true
					same++
				}
			}
		} else {
			for j, b := range acts {
				if j != i && b.Move.By == a.Move.By && b.Order.Kind == a.Order.Kind {
					all++
					if b.Order.B == a.Order.B {
						same++
					}
				}
			}
		}
		a.Likelihood[BaseModel] = (float64(same) + a.Likelihood[RandomModel]) / float64(all+1)
	}
}

// bootstrap fills the means, the leads and their intervals.
func (l *Likelihood) bootstrap(seed dice.Seed) {
	n := len(l.Acts)
	logs := make([][Models]float64, n)
	for i, a := range l.Acts {
		for m, p := range a.Likelihood {
			logs[i][m] = math.Log(p)
		}
	}
	mean := func(of func(i int) int) (sum [Models]float64) {
		for i := range n {
			for m, x := range logs[of(i)] {
				sum[m] += x / float64(n)
			}
		}
		return sum
	}
	var means, leads [Models][]float64
	for k := range resamples {
		rng := dice.Seeded{Seed: seed, Game: uint64(k)}.Stream(dice.Key{Purpose: uint16(game.RollPolicy), N: 1})
		sum := mean(func(int) int { return rng.Intn(n) })
		for m := range sum {
			means[m] = append(means[m], sum[m])
			leads[m] = append(leads[m], sum[DoctrineModel]-sum[m])
		}
	}
	sum := mean(func(i int) int { return i })
	for m := range sum {
		l.Mean[m] = percentiles(sum[m], means[m])
		l.Leads[m] = percentiles(sum[DoctrineModel]-sum[m], leads[m])
	}
}

// percentiles is the middle 95 % of resampled values around the value itself.
func percentiles(value float64, draws []float64) Effect {
	slices.Sort(draws)
	cut := len(draws) / 40
	return Effect{value, draws[cut], draws[len(draws)-1-cut]}
}
