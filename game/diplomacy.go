package game

func init() {
	doers[Statement] = statement
	doers[ConsultOffer] = consultations
	doers[Treaty] = treaty
	doers[Withdraw] = withdraw
	doers[DealOffer] = deal
	doers[Ultimate] = ultimatum
}

// statement says in words how close the two are (¶2, ¶5).
func statement(t *turn, p Power, o Order) {
	t.note(EvStatement, p, o.To, 0, 0, 0)
	t.s.Bond.Stated |= 1
	t.s.Bond.Restated |= 1
	for _, q := range [2]Power{p, o.To} {
		if int16(t.side(q).Standing) < t.r.Diplomacy.StatementBelow {
			t.standing(q, t.r.Diplomacy.StatementGain)
		}
	}
}

func consultations(t *turn, p Power, o Order) {
	if _, have := t.s.find(Consultations, China, Russia); have {
		return
	}
	t.s.Bond.Restated |= 1
	t.sign(Contract{Kind: Consultations, A: p, B: o.To, DueA: t.s.Quarter + 1, DueB: NoDue, Ends: NoDue})
}

// treaty puts clauses into force, and with some of them a standing due (¶1, ¶6).
func treaty(t *turn, p Power, o Order) {
	for _, cl := range Pact(o.A).Clauses() {
		x := &t.s.Bond.Clauses[cl]
		if x.Status != NotSigned {
			continue
		}
		*x = ClauseState{Status: InForce, Since: t.s.Quarter}
		t.note(EvClause, p, o.To, int(cl), 0, 0)
		if kind, first := t.standingDue(cl); kind != NoContract {
			t.sign(Contract{Kind: kind, A: p, B: o.To, DueA: t.s.Quarter + uint8(first), DueB: NoDue, Ends: NoDue})
		}
	}
	t.s.Bond.Restated |= 1
}

// standingDue is the contract that comes with a clause, and how soon it first falls due.
func (t *turn) standingDue(cl Clause) (ContractKind, int16) {
	switch cl {
	case MilTech:
		return Exercises, t.r.Diplomacy.ExerciseFirst
	case Command:
		return CommandStaff, t.r.Diplomacy.CommandFirst
	}
	return NoContract, 0
}

// cause tells whether a power may leave a pact without loss: the partner stands
// exposed as having breached it (Vienna Convention on the Law of Treaties, 1969, article 60).
func (s *State) cause(p Power, pact Pact) bool {
	if s.Bond.Breach[p.Partner()] == 0 {
		return false
	}
	for _, cl := range pact.Clauses() {
		if s.Bond.Clauses[cl].Breaches > 0 {
			return true
		}
	}
	return false
}

// withdraw ends the clauses of a pact, those that rest on them, and their dues.
func withdraw(t *turn, p Power, o Order) {
	partner := p.Partner()
	cause := t.s.cause(p, Pact(o.A))
	for _, cl := range Pact(o.A).Clauses() {
		t.drop(p, cl)
	}
	if !cause {
		t.standing(p, -t.r.Diplomacy.WithdrawStanding)
		t.trust(partner, p, -t.r.Diplomacy.WithdrawTrust)
	}
}

func (t *turn) drop(p Power, cl Clause) {
	x := &t.s.Bond.Clauses[cl]
	if x.Status == NotSigned {
		return
	}
	*x = ClauseState{Breaches: x.Breaches}
	t.note(EvWithdrawn, p, p.Partner(), int(cl), 0, 0)
	if kind, _ := t.standingDue(cl); kind != NoContract {
		if i, have := t.s.find(kind, China, Russia); have {
			t.end(&t.s.Contracts[i])
		}
	}
	for other := range Clause(Clauses) {
		if before[other] == cl && other != cl {
			t.drop(p, other)
		}
	}
}

