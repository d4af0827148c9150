package game

import "entente/game/dice"

// What each card can be expected to bring, a family each.

func (e *expecter) trade(by Power, o Order) {
	r, t := e.r, e.t
	switch o.Kind {
	case GasOffer:
		c := Contract{Kind: GasContract, A: Russia, B: China, Price: Price(o.A), Progress: int8(r.Energy.FirstGas)}
		for _, p := range [2]Power{China, Russia} { // years away: a step of pipeline stands for it
			e.hundredths(QFlow, p, Nobody, 0, 100*gasFlow(r, t, &c, p)/r.Energy.FirstGas, 100)
		}
		if o.B == 1 {
			e.maybe(QFunds, Russia, Nobody, 0, r.Energy.Prepay, e.faith(China))
			e.maybe(QFunds, China, Nobody, 0, -r.Energy.Prepay, e.faith(China))
		}
	case Renegotiate:
		i, have := t.find(GasContract, China, Russia)
		if !have {
			return
		}
		now := t.Contracts[i]
		then := now
		then.Price, then.Disputed = Linked-now.Price, 0
		then.Progress, now.Progress = int8(r.Energy.FirstGas), int8(r.Energy.FirstGas)
		for _, p := range [2]Power{China, Russia} {
			e.hundredths(QFlow, p, Nobody, 0, 100*(gasFlow(r, t, &then, p)-gasFlow(r, t, &now, p)), e.near())
		}
		e.share = 100 - e.share
		e.add(QTrust, by, o.To, 0, -r.Energy.DisputeTrust)
	case Build:
		e.add(QPipeline, Russia, China, 0, r.Energy.BuildStep)
		if i, have := t.find(GasContract, China, Russia); have {
			for _, p := range [2]Power{China, Russia} {
				left := max(r.Energy.FirstGas-int16(t.Contracts[i].Progress), 1) // the nearer the gas, the more a step brings
				e.hundredths(QFlow, p, Nobody, 0, 100*e.futureGas(&t.Contracts[i], p)/left, 100)
			}
		}
	case AccordOffer:
		e.hundredths(QFlow, China, Nobody, 0, 100*r.Trade.AccordFlow, 100)
		e.hundredths(QFlow, Russia, Nobody, 0, 100*r.Trade.AccordFlow, 100)
		for _, p := range [2]Power{China, Russia} {
			if t.Sanctions[US][p].Level > t.Sanctions[US][p].Eased {
				e.add(QEased, US, p, 0, r.Trade.AccordEases)
			}
		}
		e.add(QDependence, Russia, China, 0, r.Trade.AccordDepends)
	case Impose:
		e.add(QSanction, by, o.To, 0, e.tighter(by, o.To))
		e.add(QThreat, o.To, by, 0, r.Trade.SanctionThreat)
		switch {
		case t.Provoked[by][o.To] == 0:
			e.add(QStanding, by, Nobody, 0, -r.Trade.SanctionBlame)
		case t.Sides[by].Wait[WaitRally] == 0:
			e.add(QHome, by, Nobody, 0, r.Trade.SanctionHome)
		}
		e.takenBack(by, o.To, 100)
		if by == US {
			e.add(QRevenue, US, Nobody, 0, -int16(r.Trade.SanctionRevenue.Of(o.To)))
		}
		level := int16(t.Sanctions[by][o.To].Level)
		e.hundredths(QFlow, by, Nobody, 0, -100*((level+2)/r.Budget.UpkeepDivisor-(level+1)/r.Budget.UpkeepDivisor*min(level, 1)), 100)
	case Relax:
		if level := int16(t.Sanctions[by][o.To].Level); level > 0 {
			e.add(QSanction, by, o.To, 0, -1)
			e.hundredths(QFlow, by, Nobody, 0, 100*((level+1)/r.Budget.UpkeepDivisor-level/r.Budget.UpkeepDivisor*min(level-1, 1)), 100)
		} else {
			e.add(QExport, by, o.To, 0, -1)
			e.add(QRevenue, US, Nobody, 0, r.Trade.ExportRevenue)
		}
		e.add(QThreat, o.To, by, 0, -r.Trade.SanctionThreat)
		if t.Provoked[by][o.To] > 0 {
			e.add(QHome, by, Nobody, 0, -r.Trade.RelaxHome)
		}
	case ExportControl:
		e.add(QExport, by, o.To, 0, 1)
		e.add(QEconomy, o.To, Nobody, 0, -r.Trade.ExportEconomy)
		e.add(QRevenue, US, Nobody, 0, -r.Trade.ExportRevenue)
		e.add(QThreat, o.To, by, 0, r.Trade.SanctionThreat)
		e.takenBack(by, o.To, 100)
	case Substitute:
		e.maybe(QEased, US, by, 0, 1, e.die(int8(r.Trade.SubstituteOdds)))
	}
}

