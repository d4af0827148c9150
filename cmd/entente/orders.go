//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"entente/game"
	"entente/game/lab"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// ordersReport is the JSON form of which orders are chosen.
type ordersReport struct {
	Scenario string      `json:"scenario"`
	Games    int         `json:"games"`
	Seed     uint64      `json:"seed"`
	Orders   []lab.Cards `json:"orders"`
}

func ordersCommand(w *words.Words) *cobra.Command {
	var opt options
	cmd := &cobra.Command{Args: cobra.MaximumNArgs(1)}
	opt.manyFlags(w, cmd, 1000)
	opt.seedFlag(w, cmd)
	opt.policyFlag(w, cmd)
	opt.jsonFlag(w, cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		how, err := opt.lab(1)
		if err != nil {
			return err
		}
		sc, err := oneScenario(args)
		if err != nil {
			return err
		}
		seats, names, err := opt.seats(sc, "doctrine")
		if err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		draw, clear := progress(os.Stderr, how.Games)
		how.Progress, how.Pin = draw, pin(sc)
		rows, err := lab.Orders(ctx, &sc.Setup, seats, how)
		clear()
		if err != nil {
			return err
		}
		out := cmd.OutOrStdout()
		if opt.json {
			return writeJSON(out, ordersReport{sc.Name, how.Games, opt.seed, rows})
		}
		fmt.Fprint(out, wrap(w.Text("ui.cli.orders.head", "scenario", sc.Title, "n", how.Games, "seed", opt.seed), plainWidth, "", ""))
		fmt.Fprint(out, wrap(w.Text("ui.cli.orders.seats", "china", names[game.China], "russia", names[game.Russia], "us", names[game.US]), plainWidth, "", ""))
		printOrders(out, w, how.Games, rows)
		return nil
	}
	return cmd
}

// printOrders has a line for each order and two columns for each power: cards
// a game, and the share of its cards in hundred. An order that a power may not
// give is blank; one that it never gave is marked.
func printOrders(out io.Writer, w *words.Words, games int, rows []lab.Cards) {
	const cell = 15
	line := func(first string, cells [game.Powers]string) {
		s := pad(first, 20)
		for _, c := range cells {
			s += pad(c, cell)
		}
		fmt.Fprintln(out, strings.TrimRight(s, " "))
	}
	var head, below [game.Powers]string
	for p := range game.Power(game.Powers) {
		head[p], below[p] = w.Power(p), w.Text("ui.cli.orders.columns")
	}
	fmt.Fprintln(out)
	line("", head)
	line(w.Text("ui.cli.orders.order"), below)
	var cells [game.Powers]string
	for i, r := range rows {
		p, _ := game.ParsePower(r.Power)
		cells[p] = fmt.Sprintf("%5.2f %6.1f", float64(r.Count)/float64(games), 100*r.Share)
		if r.Count == 0 {
			cells[p] = w.Text("ui.cli.orders.never")
		}
		if i+1 == len(rows) || rows[i+1].Order != r.Order {
			line(r.Order, cells)
			cells = [game.Powers]string{}
		}
	}
}
