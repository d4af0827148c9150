package policy

import (
	"entente/game"
	"entente/game/dice"
)

// bond is the worth of what ties China and Russia: to themselves by the net
// balance of what pulls and drags, to the United States by what it undoes.
func (e *eye) bond(x *game.Effect) (int32, game.Motive, game.Power) {
	partner := e.me.Partner()
	if e.me == game.US {
		return -int32(e.a.ApartWorth), game.ForLowRung, game.China
	}
	switch x.Q {
	case game.QDeclared:
		return share(e.a.WordsWorth, e.pull), game.ForSafety, game.US
	case game.QBreach:
		// An open breach shames the partner, and costs the partnership what it is worth.
		return int32(e.a.Grievance.Of(e.me)) - e.align, game.ForGrievance, partner
	case game.QClause:
		return e.clause(game.Clause(x.Place)), e.clauseMotive(game.Clause(x.Place)), partner
	case game.QDeed:
		if int8(x.Place) == game.Convenience { // to keep talking commits nobody
			return max(e.align, 0) + share(e.k.Talks, int32(e.a.TrustWorth.Of(e.me))), game.ForBacking, partner
		}
	}
	return e.align, game.ForBacking, partner
}

// control is the worth of a step of control of the internet at home: what it
// holds home up by, and more, the more the United States is feared and its
// sanctions bite (¶14).
func (e *eye) control() (int32, game.Motive, game.Power) {
	home := share(e.k.Control, e.w[game.WantHome]*e.short) / int32(e.r.Tracks.HomeControl)
	fear := int32(e.a.ControlThreat)*int32(e.t.Threat[e.me][game.US]) + int32(e.a.ControlBite)*int32(e.t.Bites(e.r, e.me))
	if fear > home {
		return home + fear, game.ForSafety, game.US
	}
	return home + fear, game.ForHome, game.Nobody
}

// clause is the worth of a clause in force.
func (e *eye) clause(c game.Clause) int32 {
	partner := e.me.Partner()
	mine, theirs := int32(0), int32(0) // heat of one's own theatre, and of the partner's
	for th := range game.Theatre(game.Theatres) {
		if th.Principal() == e.me {
			mine = e.heat[th]
		} else {
			theirs = e.heat[th]
		}
	}
	k := e.k
	strength := int32(e.a.StrengthWorth) * (mine - share(k.PartnerHeat, theirs))
	bound := share(k.PactBound, e.operators)
	autonomy := e.w[game.WantAutonomy] * e.long
	switch c {
	case game.MilTech:
		return share(k.PactExercises, e.align)
	case game.NoTheft, game.NoAttack:
		if e.t.Bond.Clauses[c].Breaches > 0 { // it did not keep the partner out, and binds oneself
			return -bound
		}
		suspicion := int32(e.t.Evidence[e.me][partner])
		return share(k.PactSecrecy, e.secrecy) + suspicion*int32(e.a.EvidenceWorth.Of(e.me)) - bound
	case game.Sovereignty:
		return share(k.PactVoice, e.influence) + e.w[game.WantVenues]
	case game.CrisisConsult:
		return e.align + strength
	case game.Command:
		return share(k.PactCommand, e.align) - autonomy*int32(e.r.Score.Command)
	default: // defence
		return share(k.PactDefence, e.align) + share(k.PactBacking, strength*int32(e.r.Crisis.Backed)) - autonomy*int32(e.r.Score.Alliance)
	}
}

func (e *eye) clauseMotive(c game.Clause) game.Motive {
	switch c {
	case game.NoTheft, game.NoAttack:
		return game.ForSecrecy
	case game.Sovereignty:
		return game.ForVenues
	}
	return game.ForBacking
}

// heatWorth is what a step of heat is worth: a tenth more of a crisis each
// quarter, at what a crisis is worth to whoever stands.
func (e *eye) heatWorth(th game.Theatre) int32 {
	var row game.Row
	game.ExpectInto(e.set, e.v, game.Order{Kind: game.TakeStance, To: game.Nobody, A: uint8(th), B: uint8(game.Stand)}, &row)
	var sum int32
	for _, x := range row.List() {
		w := int32(0)
		switch x.Q {
		case game.QStakes:
			w, _, _ = e.own(&x)
		case game.QHome:
			w = e.w[game.WantHome] * e.short
		case game.QFunds:
			w = e.funds
		}
		sum += w * int32(x.Amount) / 100 * int32(x.Chance) / 100
	}
	if int16(e.heat[th]) <= e.r.Crisis.Threshold { // no crisis is near
		sum = share(e.k.CalmFront, sum)
	}
	return sum * e.short / dice.Faces
}

