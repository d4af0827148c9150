package game

// MaxLegal is the most cards that a power may ever choose from. The menus are
// built to fit, and a test gives every power everything at once to see it.
const MaxLegal = 64

// Options is a list of orders that may be given, in the one fixed order: by
// kind, then target, then terms.
type Options struct {
	N      int
	Orders [MaxLegal]Order
}

// List gives the orders. The slice shares the options' memory.
func (o *Options) List() []Order { return o.Orders[:o.N] }

// cards holds every well-formed card of a power, in the fixed order.
var cards = func() (all [Powers][]Order) {
	for p := range Power(Powers) {
		for k := Pass + 1; k < AnswerDue; k++ {
			spec := &Specs[k]
			for to := range Power(Powers) {
				if !spec.To {
					to = Nobody
				}
				for a := range menus[spec.A] {
					for b := range menus[spec.B] {
						o := Order{k, to, uint8(a), uint8(b)}
						if wellFormed(p, o) == Fine {
							all[p] = append(all[p], o)
						}
					}
				}
				if !spec.To {
					break
				}
			}
		}
	}
	return all
}()

// wellFormed tells whether the power could ever give the order.
func wellFormed(p Power, o Order) Code {
	if o.Kind == Pass || int(o.Kind) >= len(Specs) {
		return BadKind
	}
	spec := &Specs[o.Kind]
	switch {
	case p >= Powers || !spec.Who[p]:
		return BadSeat
	case !onMenu(spec.A, o.A) || !onMenu(spec.B, o.B):
		return BadTerm
	case !spec.To && o.To != Nobody:
		return BadTarget
	case spec.To && (o.To >= Powers || o.To == p):
		return BadTarget
	}
	switch o.Kind {
	case Impose, Relax:
		if p != US && o.To != US {
			return BadTarget
		}
	case Share:
		if p != US && o.To == US {
			return BadTarget
		}
	case GasOffer, Renegotiate, AccordOffer, ArmsOffer, Develop, JointPush, KnowHow, Statement, ConsultOffer, Treaty:
		if o.To != p.Partner() {
			return BadTarget
		}
	case Deploy, StandDown:
		if home, local := p.Home(); local && Theatre(o.A) != home {
			return BadTerm
		}
	case Intrude:
		if Aim(o.A) == Political && Mode(o.B) == Quiet {
			return BadTerm // moving a public is never quiet
		}
	case HostForum:
		if p == US && o.A == HostTogether {
			return BadTerm
		}
	}
	return Fine
}

// Legal lists the cards that may be added to a plan.
func Legal(s *Setup, v *View, plan *Plan, out *Options) {
	out.N = 0
	if v.State.Phase != PlanPhase || plan.Cards() >= MaxCards {
		return
	}
	c := newChecker(s, v, plan)
	for _, o := range cards[v.Me] {
		if ref := c.card(o); ref.Code == Fine && out.N < MaxLegal {
			out.Orders[out.N] = o
			out.N++
		}
	}
}

// Menus lists every well-formed card of a power, legal or not, in the fixed
// order; Check says what stands against each.
func Menus(p Power) []Order { return cards[p] }

// Check says why an order cannot be added to a plan; Fine if it can.
func Check(s *Setup, v *View, plan *Plan, o Order) Refusal {
	c := newChecker(s, v, plan)
	return c.check(o)
}

func newChecker(s *Setup, v *View, plan *Plan) checker {
	return checker{s: s, r: &s.Rules, v: v, t: &v.State, me: v.Me, plan: plan, left: Left(s, v, plan)}
}

// add puts a checked order into the plan and takes its cost from what is left.
func (c *checker) add(o Order) {
	c.plan.Add(o)
	c.left.sub(CostOf(c.s, c.v, o))
}

func (k *Cost) sub(x Cost) {
	k.Funds -= x.Funds
	k.Influence -= x.Influence
	k.Operators -= x.Operators
}

// Left is what the budgets hold after the orders of a plan are paid.
func Left(s *Setup, v *View, plan *Plan) Cost {
	side := &v.State.Sides[v.Me]
	left := Cost{int16(side.Funds), int16(side.Influence), int16(side.Operators)}
	for _, o := range plan.List() {
		left.sub(CostOf(s, v, o))
	}
	return left
}

// CostOf is what the order costs the power that holds the view.
func CostOf(s *Setup, v *View, o Order) Cost { return cost(s, &v.State, v.Me, o) }

