//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"entente/game/fault"
	"entente/game/lab"
	"entente/game/report"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// claimLine is the JSON form of an answer. The effect is that of the part that
// the verdict hangs on; null where nothing is known.
type claimLine struct {
	ID      string `json:"id"`
	Paras   []int  `json:"paras"`
	Verdict string `json:"verdict"`
	effectLine
	Robustness *float64      `json:"robustness"` // null: no draws
	Structural bool          `json:"structural"`
	Parts      []partLine    `json:"parts"`
	Draws      drawLine      `json:"draws"`
	Random     findingLine   `json:"random"`
	Search     *findingLine  `json:"search"`
	Flips      []settingLine `json:"flips"`
	Flipped    findingLine   `json:"flipped"`
}

type effectLine struct {
	Effect *float64 `json:"effect"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
}

type partLine struct {
	Measure   string   `json:"measure"`
	Contrast  string   `json:"contrast"`
	Arms      []string `json:"arms"`
	Side      string   `json:"side"`
	Threshold float64  `json:"threshold"`
	Verdict   string   `json:"verdict"`
	effectLine
}

type findingLine struct {
	Games   int    `json:"games"`
	Verdict string `json:"verdict"`
	effectLine
	Parts []effectLine `json:"parts"`
}

type drawLine struct {
	Games     int   `json:"games"`
	Supported int64 `json:"supported"`
	Refuted   int64 `json:"refuted"`
	Open      int64 `json:"open"`
}

type settingLine struct {
	Path  string `json:"path"`
	Value int16  `json:"value"`
}

func claimsCommand(w *words.Words) *cobra.Command {
	var draws, searched int
	var cmd *cobra.Command
	cmd, j := labCommand(w, 500, 2, func(j *job, args []string) error {
		file := ""
		if len(args) > 0 {
			file = args[0]
		}
		c, err := scenario.LoadClaims(file)
		if err != nil {
			return err
		}
		switch {
		case !cmd.Flags().Changed("draws"):
			draws = c.Draws.Count
		case draws < 0:
			return misusedFlag("--draws", draws, fault.WantDraws)
		}
		switch {
		case !cmd.Flags().Changed("search"):
			searched = c.Search.Games
		case searched < 0 || searched == 1:
			return misusedFlag("--search", searched, fault.WantSearched)
		}
		seats, _, err := j.seats(&scenario.Scenario{Name: c.File}, "doctrine")
		if err != nil {
			return err
		}
		asking := lab.Asking{Options: j.how, Draws: draws, Search: searched}
		answers, err := work(j, asking.Work(c), func(ctx context.Context) ([]lab.Answer, error) {
			asking.Progress = j.how.Progress
			return lab.Ask(ctx, c, seats, asking)
		})
		if err != nil {
			return err
		}
		list := make([]claimLine, len(answers))
		for i := range answers {
			list[i] = claimOf(c, &answers[i])
		}
		return j.answer(list, func() {
			fmt.Fprint(j.out, wrap(w.Text("ui.cli.claims.head", "n", j.games, "seed", j.seed), plainWidth, "", ""))
			for i := range answers {
				printClaim(j.out, w, c, &answers[i])
			}
		})
	})
	j.policyFlag(w, cmd)
	cmd.Flags().IntVar(&draws, "draws", draws, w.Text("ui.cli.flag.draws"))
	cmd.Flags().IntVar(&searched, "search", searched, w.Text("ui.cli.flag.search"))
	return cmd
}

func claimOf(c *scenario.Claims, a *lab.Answer) claimLine {
	line := claimLine{
		ID: a.Claim.ID, Paras: a.Claim.Paras, Verdict: a.Verdict.String(), effectLine: deciding(&a.Finding),
		Structural: a.Structural,
		Draws:      drawLine{c.Draws.Games, a.Draws[lab.Supported], a.Draws[lab.Refuted], a.Draws[lab.Open]},
		Random:     findingOf(&a.Random), Flipped: findingOf(&a.Flipped),
	}
	if drawsOf(a) > 0 {
		line.Robustness = &a.Robustness
	}
	if a.Search.Games > 0 {
		f := findingOf(&a.Search)
		line.Search = &f
	}
	for i, p := range a.Claim.Parts {
		x := partLine{p.Measure.Name, p.Contrast.String(), nil, side(&p), p.Threshold, a.Parts[i].String(), effectOf(a.Effects[i])}
		for _, arm := range p.Arms {
			x.Arms = append(x.Arms, c.Arms[arm].Name)
		}
		line.Parts = append(line.Parts, x)
	}
	for _, s := range a.Claim.Flips {
		line.Flips = append(line.Flips, settingLine(s))
	}
	return line
}

func drawsOf(a *lab.Answer) (n int) {
	for _, k := range a.Draws {
		n += int(k)
	}
	return n
}

func side(p *scenario.Part) string {
	if p.Above {
		return "above"
	}
	return "below"
}

func findingOf(f *lab.Finding) findingLine {
	line := findingLine{f.Games, f.Verdict.String(), deciding(f), nil}
	for _, e := range f.Effects {
		line.Parts = append(line.Parts, effectOf(e))
	}
	return line
}

func deciding(f *lab.Finding) effectLine { return effectOf(f.Effects[f.Deciding()]) }

func effectOf(e lab.Effect) effectLine {
	return effectLine{finite(e.Value), finite(e.Low), finite(e.High)}
}

// finite is a number that JSON can hold; nil if it cannot.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// printClaim is a claim's answer for a person.
func printClaim(out io.Writer, w *words.Words, c *scenario.Claims, a *lab.Answer) {
	text := func(key string, args ...any) string { return w.Text("ui.cli.claims."+key, args...) }
	verdict := func(v lab.Verdict) string { return text("verdict." + v.String()) }
	fmt.Fprintln(out)
	fmt.Fprint(out, wrap(text("claim", "title", report.ClaimTitle(w, a.Claim), "paras", paras(a.Claim.Paras)), plainWidth, "", ""))
	mark := ""
	if a.Structural {
		mark = "  " + text("structural")
	}
	fmt.Fprintf(out, "  %s%s\n", strings.ToUpper(verdict(a.Verdict)), mark)
	for i := range a.Claim.Parts {
		p := &a.Claim.Parts[i]
		fmt.Fprint(out, wrap(report.ClaimPart(w, c, p)+": "+effectText(w, a.Effects[i])+"; "+wants(w, p)+": "+verdict(a.Parts[i]), plainWidth, "  ", "    "))
	}
	if n := drawsOf(a); n > 0 {
		fmt.Fprint(out, wrap(text("draws", "n", n, "games", c.Draws.Games, "supported", int(a.Draws[lab.Supported]), "refuted", int(a.Draws[lab.Refuted]), "open", int(a.Draws[lab.Open]), "share", fmt.Sprintf("%.0f", 100*a.Robustness)), plainWidth, "  ", "    "))
	}
	also := func(key string, f *lab.Finding, more ...any) {
		if f.Games > 0 {
			args := append([]any{"n", f.Games, "verdict", verdict(f.Verdict), "effect", effectText(w, f.Effects[f.Deciding()])}, more...)
			fmt.Fprint(out, wrap(text(key, args...), plainWidth, "  ", "    "))
		}
	}
	also("random", &a.Random)
	also("search", &a.Search, "strength", c.Search.Strength)
	var flips []string
	for _, s := range a.Claim.Flips {
		flips = append(flips, fmt.Sprintf("%s = %d", s.Path, s.Value))
	}
	also("flipped", &a.Flipped, "rules", strings.Join(flips, ", "))
}

// wants says where a part wants the effect.
func wants(w *words.Words, p *scenario.Part) string {
	return w.Text("ui.cli.claims."+side(p), "threshold", decimal(p.Threshold))
}

func effectText(w *words.Words, e lab.Effect) string {
	if math.IsNaN(e.Value) {
		return w.Text("ui.cli.claims.unknown")
	}
	return w.Text("ui.cli.claims.effect", "effect", decimal(e.Value), "low", decimal(e.Low), "high", decimal(e.High))
}

// decimal writes a number with a true minus sign.
func decimal(x float64) string { return strings.ReplaceAll(fmt.Sprintf("%.3g", x), "-", "−") }
