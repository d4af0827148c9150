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
	at := map[game.ID]int{} // the intrusion that an event goes back to
	for _, e := range s.Events() {
		if e.Kind == game.EvIntrusion {
			at[e.ID] = len(list)
			list = append(list, secret{quarter: e.Quarter, by: e.A, on: e.B, aim: game.Aim(e.X), worked: e.Y == 1, suspect: game.Nobody})
			continue
		}
		i, ok := at[e.Cause]
		if !ok {
			continue
		}
		at[e.ID] = i
		if (e.Kind == game.EvDetected || e.Kind == game.EvReport) && e.A == list[i].on {
			list[i].seen, list[i].suspect = true, e.B
		}
	}
	return list
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
