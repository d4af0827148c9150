//go:build !js

package docs_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"entente/game/scenario"
)

const experimentsDoc = "experiments.md"

// The table of measures lies between these lines.
const measuresStart, measuresEnd = "<!-- measures -->\n", "<!-- end -->\n"

// The document lists every measure, as the program does.
func TestMeasures(t *testing.T) {
	out, err := exec.Command(bin, "measures", "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []struct{ Name, Column, About string }
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != len(scenario.Measures()) {
		t.Errorf("%d of %d measures", len(list), len(scenario.Measures()))
	}
	table := "\n| measure | a game |\n|---|---|\n"
	for _, m := range list {
		table += fmt.Sprintf("| `%s` | %s |\n", m.Name, m.About)
	}
	table += "\n"
	doc := read(t, experimentsDoc)
	head, rest, found := strings.Cut(doc, measuresStart)
	have, tail, closed := strings.Cut(rest, measuresEnd)
	if !found || !closed {
		t.Fatalf("%s: expected the lines %q and %q", experimentsDoc, measuresStart, measuresEnd)
	}
	if have == table {
		return
	}
	if !*update {
		t.Fatalf("%s: the table of measures is another now; go test ./docs -run TestMeasures -update writes it", experimentsDoc)
	}
	if err := os.WriteFile(experimentsDoc, []byte(head+measuresStart+table+measuresEnd+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}