// near is how near first gas is, in hundred.
func (e *expecter) near() int16 {
	i, have := e.t.find(GasContract, China, Russia)
	if !have {
		return 0
	}
	return 100 * int16(e.t.Contracts[i].Progress) / e.r.Energy.FirstGas
}

// faith is how far a power's record lets one count on it, in hundred.
func (e *expecter) faith(p Power) int16 {
	num, den := e.t.Faith(p)
	return 100 * num / den
}

func (e *expecter) arms(by Power, o Order) {
	r, t := e.r, e.t
	switch o.Kind {
	case Fund:
		if o.A == FundOffence {
			e.add(QOffence, by, Nobody, 0, r.Arms.FundGain)
		} else {
			e.add(QMilitary, by, Nobody, 0, r.Arms.FundGain)
		}
	case ArmsOffer:
		lots, gain := int16(o.B), r.Arms.ExportGain
		if Grade(o.A) == FullGrade {
			gain = r.Arms.FullGain
		}
		pay := lots*r.Arms.LotPrice + (lots-1)*r.Arms.AdvancePerLot
		e.maybe(QFunds, Russia, Nobody, 0, pay, e.faith(China))
		e.maybe(QFunds, China, Nobody, 0, -pay, e.faith(China))
		later := e.faith(Russia) * r.Agents.LaterGuess / 100
		e.undelivered(later)
		e.maybe(QMilitary, China, Nobody, 0, lots*gain, later)
		e.maybe(QDeed, China, Russia, uint8(Strategic), 1, later)
	case SellElsewhere:
		e.add(QFunds, by, Nobody, 0, r.Arms.SellFunds)
		e.add(QThreat, by.Partner(), by, 0, r.Arms.SellThreat)
		e.add(QTrust, by.Partner(), by, 0, -r.Arms.SellTrust)
	case CopyArms:
		e.maybe(QMilitary, by, Nobody, 0, r.Arms.CopyGain, e.die(int8(r.Arms.CopyOdds)))
		found := 10 * r.Arms.CopyFound
		e.maybe(QTrust, by.Partner(), by, 0, -r.Arms.CopyTrust, found)
		e.maybe(QEvidence, by.Partner(), by, 0, r.Arms.CopyEvidence, found)
	case Develop:
		for _, p := range [2]Power{China, Russia} {
			e.add(QFunds, p, Nobody, 0, -r.Arms.Stages*r.Arms.StageFunds)
			e.maybe(QMilitary, p, Nobody, 0, r.Arms.StageMilitary, e.faith(p.Partner()))
		}
		e.maybe(QInterop, China, Russia, 0, r.Arms.StageInterop, e.faith(by.Partner()))
	case Deploy:
		th := Theatre(o.A)
		e.add(QPosture, by, Nobody, o.A, 1)
		e.add(QHeat, th.Principal(), Nobody, o.A, r.Posture.DeployHeat)
		e.add(QThreat, opponent(by, th), by, 0, r.Posture.Threat)
	case StandDown:
		th := Theatre(o.A)
		e.add(QPosture, by, Nobody, o.A, -1)
		e.add(QHeat, th.Principal(), Nobody, o.A, -min(r.Posture.StandHeat, int16(t.Fronts[th].Heat)))
		e.add(QThreat, opponent(by, th), by, 0, -r.Posture.StandThreat)
		if by == US {
			e.add(QHome, by, Nobody, 0, -r.Posture.StandHome)
		} else {
			e.add(QStanding, by, Nobody, 0, -r.Posture.StandHome)
		}
	}
}

// tighter is the step by which a power can still tighten its sanctions: 1, or 0 at the maximum.
func (e *expecter) tighter(by, on Power) int16 {
	return min(1, int16(e.r.Trade.SanctionMax.Track(by)-e.t.Sanctions[by][on].Level))
}

