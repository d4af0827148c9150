// Package policy holds the agents. A policy sees a View, the orders that are
// legal and a stream of random numbers, never the state: what a power does not
// know cannot change what its agent does.
package policy

import (
	"strings"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
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

// Names lists the policies that New knows. A strength stands after the name:
// search:light. Search alone is search:steady.
func Names() []string {
	names := []string{"random", "doctrine"}
	for s := range Strength(Strengths) {
		names = append(names, Search{s}.Name())
	}
	return names
}

// New gives a policy by name.
func New(name string) (Policy, error) {
	switch name {
	case "random":
		return Random{}, nil
	case "doctrine":
		return Doctrine{}, nil
	case "search":
		return Search{Steady}, nil
	}
	base, strength, graded := strings.Cut(name, ":")
	switch {
	case base == "search":
		for s := range Strength(Strengths) {
			if s.String() == strength {
				return Search{s}, nil
			}
		}
		return nil, fault.NoStrength.New(base, strength, strengthNames[:])
	case graded && (base == "random" || base == "doctrine"):
		return nil, fault.NeverStrong.New(base, strength)
	}
	return nil, fault.NoPolicy.New(name, Names())
}

// Stream is the stream of a policy's choices for a seat, quarter and phase of
// a game: keyed like all chance, and apart from the dice of the rules.
func Stream(d dice.Seeded, v *game.View) dice.Stream {
	return d.Stream(dice.Key{Quarter: v.State.Quarter, Purpose: uint16(game.RollPolicy), A: uint8(v.Me), B: uint8(v.State.Phase)})
}
