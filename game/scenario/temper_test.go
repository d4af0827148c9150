package scenario

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/game"
)

// TestTemperaments: every power has a bold and a cautious version, and their
// numbers are plausible.
func TestTemperaments(t *testing.T) {
	plausible := map[string]Number{}
	for _, n := range Numbers() {
		plausible[n.Path] = n
	}
	for _, name := range []string{"bold", "cautious"} {
		temper, err := FindTemperament(name)
		if err != nil {
			t.Fatal(err)
		}
		for p := range game.Power(game.Powers) {
			x := &temper.Powers[p]
			if !x.Has || !strings.Contains(x.From, "¶") {
				t.Errorf("%s: %v has none with its ¶", name, p)
			}
			for _, n := range x.Numbers {
				if r := plausible[n.Path]; n.Value < r.Low || n.Value > r.High {
					t.Errorf("%s: %s is %d, plausible is %d to %d", name, n.Path, n.Value, r.Low, r.High)
				}
			}
		}
	}
	if _, err := FindTemperament("blod"); err == nil || !strings.Contains(said(err), `did you mean "bold"?`) {
		t.Errorf("a near miss: %v", err)
	}
}

// TestTemperamentsAgents: the numbers take the place of the rules', and no others change.
func TestTemperamentsAgents(t *testing.T) {
	r := shipped().rules
	temper := Temperament{}
	temper.Powers[game.Russia].Numbers = []Setting{{"agents.threshold.russia", 7}}
	got, err := temper.Agents(&r)
	if err != nil {
		t.Fatal(err)
	}
	want := r.Agents
	want.Threshold.Russia = 7
	if *got != want || r != shipped().rules {
		t.Errorf("got %+v, want %+v", *got, want)
	}
}

// TestTemperamentFaults: everything that is wrong is told at once.
func TestTemperamentFaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.toml")
	text := `
[temperament.wild]
[temperament.wild.china]
why = "mine"
from = "¶21"
precison = 3
threshold = 900
[temperament.none]
title = "None"
`
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Check(file)
	if err == nil {
		t.Fatal("no faults")
	}
	for _, want := range []string{
		"temperament.wild.title: is missing",
		"temperament.wild.china.from: expected ¶1 to ¶20",
		`temperament.wild.china.precison: no such key; did you mean "precision"?`,
		"temperament.wild.china.threshold: expected a whole number from 0 to 300, found 900",
		"temperament.none: expected a table for at least one of",
	} {
		if !strings.Contains(said(err), want) {
			t.Errorf("not told: %s\ngot\n%v", want, err)
		}
	}
}
