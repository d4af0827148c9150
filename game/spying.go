package game

func init() {
	doers[Intrude] = intrude
	doers[Harden] = harden
	doers[Investigate] = investigate
	doers[Protest] = protest
	doers[Accuse] = accuse
	doers[Indict] = indict
	doers[Share] = share
}

// idle notes who watches at home before anybody acts.
func (t *turn) idle() {
	for p := range t.spare {
		t.spare[p] = max(t.s.Sides[p].Operators, 0)
	}
}

// operators is how many an intrusion takes.
func (r *Rules) operators(m Mode) int8 {
	return int8([Modes]int16{r.Espionage.QuietOperators, r.Espionage.HeavyOperators, r.Espionage.BorrowedOperators}[m])
}

// IntrudeOdds are the odds of an intrusion as the attacker reckons them.
func IntrudeOdds(s *Setup, v *View, o Order) int8 {
	return clampOdds(intrudeOdds(&s.Rules, &v.State, v.Me, o))
}

func intrudeOdds(r *Rules, s *State, p Power, o Order) int8 {
	me, aim := &s.Sides[p], Aim(o.A)
	odds := int8(r.Espionage.AttackBonus) + me.Offence + r.operators(Mode(o.B)) - s.Sides[o.To].Defence
	window := uint8(1)<<r.Espionage.RepeatWindow - 1
	if me.Intruded[o.To][aim]&(window<<1) != 0 {
		odds -= int8(r.Espionage.RepeatPenalty)
	}
	if s.Wary[o.To][p] > 0 {
		odds -= int8(r.Espionage.WaryPenalty)
	}
	if me.Guide > 0 && o.To == p.Partner() {
		odds += int8(r.Espionage.GuideBonus)
	}
	if me.Demand > 0 {
		odds += int8(r.Espionage.DemandBonus)
	}
	return odds
}

// detectOdds are the odds that an intrusion is noticed.
func detectOdds(r *Rules, s *State, to Power, m Mode, spare int8) int8 {
	odds := int8(r.Espionage.Detection) + spare/int8(r.Espionage.IdleDivisor) + s.Sides[to].Defence/int8(r.Espionage.DetectDivisor)
	switch m {
	case Heavy:
		odds += int8(r.Espionage.HeavyDetect)
	case Borrowed:
		odds -= int8(r.Espionage.BorrowedDetect)
	}
	return odds
}

// intrude runs an intrusion: its success, whether it is noticed, and what clues it leaves (¶8).
func intrude(t *turn, p Power, o Order) {
	to, aim, mode := o.To, Aim(o.A), Mode(o.B)
	order := t.why
	t.see = Only(p)
	ok := t.test(RollIntrude, uint8(p), uint8(to), uint8(aim), intrudeOdds(t.r, t.s, p, o))
	t.note(EvIntrusion, p, to, int(aim), b2i(ok), int(mode))
	t.side(p).Intruded[to][aim] |= 1
	in := Incident{Used: 1, Quarter: t.s.Quarter, By: p, Victim: to, Aim: aim, Success: int8(b2i(ok))}
	if ok {
		t.profit(p, to, aim)
	}
	t.why, t.see = order, 0 // what goes unnoticed is not told, and who did it never
	if t.test(RollDetect, uint8(p), uint8(to), uint8(aim), detectOdds(t.r, t.s, to, mode, t.spare[to])) {
		in.Seen = 1
		t.see = Only(to)
		t.clues(RollClue, &in, mode)
		t.noticed(&in)
	}
	t.file(in)
}

// yield is how many successes an intrusion counts as: there is most to steal from whoever leads in technology.
func (sp *SpyRules) yield(from Power, aim Aim) int16 {
	if from == US && aim == Technology {
		return sp.LeaderYield
	}
	return 1
}

