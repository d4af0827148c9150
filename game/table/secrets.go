package table

import "entente/game"

// secret is an intrusion as it really was, told when the game is over.
type secret struct {
	quarter uint8
	by, on  game.Power
	aim     game.Aim
	worked  bool
	seen    bool
	suspect game.Power // whom the clues pointed to most, if it was seen
}

// secrets lists all intrusions of a game that is over, from the whole record.
func secrets(s Session) []secret {
	var list []secret
	order := map[game.ID]game.ID{} // the order that an event goes back to
	at := map[game.ID]int{}        // the intrusion that came of an order
	for _, e := range s.Events() {
		root := order[e.Cause]
		if e.Kind == game.EvOrder {
			root = e.ID
		}
		order[e.ID] = root
		switch e.Kind {
		case game.EvIntrusion:
			at[root] = len(list)
			list = append(list, secret{quarter: e.Quarter, by: e.A, on: e.B, aim: game.Aim(e.X), worked: e.Y == 1, suspect: game.Nobody})
		case game.EvDetected:
			if i, ok := at[root]; ok {
				list[i].seen, list[i].suspect = true, e.B
			}
		case game.EvReport:
			if i := reported(list, e); i >= 0 {
				list[i].seen, list[i].suspect = true, e.B
			}
		}
	}
	return list
}

// reported finds the intrusion that a security firm's report is about; -1 if it was crime.
func reported(list []secret, e game.Event) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].on == e.A && list[i].aim == game.Aim(e.X) && list[i].quarter == uint8(e.Y) {
			return i
		}
	}
	return -1
}

// verdict says how well the victim read an intrusion.
func (x *secret) verdict() string {
	switch {
	case !x.seen:
		return "missed"
	case x.suspect == x.by:
		return "right"
	case x.suspect < game.Powers:
		return "wrong"
	}
	return "unplaced"
}
