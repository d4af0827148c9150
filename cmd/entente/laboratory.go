//go:build !js

package main

import (
	"context"
	"io"
	"os"
	"os/signal"

	"entente/game"
	"entente/game/lab"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// job is a command that plays many games: it reads the flags that all of
// those have, shows how far it is, and answers in words or in JSON.
type job struct {
	options
	how lab.Options
	out io.Writer
}

// labCommand makes such a command: games is how many it plays where the user
// does not say, least how many it must, and do what it does. do gets the
// command line's arguments once the flags are read.
func labCommand(w *words.Words, games, least int, do func(j *job, args []string) error) (*cobra.Command, *job) {
	j := &job{}
	cmd := &cobra.Command{Args: arguments(0, 1)}
	j.manyFlags(w, cmd, games)
	j.seedFlag(w, cmd)
	j.jsonFlag(w, cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		j.out = cmd.OutOrStdout()
		if j.how, err = j.lab(least); err != nil {
			return err
		}
		return do(j, args)
	}
	return cmd, j
}

// scene loads the scenario that the arguments name, and whose dice a record pins.
func (j *job) scene(args []string) (*scenario.Scenario, error) {
	sc, err := oneScenario(args)
	if err == nil {
		j.how.Pin = pin(sc)
	}
	return sc, err
}

// cast loads the scenario, and the policies that play it.
func (j *job) cast(args []string) (sc *scenario.Scenario, seats lab.Seats, names [game.Powers]string, err error) {
	if sc, err = j.scene(args); err == nil {
		seats, names, err = j.seats(sc, "doctrine")
	}
	return sc, seats, names, err
}

// work does what takes long, total steps of it, under a progress bar. An
// interrupt ends it. play finds the bar in j.how.
func work[T any](j *job, total int, play func(context.Context) (T, error)) (T, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	draw, clear := progress(os.Stderr, total)
	defer clear()
	j.how.Progress = draw
	return play(ctx)
}

// answer writes the report for machines, or else prints for people.
func (j *job) answer(report any, print func()) error {
	if j.json {
		return writeJSON(j.out, report)
	}
	print()
	return nil
}
