package table

import (
	"errors"
	"slices"

	"entente/game"
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/saves"
)

// shelf is what the first screen and the list know of the saved games. Games
// are read one in a tick, so that many do not hold the window up.
type shelf struct {
	games  []savedGame
	err    error  // why there is no list
	remove string // the game about to be removed
}

// savedGame is a saved game, and what was found in it.
type savedGame struct {
	saves.Entry
	read bool
	err  error // why it cannot be played on; the rest is then not set

	setup   *game.Setup
	seat    game.Power
	players [game.Powers]string
	quarter uint8
	over    bool
	outcome game.Outcome
}

// list looks which games there are. What was read of them stays.
func (s *shelf) list(store saves.Store) {
	s.remove = ""
	old := s.games
	s.games, s.err = nil, nil
	if store == nil {
		return
	}
	var entries []saves.Entry
	if entries, s.err = store.List(); s.err != nil {
		return
	}
next:
	for _, e := range entries {
		for _, g := range old {
			if g.Entry == e {
				s.games = append(s.games, g)
				continue next
			}
		}
		s.games = append(s.games, savedGame{Entry: e})
	}
}

// unread tells whether there are games to read.
func (s *shelf) unread() bool {
	return slices.ContainsFunc(s.games, func(g savedGame) bool { return !g.read })
}

// read reads the next game that was not; false if there is none.
func (s *shelf) read(store saves.Store) bool {
	for i := range s.games {
		if g := &s.games[i]; !g.read {
			g.look(store)
			return true
		}
	}
	return false
}

func (g *savedGame) look(store saves.Store) {
	g.read = true
	var r *replay.Game
	if r, g.err = open(store, g.Name); g.err != nil {
		return
	}
	if g.seat = seatOf(r); g.seat >= game.Powers {
		g.err = fault.NotByHand
		return
	}
	state := r.State()
	g.setup, g.quarter = r.Setup(), state.Quarter
	if g.over = state.Phase == game.Over; g.over {
		g.outcome = game.Result(state)
	}
	for p := range g.players {
		g.players[p] = r.Seat(game.Power(p))
	}
}

// latest is the game played last that is not over; nil if none was found yet.
func (s *shelf) latest() *savedGame {
	for i := range s.games {
		if g := &s.games[i]; g.read && g.err == nil && !g.over {
			return g
		} else if !g.read {
			return nil
		}
	}
	return nil
}

// fault is why a saved game cannot be played on, without where it lies.
func (g *savedGame) fault() error {
	var bad *fault.Error
	if errors.As(g.err, &bad) && bad.Code == fault.In {
		return errors.Join(bad.Unwrap()...)
	}
	return g.err
}
