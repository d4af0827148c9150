// Package policy holds the agents. A policy sees a View, the orders that are
// legal and a stream of random numbers, never the state: what a power does not
// know cannot change what its agent does.
package policy

import (
	"fmt"
	"strings"

	"entente/game"
	"entente/game/dice"
)

// Policy decides for a seat. It keeps no memory: the same view and the same
// stream give the same plan.
type Policy interface {
	// Name is the name that flags and files use.
	Name() string
	// Decide fills the plan for the decision point of the view. If why is not
	// nil it receives a reason for each order of the plan.
	Decide(set *game.Setup, v *game.View, rng *dice.Stream, plan *game.Plan, why *Reasons)
}

// Reasons belong to the orders of a plan, index by index.
type Reasons [game.MaxOrders]game.Reason

// Names lists the policies that New knows.
func Names() []string { return []string{"random", "doctrine"} }

// New gives a policy by name.
func New(name string) (Policy, error) {
	switch name {
	case "random":
		return Random{}, nil
	case "doctrine":
		return Doctrine{}, nil
	}
	return nil, fmt.Errorf("no policy %q: expected %s", name, strings.Join(Names(), ", "))
}

// Stream is the stream of a policy's choices for a seat, quarter and phase of
// a game: keyed like all chance, and apart from the dice of the rules.
func Stream(d dice.Seeded, v *game.View) dice.Stream {
	return d.Stream(dice.Key{Quarter: v.State.Quarter, Purpose: uint16(game.RollPolicy), A: uint8(v.Me), B: uint8(v.State.Phase)})
}
