package replay

import "entente/game"

// Intrusion is an intrusion as it really was, and what its victim made of it.
type Intrusion struct {
	Quarter uint8
	By, On  game.Power
	Aim     game.Aim
	Worked  bool
	Noticed bool       // by the victim, or by a security firm for it
	Suspect game.Power // whom the clues pointed to most, if it was noticed; Unaffiliated: nowhere
}

// Verdict is how well a victim read an intrusion.
type Verdict uint8

// The verdicts.
const (
	Missed Verdict = iota // never noticed
	Right
	Wrong    // laid at the wrong door
	Unplaced // noticed, and laid at no door
	Verdicts = iota
)

// Verdict says how well the victim read the intrusion.
func (x *Intrusion) Verdict() Verdict {
	switch {
	case !x.Noticed:
		return Missed
	case x.Suspect == x.By:
		return Right
	case x.Suspect < game.Powers:
		return Wrong
	}
	return Unplaced
}

// Intrusions finds all intrusions in the whole record of a game. What a victim
// notices goes back to the order of the intruder; a firm's report names the
// victim, the aim and the quarter.
func Intrusions(events []game.Event) []Intrusion {
	var list []Intrusion
	order := map[game.ID]game.ID{} // the order that an event goes back to
	at := map[game.ID]int{}        // the intrusion that came of an order
	for _, e := range events {
		root := order[e.Cause]
		if e.Kind == game.EvOrder {
			root = e.ID
		}
		order[e.ID] = root
		switch e.Kind {
		case game.EvIntrusion:
			at[root] = len(list)
			list = append(list, Intrusion{Quarter: e.Quarter, By: e.A, On: e.B, Aim: game.Aim(e.X), Worked: e.Y == 1, Suspect: game.Nobody})
		case game.EvDetected:
			if i, ok := at[root]; ok {
				list[i].Noticed, list[i].Suspect = true, e.B
			}
		case game.EvReport:
			if i := reported(list, e); i >= 0 {
				list[i].Noticed, list[i].Suspect = true, e.B
			}
		}
	}
	return list
}

// reported finds the intrusion that a security firm's report is about; -1 if it was crime.
func reported(list []Intrusion, e game.Event) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].On == e.A && list[i].Aim == game.Aim(e.X) && list[i].Quarter == uint8(e.Y) {
			return i
		}
	}
	return -1
}

// Tally counts intrusions by verdict.
func Tally(list []Intrusion) (n [Verdicts]int) {
	for i := range list {
		n[list[i].Verdict()]++
	}
	return n
}
