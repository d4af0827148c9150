package game

import (
	"sync"

	"entente/game/dice"
)

// Purpose says what a roll decides. It is part of the roll's key.
type Purpose uint16

// The purposes. Comments give what A, B and N of the key are.
const (
	RollOil         Purpose = iota
	RollHeat                // A: theatre
	RollNoise               // A: victim; N 0 whether, 1 to 3 clues
	RollReport              // A: victim
	RollSubstitute          // A: power
	RollCopy                // A: copier
	RollCopyFound           // A: copier
	RollIntrude             // A: attacker, B: victim, N: aim
	RollDetect              // A: attacker, B: victim, N: aim
	RollClue                // A: attacker, B: victim, N: aim*3 + clue
	RollReportClue          // A: attacker, B: victim, N: aim*3 + clue, when a firm finds what the victim missed
	RollShift               // A: attacker, B: victim, N: aim: which clue a borrowed tool shifts
	RollInvestigate         // A: victim
	RollPush                // A: camp, B: venue
	RollCourt               // A: power
	RollDrift               // A: camp
	RollFreedom             // B: target
	RollLeak                // A: power
	RollCrisis              // A: theatre: whether it opens
	RollFight               // A: power, B: theatre
	RollCross               // A: kind of the crossing offers
	RollPolicy              // A: power: the stream of an agent's choices
	Purposes        = iota
)

// turn is one run of Advance: the state being changed, and whence it takes
// numbers and chance and whither it tells what happens.
type turn struct {
	s    *State
	set  *Setup
	r    *Rules
	dice dice.Roller
	rec  Recorder
	see  uint8                 // visibility of what is being told
	why  ID                    // cause of what is being told
	ids  [Powers][MaxOrders]ID // the orders as events

	pushes  [Venues][Camps]int8      // weight of this quarter's pushes
	pushed  [Venues]ID               // their latest cause
	stances [Theatres][Powers]Stance // in open crises
	stood   [Theatres][Powers]ID     // their causes
	in      Inputs                   // the plans, completed
	v       View                     // scratch for checking them

	spare [Powers]int8 // idle operators, who watch at home
}

// turns keeps the memory of finished turns, so that advancing allocates nothing.
var turns = sync.Pool{New: func() any { return new(turn) }}

func begin(set *Setup, s *State, d dice.Roller, rec Recorder) *turn {
	t := turns.Get().(*turn)
	*t = turn{s: s, set: set, r: &set.Rules, dice: d, rec: rec, see: Everyone}
	return t
}

// tell records an event with the current cause and visibility, unless it
// brings its own.
func (t *turn) tell(e Event) ID {
	if t.rec == nil {
		return 0
	}
	e.Quarter = t.s.Quarter
	if e.Cause == 0 {
		e.Cause = t.why
	}
	if e.See == 0 {
		e.See = t.see
	}
	return t.rec.Record(e)
}

// note tells a public event about two powers, and makes it the cause of what follows.
func (t *turn) note(k EventKind, a, b Power, x, y, z int) ID {
	id := t.tell(Event{Kind: k, A: a, B: b, X: int16(x), Y: int16(y), Z: int16(z)})
	if id != 0 {
		t.why = id
	}
	return id
}

// latest is the latest event of a kind, for causes that lie quarters back.
func (t *turn) latest(k EventKind) ID { return t.latestOf(k, AnyX) }

// latestOf is the latest event of a kind with this X.
func (t *turn) latestOf(k EventKind, x int16) ID {
	if t.rec == nil {
		return 0
	}
	return t.rec.Latest(k, x)
}

// face rolls one die.
func (t *turn) face(p Purpose, a, b, n uint8) int8 {
	return t.dice.Roll(dice.Key{Quarter: t.s.Quarter, Purpose: uint16(p), A: a, B: b, N: n})
}

// test rolls against odds: the faces of ten that succeed, held to 1 to 9. The
// roll becomes the cause of what follows.
func (t *turn) test(p Purpose, a, b, n uint8, odds int8) bool {
	odds = clampOdds(odds)
	f := t.face(p, a, b, n)
	t.note(EvRoll, Power(a), Power(b), int(p), int(odds), int(f))
	return f <= odds
}

// clampOdds holds odds to 1 to 9: nothing is certain, nothing hopeless.
func clampOdds(n int8) int8 { return min(max(n, 1), 9) }

