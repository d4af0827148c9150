package game

func init() {
	doers[TakeStance] = takeStance
}

// CrisisOutcome is how a crisis ends.
type CrisisOutcome uint8

// The outcomes.
const (
	PrincipalWins CrisisOutcome = iota
	USWins
	Narrow // both stood, and neither gained
	PrincipalYields
	USYields
	BothYield
)

func takeStance(t *turn, p Power, o Order) {
	t.note(EvStance, p, Nobody, int(o.A), int(o.B), 0)
	t.stances[o.A][p] = Stance(o.B)
	t.stood[o.A][p] = t.why
}

// CrisisStrength is what a principal and the United States bring to a crisis
// before dice, with the partner's backing or without. Of two principals that
// equal each other the die decides (Snyder 1984: backing is what an alliance is for).
func CrisisStrength(r *Rules, s *State, th Theatre, backed bool) (principal, us int8) {
	p, f := th.Principal(), &s.Fronts[th]
	principal = s.Sides[p].Military + f.Local + int8(r.Crisis.Local)
	us = s.Sides[US].Military + f.Far
	if backed {
		principal += int8(r.Crisis.Backed)
		if s.Bond.Exercised&(1<<r.Ladder.ExerciseWindow-1) != 0 {
			principal += int8(r.Crisis.Exercised)
		}
	}
	if s.Bond.Declared >= int8(r.Crisis.DeclaredAt) && s.Bond.Breach[p] == 0 {
		principal += int8(r.Crisis.DeclaredBonus)
	}
	if s.Sides[p].Intel[US] > 0 {
		principal += int8(r.Crisis.Intel)
	}
	if s.Sides[US].Intel[p] > 0 {
		us += int8(r.Crisis.Intel)
	}
	return principal, us
}

// obliged tells whether a clause binds the partner to act in a crisis.
func (s *State) obliged() (consult, back bool) {
	return s.Bond.Clauses[CrisisConsult].Status == InForce, s.Bond.Clauses[Defence].Status == InForce
}

// crises settles the crises that are open.
func (t *turn) crises() {
	for th := range Theatre(Theatres) {
		if t.s.Fronts[th].Open == 1 {
			t.partner(th)
			t.settle(th)
		}
	}
}

// partner is what the partner does, and what it costs.
func (t *turn) partner(th Theatre) {
	p := th.Principal()
	q := p.Partner()
	cr, b := &t.r.Crisis, &t.s.Bond
	consult, back := t.s.obliged()
	t.why = t.stood[th][q]
	b.Crises |= 1
	b.LatestBacked = 0
	switch t.stances[th][q] {
	case Back:
		t.note(EvBacked, q, p, int(th), 0, 0)
		b.LatestBacked = 1
		b.InCrisis |= 1
		t.trust(p, q, cr.BackTrust)
		t.trust(q, p, cr.BackTrust)
		t.threat(US, q, cr.Threat)
		t.provoke(q, US)
		t.dealBroken(q, TermNoBacking)
	case Consult:
		t.note(EvInCrisis, q, p, int(th), 0, 0)
		b.InCrisis |= 1
		t.softTrust(p, q, cr.ConsultTrust)
		if back {
			t.abandon(p, q, th)
		}
	default:
		t.note(EvAside, q, p, int(th), b2i(consult || back), 0)
		if consult || back {
			t.abandon(p, q, th)
		}
	}
}

// abandon is what it costs to stand aside under an obligation.
func (t *turn) abandon(p, q Power, th Theatre) {
	t.standing(q, -t.r.Crisis.AsideStanding)
	t.trust(p, q, -t.r.Crisis.AsideTrust)
	t.kept(q, false)
}

func (t *turn) settle(th Theatre) {
	p, f, cr := th.Principal(), &t.s.Fronts[th], &t.r.Crisis
	mine, theirs := t.stances[th][p] == Stand, t.stances[th][US] == Stand
	t.why = t.stood[th][p]
	end, margin := BothYield, int8(0)
	stakes := int16(0)
	switch {
	case mine && theirs:
		a, u := CrisisStrength(t.r, t.s, th, t.stances[th][p.Partner()] == Back)
		a += t.half(RollFight, uint8(p), uint8(th), 0)
		u += t.half(RollFight, uint8(US), uint8(th), 0)
		margin = a - u
		end = Narrow
		switch {
		case int16(margin) >= cr.Margin:
			end, stakes = PrincipalWins, cr.StakesDecisive
		case int16(margin) <= -cr.Margin:
			end, stakes = USWins, -cr.StakesDecisive
		}
	case mine:
		end, stakes = USYields, cr.StakesYield
	case theirs:
		end, stakes = PrincipalYields, -cr.StakesYield
	}
	t.note(EvCrisisOver, p, US, int(th), int(end), int(margin))
	t.move(QStakes, p, US, int(th), &f.Stakes, int8(stakes))
	switch end {
	case Narrow:
		t.funds(p, -cr.NarrowFunds)
		t.funds(US, -cr.NarrowFunds)
	}
	if mine && theirs {
		t.home(p, -cr.StandHome)
		t.home(US, -cr.StandHome)
		t.threat(p, US, cr.Threat)
		t.threat(US, p, cr.Threat)
		t.provoke(p, US)
		t.provoke(US, p)
	}
	for _, y := range [2]struct {
		p    Power
		held bool
	}{{p, mine}, {US, theirs}} {
		if !y.held {
			t.home(y.p, -cr.YieldHome)
			t.standing(y.p, -cr.YieldStanding)
		}
	}
	t.heat(th, -cr.HeatAfter)
	f.Open = 0
}

// kindle opens crises in Account where heat runs over the threshold.
func (t *turn) kindle() {
	for th := range Theatre(Theatres) {
		f := &t.s.Fronts[th]
		over := int16(f.Heat) - t.r.Crisis.Threshold
		if over <= 0 || f.Open == 1 {
			continue
		}
		t.why = t.latest(EvDeployed)
		if t.test(RollCrisis, uint8(th), 0, 0, int8(min(over, t.r.Crisis.OddsMax))) {
			f.Open = 1
			t.note(EvCrisis, th.Principal(), US, int(th), 0, 0)
		}
	}
	t.why = 0
}
