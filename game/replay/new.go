package replay

import (
	"entente/game/dice"
	"entente/game/scenario"
)

// New begins a game of a scenario. What its record pins, if it has one, is pinned.
func New(sc *scenario.Scenario, seed dice.Seed) *Game {
	var pins []Pin
	if sc.Record != nil {
		for _, p := range sc.Record.Pins {
			pins = append(pins, Pin{Key: p.Key, Face: p.Face})
		}
	}
	return Begin(&sc.Setup, seed, pins)
}