// proof is what being named for an intrusion costs: more while a clause or a
// deal forbids it (clauses never forbid: they price a proven intrusion).
func (e *eye) proof(x *game.Effect) int32 {
	cost := int32(e.a.ProofCost.Of(e.me))
	if x.B == e.me.Partner() {
		cost += share(e.k.ProofTrust, int32(e.a.TrustWorth.Of(e.me)))
		clause := game.NoAttack
		if game.Aim(x.Place) == game.Technology {
			clause = game.NoTheft
		}
		if e.r.Switch.Clauses == 1 && e.t.Bond.Clauses[clause].Status == game.InForce {
			cost += int32(e.a.ProofBound.Of(e.me))
		}
	}
	if x.B == game.US && game.Aim(x.Place) == game.Technology {
		if i, have := e.deal(e.me); have && e.t.Contracts[i].Term == game.TermNoTheft {
			cost += int32(e.a.ProofBound.Of(e.me))
		}
	}
	return cost
}

// deal finds a power's deal with the United States.
func (e *eye) deal(p game.Power) (int, bool) {
	for i := range e.t.Contracts {
		if c := &e.t.Contracts[i]; c.Kind == game.Deal && c.B == p {
			return i, true
		}
	}
	return 0, false
}

// intel is what military intelligence is worth: strength in a crisis, and for
// a buyer of arms the grade that is being built (¶5).
func (e *eye) intel(on game.Power) int32 {
	w := int32(0)
	if e.rival(on) {
		w = share(e.k.Intel, e.strength)
	}
	for i := range e.t.Contracts {
		c := &e.t.Contracts[i]
		if c.Kind == game.ArmsContract && c.B == e.me && c.A == on && c.Revealed == 0 && c.Delivered < c.Lots {
			w += share(e.k.IntelGrade, int32(e.a.EvidenceWorth.Of(e.me)))
		}
	}
	return w
}

// ended is what is lost with a contract that is broken off.
func (e *eye) ended(x *game.Effect) int32 {
	lost := int32(e.a.FaithWorth.Of(e.me))
	switch game.ContractKind(x.Place) {
	case game.ArmsContract:
		lost += e.funds * int32(max(game.Book(e.r, e.t, e.me), 0))
		lost += max(e.align, 0)
	case game.Consultations, game.Exercises, game.CommandStaff, game.Development:
		lost += share(e.k.EndBond, max(e.align, 0))
	}
	return lost
}

// undelivered is what a party to an arms contract, signed or on offer, has to
// lose if nothing is delivered.
func (e *eye) undelivered() (lost int32) {
	lots := func(seller bool, n int32) {
		if seller {
			lost += n * int32(e.r.Arms.LotPrice) * e.funds
		} else {
			lost += n * int32(e.r.Arms.ExportGain) * e.w[game.WantMilitary] * e.short
		}
	}
	for i := range e.t.Contracts {
		if c := &e.t.Contracts[i]; c.Kind == game.ArmsContract && (e.me == c.A || e.me == c.B) {
			lots(e.me == c.A, int32(c.Lots-c.Delivered))
		}
	}
	for i := range e.t.Offers {
		if of := &e.t.Offers[i]; of.Used == 1 && of.Order.Kind == game.ArmsOffer && (of.From == e.me || of.To == e.me) {
			lots(of.From == e.me, int32(of.Order.B))
		}
	}
	return lost
}

// bound is what a term costs the power that it binds.
func (e *eye) bound(t game.Term) int32 {
	switch t {
	case game.TermNoTheft: // the theft of a year forgone
		return share(e.k.BoundTheft, e.w[game.WantEconomy]*e.short+e.funds)
	case game.TermNoDelivery:
		return max(e.undelivered(), e.funds)
	}
	return share(e.k.BoundBacking, max(e.align, 0))
}

// binding is what a term is worth to the United States.
func (e *eye) binding(t game.Term) int32 {
	switch t {
	case game.TermNoTheft:
		return share(e.k.BindTheft, e.w[game.WantLittleTheft]*int32(e.r.Score.TheftStep)*e.long)
	case game.TermNoDelivery:
		return share(e.k.BindDelivery, int32(e.a.ApartWorth))
	}
	return share(e.k.BindBacking, int32(e.a.ApartWorth)) + share(e.k.BindStrength, e.strength)
}