// profit is what a successful intrusion brings.
func (t *turn) profit(p, to Power, aim Aim) {
	sp := &t.r.Espionage
	side := t.side(p)
	if aim == Political {
		t.home(to, -sp.PoliticalHome)
		return
	}
	side.Gains[aim] += uint8(sp.yield(to, aim))
	step := side.Gains[aim] >= uint8(sp.Steps)
	if step {
		side.Gains[aim] %= uint8(sp.Steps)
	}
	if aim == Technology {
		if step {
			t.economy(p, sp.StepGain)
		}
		if to == US {
			t.move(QRevenue, US, Nobody, 0, &t.s.Revenue, int8(-sp.TheftRevenue))
		}
		return
	}
	if step {
		t.military(p, sp.StepGain)
	}
	side.Intel[to] = uint8(sp.IntelQuarters)
	if i, have := t.s.find(ArmsContract, p, to); have && t.s.Contracts[i].B == p && t.s.Contracts[i].Built != UnknownGrade {
		c := &t.s.Contracts[i]
		c.Revealed = 1
		t.note(EvLearned, p, to, int(c.Built), 0, 0)
	}
}

// clues draws the three clues: language, servers, tradecraft. Each points to
// the truth with the rules' odds; a borrowed tool shifts one more (¶8).
func (t *turn) clues(p Purpose, in *Incident, mode Mode) {
	a, b, n := uint8(in.By), uint8(in.Victim), uint8(in.Aim)
	truth := int16(0)
	shifted := -1
	if mode == Borrowed {
		shifted = int(t.face(RollShift, a, b, n)) % len(in.Clues)
	}
	for i := range in.Clues {
		face := t.face(p, a, b, n*3+uint8(i))
		in.Clues[i] = in.By
		if t.r.Switch.Doubt == 1 && (i == shifted || int16(face) > t.r.Evidence.ClueTrue) {
			in.Clues[i] = other(in.By, in.Victim, face)
		} else {
			truth++
		}
	}
	in.Ceiling = int8(min(t.r.Evidence.CeilingBase+truth, t.r.Evidence.Max))
}

// other is a suspect who is neither the culprit nor the victim.
func other(by, victim Power, face int8) Power {
	var rest [Suspects]Power
	n := 0
	for p := range Power(Suspects) {
		if p != by && p != victim {
			rest[n] = p
			n++
		}
	}
	return rest[int(face)%n]
}

// Likeliest is the suspect to whom most clues point; Unaffiliated if they disagree.
func (in *Incident) Likeliest(needed int16) Power {
	for _, p := range in.Clues {
		n := int16(0)
		for _, q := range in.Clues {
			if p == q {
				n++
			}
		}
		if n >= needed {
			return p
		}
	}
	return Unaffiliated
}

// noticed is what a victim makes of the clues.
func (t *turn) noticed(in *Incident) {
	who := in.Likeliest(t.r.Evidence.CluesNeeded)
	t.note(EvDetected, in.Victim, who, int(in.Aim), 0, 0)
	t.evidence(in.Victim, who, 1, t.r.Evidence.Max)
	if who < Powers {
		t.s.Wary[in.Victim][who] = 0 // no restraint to reward
		t.threat(in.Victim, who, t.r.Espionage.SeenThreat)
		t.trust(in.Victim, who, -t.r.Espionage.SeenTrust)
	}
}

// file keeps an incident in the place of the oldest.
func (t *turn) file(in Incident) {
	slot := 0
	for i := range t.s.Incidents {
		if t.s.Incidents[i].Used == 0 {
			slot = i
			break
		}
		if t.s.Incidents[i].Quarter < t.s.Incidents[slot].Quarter {
			slot = i
		}
	}
	t.s.Incidents[slot] = in
}

func harden(t *turn, p Power, _ Order) {
	t.note(EvHardened, p, Nobody, 0, 0, 0)
	t.defence(p, t.r.Espionage.HardenGain)
}

// share gives indicators to another power, whose defences gain.
func share(t *turn, p Power, o Order) {
	t.note(EvShared, p, o.To, 0, 0, 0)
	t.defence(o.To, t.r.Espionage.ShareDefence)
	t.softTrustOne(o.To, p, t.r.Espionage.ShareTrust)
}

