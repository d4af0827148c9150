package lab

import (
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// TestTemperamentsDiffer: in each seat, with all else equal, the bold intrude,
// deploy and impose more than doctrine does, and the cautious less.
func TestTemperamentsDiffer(t *testing.T) {
	sc, err := scenario.Load("baseline")
	if err != nil {
		t.Fatal(err)
	}
	for seat := range game.Power(game.Powers) {
		hard := map[string]int{}
		for _, name := range []string{"", "bold", "cautious"} {
			seats := everybody(policy.Doctrine{})
			if name != "" {
				temper, err := scenario.FindTemperament(name)
				if err != nil {
					t.Fatal(err)
				}
				agents, err := temper.Agents(&sc.Setup.Rules)
				if err != nil {
					t.Fatal(err)
				}
				seats[seat] = policy.Doctrine{Temper: &policy.Temper{Name: name, Agents: agents}}
			}
			var table Table
			table.Decided = func(t *Table) error {
				for _, o := range t.Plans[seat].List() {
					switch o.Kind {
					case game.Intrude, game.Deploy, game.Impose, game.ExportControl, game.Ultimate:
						hard[name]++
					}
				}
				return nil
			}
			for k := range 150 {
				d := dice.Seeded{Seed: dice.Seed{Lo: 3}, Game: uint64(k)}
				if err := table.Play(&sc.Setup, &seats, d, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Logf("%v: %v", seat, hard)
		if hard["bold"] <= hard[""] || hard["cautious"] >= hard[""] {
			t.Errorf("%v: %d hard cards when bold, %d as doctrine, %d when cautious", seat, hard["bold"], hard[""], hard["cautious"])
		}
	}
}
