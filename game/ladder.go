package game

import "math/bits"

// The ladder measures alignment by published criteria, after A. Korolev, "How
// closely aligned are China and Russia? Measuring strategic cooperation in
// IR", International Politics (2019), with obligations named as in the ATOP
// codebook (consultation, non-aggression, defence).

// The rungs.
const (
	Estranged int8 = iota
	Normal
	Convenience
	Strategic
	EntenteRung
	AllianceRung
	Rungs = 6
)

// Outcome is how a game ends.
type Outcome uint8

// The outcomes, from the most to the least aligned.
const (
	Alliance Outcome = iota
	Entente
	ConvenienceHeld
	Drift
	Rupture
	Outcomes = iota
)

func within(reg uint32, window int16) uint32 { return reg & (1<<window - 1) }

// Deeds tells for each rung whether its own criterion is met by deeds in the
// windows of the rules. A rung is shown only if all below it are met too.
func Deeds(r *Rules, b *Bond) (met [Rungs]bool) {
	l := &r.Ladder
	count := func(reg uint32, window int16) int16 { return int16(bits.OnesCount32(within(reg, window))) }
	met[Estranged] = true
	met[Normal] = b.Breach[China] == 0 && b.Breach[Russia] == 0
	met[Convenience] = count(b.Consulted, l.ConsultWindow) >= l.ConsultCount
	met[Strategic] = within(b.PaidLot, l.LotWindow) != 0 && count(b.Exercised, l.ExerciseWindow) >= l.ExerciseCount
	venues := int16(0)
	for _, reg := range b.Pushes {
		if within(reg, l.PushWindow) != 0 {
			venues++
		}
	}
	met[EntenteRung] = int16(b.Interop) >= l.EntenteInterop && venues >= l.PushVenues && within(b.InCrisis, l.CrisisWindow) != 0
	met[AllianceRung] = int16(b.Interop) >= l.AllyInterop && b.LatestBacked == 1 && within(b.Crises, l.CrisisWindow) != 0
	return met
}

// shown is the highest rung that deeds show, each including those below it.
func shown(r *Rules, b *Bond) int8 {
	met := Deeds(r, b)
	rung := Estranged
	for rung+1 < Rungs && met[rung+1] {
		rung++
	}
	return rung
}

// signed is the rung that treaties in force amount to.
func signed(s *State) int8 {
	b := &s.Bond
	in := func(c Clause) bool { return b.Clauses[c].Status == InForce }
	_, consult := s.find(Consultations, China, Russia)
	switch {
	case in(Defence):
		return AllianceRung
	case in(CrisisConsult):
		return EntenteRung
	case in(MilTech):
		return Strategic
	case consult:
		return Convenience
	}
	return Normal
}

// declared is the rung that is said: what is signed counts if it was restated
// lately, and a statement may claim more than is signed (¶2, ¶5).
func declared(r *Rules, s *State) int8 {
	l, b := &r.Ladder, &s.Bond
	if r.Switch.Words == 0 {
		return b.Effective
	}
	rung := signed(s)
	if within(b.Restated, l.RestateWindow) == 0 {
		rung = min(rung, Convenience)
	}
	if within(b.Stated, l.RestateWindow) != 0 {
		rung = max(rung, min(rung+int8(l.WordsAhead), int8(l.WordsMax)))
	}
	return rung
}

// ladder moves the two positions. The effective one moves a rung after the
// quarters of the rules agree; the declared one at once.
func (t *turn) ladder() {
	b := &t.s.Bond
	now := shown(t.r, b)
	was := b.Effective
	if now == was || (now > was) != (b.Towards > was) {
		b.Agreeing = 0
	}
	b.Towards = now
	if now != was {
		b.Agreeing++
		if int16(b.Agreeing) >= t.r.Ladder.Agree {
			b.Agreeing = 0
			step := int8(1)
			if now < was {
				step = -1
			}
			b.Effective += step
			rung := b.Effective // whose criterion decided: the one that is met, or the lowest that is not
			if step < 0 {
				rung = now + 1
			}
			t.tellRung(EvEffective, was, b.Effective, rung, step > 0)
		}
	}
	copy(b.Rungs[1:], b.Rungs[:3])
	b.Rungs[0] = b.Effective
	if d := declared(t.r, t.s); d != b.Declared {
		t.tellRung(EvDeclared, b.Declared, d, 0, d > b.Declared)
		b.Declared = d
	}
}

