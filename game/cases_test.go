package game_test

import (
	"testing"

	"entente/game/gametest"
)

func cases(t *testing.T) []*gametest.Case {
	t.Helper()
	if _, err := gametest.PinnedRules(); err != nil {
		t.Fatal(err)
	}
	all, err := gametest.Cases()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The rules cases: every one of them is a worked example of the rulebook.
func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.ID, func(t *testing.T) {
			if err := c.Run(); err != nil {
				t.Error(err)
			}
		})
	}
}
