package game

import (
	"entente/game/dice"
	"entente/game/fault"
)

// InputError says which of a power's orders cannot be played, and why.
type InputError struct {
	Power   Power
	Index   int // in the power's plan
	Refusal Refusal
}

func (e *InputError) Error() string { return e.Fault().Error() }

// Fault implements fault.Coded.
func (e *InputError) Fault() *fault.Error {
	return fault.Input.New(e.Power, e.Index+1, e.Refusal)
}

func (e *InputError) Unwrap() error { return e.Refusal }

// New gives the state at the first Plan: World of the first quarter has happened.
func New(set *Setup, d dice.Roller, rec Recorder) State {
	s := set.Start
	s.Version = StateVersion
	for i := range s.Contracts { // what is switched off is not in force either
		k := s.Contracts[i].Kind
		if k == GasContract && off(set.Rules.Switch.Energy) || k == ArmsContract && off(set.Rules.Switch.Arms) {
			s.Contracts[i] = Contract{}
		}
	}
	t := begin(set, &s, d, rec)
	defer turns.Put(t)
	t.world()
	return s
}

// Advance takes the game from one decision point to the next: from Plan to
// Reply if somebody was offered something, else through Resolve, Account and
// the next quarter's World to the next Plan or to the end. What a plan leaves
// open is answered by default (Complete). On an error the state is untouched.
// Chance comes from d alone; what happens is told to rec, which may be nil.
func Advance(set *Setup, s *State, in *Inputs, d dice.Roller, rec Recorder) error {
	if s.Phase == Over {
		return fault.GameOver
	}
	t := begin(set, s, d, rec)
	defer turns.Put(t)
	t.in = *in
	for p := range Power(Powers) {
		if err := t.accept(p, &t.in[p]); err != nil {
			return err
		}
	}
	if s.Phase == PlanPhase {
		t.seal(&t.in)
		if t.offers() {
			s.Phase = ReplyPhase
			return nil
		}
	} else {
		t.replies(&t.in)
	}
	t.resolve()
	t.account()
	if s.Quarter+1 >= set.Quarters {
		t.over()
		return nil
	}
	s.Quarter++
	s.Phase = PlanPhase
	t.world()
	return nil
}

// accept checks a plan order by order, as if each were added to those before it, and completes it.
func (t *turn) accept(p Power, plan *Plan) error {
	if plan.N > MaxOrders {
		return &InputError{p, MaxOrders, Refusal{Code: PlanFull, Need: MaxOrders, Have: int16(plan.N)}}
	}
	given := *plan
	*plan = Plan{} // what lies beyond N is no part of a plan, and must not be sealed into the state
	if given.N == 0 && !t.s.Awaited(p) {
		return nil
	}
	Look(t.s, p, &t.v)
	c := newChecker(t.set, &t.v, plan)
	for i, o := range given.List() {
		if ref := c.check(o); !ref.Legal() {
			return &InputError{p, i, ref}
		}
		c.add(o)
	}
	c.complete()
	return nil
}

// seal takes the plans, and their costs.
func (t *turn) seal(in *Inputs) {
	s := t.s
	for p := range Power(Powers) {
		side := t.side(p)
		s.Sealed[p] = in[p]
		copy(side.Past[1:], side.Past[:PastQuarters-1])
		side.Past[0] = [MaxCards]Order{}
		n := 0
		for _, o := range in[p].List() {
			t.pay(p, o)
			if o.Card() {
				side.Past[0][n] = o
				n++
			}
		}
	}
}

// pay takes what an order costs from the budgets.
func (t *turn) pay(p Power, o Order) {
	k := cost(t.set, t.s, p, o)
	side := t.side(p)
	side.Funds -= int8(k.Funds)
	side.Influence -= int8(k.Influence)
	side.Operators -= int8(k.Operators)
}

// offers lays the plans' offers before their addressees; false if there are
// none. The place of an offer depends on the offers between the same two alone,
// so that it tells nobody of others.
func (t *turn) offers() bool {
	t.s.Offers = [MaxOffers]Offer{}
	any := false
	for p := range Power(Powers) {
		var n [Powers]int
		for _, o := range t.s.Sealed[p].List() {
			if to, yes := o.Offered(p); yes {
				t.s.Offers[offerPlace(p, to)+n[to]] = Offer{Used: 1, From: p, To: to, Order: o}
				n[to]++
				any = true
			}
		}
	}
	return any
}

