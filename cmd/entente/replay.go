//go:build !js

package main

import (
	"fmt"
	"os"

	"entente/game"
	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/policy"
	"entente/game/replay"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

func replayCommand(w *words.Words) *cobra.Command {
	var until, branch string
	var number int
	var verify bool
	cmd := &cobra.Command{Args: arguments(1, 1)}
	cmd.Flags().StringVar(&until, "until", "", w.Text("ui.cli.flag.until"))
	cmd.Flags().BoolVar(&verify, "verify", false, w.Text("ui.cli.flag.verify"))
	cmd.Flags().StringVar(&branch, "branch", "", w.Text("ui.cli.flag.branch"))
	cmd.Flags().IntVar(&number, "game", -1, w.Text("ui.cli.flag.game"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		g, bound, err := opened(args[0], number, cmd.Flags().Changed("game"))
		if err != nil {
			return err
		}
		if until != "" {
			q, err := g.Setup().ParseQuarter(until)
			if err != nil {
				return misusedFlag("--until", until, err)
			}
			if g, err = g.Until(q); err != nil {
				return err
			}
		}
		if branch != "" {
			if err := free(branch); err != nil {
				return err
			}
			if g, err = g.Until(game.MaxQuarters); err != nil { // without what was taken back
				return err
			}
			if err := g.Save(branch); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.replay.branched", "file", branch, "quarter", w.Quarter(g.Setup(), g.State().Quarter)))
			if bound {
				fmt.Fprint(cmd.OutOrStdout(), wrap(w.Text("ui.cli.replay.unbound"), plainWidth, "", ""))
			}
			return nil
		}
		if verify { // Open has played it through, and compared every state
			digest := g.State().Digest()
			fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.replay.verified", "n", len(g.Inputs()), "digest", fmt.Sprintf("%x", digest)))
			return nil
		}
		return tell(cmd, w, g)
	}
	return cmd
}

// opened opens a game: a file, or one of the games of an experiment's folder,
// and tells whether agents were bound in it who will not be when it is played on.
func opened(path string, number int, inRun bool) (g *replay.Game, bound bool, err error) {
	info, err := os.Stat(path)
	switch folder := err == nil && info.IsDir(); {
	case folder && !inRun:
		return nil, false, misuse{fault.WhichGame.New(path)}
	case !folder && inRun:
		return nil, false, misuse{fault.GameOfFolder.New(path)}
	case !inRun:
		g, err = replay.Open(path)
		return g, false, err
	}
	run, err := experiment.Open(path)
	if err != nil {
		return nil, false, err
	}
	defer run.Close()
	if g, err = run.Replay(int64(number)); err != nil {
		return nil, false, err
	}
	bound, err = run.Bound(int64(number))
	return g, bound, err
}

// titleOf is the title of the scenario of a game, or its name where it is not
// to be had any more.
func titleOf(name string) string {
	sc, err := scenario.Load(name)
	if err != nil {
		return name
	}
	return sc.Title
}

// tell tells the chronicle of a game from its record.
func tell(cmd *cobra.Command, w *words.Words, g *replay.Game) error {
	var c *chronicle
	var plans game.Inputs
	var why [game.Powers]policy.Reasons
	var names [game.Powers]string
	last := uint8(0)
	catchUp := func(at *replay.Game) {
		if s := at.State(); c != nil && (s.Quarter != last || s.Phase == game.Over) {
			c.quarter(s, last)
			last = s.Quarter
		}
	}
	again, err := g.Walk(func(at *replay.Game, next replay.Input) error {
		if c != nil {
			c.log = at.Log()
			catchUp(at)
		}
		switch {
		case next.Seat != nil && c == nil:
			names[next.Seat.By] = next.Seat.Player
		case next.Plan != nil:
			plans[next.Plan.By] = next.Plan.Orders
			why[next.Plan.By] = policy.Reasons{}
			copy(why[next.Plan.By][:], next.Plan.Why)
		case next.Advance != nil:
			if c == nil {
				c = newChronicle(cmd.OutOrStdout(), w, at.Setup(), at.Log())
				c.title(titleOf(at.Setup().Name), names)
			}
			c.decided(at.State(), &plans, &why)
			plans, why = game.Inputs{}, [game.Powers]policy.Reasons{}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c == nil {
		fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.replay.unplayed"))
		return nil
	}
	c.log = again.Log()
	catchUp(again)
	if again.State().Phase == game.Over {
		c.end(again.State())
	}
	return nil
}
