package game

func init() {
	doers[GasOffer] = gasOffer
	doers[Renegotiate] = renegotiate
	doers[Build] = build
	doers[AccordOffer] = accord
	doers[Impose] = impose
	doers[Relax] = relax
	doers[ExportControl] = exportControl
	doers[Substitute] = substitute
}

func (t *turn) gas() *Contract {
	if i, have := t.s.find(GasContract, China, Russia); have {
		return &t.s.Contracts[i]
	}
	return nil
}

// gasOffer signs the 30-year gas contract (¶4). Whoever offers, Russia sells.
func gasOffer(t *turn, _ Power, o Order) {
	if t.gas() != nil {
		return
	}
	c := Contract{Kind: GasContract, A: Russia, B: China, Price: Price(o.A), DueA: NoDue, DueB: NoDue, Ends: NoDue}
	if o.B == 1 {
		c.Advance = int8(t.r.Energy.Prepay)
		c.DueB = t.s.Quarter + 1
	}
	t.sign(c)
}

// renegotiate swaps a fixed price for a linked one or back, and ends a dispute (¶5).
func renegotiate(t *turn, p Power, o Order) {
	c := t.gas()
	if c == nil {
		return
	}
	c.Price = Linked - c.Price
	c.Disputed = 0
	t.note(EvRepriced, p, o.To, int(c.Price), 0, 0)
}

// dispute is what a refused renegotiation leaves behind (¶5).
func (t *turn) dispute(p, other Power) {
	c := t.gas()
	if c == nil {
		return
	}
	c.Disputed = 1
	t.note(EvDisputed, p, other, 0, 0, 0)
	t.trust(p, other, -t.r.Energy.DisputeTrust)
}

func build(t *turn, _ Power, _ Order) {
	if c := t.gas(); c != nil {
		t.lay(c, t.r.Energy.BuildStep)
	}
}

// lay builds the pipeline on; the last step brings first gas.
func (t *turn) lay(c *Contract, steps int16) {
	first := int8(t.r.Energy.FirstGas)
	if c.Progress >= first {
		return
	}
	t.within(QPipeline, c.A, c.B, 0, &c.Progress, int8(steps), bottom, first)
	if c.Progress == first {
		t.note(EvFirstGas, c.A, c.B, 0, 0, 0)
		t.economy(c.B, t.r.Energy.BuyerEconomy)
	}
}

// prepay pays or withholds the prepayment (¶5).
func prepay(t *turn, c *Contract, p, other Power, choice Choice) {
	if choice == Honour {
		t.funds(other, int16(c.Advance))
		c.Advance, c.DueB = 0, NoDue
		t.lay(c, t.r.Energy.PrepayBuild)
		return
	}
	t.trust(other, p, -t.r.Energy.DefaultTrust)
	c.DueB = t.s.Quarter + uint8(t.r.Energy.PrepayEvery)
	if choice == Refuse {
		c.Advance, c.DueB = 0, NoDue
		t.dispute(other, p)
	}
}

// accord is the trade and currency accord, which eases what sanctions bite and
// makes Russia depend on China.
func accord(t *turn, p Power, o Order) {
	b := &t.s.Bond
	if b.Accord > 0 {
		return
	}
	b.Accord = uint8(t.r.Trade.AccordQuarters)
	t.tell(Event{Kind: EvSigned, A: p, B: o.To, X: int16(NoContract), Order: o})
	t.move(QDependence, Russia, China, 0, &b.Dependence, int8(t.r.Trade.AccordDepends))
}

// chill is what an accusation does to trade between partners: the accord ends
// sooner, and the next one has to wait.
func (t *turn) chill() {
	if t.s.Bond.Accord == 0 {
		return
	}
	for _, p := range [2]Power{China, Russia} {
		t.side(p).Wait[WaitAccord] = uint8(t.r.Trade.AccordAccused)
	}
	t.shorten(t.r.Trade.AccordAccused)
}

