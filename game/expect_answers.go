package game

// answer reckons a due, a stance or a reply.
func (e *expecter) answer(o Order) {
	switch o.Kind {
	case AnswerDue:
		if int(o.A) < MaxContracts {
			e.due(&e.t.Contracts[o.A], Choice(o.B))
		}
	case TakeStance:
		e.stance(Theatre(o.A), Stance(o.B))
	case Reply:
		of := &e.t.Offers[o.A]
		if Answer(o.B) == Accept {
			for _, x := range e.t.Sealed[e.me].List() {
				if x.Hostile(e.me, of.From) {
					return // the offer will die of it
				}
			}
			e.card(of.From, of.Order)
		} else if of.Order.Kind == Renegotiate {
			e.add(QTrust, of.From, e.me, 0, -e.r.Energy.DisputeTrust)
			if i, have := e.t.find(GasContract, China, Russia); have && e.t.Contracts[i].Disputed == 0 {
				e.hundredths(QFlow, Russia, Nobody, 0, -e.r.Energy.DisputeFlow*e.near(), 100)
			}
		}
	}
}

// due reckons what honouring, slipping or refusing a due brings.
func (e *expecter) due(c *Contract, choice Choice) {
	r, me := e.r, e.me
	other := c.A
	if me == c.A {
		other = c.B
	}
	d := c.Owed(me, e.t.Quarter)
	if d == DueGrade {
		e.grade(c, choice)
		return
	}
	honour := choice == Honour
	loss := int16(0) // of trust
	switch d {
	case DuePrepay:
		loss = r.Energy.DefaultTrust
		if honour {
			e.add(QFunds, other, Nobody, 0, int16(c.Advance))
			e.hundredths(QFlow, c.A, Nobody, 0, 100*e.futureGas(c, c.A)/r.Energy.FirstGas, 100)
			e.hundredths(QFlow, c.B, Nobody, 0, 100*e.futureGas(c, c.B)/r.Energy.FirstGas, 100)
		}
	case DueAdvance, DuePayment:
		loss = r.Arms.DefaultTrust
		if honour {
			e.add(QFunds, other, Nobody, 0, d.cost(r, c, Honour).Funds)
			e.maybe(QMilitary, me, Nobody, 0, e.gain(c.grade()), e.faith(other))
			e.add(QDeed, China, Russia, uint8(Strategic), 1)
		}
	case DueLot:
		loss = r.Arms.DefaultTrust
		if honour {
			e.add(QMilitary, other, Nobody, 0, e.gain(c.Built))
			if c.Paid <= c.Delivered {
				e.maybe(QFunds, me, Nobody, 0, r.Arms.LotPrice, e.faith(other))
				e.hundredths(QIncome, me, other, 0, 100*r.Score.ArmsIncome, e.faith(other))
			}
			if c.Built < c.Promised {
				e.add(QTrust, other, me, 0, -r.Arms.CheatTrust)
			} else {
				e.soft(other, me, r.Arms.KeptTrust)
			}
			e.add(QDeed, China, Russia, uint8(Strategic), 1)
			if i, have := e.t.find(Deal, US, me); have && e.t.Contracts[i].Term == TermNoDelivery {
				e.broken(me, 100)
			}
		} else {
			e.add(QFunds, me, Nobody, 0, r.Arms.SlipFunds)
			if choice == Refuse {
				e.maybe(QFunds, me, Nobody, 0, -r.Arms.LotPrice*int16(c.Lots-c.Delivered), e.faith(other))
			}
		}
	case DueStage:
		loss = r.Diplomacy.DefaultTrust
		if honour {
			e.hundredths(QMilitary, me, Nobody, 0, 100*r.Arms.StageMilitary/r.Arms.Stages, e.faith(other))
			e.hundredths(QInterop, China, Russia, 0, 100*r.Arms.StageInterop/r.Arms.Stages, e.faith(other))
		}
	case DueConsult:
		loss = r.Diplomacy.DefaultTrust
		if honour {
			e.soft(other, me, r.Diplomacy.ConsultTrust)
			e.add(QDeed, China, Russia, uint8(Convenience), 1)
		}
	case DueExercise:
		loss = r.Diplomacy.DefaultTrust
		if honour {
			e.add(QInterop, China, Russia, 0, r.Diplomacy.ExerciseInterop)
			e.add(QDeed, China, Russia, uint8(Strategic), 1)
			e.add(QThreat, US, me, 0, r.Diplomacy.ExerciseThreat)
		}
	case DueStaff:
		loss = r.Diplomacy.DefaultTrust
		if honour {
			e.add(QInterop, China, Russia, 0, r.Diplomacy.CommandInterop)
		}
	case DueRelief:
		e.contractDeal(c, honour)
		loss = r.Diplomacy.DefaultTrust
	case DueAbide:
		if !honour {
			e.add(QStanding, me, Nobody, 0, -r.Diplomacy.WithdrawStanding)
			e.hundredths(QFlow, me, Nobody, 0, -100*r.Diplomacy.DealFlow, 100)
			e.add(QTerm, me, US, uint8(c.Term), -1)
		}
	case DueComply:
		e.ultimatum(honour)
		return
	case DueCarryOut:
		if honour {
			e.add(QSanction, me, other, 0, e.tighter(me, other))
			e.add(QThreat, other, me, 0, r.Trade.SanctionThreat*e.tighter(me, other))
			e.takenBack(me, other, 100)
		} else {
			e.add(QHome, me, Nobody, 0, -r.Diplomacy.BluffHome)
		}
		return
	}
	record := int16(1)
	if !honour && d == DuePayment && c.cheated() {
		record = 0
	} else if !honour {
		record = -1
		e.add(QTrust, other, me, 0, -loss)
	}
	e.add(QRecord, me, other, 0, record)
	if choice == Refuse {
		e.add(QEnd, me, other, uint8(c.Kind), 1)
	}
}

