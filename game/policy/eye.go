package policy

import "entente/game"

// eye is how a power looks at consequences: what a step of each quantity is
// worth to it now. Worths are in tenths of a point of score summed over
// quarters; sums in hundredths of that.
type eye struct {
	set *game.Setup
	v   *game.View
	r   *game.Rules
	t   *game.State
	a   *game.AgentRules
	k   *game.ShareRules // what things are worth beside others
	me  game.Power
	w   [game.Objectives]int32

	long, short int32 // quarters that lasting and drifting things count for
	funds       int32
	influence   int32
	operators   int32
	threshold   int32 // hundredths
	precision   int32
	harm        int32 // of a fund a quarter to a rival
	secrecy     int32
	align       int32 // of a deed of the partnership
	pull        int32 // the balance's pull, 0 to 100
	strength    int32 // of a step of strength in a crisis
	heat        [game.Theatres]int32

	// For tests of reasons, and for giving them: a motive that counts for
	// nothing, and the one order in which it does so, or Pass for all.
	struck game.Motive
	within game.Order
}

func (e *eye) open(set *game.Setup, v *game.View, a *game.AgentRules) {
	*e = eye{set: set, v: v, r: &set.Rules, t: &v.State, a: a, k: &a.Share, me: v.Me}
	of := func(x *game.Each) int32 { return int32(x.Of(v.Me)) }
	for i, w := range set.Rules.Weights(v.Me) {
		e.w[i] = int32(w)
	}
	e.long, e.short = int32(a.Horizon), int32(a.HalfLife)
	e.funds, e.influence, e.operators = of(&a.FundsWorth), of(&a.InfluenceWorth), of(&a.OperatorWorth)
	e.threshold, e.precision = 100*of(&a.Threshold), of(&a.Precision)
	e.harm, e.secrecy = of(&a.RivalHarm), of(&a.SecrecyWorth)
	for th := range game.Theatre(game.Theatres) {
		e.heat[th] = int32(e.t.Fronts[th].Heat)
		if e.me == game.US || th.Principal() == e.me {
			e.strength += int32(a.StrengthWorth) * e.heat[th]
		}
	}
	if e.me == game.US {
		return
	}
	if set.Rules.Switch.Alignment == 1 {
		b := game.Balances(set, v, v.Me)
		e.pull = int32(b.Pull())
		e.align = of(&a.AlignWorth) * int32(b.Net()) / 10
	}
}

// weigh sums what the consequences of an order are worth, in hundredths, and
// notes the motives in tl if it is not nil.
func (e *eye) weigh(row *game.Row, tl *tally) int32 {
	var sum int32
	for _, x := range row.List() {
		w, m, about := e.worth(&x)
		if m == e.struck && (e.within.Kind == game.Pass || e.within == row.Order) {
			continue // of ByChance nothing is lost
		}
		w = w * int32(x.Amount) / 100 * int32(x.Chance)
		sum += w
		tl.add(m, about, w)
	}
	return sum
}

// price is what spending is worth, in hundredths: means that would not be
// carried over are cheap.
func (e *eye) price(k, left game.Cost) int32 {
	b := &e.r.Budget
	return 100 * (e.part(k.Funds, left.Funds-b.CarryFunds, e.funds) +
		e.part(k.Influence, left.Influence-b.CarryInfluence, e.influence) +
		e.part(k.Operators, 0, e.operators))
}

// part prices a spending of which so much would be lost anyway.
func (e *eye) part(spent, idle int16, worth int32) int32 {
	free := min(max(int32(idle), 0), int32(spent))
	return (int32(spent)-free)*worth + share(e.k.IdlePrice, free*worth)
}

// share is so many hundredths of a worth.
func share(hundredths int16, worth int32) int32 { return worth * int32(hundredths) / 100 }

func (e *eye) rival(p game.Power) bool { return p < game.Powers && (e.me == game.US) != (p == game.US) }

// spite is what harm to a rival is worth: more after a provocation. A partner
// is wished no harm until there is proof of what it did.
func (e *eye) spite(p game.Power) int32 {
	if !e.rival(p) {
		if p < game.Powers && int16(e.t.Evidence[e.me][p]) >= e.r.Evidence.BreachAt {
			return int32(e.a.Grievance.Of(e.me))
		}
		return 0
	}
	w := share(e.k.Spite, e.harm)
	if e.t.Provoked[e.me][p] > 0 {
		w += int32(e.a.Grievance.Of(e.me))
	}
	return w
}

// flow is what a fund a quarter is worth: funds, and the income objective.
func (e *eye) flow() int32 {
	return share(e.k.Flow, e.long*(e.funds+e.income()))
}