// takenBack is what pressing a power costs with which one has a deal, if it comes to that.
func (e *expecter) takenBack(by, to Power, chance int16) {
	i, have := e.t.find(Deal, US, to)
	if !have || by != US {
		return
	}
	e.maybe(QStanding, by, Nobody, 0, -e.r.Diplomacy.DealBreach, chance)
	e.maybe(QTerm, to, by, uint8(e.t.Contracts[i].Term), -1, chance)
	e.hundredths(QFlow, to, Nobody, 0, -100*e.r.Diplomacy.DealFlow, chance)
}

// undelivered is what an arms contract costs a party that has promised the United
// States that nothing is delivered: at the first lot its deal is broken.
func (e *expecter) undelivered(chance int16) {
	for _, p := range [2]Power{China, Russia} {
		if i, have := e.t.find(Deal, US, p); have && e.t.Contracts[i].Term == TermNoDelivery {
			e.broken(p, chance)
		}
	}
}

func (e *expecter) spying(o Order) {
	r, t, me := e.r, e.t, e.me
	switch o.Kind {
	case Intrude:
		e.intrusion(o)
	case Harden:
		e.add(QDefence, me, Nobody, 0, r.Espionage.HardenGain)
	case Investigate:
		c := e.die(int8(r.Evidence.Investigate) + int8(r.Orders[Investigate].Operators))
		who := Unaffiliated
		if i := t.openCase(me); i >= 0 {
			who = t.Incidents[i].Likeliest(r.Evidence.CluesNeeded)
		}
		e.maybe(QEvidence, me, who, 0, 1, c)
	case Protest:
		e.add(QEvidence, me, o.To, 0, -r.Evidence.ProtestAt)
		e.add(QWary, me, o.To, 0, r.Evidence.ProtestWary)
		e.maybe(QTrust, me, o.To, 0, r.Evidence.ProtestTrust, r.Agents.RestraintGuess)
	case Accuse:
		ev, have := &r.Evidence, int16(t.Evidence[me][o.To])
		switch {
		case have >= ev.StrongAt:
			e.add(QStanding, o.To, Nobody, 0, -ev.StrongStanding)
		case have >= ev.BreachAt:
			e.add(QStanding, o.To, Nobody, 0, -ev.FairStanding)
		default:
			e.add(QStanding, me, Nobody, 0, -ev.WeakStanding)
		}
		e.add(QTrust, o.To, me, 0, -ev.AccuseTrust)
		e.add(QTrust, me, o.To, 0, -ev.AccuseTrust)
		e.add(QEvidence, me, o.To, 0, -ev.Spend)
		if have >= ev.BreachAt {
			e.add(QWary, me, o.To, 0, r.Espionage.WaryQuarters)
		}
		if o.To == me.Partner() && t.Bond.Accord > 0 {
			for _, p := range [2]Power{China, Russia} {
				e.add(QFunds, p, Nobody, 0, -r.Trade.AccordAccused*r.Trade.AccordFlow)
			}
		}
		if have >= ev.BreachAt && o.To == me.Partner() {
			e.add(QBreach, o.To, me, 0, 1)
		}
	case Indict:
		e.add(QHome, me, Nobody, 0, r.Evidence.IndictHome)
		e.add(QEvidence, me, o.To, 0, -r.Evidence.Spend)
		e.add(QThreat, o.To, me, 0, r.Evidence.IndictThreat)
		e.add(QOperators, o.To, Nobody, 0, -r.Evidence.IndictOperators*r.Evidence.IndictQuarters)
	case Share:
		e.add(QDefence, o.To, Nobody, 0, r.Espionage.ShareDefence)
		e.soft(o.To, me, r.Espionage.ShareTrust)
	}
}

