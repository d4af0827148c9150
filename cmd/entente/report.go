//go:build !js

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/replay"
	"entente/game/report"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// reportFile is the name of a report in the folder of its run.
const reportFile = "report.html"

func reportCommand(w *words.Words) *cobra.Command {
	var out string
	var claims, workers int
	cmd := &cobra.Command{Args: arguments(1, 1)}
	cmd.Flags().StringVarP(&out, "out", "o", "", w.Text("ui.cli.flag.out-report"))
	cmd.Flags().IntVar(&claims, "claims", 200, w.Text("ui.cli.flag.claims-report"))
	cmd.Flags().IntVar(&workers, "workers", 0, w.Text("ui.cli.flag.workers"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case claims < 0 || claims == 1:
			return misusedFlag("--claims", claims, fault.AtLeast.New(2))
		case workers < 0:
			return misusedFlag("--workers", workers, fault.WantWorkers)
		}
		run, err := experiment.Open(args[0])
		if err != nil {
			return err
		}
		defer run.Close()
		if out == "" {
			out = filepath.Join(args[0], reportFile)
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		draw, end := bars()
		page, err := report.Make(ctx, run, report.Options{Words: w, Claims: claims, Workers: workers, Step: draw})
		end()
		if err != nil {
			return err
		}
		if err := replay.WriteFile(out, page); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.report.written", "file", out))
		return nil
	}
	return cmd
}
