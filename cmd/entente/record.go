//go:build !js

package main

import (
	"errors"
	"fmt"
	"io"

	"entente/game/dice"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// recordReport is the JSON form of what became of the record.
type recordReport struct {
	Acts      int          `json:"acts"`
	Expressed int          `json:"expressed"`
	Illegal   int          `json:"illegal"`
	Pinned    int          `json:"pinned"`
	Entries   []recordLine `json:"entries"`
}

type recordLine struct {
	Quarter string `json:"quarter"`
	Para    int    `json:"para"`
	Text    string `json:"text"`
	Undated bool   `json:"undated,omitempty"`
	Refused string `json:"refused,omitempty"`
}

func recordCommand(w *words.Words) *cobra.Command {
	var opt options
	cmd := &cobra.Command{Args: arguments(0, 0)}
	opt.seedFlag(w, cmd)
	opt.jsonFlag(w, cmd)
	var score bool
	cmd.Flags().BoolVar(&score, "score", false, w.Text("ui.cli.flag.score"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		r, err := scenario.LoadRecord()
		if err != nil {
			return err
		}
		if score {
			return scoreRecord(cmd, w, r, &opt)
		}
		got, err := r.Replay(dice.Seeded{Seed: dice.Seed{Lo: opt.seed}})
		if err != nil {
			return err
		}
		illegal := append(got.Illegal, got.Failed...)
		why := map[int]string{}
		for _, x := range illegal {
			why[x.Entry] = w.Refusal(x.Refusal)
			if why[x.Entry] == "" {
				why[x.Entry] = x.Move.Order.String()
			}
		}
		rep := recordReport{Acts: got.Acts, Expressed: got.Expressed, Illegal: len(illegal), Pinned: len(got.Pinned)}
		for i, e := range r.Entries {
			rep.Entries = append(rep.Entries, recordLine{e.At, int(e.Para), e.Text, e.Undated, why[i]})
		}
		out := cmd.OutOrStdout()
		if opt.json {
			err = writeJSON(out, rep)
		} else {
			printRecord(out, w, rep)
		}
		if err == nil && rep.Illegal > 0 {
			err = errors.New(w.Text("ui.cli.record.refused", "n", rep.Illegal))
		}
		return err
	}
	return cmd
}

func printRecord(out io.Writer, w *words.Words, rep recordReport) {
	text := func(key string, n int) string { return w.Text("ui.cli.record."+key, "n", n) }
	width := widthOf(out)
	for _, e := range rep.Entries {
		note := text("para", e.Para)
		if e.Undated {
			note += ", " + w.Text("ui.cli.record.undated")
		}
		fmt.Fprint(out, wrap(e.Text+" ("+note+")", width, pad(e.Quarter, 8), pad("", 8)))
		if e.Refused != "" {
			fmt.Fprint(out, wrap(e.Refused, width, "      ✗ ", pad("", 8)))
		}
	}
	fmt.Fprintf(out, "\n%s\n%s\n%s\n%s\n", text("acts", rep.Acts), text("expressed", rep.Expressed), text("illegal", rep.Illegal), text("pinned", rep.Pinned))
}
