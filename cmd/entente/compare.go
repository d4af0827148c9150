//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"entente/game/lab/experiment"
	"entente/game/report"
	"entente/game/words"

	"github.com/spf13/cobra"
)

func compareCommand(w *words.Words) *cobra.Command {
	var all, asJSON bool
	cmd := &cobra.Command{Args: arguments(2, 2)}
	cmd.Flags().BoolVar(&all, "all", false, w.Text("ui.cli.flag.all-changes"))
	cmd.Flags().BoolVar(&asJSON, "json", false, w.Text("ui.cli.flag.json"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var runs [2]*experiment.Results
		for i := range runs {
			r, err := experiment.Open(args[i])
			if err != nil {
				return err
			}
			defer r.Close()
			runs[i] = r
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		c, err := report.Compare(ctx, runs[0], runs[1])
		if err != nil {
			return err
		}
		if asJSON {
			return writeJSON(cmd.OutOrStdout(), c)
		}
		tellChanges(cmd.OutOrStdout(), w, c, args, all)
		return nil
	}
	return cmd
}

// mostChanges bounds what is told without --all.
const mostChanges = 40

// tellChanges tells what changed, point by point.
func tellChanges(out io.Writer, w *words.Words, c *report.Comparison, dirs []string, all bool) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.compare."+key, a...) }
	say := func(s string) { fmt.Fprint(out, wrap(s, plainWidth, "", "    ")) }
	how := "unpaired"
	if c.Seeds {
		how = "paired"
	}
	say(text("head", "n", len(c.Changes), "points", c.Points, "how", text(how), "a", dirs[0], "b", dirs[1]))
	if c.Same {
		say(text("same"))
	}
	for i, only := range [][]string{c.OnlyA, c.OnlyB} {
		if len(only) > 0 {
			say(text("only", "n", len(only), "dir", dirs[i]))
		}
	}
	point, told, held, before := "", 0, 0, 0
	for i := range c.Changes {
		x := &c.Changes[i]
		if x.Low > 0 || x.High < 0 {
			before++
		}
		if !all && x.Holm >= 0.05 {
			continue
		}
		if told++; !all && told > mostChanges {
			held++
			continue
		}
		if x.Point != point {
			point = x.Point
			fmt.Fprintf(out, "\n%s\n", point)
		}
		fmt.Fprint(out, wrap(text("change", "measure", report.Measure(w, x.Unit()), "a", report.Value(w, x.A, x.Low, x.High), "b", report.Value(w, x.B, x.Low, x.High),
			"effect", report.Say(w, x.Value, x.Low, x.High), "n", x.N, "p", report.Chance(w, x.Holm)), plainWidth, "  ", "      "))
	}
	if told == 0 {
		say(text("none", "n", before))
	}
	if held > 0 {
		fmt.Fprintln(out)
		say(text("more", "n", held))
	}
}
