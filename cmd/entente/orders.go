//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
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
	cmd, j := labCommand(w, 1000, 1, func(j *job, args []string) error {
		sc, seats, names, err := j.cast(args)
		if err != nil {
			return err
		}
		rows, err := work(j, j.games, func(ctx context.Context) ([]lab.Cards, error) {
			return lab.Orders(ctx, &sc.Setup, seats, j.how)
		})
		if err != nil {
			return err
		}
		return j.answer(ordersReport{sc.Name, j.games, j.seed, rows}, func() {
			fmt.Fprint(j.out, wrap(w.Text("ui.cli.orders.head", "scenario", sc.Title, "n", j.games, "seed", j.seed), plainWidth, "", ""))
			fmt.Fprint(j.out, wrap(w.Text("ui.cli.orders.seats", "china", names[game.China], "russia", names[game.Russia], "us", names[game.US]), plainWidth, "", ""))
			printOrders(j.out, w, j.games, rows)
		})
	})
	j.policyFlag(w, cmd)
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
