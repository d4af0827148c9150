//go:build !js

package docs_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/policy"
	"entente/game/scenario"
)

const switchesDoc = "switches.md"

// The table lies between these lines.
const tableStart, tableEnd = "<!-- table -->\n", "<!-- end -->\n"

// madeWith says which games the table is about: the version of the engine, and
// a digest of the first of them, which changes with whatever changes the games.
func madeWith(t *testing.T) string {
	t.Helper()
	sc, err := scenario.Load("baseline")
	if err != nil {
		t.Fatal(err)
	}
	doctrine, err := policy.New("doctrine")
	if err != nil {
		t.Fatal(err)
	}
	r, err := lab.Batch(context.Background(), &sc.Setup, lab.Seats{doctrine, doctrine, doctrine}, lab.Options{Games: 20, Seed: dice.Seed{Lo: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("Made with version %d of the engine; the digest of its first %d games is `%s`.", game.EngineVersion, r.Games, r.Digest)
}

// The table of the switches is about the games as they are now, has a row for
// every switch, and in each row the interval of the difference leaves out 0.
func TestSwitches(t *testing.T) {
	doc := read(t, switchesDoc)
	head, rest, found := strings.Cut(doc, tableStart)
	table, tail, closed := strings.Cut(rest, tableEnd)
	if !found || !closed {
		t.Fatalf("%s: expected the lines %q and %q", switchesDoc, tableStart, tableEnd)
	}
	made := madeWith(t)
	if *update {
		out, err := exec.Command(bin, "switches", "--games", "2000", "--markdown").Output()
		if err != nil {
			t.Fatal(err)
		}
		table = string(out) + "\n" + made + "\n"
		if err := os.WriteFile(switchesDoc, []byte(head+tableStart+table+tableEnd+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(table, made) {
		t.Errorf("%s: the games have changed since the table was made; go test ./docs -run TestSwitches -update makes it anew, in a minute or two", switchesDoc)
	}
	if !strings.Contains(table, "--games 2000 ") {
		t.Errorf("%s: the table does not name the command that made it, with 2000 games", switchesDoc)
	}
	switches := reflect.TypeFor[game.Switches]()
	for i := range switches.NumField() {
		name := switches.Field(i).Tag.Get("toml")
		if !strings.Contains(head, "`"+name+"`") {
			t.Errorf("%s: nothing is said of switch %s", switchesDoc, name)
		}
		low, high, err := interval(table, name)
		if err != nil {
			t.Errorf("%s: switch %s: %v", switchesDoc, name, err)
			continue
		}
		if low <= 0 && high >= 0 {
			t.Errorf("%s: switch %s does not move its measure: %+.2f to %+.2f", switchesDoc, name, low, high)
		}
	}
}

// interval reads the last cell of a switch's row: +1.20 to +1.40.
func interval(table, name string) (low, high float64, err error) {
	m := regexp.MustCompile("(?m)^\\| `" + name + "` .*\\| ([-+.0-9]+) to ([-+.0-9]+) \\|$").FindStringSubmatch(strings.ReplaceAll(table, "−", "-"))
	if m == nil {
		return 0, 0, fmt.Errorf("it has no row in the table")
	}
	if low, err = strconv.ParseFloat(m[1], 64); err == nil {
		high, err = strconv.ParseFloat(m[2], 64)
	}
	return low, high, err
}
