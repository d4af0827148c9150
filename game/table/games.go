package table

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
	"time"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/saves"
	"entente/game/scenario"
)

// person is the player of a seat in the record of a game.
const person = "person"

// Games begins games, and goes on with those that are saved.
type Games struct {
	Store saves.Store // nil: games are not saved
	Seed  *dice.Seed  // of new games; nil: 128 random bits, hidden until the end
	File  string      // where the next new game is saved; "": under a new name in Store
}

// Begin begins a game of a scenario, named or in a file. A session and an error
// together mean that the game can be played but was not saved.
func (g *Games) Begin(name string, seat game.Power, agents [game.Powers]policy.Policy) (Session, error) {
	sc, err := scenario.Load(name)
	if err != nil {
		return nil, err
	}
	seed := g.Seed
	if seed == nil {
		s, err := randomSeed()
		if err != nil {
			return nil, err
		}
		seed = &s
	}
	r := replay.Begin(&sc.Setup, *seed, nil)
	file := g.File
	g.File = "" // the game after it has a name of its own
	if file != "" {
		store, name, err := saves.Beside(file)
		if err != nil {
			return nil, err
		}
		return play(r, seat, agents, store, name)
	}
	if g.Store == nil {
		return Play(r, seat, agents, nil)
	}
	fresh, err := saves.NewName(g.Store, sc.Setup.Name, time.Now())
	if err != nil {
		s, fault := Play(r, seat, agents, nil)
		if fault != nil {
			return nil, fault
		}
		return s, err
	}
	return play(r, seat, agents, g.Store, fresh)
}

// Resume goes on with a game in Store: in the seat given, or else the one that
// a person had. Agents that are nil are those that played it.
func (g *Games) Resume(name string, seat game.Power, agents [game.Powers]policy.Policy) (Session, error) {
	return resume(g.Store, name, seat, agents)
}

// ResumeFile goes on with a game in a file.
func (g *Games) ResumeFile(file string, seat game.Power, agents [game.Powers]policy.Policy) (Session, error) {
	store, name, err := saves.Beside(file)
	if err != nil {
		return nil, err
	}
	return resume(store, name, seat, agents)
}

func resume(store saves.Store, name string, seat game.Power, agents [game.Powers]policy.Policy) (Session, error) {
	r, err := open(store, name)
	if err != nil {
		return nil, err
	}
	if seat >= game.Powers {
		if seat = seatOf(r); seat >= game.Powers {
			return nil, fault.NotByHand
		}
	}
	for p := range agents {
		if agents[p] == nil {
			agents[p] = Agent(r.Setup(), r.Seat(game.Power(p)))
		}
	}
	return play(r, seat, agents, store, name)
}

// open reads a saved game.
func open(store saves.Store, name string) (*replay.Game, error) {
	b, err := store.Read(name)
	if err != nil {
		return nil, err
	}
	r, err := replay.Decode(b)
	if err != nil {
		return nil, fault.In.New(where(store, name), err)
	}
	return r, nil
}

// where is what people know a save by.
func where(s saves.Store, name string) string {
	if path := s.Path(name); path != "" {
		return path
	}
	return name
}

// play begins a session that is saved under a name.
func play(r *replay.Game, seat game.Power, agents [game.Powers]policy.Policy, store saves.Store, name string) (Session, error) {
	kept, unsaved := saves.Keep(store, r, name)
	s, err := Play(r, seat, agents, kept)
	if err != nil {
		return nil, err
	}
	return s, unsaved
}

// seatOf is the first seat that a person has; game.Nobody for none.
func seatOf(r *replay.Game) game.Power {
	for p := range game.Power(game.Powers) {
		if r.Seat(p) == person {
			return p
		}
	}
	return game.Nobody
}

// Agent gives the policy of a name, such as those in a game's record, for games
// of a setup; nil if there is none.
func Agent(set *game.Setup, name string) policy.Policy {
	base, temper, tempered := strings.Cut(name, "@")
	if name == "record" {
		if sc, err := scenario.Load(set.Name); err == nil && sc.Record != nil {
			return sc.Record.Policy()
		}
		return nil
	}
	p, err := policy.New(base)
	if err != nil {
		return nil
	}
	if !tempered {
		return p
	}
	t, err := scenario.FindTemperament(temper)
	if err != nil {
		return nil
	}
	a, err := t.Agents(&set.Rules)
	if err != nil {
		return nil
	}
	return policy.Doctrine{Temper: &policy.Temper{Name: temper, Agents: a}}
}

// randomSeed gives 128 bits that nobody can guess.
func randomSeed() (dice.Seed, error) {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return dice.Seed{}, err
	}
	return dice.Seed{Hi: binary.LittleEndian.Uint64(b[:8]), Lo: binary.LittleEndian.Uint64(b[8:])}, nil
}