// half is half a die, rounded up: 1 to 5.
func (t *turn) half(p Purpose, a, b, n uint8) int8 {
	f := t.face(p, a, b, n)
	t.note(EvRoll, Power(a), Power(b), int(p), 0, int(f))
	return (f + 1) / 2
}

// move changes a track within its ends and tells of it; nothing is told of
// what did not change.
func (t *turn) move(q Quantity, a, b Power, place int, field *int8, by int8) {
	t.within(q, a, b, place, field, by, bottom, top)
}

func (t *turn) within(q Quantity, a, b Power, place int, field *int8, by, low, high int8) {
	was := *field
	now := min(max(was+by, low), high)
	if now == was {
		return
	}
	*field = now
	see := Everyone
	switch q {
	case QFunds, QEvidence: // budgets are secret, and so is what a victim knows
		see = Only(a)
	}
	t.tell(Event{Kind: EvTrack, See: see, Q: q, A: a, B: b, X: int16(place), Y: int16(was), Z: int16(now)})
}

func (t *turn) side(p Power) *Side { return &t.s.Sides[p] }

// The movers of single tracks, so that every change of one goes through one place.

func (t *turn) economy(p Power, by int16) {
	t.move(QEconomy, p, Nobody, 0, &t.side(p).Economy, int8(by))
}
func (t *turn) military(p Power, by int16) {
	t.move(QMilitary, p, Nobody, 0, &t.side(p).Military, int8(by))
}
func (t *turn) home(p Power, by int16) { t.move(QHome, p, Nobody, 0, &t.side(p).Home, int8(by)) }
func (t *turn) standing(p Power, by int16) {
	t.move(QStanding, p, Nobody, 0, &t.side(p).Standing, int8(by))
}
func (t *turn) defence(p Power, by int16) {
	t.move(QDefence, p, Nobody, 0, &t.side(p).Defence, int8(by))
}
func (t *turn) offence(p Power, by int16) {
	t.move(QOffence, p, Nobody, 0, &t.side(p).Offence, int8(by))
}
func (t *turn) funds(p Power, by int16) {
	t.within(QFunds, p, Nobody, 0, &t.side(p).Funds, int8(by), -100, 100)
}
func (t *turn) threat(of, from Power, by int16) {
	t.move(QThreat, of, from, 0, &t.s.Threat[of][from], int8(by))
}
func (t *turn) heat(th Theatre, by int16) {
	t.move(QHeat, th.Principal(), Nobody, int(th), &t.s.Fronts[th].Heat, int8(by))
}
func (t *turn) interop(by, high int16) {
	if h := int8(high); t.s.Bond.Interop < h || by < 0 {
		t.within(QInterop, China, Russia, 0, &t.s.Bond.Interop, int8(by), bottom, max(h, t.s.Bond.Interop))
	}
}

// trust changes how far one power trusts another. Soft acts, which cost
// little, raise it no higher than the rules' soft limit.
func (t *turn) trust(of, in Power, by int16) {
	t.move(QTrust, of, in, 0, &t.s.Trust[of][in], int8(by))
}

func (t *turn) softTrust(a, b Power, by int16) {
	for _, p := range [2][2]Power{{a, b}, {b, a}} {
		if int16(t.s.Trust[p[0]][p[1]]) < t.r.Diplomacy.SoftTrust {
			t.trust(p[0], p[1], by)
		}
	}
}

// evidence changes what a victim holds against a suspect; victim and nobody else knows.
func (t *turn) evidence(victim, suspect Power, by, high int16) {
	if high := min(high, t.r.Evidence.Max); by < 0 || int16(t.s.Evidence[victim][suspect]) < high {
		t.within(QEvidence, victim, suspect, 0, &t.s.Evidence[victim][suspect], int8(by), bottom, max(int8(high), t.s.Evidence[victim][suspect]))
	}
}

// provoke notes that a power gave another cause to answer.
func (t *turn) provoke(by, against Power) {
	t.s.Provoked[against][by] = uint8(t.r.Trade.ProvokedFor)
}

// kept notes a due honoured or not in the record that sets what others accept.
func (t *turn) kept(p Power, yes bool) {
	side := t.side(p)
	side.Kept <<= 1
	if yes {
		side.Kept |= 1
	}
	side.Dues = min(side.Dues+1, 8)
}
