//go:build !js

package main

import (
	"strings"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/lab"
	"entente/game/policy"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// defaultScenario is what is played when none is named.
const defaultScenario = "baseline"

// options are the flags that whatever plays games shares.
type options struct {
	games    int
	seed     uint64
	workers  int
	json     bool
	policies []string
}

func (o *options) seedFlag(w *words.Words, cmd *cobra.Command) {
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, w.Text("ui.cli.flag.seed"))
}

func (o *options) policyFlag(w *words.Words, cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.policies, "policy", nil, w.Text("ui.cli.flag.policy"))
}

func (o *options) jsonFlag(w *words.Words, cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, w.Text("ui.cli.flag.json"))
}

func (o *options) manyFlags(w *words.Words, cmd *cobra.Command, games int) {
	cmd.Flags().IntVarP(&o.games, "games", "n", games, w.Text("ui.cli.flag.games"))
	cmd.Flags().IntVar(&o.workers, "workers", 0, w.Text("ui.cli.flag.workers"))
}

// lab gives the flags as the laboratory takes them.
func (o *options) lab(least int) (lab.Options, error) {
	if o.games < least {
		return lab.Options{}, misusedFlag("--games", o.games, fault.AtLeast.New(least))
	}
	if o.workers < 0 {
		return lab.Options{}, misusedFlag("--workers", o.workers, fault.WantWorkers)
	}
	return lab.Options{Games: o.games, Seed: dice.Seed{Lo: o.seed}, Workers: o.workers}, nil
}

// oneScenario takes the scenario from a command's arguments.
func oneScenario(args []string) (*scenario.Scenario, error) {
	name := defaultScenario
	if len(args) > 0 {
		name = args[0]
	}
	return scenario.Load(name)
}

// pin gives the dice of a scenario with a record, which pins what the source reports.
func pin(sc *scenario.Scenario) func(dice.Seeded) dice.Roller {
	if sc.Record == nil {
		return nil
	}
	return func(d dice.Seeded) dice.Roller { return sc.Record.Roller(d, nil) }
}

// recordName is the policy that does what the scenario's record says.
const recordName = "record"

// seats reads the --policy flags, of which later ones count.
func (o *options) seats(sc *scenario.Scenario, fallback string) (lab.Seats, [game.Powers]string, error) {
	var seats lab.Seats
	var names [game.Powers]string
	for _, flag := range append([]string{fallback}, o.policies...) {
		first, last, p, err := readPolicy(sc, flag)
		if err != nil {
			return seats, names, err
		}
		for s := first; s <= last; s++ {
			seats[s], names[s] = p, p.Name()
		}
	}
	return seats, names, nil
}

// readPolicy reads a --policy flag: SEAT=NAME[:STRENGTH][@TEMPERAMENT], where
// SEAT= left out means every seat, from the first to the last.
func readPolicy(sc *scenario.Scenario, flag string) (first, last game.Power, p policy.Policy, err error) {
	who, what, one := strings.Cut(flag, "=")
	if !one {
		who, what = "", flag
	}
	first, last = game.China, game.US
	if one {
		if first, err = game.ParsePower(who); err != nil {
			return 0, 0, nil, misusedFlag("--policy", flag, err)
		}
		last = first
	}
	base, temper, tempered := strings.Cut(what, "@")
	name, strength, graded := strings.Cut(base, ":")
	switch {
	case name != recordName:
		p, err = scenario.ParsePolicy(&sc.Setup, what, first, last)
	case sc.Record == nil:
		err = fault.NoRecord.New(sc.Name)
	case graded:
		err = fault.NeverStrong.New(name, strength)
	case tempered:
		err = fault.NeverTempered.New(name, temper)
	default:
		p = sc.Record.Policy()
	}
	if err != nil {
		return 0, 0, nil, misusedFlag("--policy", flag, err)
	}
	return first, last, p, nil
}