// income is what a fund of flow adds to the income objective in a quarter.
func (e *eye) income() int32 { return 10 * e.w[game.WantIncome] / int32(e.r.Score.IncomeTop) }

// bite is what a step of sanctions costs whoever bears it: funds until it is
// eased, and access to markets.
func (e *eye) bite() int32 {
	return e.short * (e.funds + share(e.k.BiteMarket, e.w[game.WantTech]))
}

// worth is what one step of an effect's quantity is worth, for which motive,
// and whom it concerns.
func (e *eye) worth(x *game.Effect) (int32, game.Motive, game.Power) {
	if x.A == e.me {
		return e.own(x)
	}
	switch x.Q {
	case game.QPosition:
		w := share(e.k.Position, e.w[game.WantVenues]*int32(e.r.Norms.Weights.Of(game.Venue(x.Place)))*e.long) / e.venueWeights()
		if e.me == game.US {
			w = -w
		}
		return w, game.ForVenues, game.Nobody
	case game.QTechTrust, game.QRevenue:
		return e.techWorth(), game.ForTech, game.Nobody
	case game.QInterop, game.QDeed, game.QClause, game.QDeclared, game.QBreach:
		return e.bond(x)
	}
	return e.others(x)
}

func (e *eye) venueWeights() int32 {
	w := &e.r.Norms.Weights
	return int32(w.GGE + w.ITU + w.ICANN + w.Club)
}

func (e *eye) techWorth() int32 {
	if e.me != game.US {
		return 0
	}
	return share(e.k.Tech, e.w[game.WantTech]*e.short)
}

// own is the worth of what happens to oneself.
func (e *eye) own(x *game.Effect) (int32, game.Motive, game.Power) {
	a, k, w := e.a, e.k, &e.w
	switch x.Q {
	case game.QFunds:
		return e.funds, game.ForIncome, game.Nobody
	case game.QFlow:
		return e.flow(), game.ForIncome, game.Nobody
	case game.QIncome:
		return game.Year * e.income(), game.ForIncome, x.B
	case game.QInfluence:
		return e.influence, game.ForStanding, game.Nobody
	case game.QOperators:
		return e.operators, game.ForSecrecy, game.Nobody
	case game.QEconomy:
		return w[game.WantEconomy]*e.short + e.funds*e.short/int32(e.r.Budget.EconomyDivisor), game.ForEconomy, game.Nobody
	case game.QMilitary:
		return (w[game.WantMilitary]+w[game.WantEdge])*e.short + e.strength, game.ForMilitary, game.Nobody
	case game.QHome:
		return w[game.WantHome] * e.short, game.ForHome, game.Nobody
	case game.QControl:
		return e.control()
	case game.QDefence:
		return e.secrecy, game.ForSecrecy, game.Nobody
	case game.QOffence:
		return e.operators * e.short, game.ForMilitary, game.Nobody
	case game.QStanding:
		return w[game.WantStanding]*e.short + e.influence*e.short/int32(e.r.Budget.StandingDivisor), game.ForStanding, game.Nobody
	case game.QInstitution:
		return share(k.Institution, e.influence*e.long) + w[game.WantVenues], game.ForVenues, game.Nobody
	case game.QForum:
		return share(k.Forum, e.influence*int32(e.r.Norms.ForumQuarters)+w[game.WantVenues]), game.ForVenues, game.Nobody
	case game.QBloc:
		return share(k.Bloc, w[game.WantVenues]*e.long), game.ForVenues, game.Nobody
	case game.QStakes:
		if e.me == game.US { // each theatre is half of what is at stake
			return w[game.WantStakes] * e.long / int32(game.Theatres), game.ForStakes, game.Nobody
		}
		return w[game.WantStakes] * e.long, game.ForStakes, game.Nobody
	case game.QPosture:
		upkeep := e.funds * e.short / int32(e.r.Budget.PostureDivisor)
		tips := int32(game.Tipping(e.r, e.t, game.Theatre(x.Place), e.me))
		return share(k.Posture, int32(a.StrengthWorth)*e.heat[x.Place]*tips)/100 - upkeep, game.ForStakes, game.Nobody
	case game.QHeat:
		return e.heatWorth(game.Theatre(x.Place)), game.ForStakes, game.Nobody
	case game.QSanction: // what I impose
		return e.harm + e.spite(x.B), e.spiteMotive(x.B), x.B
	case game.QExport:
		return e.spite(x.B), e.spiteMotive(x.B), x.B
	case game.QEvidence:
		if x.Amount < 0 { // evidence is there to be used
			return share(k.Evidence, int32(a.EvidenceWorth.Of(e.me))), game.ForSecrecy, x.B
		}
		return share(k.Evidence, int32(a.EvidenceWorth.Of(e.me))*(1+int32(e.t.Evidence[e.me][x.B]))), game.ForSecrecy, x.B
	case game.QWary:
		return share(k.Wary, e.secrecy), game.ForSecrecy, x.B
	case game.QGuide:
		return share(k.Guide, e.secrecy), game.ForMilitary, x.B
	case game.QDemand:
		return share(k.Demand, e.operators), game.ForMilitary, game.Nobody
	case game.QProof:
		return -e.proof(x), game.ForRestraint, x.B
	case game.QIntel:
		return e.intel(x.B), game.ForStakes, x.B
	case game.QRecord:
		return int32(a.FaithWorth.Of(e.me)), game.ForFaith, x.B
	case game.QEnd:
		return -e.ended(x), game.ForFaith, x.B
	case game.QTerm:
		return -e.bound(game.Term(x.Place)), game.ForAutonomy, x.B
	case game.QFreeLaw:
		return w[game.WantHome], game.ForHome, x.B
	case game.QDependence:
		return -share(k.Dependence, w[game.WantAutonomy]*e.long), game.ForAutonomy, x.B
	case game.QInterop, game.QDeed, game.QClause, game.QDeclared, game.QBreach:
		return e.bond(x)
	}
	return 0, game.ByChance, game.Nobody
}

