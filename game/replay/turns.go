package replay

import "entente/game"

// Turn is a turning point of the ladder: when it moved, and what moved it.
type Turn struct {
	Quarter  uint8
	Declared bool // what was said moved; else what was done
	From, To int8
	Event    game.Event // of the move
}

// Turns lists the moves of the ladder, at most so many of them: more than the
// eye takes in are no story. What was done matters more than what was said: if
// there are too many, words go first, and then the earliest.
func Turns(events []game.Event, most int) []Turn {
	var list []Turn
	done := 0
	for _, e := range events {
		if e.Kind != game.EvDeclared && e.Kind != game.EvEffective {
			continue
		}
		x := Turn{Quarter: e.Quarter, Declared: e.Kind == game.EvDeclared, From: int8(e.X), To: int8(e.Y), Event: e}
		if !x.Declared {
			done++
		}
		list = append(list, x)
	}
	for i := 0; len(list) > most && i < len(list); {
		if list[i].Declared && len(list) > done {
			list = append(list[:i], list[i+1:]...)
		} else {
			i++
		}
	}
	return list[max(len(list)-most, 0):]
}

// RungsOver gives declared and effective at the end of each quarter.
func RungsOver(set *game.Setup, events []game.Event) (declared, effective []int8) {
	n := int(set.Quarters)
	declared, effective = make([]int8, n), make([]int8, n)
	for i := range n {
		declared[i], effective[i] = set.Start.Bond.Declared, set.Start.Bond.Effective
	}
	for _, e := range events {
		var line []int8
		switch e.Kind {
		case game.EvDeclared:
			line = declared
		case game.EvEffective:
			line = effective
		default:
			continue
		}
		for i := int(e.Quarter); i < n; i++ {
			line[i] = int8(e.Y)
		}
	}
	return declared, effective
}
