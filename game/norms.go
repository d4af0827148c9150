package game

func init() {
	doers[Push] = push
	doers[JointPush] = jointPush
	doers[HostForum] = hostForum
	doers[Found] = found
	doers[Court] = court
	doers[ControlLaw] = controlLaw
	doers[KnowHow] = knowHow
	doers[Freedom] = freedom
	doers[DemandFirms] = demandFirms
}

// PushWeight is what a push of a power weighs in a venue, before the die.
func PushWeight(r *Rules, s *State, p Power) int8 {
	return int8(r.Norms.PushWeight) + s.Sides[p].Institutions
}

// CampWeight is what the blocs of a camp add to its side.
func CampWeight(r *Rules, s *State, c Camp) int8 { return s.Blocs[c] / int8(r.Norms.BlocDivisor) }

func push(t *turn, p Power, o Order) {
	t.pushes[o.A][p.Camp()] += PushWeight(t.r, t.s, p)
	t.pushed[o.A] = t.why
}

// jointPush is a push that both pay for: a deed that the ladder counts.
func jointPush(t *turn, p Power, o Order) {
	t.note(EvJointPush, p, o.To, int(o.A), 0, 0)
	t.pushes[o.A][Sovereign] += PushWeight(t.r, t.s, p) + PushWeight(t.r, t.s, o.To) + int8(t.r.Norms.JointBonus)
	t.pushed[o.A] = t.why
	t.s.Bond.Pushes[o.A] |= 1
}

// venues decides the quarter's contests. A side moves a venue only if it
// pushed, and its margin is wide enough.
func (t *turn) venues() {
	for v := range Venue(Venues) {
		w := t.pushes[v]
		if w[Sovereign] == 0 && w[Open] == 0 {
			continue
		}
		t.why = t.pushed[v]
		margin := w[Sovereign] + CampWeight(t.r, t.s, Sovereign) + t.half(RollPush, uint8(Sovereign), uint8(v), 0)
		margin -= w[Open] + CampWeight(t.r, t.s, Open) + t.half(RollPush, uint8(Open), uint8(v), 0)
		was, need := t.s.Positions[v], int8(t.r.Norms.Margin)
		switch {
		case margin >= need && w[Sovereign] > 0:
			t.move(QPosition, Nobody, Nobody, int(v), &t.s.Positions[v], 1)
		case margin <= -need && w[Open] > 0:
			t.move(QPosition, Nobody, Nobody, int(v), &t.s.Positions[v], -1)
		}
		if now := t.s.Positions[v]; now != was {
			t.note(EvVenue, Nobody, Nobody, int(v), int(was), int(now))
		} else {
			t.note(EvVenueHeld, Nobody, Nobody, int(v), int(was), int(margin))
		}
	}
}

func hostForum(t *turn, p Power, o Order) {
	guest, shared := o.Offered(p)
	if !shared {
		guest = Nobody
	}
	t.note(EvForum, p, guest, 0, 0, 0)
	t.side(p).Forum = uint8(t.r.Norms.ForumQuarters)
	if shared {
		t.side(guest).Forum = uint8(t.r.Norms.ForumQuarters)
		t.softTrust(p, guest, t.r.Norms.ForumTrust)
	}
}

func found(t *turn, p Power, _ Order) {
	t.within(QInstitution, p, Nobody, 0, &t.side(p).Institutions, 1, bottom, int8(t.r.Norms.InstitutionMax))
	t.note(EvInstitution, p, Nobody, int(t.side(p).Institutions), 0, 0)
}

// court wins over an undecided bloc, or where there is none loosens one from the other camp.
func court(t *turn, p Power, _ Order) {
	mine := p.Camp()
	from, to, odds := Undecided, mine, t.r.Norms.CourtOdds
	if t.s.Blocs[Undecided] == 0 {
		from, to, odds = Sovereign+Open-mine, Undecided, t.r.Norms.PoachOdds
	}
	if t.s.Blocs[from] == 0 || !t.test(RollCourt, uint8(p), 0, 0, int8(odds)) {
		return
	}
	t.bloc(p, from, to)
}

func (t *turn) bloc(p Power, from, to Camp) {
	if t.s.Blocs[from] == 0 {
		return
	}
	t.s.Blocs[from]--
	t.s.Blocs[to]++
	t.note(EvBloc, p, Nobody, int(from), int(to), 0)
}

// controlLaw tightens control of the domestic internet: safer at home, and at
// length dearer (¶17, ¶18).
func controlLaw(t *turn, p Power, _ Order) {
	side := t.side(p)
	side.FreeLaw = 0
	side.Wait[WaitLaw] = uint8(t.r.Domestic.LawWait)
	t.move(QControl, p, Nobody, 0, &side.Control, int8(t.r.Domestic.LawControl))
	t.note(EvLaw, p, Nobody, int(side.Control), 0, 0)
	if int16(t.s.Threat[p][US]) >= t.r.Domestic.LawThreat { // against a threat from abroad it is popular (¶14)
		t.home(p, t.r.Domestic.LawHome)
	}
	if int16(side.Control)%t.r.Domestic.LawEconomyAt == 0 {
		t.economy(p, -1)
	}
}

// knowHow hands over how filtering is done; whoever hands it over knows the
// partner's networks for a while (¶16–18).
func knowHow(t *turn, p Power, o Order) {
	t.note(EvKnowHow, p, o.To, 0, 0, 0)
	t.side(o.To).FreeLaw = 1
	t.side(p).Guide = uint8(t.r.Espionage.GuideQuarters)
	t.softTrust(p, o.To, t.r.Domestic.KnowHowTrust)
}

// FreedomOdds are the odds that a programme reaches people behind the controls.
func FreedomOdds(r *Rules, s *State, on Power) int8 {
	return clampOdds(int8(r.Domestic.FreedomBase) - s.Sides[on].Control)
}

// freedom is a programme for internet freedom (¶14, ¶20).
func freedom(t *turn, p Power, o Order) {
	t.threat(o.To, p, t.r.Domestic.FreedomThreat)
	ok := t.test(RollFreedom, uint8(p), uint8(o.To), 0, FreedomOdds(t.r, t.s, o.To))
	t.note(EvFreedom, p, o.To, b2i(ok), 0, 0)
	if ok {
		t.home(o.To, -t.r.Domestic.FreedomHome)
		for range t.r.Domestic.FreedomBlocs {
			t.bloc(p, Sovereign, Undecided)
		}
	}
	t.provoke(p, o.To)
}

// demandFirms presses technology companies into service, at the risk that it comes out (¶20).
func demandFirms(t *turn, p Power, _ Order) {
	t.see = Only(p)
	t.side(p).Demand = uint8(t.r.Domestic.DemandFor)
	t.note(EvDemand, p, Nobody, 0, 0, 0)
	if !t.test(RollLeak, uint8(p), 0, 0, int8(t.r.Domestic.LeakOdds)) {
		return
	}
	t.see = Everyone
	t.note(EvLeak, p, Nobody, 0, 0, 0)
	t.move(QTechTrust, US, Nobody, 0, &t.s.TechTrust, int8(-t.r.Domestic.LeakTrust))
	for range t.r.Domestic.LeakBlocs {
		t.bloc(Nobody, Open, Undecided)
	}
}