// rungCauses are the deeds that lift to a rung, and the failings that let it go.
var rungCauses = [Rungs]struct {
	deeds    [2]EventKind
	failings []failing
}{
	Normal:       {[2]EventKind{EvSettled}, []failing{{EvAccused, AnyX}, {EvIndicted, AnyX}}},
	Convenience:  {[2]EventKind{EvConsulted}, missed(Consultations)},
	Strategic:    {[2]EventKind{EvLot, EvExercised}, append(missed(ArmsContract), missed(Exercises)...)},
	EntenteRung:  {[2]EventKind{EvJointPush, EvInCrisis}, []failing{{EvAside, AnyX}}},
	AllianceRung: {[2]EventKind{EvBacked, EvStaffed}, append(missed(CommandStaff), failing{EvAside, AnyX}, failing{EvInCrisis, AnyX})},
}

// failing is an event that speaks against a rung.
type failing struct {
	kind EventKind
	x    int16
}

// missed is what comes of a due of the contract that is not honoured, and of its end.
func missed(k ContractKind) []failing {
	return []failing{{EvSlipped, int16(k)}, {EvDefaulted, int16(k)}, {EvLapsed, int16(k)}}
}

// tellRung records a move of the ladder with the deeds that brought it about.
func (t *turn) tellRung(k EventKind, was, now, rung int8, up bool) {
	if t.rec == nil {
		return
	}
	e := Event{Kind: k, A: China, B: Russia, X: int16(was), Y: int16(now), Z: int16(rung)}
	switch {
	case k == EvDeclared && up:
		e.Cause, e.Also = max(t.latest(EvStatement), t.latest(EvClause)), t.latest(EvSigned)
	case k == EvDeclared:
		e.Cause = max(t.latest(EvSuspended), t.latest(EvWithdrawn), t.latest(EvDefaulted))
		if e.Cause < t.latest(EvQuarter) { // nothing this quarter: what was said has run out
			e.Cause = max(t.latest(EvStatement), t.latest(EvClause), t.latest(EvSigned))
		}
	case up:
		e.Cause, e.Also = t.latest(rungCauses[rung].deeds[0]), t.latest(rungCauses[rung].deeds[1])
	default: // a failing, or if there was none since, the last deed, which is too long ago
		for _, k := range rungCauses[rung].deeds {
			e.Cause = max(e.Cause, t.latest(k))
		}
		for _, f := range rungCauses[rung].failings {
			e.Cause = max(e.Cause, t.latestOf(f.kind, f.x))
		}
	}
	t.tell(e)
}

// RanOut tells whether a fall of what is declared has no deed behind it: what
// its cause once said has run out.
func RanOut(e, cause Event) bool {
	said := cause.Kind == EvStatement || cause.Kind == EvClause || cause.Kind == EvSigned
	return said && e.Kind == EvDeclared && e.Y < e.X
}

// Result is the outcome as the last four quarters show it: the commonest
// effective rung, the later of two that are equally common.
func Result(s *State) Outcome {
	var n [Rungs]int
	best := s.Bond.Rungs[0]
	for _, rung := range s.Bond.Rungs {
		n[rung]++
	}
	for i := len(s.Bond.Rungs) - 1; i >= 0; i-- { // later quarters win ties
		if rung := s.Bond.Rungs[i]; n[rung] >= n[best] {
			best = rung
		}
	}
	switch {
	case best == AllianceRung:
		return Alliance
	case best == EntenteRung:
		return Entente
	case best >= Convenience:
		return ConvenienceHeld
	case best == Estranged && s.Bond.Declared <= Normal:
		return Rupture
	}
	return Drift
}

// over ends the game.
func (t *turn) over() {
	t.s.Phase = Over
	t.why = t.latest(EvEffective)
	t.note(EvOver, China, Russia, int(Result(t.s)), 0, 0)
}
