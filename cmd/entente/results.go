//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"entente/game/lab"
	"entente/game/lab/experiment"
	"entente/game/report"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// tellRun says what a run has left in its folder, and what its contrasts came to.
func tellRun(out io.Writer, w *words.Words, dir string, shard experiment.Shard) error {
	text := func(key string, a ...any) string { return w.Text("ui.cli.experiment."+key, a...) }
	if shard.N != 0 {
		fmt.Fprintln(out, text("shard", "k", shard.K, "of", shard.N, "dir", dir))
		return nil
	}
	b, err := os.ReadFile(filepath.Join(dir, experiment.SummaryFile))
	if err != nil {
		return err
	}
	var s experiment.Summary
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	fmt.Fprint(out, wrap(s.Question, plainWidth, "", ""))
	fmt.Fprint(out, wrap(text("head", "n", s.Games, "points", len(s.Points), "replicates", s.Replicates, "seed", s.Seed), plainWidth, "", ""))
	if s.Failed > 0 {
		fmt.Fprint(out, wrap(text("failed", "n", int(s.Failed), "game", s.Failures[0].Game, "dir", dir), plainWidth, "", ""))
	}
	if len(s.Contrasts) > 0 {
		fmt.Fprintln(out)
	}
	for _, c := range s.Contrasts {
		said := text("unknown")
		if c.Value != nil && c.Low != nil && c.High != nil {
			said = effectText(w, lab.Effect{Value: *c.Value, Low: *c.Low, High: *c.High})
		}
		args := []any{"measure", w.Text("ui.measure.of." + seriesOf(&s, c.Measure))}
		for i, arm := range c.Arms {
			args = append(args, string(rune('a'+i)), armText(w, &s, arm))
		}
		fmt.Fprint(out, wrap(text("contrast", "name", c.Name, "what", w.Text("ui.cli.claims.contrast."+c.Kind, args...), "effect", said, "n", int(c.N)), plainWidth, "", "    "))
	}
	fmt.Fprintf(out, "\n%s\n", text("files", "dir", dir))
	return nil
}

func seriesOf(s *experiment.Summary, measure string) string {
	for _, m := range s.Measures {
		if m.Name == measure {
			return m.Series
		}
	}
	return measure
}

// armText names an arm by its levels, in the order of the factors.
func armText(w *words.Words, s *experiment.Summary, arm map[string]any) string {
	said := ""
	for _, f := range s.Factors {
		if level, ok := arm[f.Name]; ok {
			if said != "" {
				said += ", "
			}
			said += fmt.Sprint(f.Name, " ", level)
		}
	}
	if said == "" {
		return w.Text("ui.cli.experiment.all")
	}
	return said
}

// experimentLine is the JSON form of an experiment in the list.
type experimentLine struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Design   string `json:"design"`
	Factors  int    `json:"factors"`
	Points   int    `json:"points"`
	Games    int    `json:"games"`
}

func listExperiments(out io.Writer, w *words.Words, asJSON bool) error {
	var list []experimentLine
	for i, name := range scenario.ExperimentNames() {
		x, err := scenario.LoadExperiment(name)
		if err != nil {
			return err
		}
		list = append(list, experimentLine{name, x.Title, x.Question, x.Design.Kind.String(), len(x.Factors), len(x.Matrix), x.Games()})
		if asJSON {
			continue
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s %s\n", pad(name, 16), x.Title)
		fmt.Fprint(out, wrap(x.Question, widthOf(out), "  ", "  "))
		fmt.Fprint(out, wrap(w.Text("ui.cli.experiment.span", "n", x.Games(), "design", x.Design.Kind.String(), "factors", len(x.Factors), "points", len(x.Matrix)), widthOf(out), "  ", "  "))
	}
	if asJSON {
		return writeJSON(out, list)
	}
	return nil
}

// measureRow is the JSON form of a measure in the list.
type measureRow struct {
	Name   string `json:"name"`
	Column string `json:"column"`
	Series string `json:"series"`
	How    string `json:"how"`
	About  string `json:"about"`
}

func measuresCommand(w *words.Words) *cobra.Command {
	var opt options
	cmd := &cobra.Command{Args: arguments(0, 0)}
	opt.jsonFlag(w, cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		var list []measureRow
		for _, m := range scenario.Measures() {
			row := measureRow{m.Name, m.Column(), m.Series.String(), m.How.String(), report.Measure(w, &m)}
			list = append(list, row)
			if !opt.json {
				fmt.Fprintf(cmd.OutOrStdout(), "%s %s\n", pad(row.Name, 24), row.About)
			}
		}
		if opt.json {
			return writeJSON(cmd.OutOrStdout(), list)
		}
		return nil
	}
	return cmd
}
