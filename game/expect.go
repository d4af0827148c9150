package game

import "entente/game/dice"

// Effect is one expected consequence of an order: Amount hundredths of a step
// of a quantity, if it comes about, and the chance that it does.
type Effect struct {
	Q      Quantity
	A, B   Power
	Place  uint8 // theatre, venue or rung, where Q has one
	Amount int16 // in hundredths of a step
	Chance int8  // in hundred
}

// MaxEffects bounds a Row.
const MaxEffects = 14

// Row is what an order can be expected to bring, as the power that holds the
// view can reckon it: the one source for the card on the table, for agents,
// and for the tests of direction.
type Row struct {
	Order   Order
	Cost    Cost
	Odds    int8 // faces of ten that succeed; 0: no die decides
	N       int
	Effects [MaxEffects]Effect
}

// List gives the effects. The slice shares the row's memory.
func (r *Row) List() []Effect { return r.Effects[:r.N] }

// Expect reckons the consequences of an order from a view. It uses nothing
// that the power does not know: where the outcome hangs on others, their
// public record stands in (Faith), and the estimates of the agents' rules.
func Expect(s *Setup, v *View, o Order) Row {
	var row Row
	ExpectInto(s, v, o, &row)
	return row
}

// ExpectInto is Expect into memory that the caller owns.
func ExpectInto(s *Setup, v *View, o Order, row *Row) {
	row.Order, row.Cost, row.Odds, row.N = o, CostOf(s, v, o), 0, 0
	e := expecter{s: s, r: &s.Rules, v: v, t: &v.State, me: v.Me, row: row, share: 100}
	switch Specs[o.Kind].Family {
	case Answers:
		e.answer(o)
		return
	case Trade, Arms, Spying, Norms, Diplomacy:
	}
	if to, yes := o.Offered(v.Me); yes {
		e.share = AcceptChance(e.r, e.t, v.Me, to, o)
	}
	e.card(v.Me, o)
}

// AcceptChance guesses, in hundred, that an offer is accepted: more, the more
// the addressee trusts; less, the more often it has been refused of late.
func AcceptChance(r *Rules, t *State, by, to Power, o Order) int8 {
	c := r.Agents.guess(r.Agents.AcceptBase + r.Agents.AcceptTrust*int16(t.Trust[to][by]))
	if o.Kind == ArmsOffer && t.Sides[to].Military >= top {
		c = r.Agents.guess(0) // it has all that it can use
	}
	for i := range t.Sides[by].Past {
		for _, x := range t.Sides[by].Past[i] {
			if x.Kind == o.Kind && x.To == o.To && !t.happened(x, i+1) {
				c = c * r.Agents.AcceptAgain / 100
			}
		}
	}
	return int8(c)
}

// guess holds a chance in hundred to what can be guessed: nothing about others is certain.
func (a *AgentRules) guess(c int16) int16 {
	return min(max(c, a.GuessLeast), 100-a.GuessLeast)
}

// happened tells whether something offered so many quarters ago came about, as
// far as registers show. For what leaves none, that it can be offered again
// shows that it was refused or is over.
func (t *State) happened(o Order, ago int) bool {
	switch o.Kind {
	case Statement:
		return t.Bond.Stated>>ago&1 == 1
	case JointPush:
		return t.Bond.Pushes[o.A]>>ago&1 == 1
	case HostForum:
		return true
	}
	return false
}

type expecter struct {
	s     *Setup
	r     *Rules
	v     *View
	t     *State
	me    Power
	row   *Row
	share int8 // chance in hundred that everything comes about
}

// add puts an effect of so many steps that surely follows.
func (e *expecter) add(q Quantity, a, b Power, place uint8, steps int16) {
	e.maybe(q, a, b, place, steps, 100)
}

// maybe puts an effect with a chance in hundred.
func (e *expecter) maybe(q Quantity, a, b Power, place uint8, steps int16, chance int16) {
	e.hundredths(q, a, b, place, 100*steps, chance)
}

func (e *expecter) hundredths(q Quantity, a, b Power, place uint8, amount, chance int16) {
	chance = chance * int16(e.share) / 100
	if track := e.track(q, a, b); track != nil { // no track leaves its ends
		amount = min(max(amount, -100*int16(*track-bottom)), 100*int16(top-*track))
	}
	if amount == 0 || chance == 0 || e.row.N == MaxEffects {
		return
	}
	e.row.Effects[e.row.N] = Effect{q, a, b, place, amount, int8(chance)}
	e.row.N++
}

// track is the track of a quantity that stands in the state; nil if it has none.
func (e *expecter) track(q Quantity, a, b Power) *int8 {
	if a >= Powers {
		return nil
	}
	side := &e.t.Sides[a]
	switch q {
	case QEconomy:
		return &side.Economy
	case QMilitary:
		return &side.Military
	case QHome:
		return &side.Home
	case QControl:
		return &side.Control
	case QDefence:
		return &side.Defence
	case QOffence:
		return &side.Offence
	case QStanding:
		return &side.Standing
	case QTrust:
		return &e.t.Trust[a][b]
	case QThreat:
		return &e.t.Threat[a][b]
	case QRevenue:
		return &e.t.Revenue
	case QTechTrust:
		return &e.t.TechTrust
	}
	return nil
}

// die notes the odds of the order's own die, and gives them in hundred.
func (e *expecter) die(odds int8) int16 {
	e.row.Odds = clampOdds(odds)
	return 100 / dice.Faces * int16(e.row.Odds)
}

// soft is a rise of trust that stops at the soft limit.
func (e *expecter) soft(of, in Power, by int16) {
	if int16(e.t.Trust[of][in]) < e.r.Diplomacy.SoftTrust {
		e.add(QTrust, of, in, 0, by)
	}
}

func (e *expecter) softBoth(a, b Power, by int16) {
	e.soft(a, b, by)
	e.soft(b, a, by)
}

// card reckons a card given by a power: the view's own, or in a reply the offerer's.
func (e *expecter) card(by Power, o Order) {
	switch Specs[o.Kind].Family {
	case Trade:
		e.trade(by, o)
	case Arms:
		e.arms(by, o)
	case Spying:
		e.spying(o)
	case Norms:
		e.norms(by, o)
	case Diplomacy:
		e.diplomacy(by, o)
	}
}