// investigate works on the latest case: towards the truth as far as the clues
// allow, or on a bad roll towards somebody else (¶8).
func investigate(t *turn, p Power, _ Order) {
	i := t.s.openCase(p)
	if i < 0 {
		return
	}
	in := &t.s.Incidents[i]
	t.see = Only(p)
	odds := clampOdds(int8(t.r.Evidence.Investigate) + int8(t.r.Orders[Investigate].Operators))
	face := t.face(RollInvestigate, uint8(p), 0, 0)
	t.note(EvRoll, p, Nobody, int(RollInvestigate), int(odds), int(face))
	suspect, high := in.By, int16(in.Ceiling)
	switch {
	case face <= odds:
	case t.r.Switch.Doubt == 1 && int16(face) >= t.r.Evidence.FalseFace:
		suspect, high = other(in.By, p, face), t.r.Evidence.Max
	default:
		return
	}
	t.evidence(p, suspect, 1, high)
	t.note(EvFound, p, suspect, int(t.s.Evidence[p][suspect]), 0, 0)
}

// protest is a quiet word: the suspect is watched, and restraint is rewarded.
func protest(t *turn, p Power, o Order) {
	t.see = Only(p, o.To)
	t.note(EvProtested, p, o.To, 0, 0, 0)
	t.evidence(p, o.To, -t.r.Evidence.ProtestAt, 0)
	t.s.Wary[p][o.To] = uint8(t.r.Evidence.ProtestWary)
}

// accuse says it in public. How it ends depends on the evidence (¶8).
func accuse(t *turn, p Power, o Order) {
	ev := &t.r.Evidence
	have := int16(t.s.Evidence[p][o.To])
	t.note(EvAccused, p, o.To, int(have), 0, 0)
	switch {
	case have >= ev.StrongAt:
		t.standing(o.To, -ev.StrongStanding)
	case have >= ev.BreachAt:
		t.standing(o.To, -ev.FairStanding)
	default:
		t.standing(p, -ev.WeakStanding)
	}
	if o.To == p.Partner() { // trade cools with the tone
		t.chill()
	}
	t.trust(o.To, p, -ev.AccuseTrust)
	t.trust(p, o.To, -ev.AccuseTrust)
	t.evidence(p, o.To, -ev.Spend, 0)
	if have >= ev.BreachAt { // whoever is named without proof shrugs
		t.s.Wary[p][o.To] = uint8(t.r.Espionage.WaryQuarters)
		t.proven(p, o.To)
	}
}

// proven is what follows when an intrusion is proven in public: clauses are
// breached and suspended, a deal falls, and the victim may answer.
func (t *turn) proven(victim, by Power) {
	t.provoke(by, victim)
	if victim == by.Partner() && t.r.Switch.Clauses == 1 {
		t.s.Bond.Breach[by] = uint8(t.r.Diplomacy.BreachQuarters)
		for _, cl := range [2]Clause{NoTheft, NoAttack} {
			x := &t.s.Bond.Clauses[cl]
			if x.Status != InForce {
				continue
			}
			x.Breaches++
			x.Status, x.Left = Suspended, uint8(t.r.Diplomacy.SuspendQuarters)
			t.note(EvBreach, by, victim, int(cl), 0, 0)
			t.note(EvSuspended, by, victim, int(cl), 0, 0)
			t.standing(by, -t.r.Evidence.FairStanding)
		}
	}
	if victim == US {
		t.dealBroken(by, TermNoTheft)
	}
}

func indict(t *turn, p Power, o Order) {
	ev := &t.r.Evidence
	t.side(p).Wait[WaitIndict] = uint8(ev.IndictWait)
	t.note(EvIndicted, p, o.To, 0, 0, 0)
	t.s.Sides[o.To].Indicted = uint8(ev.IndictQuarters)
	t.threat(o.To, p, ev.IndictThreat)
	t.home(p, ev.IndictHome)
	t.evidence(p, o.To, -ev.Spend, 0)
	t.proven(p, o.To)
}
