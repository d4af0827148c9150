//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"entente/game"
	"entente/game/fault"
	"entente/game/lab"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// tournamentReport is the JSON form of a tournament.
type tournamentReport struct {
	Scenario string         `json:"scenario"`
	Engine   int            `json:"engine"`
	Seed     uint64         `json:"seed"`
	Pairs    []lab.Standing `json:"pairs"`
}

func tournamentCommand(w *words.Words) *cobra.Command {
	var all bool
	var against string
	var cmd *cobra.Command
	cmd, j := labCommand(w, 100, 2, func(j *job, args []string) error {
		sc, err := j.scene(args)
		if err != nil {
			return err
		}
		matches := lab.Matches(all)
		switch {
		case len(j.policies) > 0:
			matches, err = ownMatches(sc, j.policies, against)
		case cmd.Flags().Changed("against"):
			err = misusedFlag("--against", against, fault.AgainstNothing)
		}
		if err != nil {
			return err
		}
		rows, err := work(j, j.games, func(ctx context.Context) ([]lab.Standing, error) {
			return lab.Tournament(ctx, &sc.Setup, matches, j.how)
		})
		if err != nil {
			return err
		}
		return j.answer(tournamentReport{sc.Name, game.EngineVersion, j.seed, rows}, func() {
			printTournament(j.out, w, sc.Title, j.options, rows)
		})
	})
	cmd.Flags().BoolVar(&all, "all", false, w.Text("ui.cli.flag.all"))
	cmd.Flags().StringArrayVar(&j.policies, "policy", nil, w.Text("ui.cli.flag.policy-measured"))
	cmd.Flags().StringVar(&against, "against", "doctrine", w.Text("ui.cli.flag.against"))
	exclude(cmd, "all", "policy", "against")
	return cmd
}

// ownMatches are those that the user asks for.
func ownMatches(sc *scenario.Scenario, flags []string, against string) (matches []lab.Match, err error) {
	if strings.Contains(against, "=") {
		return nil, misusedFlag("--against", against, fault.AgainstSeat)
	}
	_, _, other, err := readPolicy(sc, against)
	if err != nil {
		return nil, err
	}
	for _, flag := range flags {
		first, last, p, err := readPolicy(sc, flag)
		if err != nil {
			return nil, err
		}
		for s := first; s <= last; s++ {
			matches = append(matches, lab.Match{Policy: p, Against: other, Seat: s})
		}
	}
	return matches, nil
}

func printTournament(out io.Writer, w *words.Words, title string, opt options, rows []lab.Standing) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.tournament."+key, a...) }
	fmt.Fprint(out, wrap(text("head", "scenario", title, "n", opt.games, "seed", opt.seed), plainWidth, "", ""))
	for i, r := range rows {
		if i == 0 || r.Policy != rows[i-1].Policy || r.Against != rows[i-1].Against {
			fmt.Fprintf(out, "\n%s\n", text("match", "policy", r.Policy, "against", r.Against))
			fmt.Fprintf(out, "%s %8s   %s   %s\n", pad(text("seat"), 20), text("share"), pad(text("interval"), 15), text("points"))
		}
		p, _ := game.ParsePower(r.Seat)
		points := text("range", "mean", signed(r.Points), "low", signed(r.PointsLow), "high", signed(r.PointsHigh))
		fmt.Fprintf(out, "%s %8.1f   %s   %s\n", pad(w.Power(p), 20), 100*r.Share, pad(fmt.Sprintf("%.1f – %.1f", 100*r.Low, 100*r.High), 15), points)
	}
}
