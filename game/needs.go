package game

import "math/bits"

// Criterion is one of the things that a rung of the ladder asks for.
type Criterion uint8

// The criteria.
const (
	WithoutBreach Criterion = iota // by either of the two
	Consultation                   // consultations held
	LotPaid                        // a lot of arms delivered and paid
	Exercise                       // exercises held
	Interoperable                  // steps of interoperability
	JointlyPushed                  // venues with a joint push that was paid
	CrisisTalked                   // a crisis consulted on, or backed
	CrisisBacked                   // the partner backed in the latest crisis
	CrisisSince                    // a crisis at all
	Criteria      = iota
)

var criterionNames = [Criteria]string{"breach", "consultations", "lot", "exercises", "interoperability", "pushes", "crisis", "backed", "crises"}

func (c Criterion) String() string { return name(criterionNames[:], int(c)) }

// Need is how far a criterion of a rung is met in the windows of the rules.
type Need struct {
	What       Criterion
	Have, Want int16
}

// Met tells whether there is enough.
func (n Need) Met() bool { return n.Have >= n.Want }

// Needs lists what a rung itself asks for, and how much of it there is: the
// detail of Deeds.
func Needs(r *Rules, b *Bond, rung int8) []Need {
	l := &r.Ladder
	count := func(reg uint32, window int16) int16 { return int16(bits.OnesCount32(within(reg, window))) }
	yes := func(is bool) int16 {
		if is {
			return 1
		}
		return 0
	}
	switch rung {
	case Normal:
		return []Need{{WithoutBreach, yes(b.Breach[China] == 0 && b.Breach[Russia] == 0), 1}}
	case Convenience:
		return []Need{{Consultation, count(b.Consulted, l.ConsultWindow), l.ConsultCount}}
	case Strategic:
		return []Need{{LotPaid, yes(within(b.PaidLot, l.LotWindow) != 0), 1}, {Exercise, count(b.Exercised, l.ExerciseWindow), l.ExerciseCount}}
	case EntenteRung:
		venues := int16(0)
		for _, reg := range b.Pushes {
			venues += yes(within(reg, l.PushWindow) != 0)
		}
		return []Need{{Interoperable, int16(b.Interop), l.EntenteInterop}, {JointlyPushed, venues, l.PushVenues}, {CrisisTalked, yes(within(b.InCrisis, l.CrisisWindow) != 0), 1}}
	case AllianceRung:
		return []Need{{Interoperable, int16(b.Interop), l.AllyInterop}, {CrisisBacked, int16(b.LatestBacked), 1}, {CrisisSince, yes(within(b.Crises, l.CrisisWindow) != 0), 1}}
	}
	return nil
}
