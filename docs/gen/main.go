// Command gen writes docs/rules.md from docs/rules.md.tmpl: its numbers, its
// tables and its worked examples come from the shipped rules and the engine.
//
//	go generate ./docs/gen
package main

import (
	"fmt"
	"os"
)

//go:generate go run . ../rules.md.tmpl ../rules.md

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("expected a template and the file to write, found %d arguments", len(args))
	}
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	out, err := Rulebook(string(text))
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], out, 0o644)
}