// contractDeal is a year more of relief, or its end.
func (e *expecter) contractDeal(c *Contract, honour bool) {
	if honour {
		return
	}
	e.add(QStanding, e.me, Nobody, 0, -e.r.Diplomacy.DealBreach)
	e.add(QTerm, c.B, US, uint8(c.Term), -1)
	e.hundredths(QFlow, c.B, Nobody, 0, -100*e.r.Diplomacy.DealFlow, 100)
}

// broken is what breaking a deal in the open costs, if it comes to that.
func (e *expecter) broken(p Power, chance int16) {
	e.maybe(QStanding, p, Nobody, 0, -e.r.Diplomacy.DealBreach, chance)
	e.maybe(QSanction, US, p, 0, e.tighter(US, p), chance)
	e.hundredths(QFlow, p, Nobody, 0, -100*e.r.Diplomacy.DealFlow, chance)
}

func (e *expecter) ultimatum(complies bool) {
	me := e.me
	th, ok := me.Home()
	if !ok {
		return
	}
	if complies {
		e.add(QStanding, me, Nobody, 0, -e.r.Diplomacy.ComplyStanding)
		e.add(QHeat, me, Nobody, uint8(th), -e.r.Diplomacy.ComplyHeat)
		e.add(QStakes, me, US, uint8(th), -e.r.Diplomacy.ComplyStakes)
		if e.t.Fronts[th].Local > 0 {
			e.add(QPosture, me, Nobody, uint8(th), -1)
		}
		return
	}
	if e.t.Quarter+1 < e.s.Quarters { // or there is no time left to carry it out
		e.maybe(QSanction, US, me, 0, e.tighter(US, me), e.stands(US))
	}
}

// futureGas is a quarter's flow once gas flows, at the present price of oil.
func (e *expecter) futureGas(c *Contract, p Power) int16 {
	full := *c
	full.Progress = int8(e.r.Energy.FirstGas)
	return gasFlow(e.r, e.t, &full, p)
}

// grade is the grade to count on: what is known to be built, else what was promised.
func (c *Contract) grade() Grade {
	if c.Built != UnknownGrade {
		return c.Built
	}
	return c.Promised
}

func (e *expecter) gain(g Grade) int16 {
	if g == FullGrade {
		return e.r.Arms.FullGain
	}
	return e.r.Arms.ExportGain
}

// grade reckons what is built: the lots to come, and what a broken promise costs.
func (e *expecter) grade(c *Contract, choice Choice) {
	lots, later := int16(c.Lots), e.r.Agents.LaterGuess
	if choice == BuildFull {
		e.maybe(QMilitary, c.B, Nobody, 0, lots*e.r.Arms.FullGain, later)
		return
	}
	e.maybe(QMilitary, c.B, Nobody, 0, lots*e.r.Arms.ExportGain, later)
	if c.Promised == FullGrade {
		e.maybe(QTrust, c.B, c.A, 0, -e.r.Arms.CheatTrust*lots, later)
		e.maybe(QRecord, c.A, c.B, 0, -lots, later)
	}
}

