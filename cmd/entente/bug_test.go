//go:build !js

package main

import (
	"archive/zip"
	"errors"
	"path/filepath"
	"testing"

	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/scenario"
	"entente/game/words"
)

// A class is bundled when nobody serves it, and refused while somebody does.
func TestBugOfClass(t *testing.T) {
	sc, err := scenario.Load("pact-2015")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path, out := filepath.Join(dir, "class.entente"), filepath.Join(dir, "bug.zip")
	s, err := store.Create(path, session.Open{Setup: sc.Setup, Tables: 1, Code: "ABCDE", Key: make([]byte, 32)})
	if err != nil {
		t.Fatal(err)
	}
	bundle := func() error {
		cmd := newRoot(words.MustEnglish(), new(bool))
		cmd.SetArgs([]string{"bug", path, "--out", out})
		return cmd.Execute()
	}
	if err := bundle(); !errors.Is(err, inUse) {
		t.Errorf("while it is served: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := bundle(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) != 2 || z.File[0].Name != "class-1.jsonl" {
		t.Errorf("bundled: %v", z.File)
	}
}
