//go:build !js

package main

import (
	"encoding/json"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/lab/experiment"
	"entente/game/replay"
	"entente/game/words"

	"github.com/spf13/cobra"
)

func watchCommand(w *words.Words) *cobra.Command {
	var opt options
	var out string
	cmd := &cobra.Command{Args: arguments(0, 1)}
	opt.seedFlag(w, cmd)
	opt.policyFlag(w, cmd)
	opt.jsonFlag(w, cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "", w.Text("ui.cli.flag.out"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sc, err := oneScenario(args)
		if err != nil {
			return err
		}
		seats, names, err := opt.seats(sc, "doctrine")
		if err != nil {
			return err
		}
		seed := dice.Seed{Lo: opt.seed}
		kept := replay.New(sc, seed)
		if out != "" {
			if err := free(out); err != nil {
				return err
			}
			if err := kept.Keep(out); err != nil {
				return err
			}
		}
		for p, name := range names {
			if err := kept.Sit(game.Power(p), name); err != nil {
				return err
			}
		}
		log := &game.Log{}
		c := newChronicle(cmd.OutOrStdout(), w, &sc.Setup, log)
		if !opt.json {
			c.title(sc.Title, names)
		}
		table := lab.Table{Reasons: true}
		if pinned := pin(sc); pinned != nil {
			table.Roller = pinned(dice.Seeded{Seed: seed})
		}
		table.Decided = func(t *lab.Table) error {
			if !opt.json {
				c.decided(&t.State, &t.Plans, &t.Why)
			}
			return experiment.Enter(kept, t)
		}
		table.Advanced = func(t *lab.Table, quarter uint8) error {
			if !opt.json && (t.State.Quarter != quarter || t.State.Phase == game.Over) {
				c.quarter(&t.State, quarter)
			}
			return nil
		}
		if err := table.Play(&sc.Setup, &seats, dice.Seeded{Seed: seed}, log); err != nil {
			return err
		}
		if opt.json {
			enc := json.NewEncoder(cmd.OutOrStdout())
			for _, e := range log.Events {
				if err := enc.Encode(e); err != nil {
					return err
				}
			}
			return nil
		}
		c.end(&table.State)
		return nil
	}
	return cmd
}
