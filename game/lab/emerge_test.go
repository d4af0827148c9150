package lab

import (
	"context"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

// What must emerge from play, and does, among doctrine agents:
//   - with the deal of the United States and China in force, China steals less
//     from the United States and intrudes more on Russia, though no rule and no
//     agent knows of the two together: its operators are finite (¶8, ¶9);
//   - under the same sanctions in all, China withholds more of what it owes
//     while Russia alone bears them than while they are shared out;
//   - of the same evidence, Russia makes less than the United States.
func TestEmerges(t *testing.T) {
	c, err := scenario.LoadClaims("testdata/emerge.toml")
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Claims {
		claim := &c.Claims[i]
		in, err := newInquiry(c, []*scenario.Claim{claim}, everybody(policy.Doctrine{}), nil)
		if err != nil {
			t.Fatal(err)
		}
		found, err := in.many(context.Background(), Options{Games: 300, Seed: dice.Seed{Lo: 31}})
		if err != nil {
			t.Fatal(err)
		}
		if found[0].Verdict != Supported {
			t.Errorf("%s: %v, %+v", claim.ID, found[0].Parts, found[0].Effects)
		}
	}

	arm := armOf(t, c, "evidence")
	set := arm.Setup
	set.Quarters, set.Schedule = 4, nil // what the start gives them, not what comes later
	var accused [game.Powers]int
	const games = 300
	for k := range uint64(games) {
		var did [game.Powers]bool
		table := Table{Decided: func(t *Table) error {
			for p, plan := range t.Plans {
				for _, o := range plan.List() {
					did[p] = did[p] || (o.Kind == game.Accuse || o.Kind == game.Indict) && o.To == game.China
				}
			}
			return nil
		}}
		seats := everybody(policy.Doctrine{})
		if err := table.Play(&set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 32}, Game: k}, nil); err != nil {
			t.Fatal(err)
		}
		for p := range did {
			if did[p] {
				accused[p]++
			}
		}
	}
	_, russia := Wilson(accused[game.Russia], games)
	if us, _ := Wilson(accused[game.US], games); russia >= us {
		t.Errorf("of %d games Russia accuses in %d, the United States in %d", games, accused[game.Russia], accused[game.US])
	}
}
