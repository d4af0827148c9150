//go:build !js

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A run that is killed, again and again, at random moments, is finished by
// --resume, and comes to the same bytes as one that nothing disturbed.
func TestKilled(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	entente := func(args ...string) *exec.Cmd {
		return &exec.Cmd{Path: self, Args: append([]string{"entente"}, args...), Dir: dir} // TestMain makes the test the program
	}
	file := `title = "Killed"
question = "Is it the same?"
paras = [8]
scenario = "forum-2016"
replicates = 4500
policy = "random"
by_quarter = true
measures = ["intrusions", "effective", "outcome"]
[design]
kind = "factorial"
[[factor]]
name = "detection"
path = "rules.espionage.detection"
levels = [1, 3]
`
	if err := os.WriteFile(filepath.Join(dir, "killed.toml"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if out, err := entente("experiment", "killed.toml", "--out", "calm").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	takes := time.Since(begun)
	kills := 0
	for tries := 0; ; tries++ {
		cmd := entente("experiment", "killed.toml", "--out", "killed", "--resume", "--workers", "1")
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if tries < 8 {
			time.Sleep(rand.N(takes/2 + 1))
			if cmd.Process.Kill() == nil {
				kills++
			}
		}
		if err := cmd.Wait(); err == nil {
			break
		} else if strings.Contains(out.String(), "entente:") {
			t.Fatalf("try %d: %v: %s", tries, err, out.String())
		}
	}
	if kills < 2 {
		t.Errorf("killed %d times only", kills)
	}
	for _, name := range []string{"games.csv", "games.parquet", "quarters.csv", "quarters.parquet", "summary.json"} {
		calm, err := os.ReadFile(filepath.Join(dir, "calm", name))
		if err != nil {
			t.Fatal(err)
		}
		killed, err := os.ReadFile(filepath.Join(dir, "killed", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(calm, killed) {
			t.Errorf("%s: other bytes after %d kills", name, kills)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "killed", "*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
