//go:build !js

package main

import (
	"bytes"
	"fmt"

	"entente/game/bug"
	"entente/game/replay"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// bugCommand bundles what a report of a fault needs.
func bugCommand(w *words.Words) *cobra.Command {
	var out string
	cmd := &cobra.Command{Args: arguments(1, 64)}
	cmd.Flags().StringVarP(&out, "out", "o", "entente-bug.zip", w.Text("ui.cli.flag.out-bug"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := free(out); err != nil {
			return err
		}
		var b bytes.Buffer
		report, err := bug.Write(&b, w, args)
		if err != nil {
			return err
		}
		if err := replay.WriteFile(out, b.Bytes()); err != nil {
			return err
		}
		text := func(key string, a ...any) string { return w.Text("ui.cli.bug."+key, a...) }
		for i := range report.Files {
			f := &report.Files[i]
			switch {
			case f.Fault != nil:
				fmt.Fprint(cmd.OutOrStdout(), wrap(text("broken", "file", args[i], "fault", f.Fault.Text), widthOf(cmd.OutOrStdout()), "", "  "))
			default:
				fmt.Fprint(cmd.OutOrStdout(), wrap(text("sound", "file", args[i], "n", f.Inputs), widthOf(cmd.OutOrStdout()), "", "  "))
			}
		}
		fmt.Fprint(cmd.OutOrStdout(), wrap(text("saved", "file", out), widthOf(cmd.OutOrStdout()), "", ""))
		return nil
	}
	return cmd
}
