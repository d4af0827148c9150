package table

import (
	"crypto/rand"
	"encoding/binary"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/replay"
	"entente/game/scenario"
)

// person is the player of a seat in the record of a game.
const person = "person"

// start begins a game or goes on with a saved one. A session and an error
// together mean that the game can be played but was not saved.
func start(opt Options, name string, seat game.Power) (Session, error) {
	if opt.Resume {
		return resume(opt, seat)
	}
	sc, err := scenario.Load(name)
	if err != nil {
		return nil, err
	}
	seed := opt.Seed
	if seed == nil {
		s, err := randomSeed()
		if err != nil {
			return nil, err
		}
		seed = &s
	}
	g := replay.Begin(&sc.Setup, *seed, nil)
	file, unsaved := keep(g, opt.File)
	s, err := Play(g, seat, opt.Agents, file)
	if err != nil {
		return nil, err
	}
	return s, unsaved
}

// resume goes on with a saved game, in the seat that a person had.
func resume(opt Options, seat game.Power) (Session, error) {
	g, err := replay.Open(opt.File)
	if err != nil {
		return nil, err
	}
	for p := range game.Power(game.Powers) {
		if seat >= game.Powers && g.Seat(p) == person {
			seat = p
		}
	}
	if seat >= game.Powers {
		return nil, fault.NotByHand
	}
	file, unsaved := keep(g, opt.File)
	s, err := Play(g, seat, opt.Agents, file)
	if err != nil {
		return nil, err
	}
	return s, unsaved
}

// randomSeed gives 128 bits that nobody can guess.
func randomSeed() (dice.Seed, error) {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return dice.Seed{}, err
	}
	return dice.Seed{Hi: binary.LittleEndian.Uint64(b[:8]), Lo: binary.LittleEndian.Uint64(b[8:])}, nil
}