// deal is the wedge: relief now against restraint to come (¶9).
func deal(t *turn, p Power, o Order) {
	if _, have := t.s.find(Deal, US, o.To); have {
		return
	}
	d, q := &t.r.Diplomacy, t.s.Quarter
	t.sign(Contract{
		Kind: Deal, A: p, B: o.To, Term: Term(o.A),
		DueA: q + uint8(d.DealEvery), DueB: q + uint8(d.DealEvery), Ends: q + uint8(d.DealQuarters),
	})
	x := &t.s.Sanctions[p][o.To]
	t.within(QSanction, p, o.To, 0, &x.Level, int8(-d.DealRelief), bottom, top)
	x.Eased = min(x.Eased, x.Level)
	t.threat(o.To, p, -d.DealThreat)
	if partner := o.To.Partner(); partner != Nobody {
		t.trust(partner, o.To, -d.DealRivalTrust)
	}
	if t.s.Provoked[p][o.To] > 0 {
		t.home(p, -d.DealHome)
	}
}

// dealBroken ends a deal that the power broke in the open, and brings the relief back.
func (t *turn) dealBroken(by Power, term Term) {
	if by == US {
		return
	}
	i, have := t.s.find(Deal, US, by)
	if !have || t.s.Contracts[i].Term != term {
		return
	}
	t.note(EvDealBroken, by, US, int(term), 0, 0)
	t.kept(by, false)
	t.standing(by, -t.r.Diplomacy.DealBreach)
	t.provoke(by, US)
	t.s.Contracts[i] = Contract{}
	t.press(US, by, false)
}

func relief(t *turn, c *Contract, p, other Power, choice Choice) {
	if choice == Honour {
		c.DueA = t.s.Quarter + uint8(t.r.Diplomacy.DealEvery)
		return
	}
	t.note(EvDealBroken, p, other, int(c.Term), 0, 0)
	t.standing(p, -t.r.Diplomacy.DealBreach)
	t.trust(other, p, -t.r.Diplomacy.DefaultTrust)
	*c = Contract{}
}

func abide(t *turn, c *Contract, p, _ Power, choice Choice) {
	if choice == Honour {
		c.DueB = t.s.Quarter + uint8(t.r.Diplomacy.DealEvery)
		return
	}
	t.note(EvDealBroken, p, US, int(c.Term), 0, 0)
	t.standing(p, -t.r.Diplomacy.WithdrawStanding)
	*c = Contract{}
}

func ultimatum(t *turn, p Power, o Order) {
	if _, have := t.s.find(Ultimatum, US, o.To); have {
		return
	}
	t.side(p).Wait[WaitUltimatum] = uint8(t.r.Diplomacy.UltimatumWait)
	t.note(EvUltimatum, p, o.To, 0, 0, 0)
	t.threat(o.To, p, t.r.Diplomacy.UltimatumThreat)
	if t.s.Provoked[p][o.To] == 0 {
		t.standing(p, -t.r.Diplomacy.UltimatumBlame)
	}
	t.provoke(p, o.To)
	t.sign(Contract{Kind: Ultimatum, A: p, B: o.To, DueA: NoDue, DueB: t.s.Quarter + 1, Ends: NoDue})
}

// comply or defy.
func comply(t *turn, c *Contract, p, _ Power, choice Choice) {
	if choice != Honour {
		c.Progress = 1
		t.note(EvDefied, p, US, 0, 0, 0)
		return
	}
	t.note(EvComplied, p, US, 0, 0, 0)
	th, _ := p.Home()
	t.within(QPosture, p, Nobody, int(th), t.s.posture(p, th), -1, bottom, top)
	t.heat(th, -t.r.Diplomacy.ComplyHeat)
	t.move(QStakes, p, US, int(th), &t.s.Fronts[th].Stakes, int8(-t.r.Diplomacy.ComplyStakes))
	t.standing(p, -t.r.Diplomacy.ComplyStanding)
	t.home(US, t.r.Diplomacy.ComplyHome)
	*c = Contract{}
}

// fulfil carries out what was threatened, free of charge, or lets it be a bluff.
func fulfil(t *turn, c *Contract, p, other Power, choice Choice) {
	*c = Contract{}
	if choice == Honour {
		t.note(EvCarriedOut, p, other, 0, 0, 0)
		t.press(p, other, false)
		t.takenBack(p, other)
		return
	}
	t.note(EvBluffed, p, other, 0, 0, 0)
	t.home(p, -t.r.Diplomacy.BluffHome)
}
