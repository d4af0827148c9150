package game

// world begins a quarter: what the scenario brings, oil, heat, crime, what
// security firms report, and the budgets.
func (t *turn) world() {
	t.why, t.see = 0, Everyone
	year, season := t.set.Quarter(t.s.Quarter)
	t.tell(Event{Kind: EvQuarter, A: Nobody, B: Nobody, X: int16(year), Y: int16(season)})
	for i := range t.set.Schedule {
		if e := &t.set.Schedule[i]; e.Quarter == t.s.Quarter {
			t.inject(i)
			t.why = 0
		}
	}
	t.oil()
	for th := range Theatre(Theatres) {
		if t.test(RollHeat, uint8(th), 0, 0, t.r.World.HeatOdds.Of(th)) {
			t.heat(th, 1)
		}
		t.why = 0
	}
	for p := range Power(Powers) {
		t.noise(p)
		t.why = 0
		t.report(p)
		t.why = 0
	}
	for p := range Power(Powers) {
		t.budget(p)
	}
}

// inject does what the scenario has scheduled.
func (t *turn) inject(i int) {
	e := &t.set.Schedule[i]
	told := Event{Kind: EvInject, A: e.Whom, B: Nobody, X: int16(e.What), Y: int16(e.Amount), Z: int16(e.Where), Para: e.Para}
	if e.Text != "" {
		told.Z = int16(i + 1) // where the words are
	}
	t.why = t.tell(told)
	by := int16(e.Amount)
	switch e.What {
	case InjectHeat:
		t.heat(Theatre(e.Where), by)
	case InjectHome:
		t.home(e.Whom, by)
	case InjectStanding:
		t.standing(e.Whom, by)
	case InjectThreat:
		t.threat(e.Whom, US, by)
	case InjectTrust:
		t.trust(China, Russia, by)
		t.trust(Russia, China, by)
	case InjectPosition:
		t.move(QPosition, Nobody, Nobody, int(e.Where), &t.s.Positions[e.Where], int8(by))
	case InjectTech:
		t.move(QTechTrust, US, Nobody, 0, &t.s.TechTrust, int8(by))
	case InjectSanction:
		t.press(US, e.Whom, false)
	case InjectReport:
		in := Incident{Used: 1, Quarter: t.s.Quarter, By: Unaffiliated, Victim: e.Whom, Aim: Military, Seen: 1, Public: 1,
			Clues: [3]Power{Unaffiliated, Unaffiliated, Unaffiliated}, Ceiling: int8(t.r.Evidence.BreachAt)}
		for i := range min(e.Amount, int8(len(in.Clues))) {
			in.Clues[i] = Power(e.Where)
		}
		t.reported(&in)
		t.file(in)
	case InjectOil:
		t.s.OilShift += by
	}
}

// oil moves the price about the scenario's path.
func (t *turn) oil() {
	w := &t.r.World
	was := t.s.Oil
	if int16(t.s.Quarter)%w.OilMemory == 0 {
		t.s.OilShift /= 2
	}
	switch f := int16(t.face(RollOil, 0, 0, 0)); {
	case f <= w.OilOdds:
		t.s.OilShift -= w.OilStep
	case f > 10-w.OilOdds:
		t.s.OilShift += w.OilStep
	}
	t.s.Oil = max(t.set.Oil[t.s.Quarter]+t.s.OilShift, 1)
	t.tell(Event{Kind: EvOil, A: Nobody, B: Nobody, X: t.s.Oil, Y: was})
}

// noise is crime: it leaves clues too, and some point at a power (¶8).
func (t *turn) noise(victim Power) {
	t.see = 0 // that it was crime is what the victim would like to know
	if t.test(RollNoise, uint8(victim), 0, 0, int8(t.r.World.NoiseOdds)) {
		in := Incident{Used: 1, Quarter: t.s.Quarter, By: Unaffiliated, Victim: victim, Seen: 1, Aim: Technology}
		t.clues(RollClue, &in, Quiet)
		t.note(EvNoise, victim, Nobody, 0, 0, 0)
		t.see = Only(victim)
		t.noticed(&in)
		t.file(in)
	}
	t.see = Everyone
}

// report is a security firm's publication on the latest intrusion that is not
// public yet, noticed by the victim or not (¶8, ¶9).
func (t *turn) report(victim Power) {
	latest := -1
	for i := range t.s.Incidents {
		x := &t.s.Incidents[i]
		if x.Used == 1 && x.Victim == victim && x.Public == 0 && int16(t.s.Quarter-x.Quarter) <= t.r.World.ReportReach && (latest < 0 || x.Quarter >= t.s.Incidents[latest].Quarter) {
			latest = i
		}
	}
	if latest < 0 {
		return
	}
	t.see = 0
	if t.test(RollReport, uint8(victim), 0, 0, int8(t.r.World.ReportOdds)) {
		in := &t.s.Incidents[latest]
		if in.Seen == 0 {
			t.clues(RollReportClue, in, Quiet)
			in.Seen = 1
		}
		in.Public = 1
		t.see = Everyone
		t.reported(in)
	}
	t.see = Everyone
}

