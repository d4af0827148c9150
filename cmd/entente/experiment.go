//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"entente/game/fault"
	"entente/game/lab/experiment"
	"entente/game/report"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

func experimentCommand(w *words.Words) *cobra.Command {
	var out, shard string
	var workers, replicates int
	var seed uint64
	var resume, byQuarter, asJSON, show bool
	cmd := &cobra.Command{Args: arguments(0, 1)}
	f := cmd.Flags()
	f.StringVarP(&out, "out", "o", "", w.Text("ui.cli.flag.out-folder"))
	f.IntVar(&workers, "workers", 0, w.Text("ui.cli.flag.workers"))
	f.IntVar(&replicates, "replicates", 0, w.Text("ui.cli.flag.replicates"))
	f.Uint64Var(&seed, "seed", 0, w.Text("ui.cli.flag.seed-experiment"))
	f.BoolVar(&byQuarter, "by-quarter", false, w.Text("ui.cli.flag.by-quarter"))
	f.BoolVar(&resume, "resume", false, w.Text("ui.cli.flag.resume-experiment"))
	f.StringVar(&shard, "shard", "", w.Text("ui.cli.flag.shard"))
	f.BoolVar(&show, "print", false, w.Text("ui.cli.flag.print"))
	f.BoolVar(&asJSON, "json", false, w.Text("ui.cli.flag.json"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && out == "" {
			return listExperiments(cmd.OutOrStdout(), w, asJSON)
		}
		if show && len(args) > 0 {
			x, err := scenario.LoadExperiment(args[0])
			if err == nil {
				_, err = io.WriteString(cmd.OutOrStdout(), x.Text)
			}
			return err
		}
		x, opt, err := requested(cmd, w, args, out, resume)
		if err != nil {
			return err
		}
		switch {
		case f.Changed("replicates") && (replicates < 1 || replicates > scenario.MaxReplicates):
			return misusedFlag("--replicates", replicates, fault.AtLeast.New(1))
		case workers < 0:
			return misusedFlag("--workers", workers, fault.WantWorkers)
		}
		if f.Changed("replicates") {
			x.Replicates = replicates
		}
		if f.Changed("seed") {
			x.Seed = seed
		}
		x.ByQuarter = x.ByQuarter || byQuarter
		opt.Workers, opt.Resume = workers, resume
		if f.Changed("shard") {
			if opt.Shard, err = parseShard(shard); err != nil {
				return misusedFlag("--shard", shard, err)
			}
		}
		opt.Command = reproduce(x)
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		var end func()
		opt.Progress, end = bars()
		err = experiment.Run(ctx, x, out, opt)
		end()
		if errors.Is(err, context.Canceled) {
			return fault.Stopped.New(out)
		}
		if err != nil {
			return err
		}
		if asJSON {
			return copyTo(cmd.OutOrStdout(), out, opt.Shard)
		}
		return tellRun(cmd.OutOrStdout(), w, out, opt.Shard)
	}
	return cmd
}

// bars draws a bar for each file of a run in turn.
func bars() (draw func(file string, done, of int64), end func()) {
	var step func(int)
	at, clear := "", func() {}
	draw = func(file string, done, of int64) {
		if file != at {
			clear()
			step, clear = progress(os.Stderr, int(of))
			at = file
		}
		if step != nil {
			step(int(done))
		}
	}
	return draw, func() { clear() }
}

// requested loads the experiment: from its file, or to go on with a run from the copy that it kept.
func requested(cmd *cobra.Command, w *words.Words, args []string, out string, resume bool) (*scenario.Experiment, experiment.Options, error) {
	opt := experiment.Options{Describe: func(column string, of any) string { return describeColumn(w, column, of) }}
	if out == "" {
		return nil, opt, misuse{fault.FlagMissing.New("--out")}
	}
	if len(args) > 0 {
		x, err := scenario.LoadExperiment(args[0])
		return x, opt, err
	}
	if !resume {
		return nil, opt, misuse{fault.LacksArgument.New(cmd.UseLine())}
	}
	x, m, err := experiment.Asked(out)
	if err == nil && !cmd.Flags().Changed("shard") {
		opt.Shard = m.Shard
	}
	return x, opt, err
}

// parseShard reads K/N.
func parseShard(s string) (experiment.Shard, error) {
	k, n, _ := strings.Cut(s, "/")
	var shard experiment.Shard
	var err, too error
	shard.K, err = strconv.Atoi(k)
	shard.N, too = strconv.Atoi(n)
	if err != nil || too != nil || shard.K < 1 || shard.K > shard.N || shard.N > 1<<20 {
		return shard, fault.BadShard
	}
	return shard, nil
}

// reproduce is the command that makes the tables of an experiment again.
func reproduce(x *scenario.Experiment) string {
	words := []string{"entente", "experiment", x.Name, "--seed", fmt.Sprint(x.Seed), "--replicates", strconv.Itoa(x.Replicates)}
	if x.ByQuarter {
		words = append(words, "--by-quarter")
	}
	return strings.Join(append(words, "--out", "DIR"), " ")
}

func mergeCommand(w *words.Words) *cobra.Command {
	var out string
	cmd := &cobra.Command{Args: arguments(1, 1<<20)}
	cmd.Flags().StringVarP(&out, "out", "o", "", w.Text("ui.cli.flag.out-folder"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if out == "" {
			return misuse{fault.FlagMissing.New("--out")}
		}
		opt := experiment.Options{Describe: func(column string, of any) string { return describeColumn(w, column, of) }}
		var end func()
		opt.Progress, end = bars()
		err := experiment.Merge(args, out, opt)
		end()
		if err != nil {
			return err
		}
		return tellRun(cmd.OutOrStdout(), w, out, experiment.Shard{})
	}
	return cmd
}

func copyTo(to io.Writer, dir string, shard experiment.Shard) error {
	name := experiment.SummaryFile
	if shard.N != 0 {
		name = experiment.ManifestFile
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(to, f)
	return err
}

// describeColumn says what a column of a table is.
func describeColumn(w *words.Words, column string, of any) string {
	switch of := of.(type) {
	case scenario.Measure:
		return report.Measure(w, &of)
	case scenario.Series:
		return w.Text("ui.measure.of." + of.String())
	case *scenario.Factor:
		return w.Text("ui.measure.factor", "name", of.Name, "path", of.Path)
	}
	return w.Text("ui.measure.column." + column)
}
