//go:build !js

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"entente/game"
	"entente/game/lab"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// batchReport is the JSON form of a batch. Nothing in it depends on the
// machine or the time: the same command gives the same bytes.
type batchReport struct {
	Scenario string            `json:"scenario"`
	Engine   int               `json:"engine"`
	Seed     uint64            `json:"seed"`
	Policies map[string]string `json:"policies"`
	*lab.Result
}

func batchCommand(w *words.Words) *cobra.Command {
	cmd, j := labCommand(w, 1000, 1, func(j *job, args []string) error {
		sc, seats, names, err := j.cast(args)
		if err != nil {
			return err
		}
		start := time.Now()
		result, err := work(j, j.games, func(ctx context.Context) (*lab.Result, error) {
			return lab.Batch(ctx, &sc.Setup, seats, j.how)
		})
		if err != nil {
			return err
		}
		rate := float64(j.games) / max(time.Since(start).Seconds(), 1e-9)
		rep := batchReport{sc.Name, game.EngineVersion, j.seed, map[string]string{}, result}
		for p := range game.Power(game.Powers) {
			rep.Policies[p.String()] = names[p]
		}
		return j.answer(rep, func() {
			printBatch(j.out, w, &sc.Setup, sc.Title, names, j.seed, result, int(rate))
		})
	})
	j.policyFlag(w, cmd)
	return cmd
}

func writeJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// printBatch is the table of a batch for a person.
func printBatch(out io.Writer, w *words.Words, set *game.Setup, title string, names [game.Powers]string, seed uint64, r *lab.Result, rate int) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.batch."+key, a...) }
	fmt.Fprint(out, wrap(text("head", "scenario", title, "n", r.Games, "seed", seed), plainWidth, "", ""))
	fmt.Fprint(out, wrap(text("seats", "china", names[game.China], "russia", names[game.Russia], "us", names[game.US]), plainWidth, "", ""))

	fmt.Fprintf(out, "\n%s %8s %8s   %s\n", pad(text("outcome"), 28), text("games"), text("share"), text("interval"))
	for i, o := range r.Outcomes {
		line := fmt.Sprintf("%s %8d %8.1f   %5.1f – %-5.1f  %s", pad(w.Outcome(game.Outcome(i)), 28), o.Count, 100*o.Share, 100*o.Low, 100*o.High, strings.Repeat("█", int(20*o.Share+0.5)))
		fmt.Fprintln(out, strings.TrimRight(line, " "))
	}

	fmt.Fprintf(out, "\n%s\n%s\n", text("ladder"), ladderScale(w))
	for q, x := range r.Quarters {
		fmt.Fprintf(out, "%s  %.2f  %.2f  %s\n", w.Quarter(set, uint8(q)), x.Declared, x.Effective, ladderMarks(x.Declared, x.Effective))
	}

	fmt.Fprintf(out, "\n%s\n", text("scores"))
	for p, s := range r.Scores {
		fmt.Fprintf(out, "%s %6.1f   %5.1f – %.1f\n", pad(w.Power(game.Power(p)), 28), s.Mean, s.Low, s.High)
	}
	fmt.Fprintf(out, "\n%s\n%s\n", text("digest", "digest", r.Digest), text("rate", "n", rate))
}

// rungCells is how many characters of a drawing lie between two rungs.
const rungCells = 8

// ladderMarks draws where declared (◇) and effective (◆) stand on a line from
// rung 0 to 5; ◈ where they meet.
func ladderMarks(declared, effective float64) string {
	line := []rune(strings.Repeat("·", rungCells*(game.Rungs-1)+1))
	for i := 0; i < len(line); i += rungCells {
		line[i] = '┼'
	}
	at := func(rung float64) int { return int(rung*rungCells + 0.5) }
	d, e := at(declared), at(effective)
	line[d], line[e] = '◇', '◆'
	if d == e {
		line[d] = '◈'
	}
	return string(line)
}

// ladderScale numbers the rungs above such lines.
func ladderScale(w *words.Words) string {
	var b strings.Builder
	b.WriteString(pad("", 21))
	for rung := range game.Rungs {
		b.WriteString(pad(fmt.Sprint(rung), rungCells))
	}
	return strings.TrimRight(b.String(), " ")
}
