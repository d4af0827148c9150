//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab"
	"entente/game/lab/experiment"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// benchReport is the JSON form of the measurements: medians.
type benchReport struct {
	Engine             int          `json:"engine"`
	Go                 string       `json:"go"`
	Machine            string       `json:"machine"`
	Processors         int          `json:"processors"`
	Rounds             int          `json:"rounds"`
	RandomNsDecision   float64      `json:"random_ns_per_decision"` // a seat at a decision point
	RandomNsQuarter    float64      `json:"random_ns_per_quarter"`
	DoctrineNsQuarter  float64      `json:"doctrine_ns_per_quarter"`
	GamesPerSecond     float64      `json:"games_per_second"` // doctrine, on all processors
	WorkerScaling      float64      `json:"worker_scaling"`   // two workers over one, doctrine
	RandomNsGameByMany []benchCost  `json:"random_ns_per_game"`
	Files              []benchShare `json:"files"`
}

type benchCost struct {
	Games int     `json:"games"`
	Ns    float64 `json:"ns"`
}

// benchShare is what a file of an experiment takes. Of the journal the games
// are part of what it takes: they are played as it is written.
type benchShare struct {
	File          string  `json:"file"`
	RowsPerSecond float64 `json:"rows_per_second"`
	Share         float64 `json:"share"` // of the time of the whole run
}

// benchGames is how many games a round plays, so that it takes some tenths of a second.
const (
	benchRandom   = 3000
	benchDoctrine = 600
)

func benchCommand(w *words.Words) *cobra.Command {
	var opt options
	var rounds, most int
	cmd := &cobra.Command{Args: arguments(0, 0)}
	opt.jsonFlag(w, cmd)
	cmd.Flags().IntVar(&rounds, "rounds", 5, w.Text("ui.cli.flag.rounds"))
	cmd.Flags().IntVar(&most, "most", 100_000, w.Text("ui.cli.flag.most"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		switch {
		case rounds < 1:
			return misusedFlag("--rounds", rounds, fault.AtLeast.New(1))
		case most < 1000:
			return misusedFlag("--most", most, fault.AtLeast.New(1000))
		}
		r, err := bench(rounds, most)
		if err != nil {
			return err
		}
		if opt.json {
			return writeJSON(cmd.OutOrStdout(), r)
		}
		printBench(cmd.OutOrStdout(), w, r)
		return nil
	}
	return cmd
}

func bench(rounds, most int) (*benchReport, error) {
	sc, err := scenario.Load(defaultScenario)
	if err != nil {
		return nil, err
	}
	set := &sc.Setup
	r := &benchReport{Engine: game.EngineVersion, Go: runtime.Version(), Machine: runtime.GOOS + "/" + runtime.GOARCH, Processors: runtime.GOMAXPROCS(0), Rounds: rounds}
	random, doctrine := everySeat(policy.Random{}), everySeat(policy.Doctrine{})
	var perDecision, perQuarter, doctrineQuarter, perSecond, scaling []float64
	for range rounds { // one after the other in every round, so that a slow moment hits all alike
		took, decisions, quarters, err := alone(set, random, benchRandom)
		if err != nil {
			return nil, err
		}
		perDecision = append(perDecision, took/float64(decisions))
		perQuarter = append(perQuarter, took/float64(quarters))
		if took, _, quarters, err = alone(set, doctrine, benchDoctrine); err != nil {
			return nil, err
		}
		doctrineQuarter = append(doctrineQuarter, took/float64(quarters))
		var by [3]float64
		for _, workers := range []int{1, 2, 0} {
			took, err := together(set, doctrine, benchDoctrine, workers)
			if err != nil {
				return nil, err
			}
			by[workers] = took
		}
		scaling = append(scaling, by[1]/by[2])
		perSecond = append(perSecond, benchDoctrine/by[0]*1e9)
	}
	r.RandomNsDecision, r.RandomNsQuarter, r.DoctrineNsQuarter = median(perDecision), median(perQuarter), median(doctrineQuarter)
	r.GamesPerSecond, r.WorkerScaling = median(perSecond), median(scaling)
	for n := 1000; n <= most; n *= 10 {
		took, err := together(set, random, n, 0)
		if err != nil {
			return nil, err
		}
		r.RandomNsGameByMany = append(r.RandomNsGameByMany, benchCost{n, took / float64(n)})
	}
	r.Files, err = benchFiles()
	return r, err
}

func everySeat(p policy.Policy) lab.Seats { return lab.Seats{p, p, p} }

// alone plays games one after the other, and tells the nanoseconds, how often a
// seat decided, and how many quarters there were.
func alone(set *game.Setup, seats lab.Seats, games int) (took float64, decisions, quarters int, err error) {
	t := lab.Table{Decided: func(*lab.Table) error { decisions += game.Powers; return nil }}
	start := time.Now()
	for k := range games {
		if err := t.Play(set, &seats, dice.Seeded{Seed: dice.Seed{Lo: 1}, Game: uint64(k)}, nil); err != nil {
			return 0, 0, 0, err
		}
	}
	return float64(time.Since(start).Nanoseconds()), decisions, games * int(set.Quarters), nil
}

// together plays a batch, and tells the nanoseconds.
func together(set *game.Setup, seats lab.Seats, games, workers int) (float64, error) {
	start := time.Now()
	_, err := lab.Batch(context.Background(), set, seats, lab.Options{Games: games, Seed: dice.Seed{Lo: 1}, Workers: workers})
	return float64(time.Since(start).Nanoseconds()), err
}

func median(list []float64) float64 {
	slices.Sort(list)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}

// benchFiles runs an experiment, and times each of its files.
func benchFiles() ([]benchShare, error) {
	x, err := scenario.LoadExperiment("us-pressure")
	if err != nil {
		return nil, err
	}
	x.Replicates = experiment.BlockGames / len(x.Matrix)
	dir, err := os.MkdirTemp("", "entente-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var list []benchShare
	start := time.Now()
	last := start
	opt := experiment.Options{Finished: func(file string) {
		now := time.Now()
		list = append(list, benchShare{file, float64(x.Games()) / now.Sub(last).Seconds(), now.Sub(last).Seconds()})
		last = now
	}}
	if err := experiment.Run(context.Background(), x, filepath.Join(dir, "run"), opt); err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Share /= last.Sub(start).Seconds()
	}
	return list, nil
}

func printBench(out io.Writer, w *words.Words, r *benchReport) {
	text := func(key string, a ...any) string { return w.Text("ui.cli.bench."+key, a...) }
	line := func(key, value string) { fmt.Fprintf(out, "%s %14s\n", pad(text(key), 28), value) }
	ns := func(x float64) string { return text("ns", "n", int(x+0.5)) }
	line("random-decision", ns(r.RandomNsDecision))
	line("random-quarter", ns(r.RandomNsQuarter))
	line("doctrine-quarter", ns(r.DoctrineNsQuarter))
	line("games", fmt.Sprintf("%.0f", r.GamesPerSecond))
	line("scaling", fmt.Sprintf("%.2f", r.WorkerScaling))
	fmt.Fprintf(out, "\n%s\n", text("costs"))
	for _, c := range r.RandomNsGameByMany {
		fmt.Fprintf(out, "%28d %14s\n", c.Games, ns(c.Ns))
	}
	fmt.Fprintf(out, "\n%s\n", text("rows"))
	for _, f := range r.Files {
		fmt.Fprintf(out, "%s %14.0f %10s\n", pad(f.File, 28), f.RowsPerSecond, text("share", "share", fmt.Sprintf("%.1f", 100*f.Share)))
	}
}