// others is the worth of what happens to somebody else.
func (e *eye) others(x *game.Effect) (int32, game.Motive, game.Power) {
	a, k := e.a, e.k
	switch x.Q {
	case game.QTrust:
		switch {
		case x.B == e.me && x.A == e.me.Partner():
			return int32(a.TrustWorth.Of(e.me)), game.ForTrust, x.A
		case x.B == e.me:
			return int32(a.RivalTrust.Of(e.me)), game.ForTrust, x.A
		case e.me == game.US:
			return -share(k.Rift, int32(a.ApartWorth)), game.ForLowRung, x.A
		}
	case game.QThreat:
		if x.B == e.me {
			return -int32(a.ThreatCost.Of(e.me)), game.ForSafety, x.A
		}
	case game.QEvidence:
		if x.B == e.me {
			return -int32(a.EvidenceWorth.Of(e.me)), game.ForRestraint, x.A
		}
	case game.QSanction: // imposed on me
		if x.B == e.me {
			return -e.bite(), game.ForRelief, x.A
		}
	case game.QEased:
		if x.B == e.me {
			return e.bite(), game.ForRelief, x.A
		}
	case game.QFlow, game.QFunds:
		if e.rival(x.A) {
			return -e.harm, e.harmMotive(x.A), x.A
		}
	case game.QEconomy:
		if e.rival(x.A) {
			return -share(k.RivalEconomy, e.harm), e.harmMotive(x.A), x.A
		}
	case game.QHome, game.QStanding:
		return -e.spite(x.A), e.spiteMotive(x.A), x.A
	case game.QMilitary:
		if x.A == e.me.Partner() {
			return -e.w[game.WantEdge] * e.short, game.ForEdge, x.A
		}
		return -share(k.RivalStrength, e.strength), game.ForStakes, x.A
	case game.QPosture:
		if e.rival(x.A) {
			return -int32(a.StrengthWorth) * e.heat[x.Place], game.ForStakes, x.A
		}
	case game.QHeat:
		if e.me == game.US {
			return e.heatWorth(game.Theatre(x.Place)), game.ForStakes, x.A
		}
	case game.QOperators:
		if e.rival(x.A) {
			return -share(k.RivalOperator, e.secrecy), game.ForSecrecy, x.A
		}
	case game.QTerm:
		if e.me == game.US {
			return e.binding(game.Term(x.Place)), game.ForLowRung, x.A
		}
	case game.QFreeLaw:
		return share(k.FreeLaw, max(e.align, 0)), game.ForBacking, x.A
	case game.QStakes: // the partner's, when backing it
		return max(e.align, 0), game.ForBacking, x.A
	}
	return 0, game.ByChance, game.Nobody
}

func (e *eye) spiteMotive(p game.Power) game.Motive {
	if e.t.Provoked[e.me][p] > 0 || !e.rival(p) {
		return game.ForGrievance
	}
	return e.harmMotive(p)
}

// harmMotive is why a power presses a rival that gave no cause.
func (e *eye) harmMotive(game.Power) game.Motive {
	if e.me == game.US {
		return game.ForStakes
	}
	return game.ForSafety
}
