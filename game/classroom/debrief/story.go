// Package debrief makes of the records of a class's games what is talked about
// afterwards: the truth quarter by quarter beside what each team believed, the
// turning points of the ladder with their causes, the source's claims against
// these games and against ten thousand between agents, and questions. It is
// one HTML file that needs nothing else, and the data as CSV.
package debrief

import (
	"entente/game"
	"entente/game/lab"
	"entente/game/replay"
)

// Table is a game of the class, played out or not.
type Table struct {
	Name string
	Game *replay.Game
}

// story is what a debrief needs of a game.
type story struct {
	Table
	set    *game.Setup
	last   game.State
	log    *game.Log
	played []quarter // those that were begun
	full   int       // how many of them were played to their end
	undone int       // decision points taken back

	turns               []replay.Turn
	declared, effective []int8 // at the end of the quarters played
	intrusions          []replay.Intrusion
	read                *lab.Reader
}

// quarter is a quarter as it stood when orders were given, and what happened in it.
type quarter struct {
	at     game.State
	views  [game.Powers]game.View
	by     [game.Powers]string // who gave the orders
	events []game.Event
}

// mostTurns bounds the turning points: more than the eye takes in are no story.
const mostTurns = 9

// tell reads a game.
func tell(t Table) (*story, error) {
	s := &story{Table: t, read: lab.NewReader()}
	s.read.Watch(t.Game.Setup())
	heard, standing := 0, uint8(0)
	catchUp := func(at *replay.Game) {
		for ; heard < len(at.Log().Events); heard++ {
			s.read.Record(at.Log().Events[heard])
		}
		if now := at.State(); now.Quarter != standing || now.Phase == game.Over {
			s.read.Stand(now, standing)
			standing = now.Quarter
			s.full++
		}
	}
	end, err := t.Game.Walk(func(at *replay.Game, next replay.Input) error {
		catchUp(at)
		if next.Advance != nil {
			s.begun(at)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	catchUp(end)
	s.begun(end) // which waits for its orders
	for _, in := range t.Game.Inputs() {
		if in.TakeBack != nil {
			s.undone += in.TakeBack.Steps
		}
	}
	s.set, s.last, s.log = end.Setup(), *end.State(), end.Log()
	for _, e := range s.log.Events {
		if int(e.Quarter) < len(s.played) {
			s.played[e.Quarter].events = append(s.played[e.Quarter].events, e)
		}
	}
	s.turns = replay.Turns(s.log.Events, mostTurns)
	s.declared, s.effective = replay.RungsOver(s.set, s.log.Events)
	s.declared, s.effective = s.declared[:s.full], s.effective[:s.full]
	s.intrusions = replay.Intrusions(s.log.Events)
	return s, nil
}

// begun notes a quarter in which orders are to be given.
func (s *story) begun(at *replay.Game) {
	now := at.State()
	if now.Phase != game.PlanPhase {
		return
	}
	q := quarter{at: *now}
	for p := range game.Power(game.Powers) {
		q.views[p], q.by[p] = game.See(now, p), at.Seat(p)
	}
	s.played = append(s.played, q)
}

// injects are those that were released at the table.
func (s *story) injects() (list []game.Scheduled) {
	for _, in := range s.Game.Inputs() {
		if in.Inject != nil {
			list = append(list, *in.Inject)
		}
	}
	return list
}

// over tells whether the game was played out.
func (s *story) over() bool { return s.last.Phase == game.Over }

// tried is how many intrusions there were by one power on another before a
// quarter, and how many of them the victim knew of by then.
func (s *story) tried(by, on game.Power, before uint8) (all, noticed int) {
	for i := range s.intrusions {
		if x := &s.intrusions[i]; x.By == by && x.On == on && x.Quarter < before {
			all++
			if x.Noticed {
				noticed++
			}
		}
	}
	return all, noticed
}

// count counts events.
func (s *story) count(pass func(e *game.Event) bool) (n int) {
	for i := range s.log.Events {
		if pass(&s.log.Events[i]) {
			n++
		}
	}
	return n
}

// score is a power's result in whole points of 100.
func (s *story) score(p game.Power) int { return int((game.Score(s.set, &s.last, p) + 5) / 10) }