// intrusion reckons with the operators that the victim usually leaves idle.
func (e *expecter) intrusion(o Order) {
	r, t, me, sp := e.r, e.t, e.me, &e.r.Espionage
	c := e.die(intrudeOdds(r, t, me, o))
	switch aim := Aim(o.A); aim {
	case Political:
		e.maybe(QHome, o.To, Nobody, 0, -sp.PoliticalHome, c)
	case Technology:
		e.hundredths(QEconomy, me, Nobody, 0, 100*sp.StepGain*min(sp.yield(o.To, aim), sp.Steps)/sp.Steps, c)
		if o.To == US {
			e.maybe(QRevenue, US, Nobody, 0, -sp.TheftRevenue, c)
		}
	case Military:
		e.hundredths(QMilitary, me, Nobody, 0, 100*sp.StepGain/sp.Steps, c)
		if t.Sides[me].Intel[o.To] == 0 {
			e.maybe(QIntel, me, o.To, 0, 1, c)
		}
	}
	e.add(QOperators, me, Nobody, 0, -sp.AwayQuarters*int16(r.operators(Mode(o.B))))
	spare := Operators(r, t, o.To) / int8(r.Agents.IdleGuess)
	seen := 10 * int16(clampOdds(detectOdds(r, t, o.To, Mode(o.B), spare)))
	named := seen * r.Evidence.ClueTrue / dice.Faces
	if Mode(o.B) == Borrowed {
		named = named * r.Agents.BorrowedGuess / 100
	}
	e.maybe(QProof, me, o.To, o.A, 1, named)
	e.maybe(QThreat, o.To, me, 0, sp.SeenThreat, named)
	e.maybe(QTrust, o.To, me, 0, -sp.SeenTrust, named)
	if i, have := t.find(Deal, US, me); have && o.To == US && Aim(o.A) == Technology && t.Contracts[i].Term == TermNoTheft {
		e.broken(me, named/r.Evidence.BreachAt) // what the United States hold already is hidden: so many clues make proof
	}
}

func (e *expecter) norms(by Power, o Order) {
	r, t := e.r, e.t
	switch o.Kind {
	case Push:
		e.contest(by.Camp(), Venue(o.A), PushWeight(r, t, by))
	case JointPush:
		e.contest(Sovereign, Venue(o.A), PushWeight(r, t, by)+PushWeight(r, t, o.To)+int8(r.Norms.JointBonus))
		e.add(QDeed, China, Russia, uint8(EntenteRung), 1)
	case HostForum:
		e.add(QForum, by, Nobody, 0, 1)
		if guest, shared := o.Offered(by); shared {
			e.add(QForum, guest, Nobody, 0, 1)
			e.softBoth(by, guest, r.Norms.ForumTrust)
		}
	case Found:
		e.add(QInstitution, by, Nobody, 0, 1)
	case Court:
		odds, share := r.Norms.CourtOdds, int16(100)
		if t.Blocs[Undecided] == 0 { // from the other camp to the undecided: half the way
			odds, share = r.Norms.PoachOdds, share/2
		}
		e.hundredths(QBloc, by, Nobody, 0, share, e.die(int8(odds)))
	case ControlLaw:
		e.add(QControl, by, Nobody, 0, r.Domestic.LawControl)
		if int16(t.Threat[by][US]) >= r.Domestic.LawThreat {
			e.add(QHome, by, Nobody, 0, r.Domestic.LawHome)
		}
		if (int16(t.Sides[by].Control)+r.Domestic.LawControl)%r.Domestic.LawEconomyAt == 0 {
			e.add(QEconomy, by, Nobody, 0, -1)
		}
	case KnowHow:
		e.add(QFreeLaw, o.To, Nobody, 0, 1)
		e.add(QGuide, by, o.To, 0, r.Espionage.GuideBonus)
		e.softBoth(by, o.To, r.Domestic.KnowHowTrust)
	case Freedom:
		c := e.die(FreedomOdds(r, t, o.To))
		e.maybe(QHome, o.To, Nobody, 0, -r.Domestic.FreedomHome, c)
		if t.Blocs[Sovereign] > 0 {
			e.hundredths(QBloc, by, Nobody, 0, 100*r.Domestic.FreedomBlocs/2, c) // half the way
		}
		e.add(QThreat, o.To, by, 0, r.Domestic.FreedomThreat)
	case DemandFirms:
		e.add(QDemand, by, Nobody, 0, r.Espionage.DemandBonus)
		leak := 10 * r.Domestic.LeakOdds
		e.maybe(QTechTrust, US, Nobody, 0, -r.Domestic.LeakTrust, leak)
		e.maybe(QBloc, by, Nobody, 0, -r.Domestic.LeakBlocs, leak)
	}
}

