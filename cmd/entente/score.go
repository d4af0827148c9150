//go:build !js

package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"entente/game"
	"entente/game/dice"
	"entente/game/lab"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// scoreDraws is how many plans are drawn for each card: the error of a
// likelihood is under one in a hundred.
const scoreDraws = 4000

// scoreReport is the JSON form of how the models explain the record.
type scoreReport struct {
	Acts     int                      `json:"acts"`
	Mean     map[string]float64       `json:"mean_log_likelihood"`
	Interval map[string]scoreInterval `json:"interval"`
	Lead     map[string]scoreLead     `json:"doctrine_lead"` // over the others
	List     []scoreLine              `json:"list"`          // the worst explained by doctrine first
}

type scoreInterval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

type scoreLead struct {
	Mean float64 `json:"mean"`
	scoreInterval
}

type scoreLine struct {
	Quarter    string             `json:"quarter"`
	Power      string             `json:"power"`
	Para       int                `json:"para"`
	Order      string             `json:"order"`
	Legal      int                `json:"legal"` // orders that could have been given
	Likelihood map[string]float64 `json:"likelihood"`

	sentence string
}

func scoreRecord(cmd *cobra.Command, w *words.Words, r *scenario.Record, opt *options) error {
	got, err := lab.ScoreRecord(r, lab.Scoring{Draws: scoreDraws, Seed: dice.Seed{Lo: opt.seed}})
	if err != nil {
		return err
	}
	rep := scoreReport{Acts: len(got.Acts), Mean: map[string]float64{}, Interval: map[string]scoreInterval{}, Lead: map[string]scoreLead{}}
	for m, name := range lab.ModelNames {
		rep.Mean[name] = got.Mean[m].Value
		rep.Interval[name] = scoreInterval{got.Mean[m].Low, got.Mean[m].High}
		if lab.Model(m) != lab.DoctrineModel {
			x := got.Leads[m]
			rep.Lead[name] = scoreLead{x.Value, scoreInterval{x.Low, x.High}}
		}
	}
	for i := range got.Acts {
		a := &got.Acts[i]
		line := scoreLine{r.Entries[a.Entry].At, a.Move.By.String(), int(a.Move.Para), actText(a), a.Legal, map[string]float64{}, r.Entries[a.Entry].Text}
		for m, name := range lab.ModelNames {
			line.Likelihood[name] = a.Likelihood[m]
		}
		rep.List = append(rep.List, line)
	}
	doctrine := lab.ModelNames[lab.DoctrineModel]
	slices.SortStableFunc(rep.List, func(a, b scoreLine) int {
		switch x, y := a.Likelihood[doctrine], b.Likelihood[doctrine]; {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	if opt.json {
		return writeJSON(cmd.OutOrStdout(), rep)
	}
	printScore(cmd.OutOrStdout(), w, rep)
	return nil
}

// actText is the text form of an act: of an answer with what it answers, in place of its number.
func actText(a *lab.Act) string {
	switch m := &a.Move; {
	case m.Answer != game.Unanswered:
		return game.MenuWords(game.AnswerMenu)[m.Answer] + " " + m.From.String() + " " + m.Order.String()
	case m.Due != game.NoContract:
		return game.MenuWords(game.ChoiceMenu)[m.Choice] + " " + strings.ToLower(strings.TrimSuffix(m.Due.String(), "Contract"))
	}
	return a.Order.String()
}

func printScore(out io.Writer, w *words.Words, rep scoreReport) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.record."+key, a...) }
	fmt.Fprintf(out, "%s %9s %9s %9s\n", pad(text("act"), 52), text("doctrine"), text("random"), text("base"))
	for _, l := range rep.List {
		act := fmt.Sprintf("%s %s %s", pad(l.Quarter, 7), pad(l.Power, 7), l.Order)
		fmt.Fprint(out, pad(act, 52))
		for _, name := range lab.ModelNames {
			fmt.Fprintf(out, " %9.3f", l.Likelihood[name])
		}
		fmt.Fprintln(out)
		fmt.Fprint(out, wrap(l.sentence, plainWidth, "        ", "        "))
	}
	fmt.Fprintf(out, "\n%s\n", text("score", "n", rep.Acts))
	for m, name := range lab.ModelNames {
		x := rep.Interval[name]
		fmt.Fprintf(out, "%s %6.2f   %5.2f – %5.2f   %s\n", pad(text([lab.Models]string{"doctrine", "random", "base"}[m]), 12), rep.Mean[name], x.Low, x.High, text("typical", "n", int(math.Round(100*math.Exp(rep.Mean[name])))))
	}
	for m, name := range lab.ModelNames {
		if x, have := rep.Lead[name]; have {
			fmt.Fprintln(out, text("lead", "policy", text([lab.Models]string{"doctrine", "random", "base"}[m]), "mean", fmt.Sprintf("%+.2f", x.Mean), "low", fmt.Sprintf("%+.2f", x.Low), "high", fmt.Sprintf("%+.2f", x.High)))
		}
	}
	fmt.Fprint(out, "\n"+wrap(text("method"), plainWidth, "", ""))
}
