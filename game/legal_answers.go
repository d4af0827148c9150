package game

// The tests of answers to dues, crises and offers, and what is asked and
// answered by default.

func (c *checker) due(o Order) Refusal {
	con := &c.t.Contracts[o.A]
	d := con.Owed(c.me, c.t.Quarter)
	if !d.allows(Choice(o.B), con) {
		return no(NotDue, 0, 0)
	}
	for _, x := range c.plan.List() {
		if x.Kind == AnswerDue && x.A == o.A {
			return no(Twice, 0, 0)
		}
	}
	debt := int16(0)
	for i := range c.s.Ban { // who may not default may run into debt instead
		if b := &c.s.Ban[i]; b.Who == c.me && b.Kind == AnswerDue {
			if Choice(o.B) == Slip || Choice(o.B) == Refuse {
				return no(Banned, 0, 0)
			}
			debt = 100
		}
	}
	return c.affords(d.cost(c.r, con, Choice(o.B)), debt)
}

func (c *checker) stance(o Order) Refusal {
	th, st := Theatre(o.A), Stance(o.B)
	if c.t.Fronts[th].Open == 0 {
		return no(NotOpen, 0, 0)
	}
	party := c.me == US || c.me == th.Principal()
	if party != (st == Stand || st == Yield) {
		return no(NotOpen, 0, 0)
	}
	for _, x := range c.plan.List() {
		if x.Kind == TakeStance && x.A == o.A {
			return no(Twice, 0, 0)
		}
	}
	switch st {
	case Back:
		return c.affords(Cost{Funds: c.r.Crisis.BackFunds}, c.r.Crisis.BackDebt)
	case Consult:
		return c.affords(Cost{Influence: c.r.Crisis.ConsultCost}, 0)
	}
	return fine
}

func (c *checker) reply(o Order) Refusal {
	of := &c.t.Offers[o.A]
	if of.Used == 0 || of.To != c.me || of.Answer != Unanswered {
		return no(NotOffered, 0, 0)
	}
	for _, x := range c.plan.List() {
		if x.Kind == Reply && x.A == o.A {
			return no(Twice, 0, 0)
		}
	}
	if Answer(o.B) == Accept {
		return c.affords(CostOf(c.s, c.v, o), 0)
	}
	return fine
}

// Asked lists the legal answers to the first question that a plan leaves open:
// a due, a stance, or at Reply an offer. It is empty when all are answered.
func Asked(s *Setup, v *View, plan *Plan, out *Options) {
	c := newChecker(s, v, plan)
	c.asked(out)
}

func (c *checker) asked(out *Options) {
	out.N = 0
	switch c.t.Phase {
	case PlanPhase:
		for i := range c.t.Contracts {
			if c.t.Contracts[i].Owed(c.me, c.t.Quarter) != NothingDue && c.ask(AnswerDue, i, out) {
				return
			}
		}
		for th := range c.t.Fronts {
			if c.t.Fronts[th].Open == 1 && c.ask(TakeStance, th, out) {
				return
			}
		}
	case ReplyPhase:
		for i := range c.t.Offers {
			if of := &c.t.Offers[i]; of.Used == 1 && of.To == c.me && c.ask(Reply, i, out) {
				return
			}
		}
	}
}

// ask lists the legal answers to one question; false if it is answered already.
func (c *checker) ask(k Kind, index int, out *Options) bool {
	for _, x := range c.plan.List() {
		if x.Kind == k && int(x.A) == index {
			return false
		}
	}
	for b := range menus[Specs[k].B] {
		o := Order{k, Nobody, uint8(index), uint8(b)}
		if ref := c.judge(o); ref.Code == Fine {
			out.Orders[out.N] = o
			out.N++
		}
	}
	return out.N > 0
}

// Complete answers what a plan leaves open as a power does by default: dues
// are honoured while the budget lasts, principals stand firm, the partner
// consults if it promised to, and offers are declined. No cards are added.
func Complete(s *Setup, v *View, plan *Plan) {
	c := newChecker(s, v, plan)
	c.complete()
}

func (c *checker) complete() {
	var out Options
	for {
		c.asked(&out)
		if out.N == 0 {
			return
		}
		c.add(c.byDefault(out.List()))
	}
}

// Awaited tells whether a power has anything to enter: at Reply only if
// something was offered to it.
func (s *State) Awaited(p Power) bool {
	if s.Phase == ReplyPhase {
		for i := range s.Offers {
			if s.Offers[i].Used == 1 && s.Offers[i].To == p {
				return true
			}
		}
		return false
	}
	return s.Phase == PlanPhase
}

// byDefault picks the default answer among the legal ones.
func (c *checker) byDefault(answers []Order) Order {
	best := answers[0] // honour, build full, stand: the first listed
	if best.Kind == Reply {
		best = answers[len(answers)-1]
	}
	if best.Kind == TakeStance && Stance(best.B) != Stand {
		best = answers[len(answers)-1] // aside
		if c.t.Bond.Clauses[CrisisConsult].Status == InForce {
			for _, o := range answers {
				if Stance(o.B) == Consult {
					best = o
				}
			}
		}
	}
	return best
}
