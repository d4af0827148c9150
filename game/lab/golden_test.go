package lab

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/policy"
	"entente/game/scenario"
)

var update = flag.Bool("update", false, "write testdata/golden.txt, if the engine's version is new or there is none")

const golden = "testdata/golden.txt"

// Every scenario plays as it did. A digest that changes means that saved games
// of this engine version would be misread: then game.EngineVersion must go up
// before the digests may be written anew.
func TestGolden(t *testing.T) {
	const games = 12
	engine := fmt.Sprintf("engine %d\n", game.EngineVersion)
	got := bytes.NewBufferString(engine)
	for _, name := range scenario.Names() {
		sc, err := scenario.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{Games: games, Seed: dice.Seed{Lo: 1}}
		if sc.Record != nil {
			opt.Pin = func(d dice.Seeded) dice.Roller { return sc.Record.Roller(d, nil) }
		}
		for _, who := range agents {
			opt.Games = games
			if who == "search:light" { // which takes long
				if name != "forum-2016" {
					continue
				}
				opt.Games = 1
			}
			p, err := policy.New(who)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Batch(context.Background(), &sc.Setup, everybody(p), opt)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(got, "%s %s %s\n", name, who, r.Digest)
		}
	}
	want, err := os.ReadFile(golden)
	if *update && (err != nil || !strings.HasPrefix(string(want), engine)) {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatalf("%v: write it with go test ./game/lab -run Golden -update", err)
	}
	if got.String() != string(want) {
		t.Errorf("games have changed: raise game.EngineVersion, then go test ./game/lab -run Golden -update\ngot\n%swant\n%s", got, want)
	}
}
