package game_test

import (
	"testing"

	"entente/game"
)

// A number of a power may be over 127, as what a clause binds is in its range.
func TestEachIsWhole(t *testing.T) {
	e := game.Each{China: 150, Russia: -200, US: 1000}
	if c, r, u := e.Of(game.China), e.Of(game.Russia), e.Of(game.US); c != 150 || r != -200 || u != 1000 {
		t.Errorf("150, -200, 1000 are read as %d, %d, %d", c, r, u)
	}
}