func cost(s *Setup, t *State, me Power, o Order) Cost {
	r := &s.Rules
	k := r.Orders[o.Kind]
	switch o.Kind {
	case Intrude:
		switch {
		case r.Switch.Displacement == 0: // operators without end
		case Mode(o.B) == Quiet:
			k.Operators += r.Espionage.QuietOperators
		case Mode(o.B) == Heavy:
			k.Operators += r.Espionage.HeavyOperators
		default:
			k.Operators += r.Espionage.BorrowedOperators
		}
	case Push, JointPush:
		if t.Sides[me].Forum > 0 {
			k.Influence -= r.Norms.ForumDiscount
		}
		if o.Kind == JointPush && t.Bond.Clauses[Sovereignty].Status == InForce {
			k.Influence -= r.Norms.ForumDiscount
		}
		k.Influence = max(k.Influence, 0)
	case ControlLaw:
		if t.Sides[me].FreeLaw > 0 {
			k = Cost{}
		}
	case AnswerDue:
		if int(o.A) < MaxContracts {
			c := &t.Contracts[o.A]
			k = c.Owed(me, t.Quarter).cost(r, c, Choice(o.B))
		}
	case TakeStance:
		switch Stance(o.B) {
		case Back:
			k = Cost{Funds: r.Crisis.BackFunds}
		case Consult:
			k = Cost{Influence: r.Crisis.ConsultCost}
		}
	case Reply:
		if int(o.A) < MaxOffers && Answer(o.B) == Accept {
			of := &t.Offers[o.A]
			if Specs[of.Order.Kind].Both {
				k = cost(s, t, me, Order{Kind: of.Order.Kind, To: of.From, A: of.Order.A, B: of.Order.B})
			}
		}
	}
	return k
}

// checker holds what a check needs.
type checker struct {
	s    *Setup
	r    *Rules
	v    *View
	t    *State
	me   Power
	plan *Plan
	left Cost
}

func no(code Code, need, have int16) Refusal { return Refusal{Code: code, Need: need, Have: have} }

var fine Refusal

// check says what stands against an order.
func (c *checker) check(o Order) Refusal {
	ref := c.judge(o)
	if ref.Code != Fine {
		ref.Order = o
	}
	return ref
}

func (c *checker) judge(o Order) Refusal {
	if code := wellFormed(c.me, o); code != Fine {
		return no(code, 0, 0)
	}
	if int(c.plan.N) >= MaxOrders {
		return no(PlanFull, MaxOrders, int16(c.plan.N))
	}
	if (c.t.Phase == ReplyPhase) != (o.Kind == Reply) || c.t.Phase == Over {
		return no(WrongPhase, 0, 0)
	}
	switch o.Kind {
	case AnswerDue:
		return c.due(o)
	case TakeStance:
		return c.stance(o)
	case Reply:
		return c.reply(o)
	}
	if c.plan.Cards() >= MaxCards {
		return no(TooManyCards, MaxCards, int16(c.plan.Cards()))
	}
	return c.card(o)
}

// affords tells whether the budgets bear a cost, with debt allowed.
func (c *checker) affords(k Cost, debt int16) Refusal {
	switch {
	case k.Funds > 0 && k.Funds > c.left.Funds+debt:
		return no(NeedFunds, k.Funds, c.left.Funds)
	case k.Influence > 0 && k.Influence > c.left.Influence:
		return no(NeedInfluence, k.Influence, c.left.Influence)
	case k.Operators > 0 && k.Operators > c.left.Operators:
		return no(NeedOperators, k.Operators, c.left.Operators)
	}
	return fine
}

// card checks a well-formed card.
func (c *checker) card(o Order) Refusal {
	for i := range c.s.Ban {
		if b := &c.s.Ban[i]; b.Who == c.me && b.Kind == o.Kind && (b.To == Nobody || b.To == o.To) {
			return no(Banned, 0, 0)
		}
	}
	for _, x := range c.plan.List() {
		if x.Kind == o.Kind && (kindOnce(o.Kind) || x.To == o.To && (x.A == o.A || termsOnce(o.Kind))) {
			return no(Twice, 0, 0)
		}
		if contradict(x, o) {
			return no(Contradicts, 0, 0)
		}
	}
	var ref Refusal
	switch Specs[o.Kind].Family {
	case Trade:
		ref = c.trade(o)
	case Arms:
		ref = c.arms(o)
	case Spying:
		ref = c.spying(o)
	case Norms:
		ref = c.norms(o)
	case Diplomacy:
		ref = c.diplomacy(o)
	}
	if ref.Code != Fine {
		return ref
	}
	return c.affords(CostOf(c.s, c.v, o), 0)
}

// termsOnce tells kinds that a plan holds once per target, whatever the terms.
func termsOnce(k Kind) bool {
	switch k {
	case GasOffer, ArmsOffer, DealOffer, HostForum:
		return true
	}
	return false
}

// kindOnce tells kinds that a plan holds once, for afterwards they have to rest.
func kindOnce(k Kind) bool { return k == Ultimate || k == ExportControl }

// contradict tells orders of which one says the opposite of the other, or
// takes away what it stands on: relief and pressure, a threat and the deed
// itself, two charges on the same evidence.
func contradict(a, b Order) bool {
	return contradicts(a, b) || contradicts(b, a)
}

func contradicts(a, b Order) bool {
	switch a.Kind {
	case Relax, DealOffer:
		return a.To == b.To && (b.Kind == Impose || b.Kind == ExportControl || b.Kind == Ultimate)
	case Ultimate:
		return a.To == b.To && b.Kind == Impose
	case Accuse:
		return a.To == b.To && b.Kind == Indict
	case Deploy:
		return a.A == b.A && b.Kind == StandDown
	}
	return false
}
