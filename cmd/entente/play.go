//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/table"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// playCommand opens the table.
func playCommand(w *words.Words) *cobra.Command {
	var opt options
	var as, out, resume string
	var inBrowser bool
	cmd := &cobra.Command{Args: arguments(0, 1)}
	cmd.Flags().StringVar(&as, "as", "", w.Text("ui.cli.flag.as"))
	cmd.Flags().Uint64Var(&opt.seed, "seed", 0, w.Text("ui.cli.flag.seed-play"))
	opt.policyFlag(w, cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "", w.Text("ui.cli.flag.out-play"))
	cmd.Flags().StringVar(&resume, "resume", "", w.Text("ui.cli.flag.resume"))
	cmd.Flags().BoolVar(&inBrowser, "browser", false, w.Text("ui.cli.flag.browser"))
	exclude(cmd, "resume", "out", "seed")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if resume != "" && len(args) > 0 {
			return misusedFlag("--resume", resume, fault.ResumeScenario.New(args[0]))
		}
		sc, err := oneScenario(args) // before the window opens: its faults belong here
		if err != nil {
			return err
		}
		how := table.Options{Words: w, Seat: game.Nobody, File: out, Resume: resume != ""}
		if how.Resume {
			how.File = resume
		} else if out != "" {
			if err := free(out); err != nil {
				return err
			}
		}
		if len(args) > 0 {
			how.Scenario = args[0] // as a file's path, it may be no shipped name
		}
		agents, _, err := opt.seats(sc, "doctrine")
		if err != nil {
			return err
		}
		if len(opt.policies) > 0 { // else the table asks, or the saved game says
			how.Agents = agents
		}
		if as != "" {
			if how.Seat, err = game.ParsePower(as); err != nil {
				return misusedFlag("--as", as, err)
			}
			if how.Scenario == "" {
				how.Scenario = defaultScenario
			}
		}
		if cmd.Flags().Changed("seed") {
			how.Seed = &dice.Seed{Lo: opt.seed}
		}
		if inBrowser {
			return serveTable(w, cmd, how)
		}
		err = table.Run(how)
		var none *table.NoWindowError
		if errors.As(err, &none) {
			fmt.Fprintln(os.Stderr, w.Text("ui.table.no-window", "why", w.Error(none.Err)))
			return serveTable(w, cmd, how)
		}
		return err
	}
	return cmd
}

// free tells whether a file may be written: no game is ever written over.
func free(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return misuse{fault.Exists.New(path)}
	}
	return nil
}