// stands guesses, in hundred, that a power stands firm: the firmer at home, the likelier.
func (e *expecter) stands(p Power) int16 {
	a := &e.r.Agents
	return a.guess(a.StandBase + a.StandHome*int16(e.t.Sides[p].Home-top/2))
}

// stance reckons a crisis: the chance that the others stand, and the odds of the fight.
func (e *expecter) stance(th Theatre, st Stance) {
	cr, me, p := &e.r.Crisis, e.me, th.Principal()
	partner := p.Partner()
	switch st {
	case Stand, Yield:
		e.party(th, st == Stand)
	case Back:
		e.add(QTrust, p, me, 0, cr.BackTrust)
		e.add(QTrust, me, p, 0, cr.BackTrust)
		e.add(QThreat, US, me, 0, cr.Threat)
		e.add(QDeed, China, Russia, uint8(AllianceRung), 1)
		without, _ := e.fight(th, false)
		with, _ := e.fight(th, true)
		e.maybe(QStakes, p, US, uint8(th), cr.StakesDecisive, e.stands(US)*max(with-without, 0)/100)
		if i, have := e.t.find(Deal, US, me); have && e.t.Contracts[i].Term == TermNoBacking {
			e.broken(me, 100)
		}
	case Consult:
		e.soft(p, me, cr.ConsultTrust)
		e.add(QDeed, China, Russia, uint8(EntenteRung), 1)
		if _, back := e.t.obliged(); back {
			e.aside(p, partner)
		}
	case Aside:
		if consult, back := e.t.obliged(); consult || back {
			e.aside(p, partner)
		}
	}
}

func (e *expecter) aside(p, partner Power) {
	e.add(QStanding, partner, Nobody, 0, -e.r.Crisis.AsideStanding)
	e.add(QTrust, p, partner, 0, -e.r.Crisis.AsideTrust)
	e.add(QRecord, partner, p, 0, -1)
}

// party reckons standing or yielding for the principal or the United States.
func (e *expecter) party(th Theatre, stand bool) {
	cr, me, p := &e.r.Crisis, e.me, th.Principal()
	foe := US
	if me == US {
		foe = p
	}
	firm := e.stands(foe)
	if !stand {
		e.maybe(QStakes, me, foe, uint8(th), -cr.StakesYield, firm)
		e.add(QHome, me, Nobody, 0, -cr.YieldHome)
		e.add(QStanding, me, Nobody, 0, -cr.YieldStanding)
		return
	}
	win, lose := e.fight(th, false)
	if partner := p.Partner(); me == p || me == US { // the partner may back
		b, c := e.fight(th, true)
		a := &e.r.Agents
		share := a.guess(a.AcceptBase+a.AcceptTrust*int16(e.t.Trust[partner][p])) * a.BackGuess / 100
		if i, have := e.t.find(Deal, US, partner); have && e.t.Contracts[i].Term == TermNoBacking {
			share = a.guess(0) // it has promised not to
		}
		win, lose = (win*(100-share)+b*share)/100, (lose*(100-share)+c*share)/100
	}
	if me == US {
		win, lose = lose, win
	}
	e.row.Odds = clampOdds(int8((win + 5) / 10))
	e.maybe(QStakes, me, foe, uint8(th), cr.StakesYield, 100-firm)
	e.maybe(QStakes, me, foe, uint8(th), cr.StakesDecisive, firm*win/100)
	e.maybe(QStakes, me, foe, uint8(th), -cr.StakesDecisive, firm*lose/100)
	e.maybe(QHome, me, Nobody, 0, -cr.StandHome, firm)
	e.maybe(QFunds, me, Nobody, 0, -cr.NarrowFunds, firm*max(100-win-lose, 0)/100)
}

// Tipping is by how many hundredths one more step of strength of a side raises
// its chance of winning a crisis, and lowers that of losing it, as things
// stand: much where the sides are even, nothing where one is far ahead.
func Tipping(r *Rules, s *State, th Theatre, side Power) int16 {
	a, b := CrisisStrength(r, s, th, false)
	if side == US {
		a, b = b, a
	}
	need := int8(r.Crisis.Margin)
	return marginChance(a+1-b, need) - marginChance(a-b, need) + marginChance(b-a, need) - marginChance(b-a-1, need)
}

// fight is the chance in hundred that the principal wins, and that it loses.
func (e *expecter) fight(th Theatre, backed bool) (win, lose int16) {
	a, u := CrisisStrength(e.r, e.t, th, backed)
	need := int8(e.r.Crisis.Margin)
	return marginChance(a-u, need), marginChance(u-a, need)
}
