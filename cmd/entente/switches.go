//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
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
	var opt options
	var markdown bool
	cmd := &cobra.Command{Args: cobra.MaximumNArgs(1)}
	opt.manyFlags(w, cmd, 2000)
	opt.seedFlag(w, cmd)
	opt.policyFlag(w, cmd)
	opt.jsonFlag(w, cmd)
	cmd.Flags().BoolVar(&markdown, "markdown", false, w.Text("ui.cli.flag.markdown"))
	cmd.MarkFlagsMutuallyExclusive("json", "markdown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		how, err := opt.lab(2)
		if err != nil {
			return err
		}
		sc, err := oneScenario(args)
		if err != nil {
			return err
		}
		seats, _, err := opt.seats(sc, "doctrine")
		if err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		draw, clear := progress(os.Stderr, how.Games)
		how.Progress, how.Pin = draw, pin(sc)
		rows, err := lab.Switches(ctx, &sc.Setup, seats, how)
		clear()
		if err != nil {
			return err
		}
		out := cmd.OutOrStdout()
		switch {
		case opt.json:
			return writeJSON(out, switchReport{sc.Name, how.Games, opt.seed, rows})
		case markdown:
			markSwitches(out, w, sc.Name, opt, rows)
		default:
			printSwitches(out, w, sc.Title, opt, rows)
		}
		return nil
	}
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