// shorten brings the end of the accord nearer, and with it the end of the dependence.
func (t *turn) shorten(quarters int16) {
	b := &t.s.Bond
	if b.Accord == 0 {
		return
	}
	b.Accord -= uint8(min(quarters, int16(b.Accord)))
	if b.Accord == 0 {
		t.note(EvLapsed, China, Russia, int(NoContract), 0, 0)
		t.move(QDependence, Russia, China, 0, &b.Dependence, int8(-t.r.Trade.AccordDepends))
	}
}

// impose raises sanctions by a level, which undoes a step of substitution.
func impose(t *turn, p Power, o Order) {
	t.press(p, o.To, true)
}

// press raises sanctions. Pressing without a provocation costs standing.
func (t *turn) press(p, to Power, priced bool) {
	x := &t.s.Sanctions[p][to]
	if x.Level >= t.r.Trade.SanctionMax.Track(p) {
		return
	}
	t.within(QSanction, p, to, 0, &x.Level, 1, bottom, t.r.Trade.SanctionMax.Track(p))
	x.Eased = max(x.Eased-1, 0)
	t.note(EvSanction, p, to, int(x.Level), 0, 0)
	if p == US {
		t.move(QRevenue, US, Nobody, 0, &t.s.Revenue, -t.r.Trade.SanctionRevenue.Track(to))
	}
	t.threat(to, p, t.r.Trade.SanctionThreat)
	if !priced {
		return
	}
	switch {
	case t.s.Provoked[p][to] == 0:
		t.standing(p, -t.r.Trade.SanctionBlame)
	case t.side(p).Wait[WaitRally] == 0: // applause does not come every quarter
		t.side(p).Wait[WaitRally] = uint8(t.r.Trade.RallyWait)
		t.home(p, t.r.Trade.SanctionHome)
	}
	t.provoke(p, to)
	t.takenBack(p, to)
}

// takenBack ends a deal whose giver presses the other side all the same.
func (t *turn) takenBack(p, to Power) {
	i, have := t.s.find(Deal, US, to)
	if !have || p != US {
		return
	}
	c := &t.s.Contracts[i]
	t.note(EvDealBroken, p, to, int(c.Term), 0, 0)
	t.standing(p, -t.r.Diplomacy.DealBreach)
	t.trust(to, p, -t.r.Diplomacy.DefaultTrust)
	*c = Contract{}
}

func relax(t *turn, p Power, o Order) {
	x := &t.s.Sanctions[p][o.To]
	if x.Level > 0 {
		t.within(QSanction, p, o.To, 0, &x.Level, -1, bottom, top)
		x.Eased = min(x.Eased, x.Level)
	} else if x.Control == 1 {
		x.Control = 0
		t.note(EvExport, p, o.To, 0, 0, 0)
	} else {
		return
	}
	t.note(EvRelaxed, p, o.To, int(x.Level), 0, 0)
	t.threat(o.To, p, -t.r.Trade.SanctionThreat)
	if t.s.Provoked[p][o.To] > 0 {
		t.home(p, -t.r.Trade.RelaxHome)
	}
}

func exportControl(t *turn, p Power, o Order) {
	t.s.Sanctions[p][o.To].Control = 1
	t.side(p).Wait[WaitExport] = uint8(t.r.Trade.ExportWait)
	t.note(EvExport, p, o.To, 1, 0, 0)
	t.economy(o.To, -t.r.Trade.ExportEconomy)
	t.move(QRevenue, US, Nobody, 0, &t.s.Revenue, int8(-t.r.Trade.ExportRevenue))
	t.threat(o.To, p, t.r.Trade.SanctionThreat)
	t.provoke(p, o.To)
	t.takenBack(p, o.To)
}

// substitute makes at home what sanctions cut off, against the heaviest bite.
func substitute(t *turn, p Power, _ Order) {
	by, most := Nobody, int8(0)
	for q := range Power(Powers) {
		if b := t.s.bite(t.r, q, p); q != p && b > most {
			by, most = q, b
		}
	}
	if by == Nobody {
		return
	}
	ok := t.test(RollSubstitute, uint8(p), 0, 0, int8(t.r.Trade.SubstituteOdds))
	t.note(EvSubstituted, p, by, b2i(ok), 0, 0)
	if ok {
		x := &t.s.Sanctions[by][p]
		t.within(QEased, by, p, 0, &x.Eased, 1, bottom, x.Level)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