// contest reckons a push: with the chance that is guessed, somebody pushes back.
func (e *expecter) contest(camp Camp, v Venue, weight int8) {
	against := Sovereign + Open - camp
	lead := weight + CampWeight(e.r, e.t, camp) - CampWeight(e.r, e.t, against)
	answer := int8(e.r.Norms.PushWeight)
	if !v.Member(US) {
		answer = 0
	}
	need := int8(e.r.Norms.Margin)
	guess := e.r.Agents.AnswerGuess
	c := (marginChance(lead, need)*(100-guess) + marginChance(lead-answer, need)*guess) / 100
	e.row.Odds = clampOdds(int8((c + dice.Faces/2) / dice.Faces))
	step := int16(1)
	if camp == Open {
		step = -1
	}
	e.maybe(QPosition, Nobody, Nobody, uint8(v), step, c)
}

// marginChance is the chance in hundred that a lead and half a die beat half a
// die by the margin: by counting all cases.
func marginChance(lead, need int8) int16 {
	n := int16(0)
	for a := int8(1); a <= dice.Faces/2; a++ {
		for b := int8(1); b <= dice.Faces/2; b++ {
			if lead+a-b >= need {
				n++
			}
		}
	}
	return 100 * n / (dice.Faces / 2 * dice.Faces / 2)
}

func (e *expecter) diplomacy(by Power, o Order) {
	r, t, d := e.r, e.t, &e.r.Diplomacy
	switch o.Kind {
	case Statement:
		for _, p := range [2]Power{China, Russia} {
			if int16(t.Sides[p].Standing) < d.StatementBelow {
				e.add(QStanding, p, Nobody, 0, d.StatementGain)
			}
		}
		if then := min(signed(t)+int8(r.Ladder.WordsAhead), int8(r.Ladder.WordsMax)); then > t.Bond.Declared {
			e.add(QDeclared, China, Russia, 0, int16(then-t.Bond.Declared))
		}
	case ConsultOffer:
		e.add(QDeed, China, Russia, uint8(Convenience), 1)
		e.softBoth(China, Russia, d.ConsultTrust)
	case Treaty:
		for _, cl := range Pact(o.A).Clauses() {
			e.add(QClause, China, Russia, uint8(cl), 1)
		}
	case Withdraw:
		for _, cl := range Pact(o.A).Clauses() {
			e.add(QClause, China, Russia, uint8(cl), -1)
		}
		if !t.cause(by, Pact(o.A)) {
			e.add(QStanding, by, Nobody, 0, -d.WithdrawStanding)
			e.add(QTrust, by.Partner(), by, 0, -d.WithdrawTrust)
		}
	case DealOffer:
		e.hundredths(QFlow, o.To, Nobody, 0, 100*d.DealFlow, 100)
		if t.Sanctions[by][o.To].Level > 0 {
			e.add(QSanction, by, o.To, 0, -d.DealRelief)
		}
		e.add(QThreat, o.To, by, 0, -d.DealThreat)
		e.add(QTrust, o.To.Partner(), o.To, 0, -d.DealRivalTrust)
		if t.Provoked[by][o.To] > 0 {
			e.add(QHome, by, Nobody, 0, -d.DealHome)
		}
		e.add(QTerm, o.To, by, o.A, 1)
	case Ultimate:
		e.add(QThreat, o.To, by, 0, d.UltimatumThreat)
		if t.Provoked[by][o.To] == 0 {
			e.add(QStanding, by, Nobody, 0, -d.UltimatumBlame)
		}
		yields := r.Agents.YieldGuess
		e.maybe(QHome, by, Nobody, 0, d.ComplyHome, yields)
		if th, ok := o.To.Home(); ok {
			e.maybe(QHeat, o.To, Nobody, uint8(th), -d.ComplyHeat, yields)
			e.maybe(QStakes, o.To, by, uint8(th), -d.ComplyStakes, yields)
			if t.Fronts[th].Local > 0 {
				e.maybe(QPosture, o.To, Nobody, uint8(th), -1, yields)
			}
		}
		e.maybe(QStanding, o.To, Nobody, 0, -d.ComplyStanding, yields)
		e.maybe(QSanction, by, o.To, 0, e.tighter(by, o.To), 100-yields)
		e.takenBack(by, o.To, 100-yields)
	}
}
