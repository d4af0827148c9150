//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"entente/game/lab"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// switchReport is the JSON form of what the switches do.
type switchReport struct {
	Scenario string         `json:"scenario"`
	Games    int            `json:"games"`
	Seed     uint64         `json:"seed"`
	Switches []lab.Contrast `json:"switches"`
}

func switchesCommand(w *words.Words) *cobra.Command {
	var markdown bool
	cmd, j := labCommand(w, 2000, 2, func(j *job, args []string) error {
		sc, seats, _, err := j.cast(args)
		if err != nil {
			return err
		}
		rows, err := work(j, j.games, func(ctx context.Context) ([]lab.Contrast, error) {
			return lab.Switches(ctx, &sc.Setup, seats, j.how)
		})
		if err != nil {
			return err
		}
		return j.answer(switchReport{sc.Name, j.games, j.seed, rows}, func() {
			if markdown {
				markSwitches(j.out, w, sc.Name, j.options, rows)
			} else {
				printSwitches(j.out, w, sc.Title, j.options, rows)
			}
		})
	})
	j.policyFlag(w, cmd)
	cmd.Flags().BoolVar(&markdown, "markdown", false, w.Text("ui.cli.flag.markdown"))
	exclude(cmd, "json", "markdown")
	return cmd
}

func printSwitches(out io.Writer, w *words.Words, title string, opt options, rows []lab.Contrast) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.switches."+key, a...) }
	fmt.Fprint(out, wrap(text("head", "scenario", title, "n", opt.games, "seed", opt.seed), plainWidth, "", ""))
	fmt.Fprintf(out, "\n%s %s %7s %7s %10s   %s\n", pad(text("switch"), 13), pad(text("measure"), 28), text("on"), text("off"), text("difference"), text("interval"))
	for _, c := range rows {
		mark := ""
		if !c.Moves() {
			mark = "  " + text("open")
		}
		fmt.Fprintf(out, "%s %s %7.2f %7.2f %10s   %s%s\n", pad(c.Switch, 13), pad(text("of."+c.Measure), 28), c.On, c.Off, signed(c.Difference), text("range", "low", signed(c.Low), "high", signed(c.High)), mark)
	}
}

// markSwitches is the table for the documents, with the command that made it.
func markSwitches(out io.Writer, w *words.Words, name string, opt options, rows []lab.Contrast) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.switches."+key, a...) }
	fmt.Fprintf(out, "<!-- entente switches %s --games %d --seed %d --markdown -->\n", name, opt.games, opt.seed)
	fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s |\n| --- | --- | ---: | ---: | ---: | :---: |\n", text("switch"), text("measure"), text("on"), text("off"), text("difference"), text("interval"))
	for _, c := range rows {
		fmt.Fprintf(out, "| `%s` | %s | %.2f | %.2f | %s | %s |\n", c.Switch, text("of."+c.Measure), c.On, c.Off, signed(c.Difference), text("range", "low", signed(c.Low), "high", signed(c.High)))
	}
}

// signed writes a difference with a true minus sign.
func signed(x float64) string { return strings.ReplaceAll(fmt.Sprintf("%+.2f", x), "-", "−") }