// offerPlace is where the offers from one power to another begin. The partners
// have room for all their cards; the United States has one kind of offer.
func offerPlace(from, to Power) int {
	if from == US {
		return MaxCards*int(US) + int(to)
	}
	return MaxCards * int(from)
}

// replies takes the answers, and what they cost.
func (t *turn) replies(in *Inputs) {
	for p := range Power(Powers) {
		for _, o := range in[p].List() {
			of := &t.s.Offers[o.A]
			if Answer(o.B) == Accept {
				t.pay(p, o)
			}
			of.Answer = Answer(o.B)
			t.tell(Event{Kind: EvAnswer, A: p, B: of.From, X: int16(o.B), Order: of.Order, See: Only(p, of.From)})
		}
	}
}

// resolve carries out all orders, stage by stage, and within a stage in the
// fixed order of the seats and of each plan.
func (t *turn) resolve() {
	t.idle()
	t.tellOrders()
	for st := range Stage(Stages) {
		for p := range Power(Powers) {
			for i, o := range t.s.Sealed[p].List() {
				if Specs[o.Kind].Stage == st {
					t.carryOut(p, o, t.ids[p][i])
				}
			}
		}
		switch st {
		case NormsStage:
			t.venues()
		case CrisesStage:
			t.crises()
		}
		t.why = 0
	}
	t.s.Sealed = [Powers]Plan{}
	t.s.Offers = [MaxOffers]Offer{}
}

// tellOrders records the orders as the roots of what follows. Each is its giver's secret.
func (t *turn) tellOrders() {
	if t.rec == nil {
		return
	}
	for p := range Power(Powers) {
		for i, o := range t.s.Sealed[p].List() {
			t.ids[p][i] = t.tell(Event{Kind: EvOrder, See: Only(p), A: p, B: o.To, Order: o})
		}
	}
}

// carryOut does one order. What waits for a reply is done only if it was
// accepted and still stands.
func (t *turn) carryOut(p Power, o Order, id ID) {
	t.why, t.see = id, Everyone
	if to, offered := o.Offered(p); offered && !t.stands(p, to, o) {
		return
	}
	if do := doers[o.Kind]; do != nil {
		do(t, p, o)
	}
	t.see = Everyone
}

// stands tells whether an offer was accepted, and neither side turned on the
// other in the same quarter, and no crossing offer took its place.
func (t *turn) stands(p, to Power, o Order) bool {
	var of *Offer
	for i := range t.s.Offers {
		if x := &t.s.Offers[i]; x.Used == 1 && x.From == p && x.Order == o {
			of = x
		}
	}
	if of == nil || of.Answer != Accept {
		t.tell(Event{Kind: EvRefused, A: p, B: to, Order: o, See: Only(p, to)})
		if o.Kind == Renegotiate {
			t.side(p).Wait[WaitPrice] = uint8(t.r.Energy.PriceWait)
			t.dispute(p, to)
		}
		return false
	}
	if t.hostile(p, to) || t.hostile(to, p) {
		t.tell(Event{Kind: EvDied, A: p, B: to, Order: o, See: Only(p, to)})
		return false
	}
	return t.uncrossed(p, to, o)
}

// hostile tells whether a power turns on another this quarter.
func (t *turn) hostile(p, to Power) bool {
	for _, o := range t.s.Sealed[p].List() {
		if o.Hostile(p, to) {
			return true
		}
	}
	return false
}

// Hostile tells whether an order of one power turns on another: accuses,
// presses or threatens it, or withdraws from a pact with it. Offers between the
// two die of it.
func (o Order) Hostile(by, to Power) bool {
	switch o.Kind {
	case Accuse, Indict, Impose, ExportControl, Ultimate:
		return o.To == to
	case Withdraw:
		return to == by.Partner()
	}
	return false
}

// uncrossed settles two accepted offers of one kind that cross: a die says
// which of them counts. Joint pushes in different venues do not cross.
func (t *turn) uncrossed(p, to Power, o Order) bool {
	for i := range t.s.Offers {
		x := &t.s.Offers[i]
		same := x.Used == 1 && x.From == to && x.To == p && x.Order.Kind == o.Kind && x.Answer == Accept
		if !same || (o.Kind == Treaty || o.Kind == JointPush) && x.Order.A != o.A {
			continue
		}
		first := t.face(RollCross, uint8(o.Kind), 0, 0) <= dice.Faces/2 // one roll for both, whatever their terms
		return first == (p == min(p, to))
	}
	return true
}

// doers carry out each kind of order. They are filled family by family.
var doers [Kinds]func(t *turn, p Power, o Order)
