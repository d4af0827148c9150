// Package lab plays games with nobody watching: one game at a time, or many in
// batches whose numbers do not depend on how many workers play them.
package lab

import (
	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
)

// Seats are who plays the powers.
type Seats [game.Powers]policy.Policy

// Table plays games between policies. It holds the memory of a game, which the
// next game uses again; it is not for use by several goroutines at once.
type Table struct {
	State game.State // at the present decision point
	Plans game.Inputs
	Why   [game.Powers]policy.Reasons // filled only if Reasons is set

	// Roller decides the dice of the rules; nil: the dice of the game. It serves
	// outcomes that are pinned.
	Roller dice.Roller
	// Reasons asks the policies for a reason for each order.
	Reasons bool
	// Decided is called when all have decided and nothing is carried out yet;
	// nil: not called. An error ends the game.
	Decided func(*Table) error
	// Advanced is called after each step, with the state now and the quarter
	// that the step began in; nil: not called. An error ends the game.
	Advanced func(t *Table, quarter uint8) error

	view game.View
	rng  dice.Stream
}

// Play plays one game to its end, by its dice. Events are told to rec, which
// may be nil.
func (t *Table) Play(set *game.Setup, seats *Seats, d dice.Seeded, rec game.Recorder) error {
	roller := t.Roller
	if roller == nil {
		roller = d
	}
	t.State = game.New(set, roller, rec)
	for t.State.Phase != game.Over {
		t.Decide(set, seats, d)
		if t.Decided != nil {
			if err := t.Decided(t); err != nil {
				return err
			}
		}
		quarter := t.State.Quarter
		if err := game.Advance(set, &t.State, &t.Plans, roller, rec); err != nil {
			return fault.GameStopped.New(d.Game, err)
		}
		if t.Advanced != nil {
			if err := t.Advanced(t, quarter); err != nil {
				return err
			}
		}
	}
	return nil
}

// Decide asks every seat for its plan. A seat without a policy enters nothing,
// and has its defaults.
func (t *Table) Decide(set *game.Setup, seats *Seats, d dice.Seeded) {
	for p := range game.Power(game.Powers) {
		t.Plans[p] = game.Plan{} // all of it: what lies beyond N would be sealed into the state
		if seats[p] == nil {
			continue
		}
		game.Look(&t.State, p, &t.view)
		t.rng = policy.Stream(d, &t.view)
		var why *policy.Reasons
		if t.Reasons {
			t.Why[p] = policy.Reasons{}
			why = &t.Why[p]
		}
		seats[p].Decide(set, &t.view, &t.rng, &t.Plans[p], why)
	}
}
