package gametest_test

import (
	"testing"

	"entente/game/gametest"
	"entente/game/scenario"
)

func load(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	sc, err := scenario.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

func TestScenariosConform(t *testing.T) {
	for _, name := range scenario.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gametest.Conform(t, &load(t, name).Setup)
		})
	}
}