// reported publishes an incident; the report adds to what the victim holds.
func (t *turn) reported(in *Incident) {
	who := in.Likeliest(t.r.Evidence.CluesNeeded)
	t.note(EvReport, in.Victim, who, int(in.Aim), int(in.Quarter), 0)
	t.evidence(in.Victim, who, t.r.World.ReportClues, t.r.Evidence.Max)
	if who < Powers {
		t.threat(in.Victim, who, t.r.Espionage.SeenThreat)
	}
}

// Flow is what contracts bring a power each quarter.
func (s *State) Flow(r *Rules, p Power) int8 {
	var n int16
	for i := range s.Contracts {
		switch c := &s.Contracts[i]; c.Kind {
		case GasContract:
			n += gasFlow(r, s, c, p)
		case Deal:
			if p == c.B {
				n += r.Diplomacy.DealFlow
			}
		}
	}
	if s.Bond.Accord > 0 && p != US {
		n += r.Trade.AccordFlow
	}
	return int8(n)
}

// gasFlow is what the gas contract brings once gas flows: under a fixed price
// the buyer gains when oil is dear and loses when it is cheap (¶5).
func gasFlow(r *Rules, s *State, c *Contract, p Power) int16 {
	e := &r.Energy
	if int16(c.Progress) < e.FirstGas {
		return 0
	}
	swing := int16(0)
	if c.Price == Fixed {
		switch {
		case s.Oil >= r.Budget.OilHigh:
			swing = e.OilFixed
		case s.Oil < r.Budget.OilLow:
			swing = -e.OilFixed
		}
	}
	switch p {
	case c.A:
		return e.SellerFlow - swing - int16(c.Disputed)*e.DisputeFlow
	case c.B:
		return e.BuyerFlow + swing
	}
	return 0
}

// Income is what a power's funds gain in a quarter at the present state.
func Income(r *Rules, s *State, p Power) int8 {
	b, side := &r.Budget, &s.Sides[p]
	n := b.FundsBase + (int16(side.Economy)+1)/b.EconomyDivisor + int16(s.Flow(r, p)) - int16(s.Bites(r, p))
	if p == Russia && r.Switch.Energy == 1 {
		switch {
		case s.Oil >= b.OilHigh:
			n += b.OilSwing
		case s.Oil < b.OilLow:
			n -= b.OilSwing
		}
	}
	for q := range Power(Powers) {
		if level := int16(s.Sanctions[p][q].Level); level > 0 {
			n -= (level + 1) / b.UpkeepDivisor
		}
	}
	posture := int16(0)
	for th := range Theatre(Theatres) {
		if x := s.posture(p, th); x != nil {
			posture += int16(*x)
		}
	}
	return int8(max(n-posture/b.PostureDivisor, b.IncomeMin))
}

// budget fills the three budgets; funds and influence carry a little over, and a backer's debt stays.
func (t *turn) budget(p Power) {
	b, side := &t.r.Budget, t.side(p)
	side.Funds = max(min(side.Funds, int8(b.CarryFunds)), -int8(b.DebtMax)) + Income(t.r, t.s, p)
	side.Influence = min(side.Influence, int8(b.CarryInfluence)) + Influence(t.r, t.s, p)
	side.Operators = Operators(t.r, t.s, p)
}

// Influence is what a power's influence gains in a quarter.
func Influence(r *Rules, s *State, p Power) int8 {
	b, side := &r.Budget, &s.Sides[p]
	n := b.InfluenceBase + int16(side.Standing)/b.StandingDivisor
	if p == US {
		n += int16(side.Home) / b.ResolveDivisor
	}
	return int8(n)
}

// Operators is how many operators a power has at hand in a quarter.
func Operators(r *Rules, s *State, p Power) int8 {
	return int8(max(int16(Force(r, s, p))-away(r, &s.Sides[p]), 0))
}

// Force is how many operators a power has in all, with those who are away.
func Force(r *Rules, s *State, p Power) int8 {
	n := r.Budget.OperatorsBase.Track(p) + s.Sides[p].Offence/int8(r.Budget.OffenceDivisor)
	if s.Sides[p].Indicted > 0 {
		n -= int8(r.Evidence.IndictOperators)
	}
	return n
}

// away is how many operators are still in the networks that they entered in
// the quarters before (¶9: who is busy there is not here).
func away(r *Rules, side *Side) (n int16) {
	for i := range r.Espionage.AwayQuarters {
		for _, o := range side.Past[i] {
			if o.Kind == Intrude {
				n += int16(r.operators(Mode(o.B)))
			}
		}
	}
	return n
}
