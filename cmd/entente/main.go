//go:build !js

// Command entente is the program: the table, and everything that needs none.
package main

import (
	"errors"
	"fmt"
	"os"

	"entente/game/fault"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	done    = 0
	failed  = 1
	misused = 2
)

// errMisuse is wrapped by errors of how the program was called.
var errMisuse = errors.New("misuse")

// misuse is an error of how the program was called.
type misuse struct{ error }

func (m misuse) Is(target error) bool { return target == errMisuse }
func (m misuse) Unwrap() error        { return m.error }

// misusedFlag is a fault of the value of a flag.
func misusedFlag(flag string, value any, err error) error {
	return misuse{fault.InFlag.New(flag, value, err)}
}

func main() { os.Exit(run()) }

func run() int {
	w := words.MustEnglish()
	began := false
	root := newRoot(w, &began)
	cmd, err := root.ExecuteC()
	if err == nil {
		return done
	}
	fmt.Fprintln(os.Stderr, w.Text("ui.cli.error", "error", w.Error(err)))
	if began && !errors.Is(err, errMisuse) {
		return failed
	}
	fmt.Fprintln(os.Stderr, w.Text("ui.cli.hint", "command", cmd.CommandPath()))
	return misused
}

// newRoot makes the commands. began is set once a command line was understood.
func newRoot(w *words.Words, began *bool) *cobra.Command {
	root := playCommand(w)
	describe(w, root, "entente", began)
	root.Args = isCommand
	root.SetFlagErrorFunc(badFlag)
	root.SetUsageFunc(func(cmd *cobra.Command) error { return usage(w, cmd) })
	root.SetHelpCommand(helpCommand(w))
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	for name, cmd := range map[string]*cobra.Command{
		"play [SCENARIO]":       playCommand(w),
		"watch [SCENARIO]":      watchCommand(w),
		"batch [SCENARIO]":      batchCommand(w),
		"switches [SCENARIO]":   switchesCommand(w),
		"tournament [SCENARIO]": tournamentCommand(w),
		"claims [FILE]":         claimsCommand(w),
		"experiment [FILE]":     experimentCommand(w),
		"merge DIR...":          mergeCommand(w),
		"report DIR":            reportCommand(w),
		"compare DIR DIR":       compareCommand(w),
		"measures":              measuresCommand(w),
		"bench":                 benchCommand(w),
		"serve":                 serveCommand(w),
		"orders [SCENARIO]":     ordersCommand(w),
		"record":                recordCommand(w),
		"replay FILE":           replayCommand(w),
		"debrief FILE...":       debriefCommand(w),
		"bug FILE...":           bugCommand(w),
		"scenarios":             scenariosCommand(w),
		"rules":                 rulesCommand(w),
		"check FILE...":         checkCommand(w),
	} {
		describe(w, cmd, name, began)
		root.AddCommand(cmd)
	}
	return root
}

// describe gives a command its name and texts, and notes when it begins to run.
func describe(w *words.Words, cmd *cobra.Command, use string, began *bool) {
	cmd.Use, cmd.DisableFlagsInUseLine = use, true
	cmd.Flags().BoolP("help", "h", false, w.Text("ui.cli.flag.help"))
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		*began = true
		return run(cmd, args)
	}
	text := func(what string) string { return w.Text("ui.cli." + cmd.Name() + "." + what) }
	cmd.Short, cmd.Long, cmd.Example = text("short"), text("long"), text("example")
}
