package game

// account closes a quarter: contracts that lapse, the ladder, new crises,
// clauses, what fades, what drifts once a year, the score, and the registers.
func (t *turn) account() {
	t.why, t.see = 0, Everyone
	t.lapse()
	t.ladder()
	t.kindle()
	t.clauses()
	t.fade()
	if (int(t.set.Season)+int(t.s.Quarter))%Year == Year-1 {
		t.year()
	}
	t.balances()
	t.score()
	t.tick()
}

// lapse ends deals whose term is over.
func (t *turn) lapse() {
	for i := range t.s.Contracts {
		if c := &t.s.Contracts[i]; c.Kind != NoContract && c.Ends <= t.s.Quarter {
			t.end(c)
		}
	}
	t.shorten(1)
	t.why = 0
}

// clauses resumes suspended clauses, and lets open breaches heal.
func (t *turn) clauses() {
	for cl := range t.s.Bond.Clauses {
		x := &t.s.Bond.Clauses[cl]
		if x.Status != Suspended {
			continue
		}
		x.Left--
		if x.Left == 0 {
			x.Status = InForce
			t.why = t.latest(EvSuspended)
			t.note(EvResumed, China, Russia, cl, 0, 0)
			t.why = 0
		}
	}
	for p := range Power(Powers) {
		if n := &t.s.Bond.Breach[p]; *n > 0 {
			*n--
			if *n == 0 {
				t.why = t.latest(EvAccused)
				t.note(EvSettled, p, p.Partner(), 0, 0, 0)
				t.why = 0
			}
		}
	}
}

// fade lets threat fall to the floor that standing facts set, evidence go
// stale, and restraint after a protest or an accusation earn trust.
func (t *turn) fade() {
	q := int16(t.s.Quarter) + 1
	for a := range Power(Powers) {
		for b := range Power(Powers) {
			if a == b {
				continue
			}
			if q%t.r.Tracks.ThreatEvery == 0 && t.s.Threat[a][b] > t.threatFloor(a, b) {
				t.threat(a, b, -1)
			}
			if w := &t.s.Wary[a][b]; *w > 0 {
				*w--
				if *w == 0 {
					t.softTrustOne(a, b, t.r.Evidence.ProtestTrust)
				}
			}
			if w := &t.s.Provoked[a][b]; *w > 0 {
				*w--
			}
		}
	}
}

// threatFloor is what of a threat stands: bites and controls, posture, and
// between neighbours the military gap.
func (t *turn) threatFloor(a, b Power) int8 {
	floor := t.s.bite(t.r, b, a) + t.s.Sanctions[b][a].Control
	for th := range Theatre(Theatres) {
		if p := th.Principal(); (a == p && b == US) || (a == US && b == p) {
			floor += *t.s.posture(b, th) / int8(t.r.Posture.ThreatFloor)
		}
	}
	if b == a.Partner() {
		floor += max(0, (t.s.Sides[b].Military-t.s.Sides[a].Military)/int8(t.r.Tracks.ThreatGap))
	}
	return min(floor, top)
}

// year drifts every track towards its base, so that nothing is had for ever.
func (t *turn) year() {
	tr := &t.r.Tracks
	for p := range Power(Powers) {
		side := t.side(p)
		economy := tr.Economy.Track(p) - (t.s.Bites(t.r, p)+t.controlsOn(p))/int8(tr.BiteEconomy)
		t.drift(QEconomy, p, &side.Economy, economy)
		t.drift(QMilitary, p, &side.Military, tr.Military.Track(p))
		t.drift(QOffence, p, &side.Offence, tr.Offence.Track(p))
		t.drift(QDefence, p, &side.Defence, tr.Defence.Track(p)-t.controlsOn(p))
		t.drift(QStanding, p, &side.Standing, tr.Standing.Track(p))
		if years := (int(t.set.Season) + int(t.s.Quarter) + 1) / Year; years%int(tr.ControlYears) == 0 {
			t.drift(QControl, p, &side.Control, tr.Control.Track(p))
		}
		home := int8(tr.Resolve)
		if p != US {
			home = int8(tr.HomeBase) + side.Control/int8(tr.HomeControl)
		}
		t.drift(QHome, p, &side.Home, home)
		for q := range Power(Powers) {
			if q != p {
				t.toward(QTrust, p, q, &t.s.Trust[p][q], int8(tr.Trust))
			}
		}
		for q := range Power(Suspects) {
			t.evidence(p, q, -t.r.Evidence.Decay, 0)
		}
	}
	for _, thief := range [2]Power{China, Russia} { // theft that stays unanswered is held against the government
		if int16(t.s.Evidence[US][thief]) >= t.r.Evidence.BreachAt {
			t.home(US, -t.r.Evidence.Unanswered)
		}
	}
	t.toward(QTechTrust, US, Nobody, &t.s.TechTrust, int8(tr.TechTrust))
	t.toward(QRevenue, US, Nobody, &t.s.Revenue, int8(tr.Revenue)-t.controlsOn(China)-t.controlsOn(Russia))
	if within(t.s.Bond.Exercised, Year) == 0 { // what is not exercised is forgotten
		t.interop(-1, top)
	}
	for _, c := range [2]Camp{Sovereign, Open} {
		if t.s.Blocs[c] > 0 && t.test(RollDrift, uint8(c), 0, 0, int8(tr.BlocOdds)) {
			t.bloc(Nobody, c, Undecided)
		}
	}
	t.why = 0
}

func (t *turn) controlsOn(p Power) int8 { return t.s.Sanctions[US][p].Control }

func (t *turn) drift(q Quantity, p Power, track *int8, base int8) {
	for range t.r.Tracks.Drift {
		t.toward(q, p, Nobody, track, base)
	}
}

// toward moves a track one step towards its base.
func (t *turn) toward(q Quantity, a, b Power, track *int8, base int8) {
	base = min(max(base, bottom), top)
	switch {
	case *track < base:
		t.move(q, a, b, 0, track, 1)
	case *track > base:
		t.move(q, a, b, 0, track, -1)
	}
}

// tick counts down what lasts a number of quarters, and shifts the registers.
func (t *turn) tick() {
	for p := range t.s.Sides {
		side := &t.s.Sides[p]
		for _, n := range [4]*uint8{&side.Forum, &side.Demand, &side.Indicted, &side.Guide} {
			*n -= min(*n, 1)
		}
		for i := range side.Wait {
			side.Wait[i] -= min(side.Wait[i], 1)
		}
		for q := range side.Intruded {
			side.Intel[q] -= min(side.Intel[q], 1)
			for aim := range side.Intruded[q] {
				side.Intruded[q][aim] <<= 1
			}
		}
	}
	b := &t.s.Bond
	b.FullBarred -= min(b.FullBarred, 1)
	for _, reg := range [8]*uint32{&b.Restated, &b.Stated, &b.Consulted, &b.Exercised, &b.Delivered, &b.PaidLot, &b.InCrisis, &b.Crises} {
		*reg <<= 1
	}
	for v := range b.Pushes {
		b.Pushes[v] <<= 1
	}
}
