//go:build !js

package main

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"

	"entente/game"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// scenarioLine is the JSON form of a scenario in the list.
type scenarioLine struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Paras       []int  `json:"paras"`
	Base        string `json:"base,omitempty"`
	First       string `json:"first"`
	Quarters    int    `json:"quarters"`
}

func scenariosCommand(w *words.Words) *cobra.Command {
	var opt options
	cmd := &cobra.Command{Args: arguments(0, 0)}
	opt.jsonFlag(w, cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		var list []scenarioLine
		out := cmd.OutOrStdout()
		for i, name := range scenario.Names() {
			sc, err := scenario.Load(name)
			if err != nil {
				return err
			}
			set := &sc.Setup
			list = append(list, scenarioLine{name, sc.Title, sc.Description, sc.Paras, sc.Base, set.QuarterName(0), int(set.Quarters)})
			if opt.json {
				continue
			}
			if i > 0 {
				fmt.Fprintln(out)
			}
			fmt.Fprintf(out, "%s %s\n", pad(name, 22), sc.Title)
			fmt.Fprint(out, wrap(sc.Description, widthOf(out), "  ", "  "))
			span := w.Text("ui.cli.scenarios.span", "n", int(set.Quarters), "first", w.Quarter(set, 0), "paras", paras(sc.Paras))
			fmt.Fprint(out, wrap(span, widthOf(out), "  ", "  "))
		}
		if opt.json {
			return writeJSON(out, list)
		}
		return nil
	}
	return cmd
}

// paras lists ¶s of the source.
func paras(ns []int) string {
	list := make([]string, len(ns))
	for i, n := range ns {
		list[i] = fmt.Sprint("¶", n)
	}
	return strings.Join(list, " ")
}

// orderLine is the JSON form of an order in the list.
type orderLine struct {
	Order  string       `json:"order"`
	Family string       `json:"family"`
	Who    []game.Power `json:"who"`
	Cost   [3]int16     `json:"cost"` // funds, influence, operators
	About  string       `json:"about"`
}

func rulesCommand(w *words.Words) *cobra.Command {
	var opt options
	var numbers, tempers bool
	cmd := &cobra.Command{Args: arguments(0, 0)}
	opt.jsonFlag(w, cmd)
	cmd.Flags().BoolVar(&numbers, "numbers", false, w.Text("ui.cli.flag.numbers"))
	cmd.Flags().BoolVar(&tempers, "temperaments", false, w.Text("ui.cli.flag.temperaments"))
	exclude(cmd, "numbers", "temperaments")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if tempers {
			return listTempers(cmd, opt.json)
		}
		if numbers {
			return listNumbers(cmd, w, opt.json)
		}
		return listOrders(cmd, w, opt.json)
	}
	return cmd
}

func listOrders(cmd *cobra.Command, w *words.Words, asJSON bool) error {
	sc, err := scenario.Load(defaultScenario)
	if err != nil {
		return err
	}
	out, width := cmd.OutOrStdout(), widthOf(cmd.OutOrStdout())
	var list []orderLine
	family := game.Family(game.Families)
	for k := game.Pass + 1; k < game.AnswerDue; k++ {
		spec := &game.Specs[k]
		cost := sc.Setup.Rules.Orders[k]
		line := orderLine{Order: spec.Name, Family: spec.Family.String(), Cost: [3]int16{cost.Funds, cost.Influence, cost.Operators}, About: w.About(k)}
		var who []string
		for p := range game.Power(game.Powers) {
			if spec.Who[p] {
				line.Who = append(line.Who, p)
				who = append(who, w.Form(p, "short"))
			}
		}
		list = append(list, line)
		if asJSON {
			continue
		}
		if spec.Family != family {
			family = spec.Family
			fmt.Fprintf(out, "\n%s\n", strings.ToUpper(w.Name(family)))
		}
		fmt.Fprintf(out, "\n  %s %s %s\n", pad(spec.Name, 20), pad(strings.Join(who, " "), 18), w.Cost(cost))
		fmt.Fprint(out, wrap(line.About, width, "    ", "    "))
	}
	if asJSON {
		return writeJSON(out, list)
	}
	return nil
}

func listNumbers(cmd *cobra.Command, w *words.Words, asJSON bool) error {
	out := cmd.OutOrStdout()
	if asJSON {
		return writeJSON(out, scenario.Numbers())
	}
	for _, n := range scenario.Numbers() {
		fmt.Fprintf(out, "%s %4d  %s %s (%s)\n", pad(n.Path, 36), n.Value, pad(w.Text("ui.cli.rules.range", "low", int(n.Low), "high", int(n.High)), 10), n.Why, n.From)
	}
	return nil
}

// temperLine is the JSON form of a temperament of one power.
type temperLine struct {
	Name    string           `json:"name"`
	Power   game.Power       `json:"power"`
	Title   string           `json:"title"`
	Why     string           `json:"why"`
	From    string           `json:"from"`
	Numbers map[string]int16 `json:"numbers"`
}

func listTempers(cmd *cobra.Command, asJSON bool) error {
	all, err := scenario.Temperaments()
	if err != nil {
		return err
	}
	out, width := cmd.OutOrStdout(), widthOf(cmd.OutOrStdout())
	var list []temperLine
	for _, t := range all {
		if !asJSON {
			fmt.Fprint(out, wrap(t.Title, width, pad("@"+t.Name, 12), pad("", 12)))
		}
		for p := range game.Power(game.Powers) {
			x := &t.Powers[p]
			if !x.Has {
				continue
			}
			line := temperLine{t.Name, p, t.Title, x.Why, x.From, map[string]int16{}}
			var numbers []string
			for _, n := range x.Numbers {
				line.Numbers[n.Path] = n.Value
				numbers = append(numbers, fmt.Sprint(n.Path, " ", n.Value))
			}
			list = append(list, line)
			if !asJSON {
				fmt.Fprint(out, wrap(x.Why+" ("+x.From+")", width, "  "+pad(p.String(), 10), pad("", 12)))
				fmt.Fprint(out, wrap(strings.Join(numbers, ", "), width, pad("", 12), pad("", 12)))
			}
		}
	}
	if asJSON {
		return writeJSON(out, list)
	}
	return nil
}

func checkCommand(w *words.Words) *cobra.Command {
	return &cobra.Command{
		Args: arguments(1, math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			var rest []string
			var faults []error
			for _, path := range args {
				if filepath.Base(filepath.Dir(path)) == "locale" {
					faults = append(faults, words.Check(path))
				} else {
					rest = append(rest, path)
				}
			}
			if len(rest) > 0 {
				faults = append(faults, scenario.Check(rest...))
			}
			if err := errors.Join(faults...); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.check.fine", "n", len(args)))
			return nil
		},
	}
}
