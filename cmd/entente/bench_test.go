//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"entente/game/words"
)

// Everything that is promised is measured, and comes to something.
func TestSpeedIsMeasured(t *testing.T) {
	root := newRoot(words.MustEnglish(), new(bool))
	var out bytes.Buffer
	root.SetOut(&out)
	root.SetArgs([]string{"bench", "--rounds", "1", "--most", "1000", "--json"})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	var r benchReport
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	for _, x := range []float64{r.RandomNsDecision, r.RandomNsQuarter, r.DoctrineNsQuarter, r.GamesPerSecond, r.WorkerScaling, r.RandomNsGameByMany[0].Ns} {
		if x <= 0 {
			t.Errorf("nothing measured: %+v", r)
		}
	}
	if r.RandomNsQuarter < r.RandomNsDecision {
		t.Errorf("a quarter takes less than a decision: %+v", r)
	}
	sum := 0.0
	for _, f := range r.Files {
		sum += f.Share
	}
	if len(r.Files) != 4 || sum < 0.99 || sum > 1.01 {
		t.Errorf("shares of files: %+v", r.Files)
	}
}
