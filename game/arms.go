package game

func init() {
	doers[Fund] = fund
	doers[ArmsOffer] = armsOffer
	doers[SellElsewhere] = sellElsewhere
	doers[CopyArms] = copyArms
	doers[Develop] = develop
	doers[Deploy] = deploy
	doers[StandDown] = standDown
}

func fund(t *turn, p Power, o Order) {
	t.note(EvFunded, p, Nobody, int(o.A), 0, 0)
	if o.A == FundOffence {
		t.side(p).Wait[WaitOffence] = uint8(t.r.Arms.FundWait)
		t.offence(p, t.r.Arms.FundGain)
		return
	}
	t.side(p).Wait[WaitMilitary] = uint8(t.r.Arms.FundWait)
	t.military(p, t.r.Arms.FundGain)
}

// armsOffer signs a sale: the grade promised is public, the grade built is chosen next quarter (¶5).
func armsOffer(t *turn, p Power, o Order) {
	if _, have := t.s.find(ArmsContract, China, Russia); have {
		return
	}
	q := t.s.Quarter
	t.sign(Contract{
		Kind: ArmsContract, A: p, B: o.To, Promised: Grade(o.A), Lots: int8(o.B),
		Advance: (int8(o.B) - 1) * int8(t.r.Arms.AdvancePerLot),
		DueA:    q + uint8(t.r.Arms.FirstLot), DueB: q + 1, Ends: NoDue,
	})
}

func sellElsewhere(t *turn, p Power, _ Order) {
	t.side(p).Wait[WaitSell] = uint8(t.r.Arms.SellWait)
	t.note(EvSold, p, Nobody, 0, 0, 0)
	t.funds(p, t.r.Arms.SellFunds)
	t.threat(p.Partner(), p, t.r.Arms.SellThreat)
	t.trust(p.Partner(), p, -t.r.Arms.SellTrust)
}

// copyArms takes a delivered lot apart (¶4: sales had been halted for nearly ten years).
func copyArms(t *turn, p Power, _ Order) {
	seller := p.Partner()
	cause := t.why
	t.see = Only(p)
	t.side(p).Uncopied--
	ok := t.test(RollCopy, uint8(p), uint8(seller), 0, int8(t.r.Arms.CopyOdds))
	t.note(EvCopied, p, seller, b2i(ok), 0, 0)
	if ok {
		t.military(p, t.r.Arms.CopyGain)
	}
	t.why = cause
	if !t.test(RollCopyFound, uint8(p), uint8(seller), 0, int8(t.r.Arms.CopyFound)) {
		return
	}
	t.see = Everyone
	t.note(EvCopyFound, p, seller, 0, 0, 0)
	t.evidence(seller, p, t.r.Arms.CopyEvidence, t.r.Evidence.Max)
	t.trust(seller, p, -t.r.Arms.CopyTrust)
	t.s.Bond.FullBarred = uint8(t.r.Arms.BarQuarters)
}

func develop(t *turn, p Power, o Order) {
	if _, have := t.s.find(Development, China, Russia); have {
		return
	}
	t.sign(Contract{Kind: Development, A: p, B: o.To, Lots: int8(t.r.Arms.Stages), DueA: t.s.Quarter + 1, DueB: NoDue, Ends: NoDue})
}

// advance pays or withholds the advance for arms (¶5).
func advance(t *turn, c *Contract, p, other Power, choice Choice) {
	switch choice {
	case Honour:
		t.funds(other, int16(c.Advance))
		c.Advance = 0
		t.softTrustOne(other, p, t.r.Arms.KeptTrust)
		return
	case Slip:
		c.DueB = t.s.Quarter + 1
	}
	t.trust(other, p, -t.r.Arms.DefaultTrust)
	if choice == Refuse {
		t.end(c)
	}
}

// lot delivers a lot, or lets it slip (¶5).
func lot(t *turn, c *Contract, p, other Power, choice Choice) {
	if choice != Honour {
		t.trust(other, p, -t.r.Arms.DefaultTrust)
		c.DueA = t.s.Quarter + uint8(t.r.Arms.SlipBy)
		t.funds(p, t.r.Arms.SlipFunds)
		if choice == Refuse {
			t.end(c)
		}
		return
	}
	c.Delivered++
	c.DueA = t.s.Quarter + uint8(t.r.Arms.LotEvery)
	t.side(other).Uncopied++
	t.s.Bond.Delivered |= 1
	t.note(EvLot, p, other, int(c.Built), int(c.Delivered), int(c.Lots))
	gain := t.r.Arms.ExportGain
	if c.Built == FullGrade {
		gain = t.r.Arms.FullGain
	}
	t.military(other, gain)
	c.Revealed = 1
	if c.Built < c.Promised {
		t.note(EvCheated, p, other, 0, 0, 0)
		t.side(p).Kept &^= 1 // not what was promised
		t.trust(other, p, -t.r.Arms.CheatTrust)
	} else {
		t.softTrustOne(other, p, t.r.Arms.KeptTrust)
	}
	if c.Paid >= c.Delivered {
		t.s.Bond.PaidLot |= 1
	}
	t.dealBroken(p, TermNoDelivery)
	t.dealBroken(other, TermNoDelivery)
	t.done(c)
}

// payment pays for a lot. It falls due with the lot, so that neither side knows what the other does.
func payment(t *turn, c *Contract, p, other Power, choice Choice) {
	if choice != Honour {
		if !c.cheated() {
			t.trust(other, p, -t.r.Arms.DefaultTrust)
		}
		if choice == Refuse {
			t.end(c)
		}
		return
	}
	c.Paid++
	t.funds(other, t.r.Arms.LotPrice)
	if c.Paid <= c.Delivered {
		t.s.Bond.PaidLot |= 1
	}
	t.softTrustOne(other, p, t.r.Arms.KeptTrust)
	t.done(c)
}

func (t *turn) done(c *Contract) {
	if c.Delivered >= c.Lots && c.Paid >= c.Lots {
		t.end(c)
	}
}

// softTrustOne raises trust one way, up to the soft limit.
func (t *turn) softTrustOne(of, in Power, by int16) {
	if int16(t.s.Trust[of][in]) < t.r.Diplomacy.SoftTrust {
		t.trust(of, in, by)
	}
}

// opponent is whom a posture in a theatre threatens.
func opponent(p Power, th Theatre) Power {
	if p == US {
		return th.Principal()
	}
	return US
}

func deploy(t *turn, p Power, o Order) {
	th := Theatre(o.A)
	foe := opponent(p, th)
	t.note(EvDeployed, p, Nobody, int(th), 0, 0)
	t.within(QPosture, p, Nobody, int(th), t.s.posture(p, th), 1, bottom, int8(t.r.Posture.Max))
	t.heat(th, t.r.Posture.DeployHeat)
	t.threat(foe, p, t.r.Posture.Threat)
	t.provoke(p, foe)
}

func standDown(t *turn, p Power, o Order) {
	th := Theatre(o.A)
	t.note(EvStoodDown, p, Nobody, int(th), 0, 0)
	t.within(QPosture, p, Nobody, int(th), t.s.posture(p, th), -1, bottom, top)
	t.heat(th, -t.r.Posture.StandHeat)
	t.threat(opponent(p, th), p, -t.r.Posture.StandThreat)
	if p == US {
		t.home(p, -t.r.Posture.StandHome)
	} else {
		t.standing(p, -t.r.Posture.StandHome)
	}
}
