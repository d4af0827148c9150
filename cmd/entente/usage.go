//go:build !js

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/game/fault"
	"entente/game/words"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// What cobra and pflag say of a command line is English; here it is put into
// codes, and help into texts of the locale.

// isCommand refuses arguments to the program itself: they would be commands.
func isCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var hint error
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		slices.Sort(near)
		hint = fault.NearAny.New(near)
	}
	return fault.NoCommand.New(args[0], hint)
}

// arguments asks for some arguments, from least to most.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch n := len(args); {
		case n < least:
			return fault.LacksArgument.New(cmd.UseLine())
		case n > most && most == 0:
			return fault.NoArguments.New(args[0])
		case n > most:
			return fault.ManyArguments.New(args[most])
		}
		return nil
	}
}

// exclude refuses a flag together with any of some others.
func exclude(cmd *cobra.Command, flag string, others ...string) {
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		for _, other := range others {
			if cmd.Flags().Changed(flag) && cmd.Flags().Changed(other) {
				return fault.FlagsExclude.New("--"+flag, "--"+other)
			}
		}
		return nil
	}
}

// badFlag puts an error of reading flags into a code.
func badFlag(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() { // no such command, with flags that would be its own
		if wrong := isCommand(cmd, cmd.Flags().Args()); wrong != nil {
			return wrong
		}
	}
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	var form *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fault.NoFlag.New("-" + unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return fault.NoFlag.New("--" + unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		return fault.FlagLacksValue.New("--" + bare.GetFlag().Name)
	case errors.As(err, &value):
		f := value.GetFlag()
		want := map[string]error{"int": fault.WantInt, "uint64": fault.WantUint, "bool": fault.WantBool}[f.Value.Type()]
		return fault.InFlag.New("--"+f.Name, value.GetValue(), want)
	case errors.As(err, &form):
		return fault.FlagForm.New(form.GetSpecifiedFlag())
	}
	return err
}

// usage tells how a command is called.
func usage(w *words.Words, cmd *cobra.Command) error {
	out := cmd.OutOrStderr()
	fmt.Fprintf(out, "%s\n  %s %s\n", w.Text("ui.cli.help.usage"), cmd.UseLine(), w.Text("ui.cli.help.form"))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(out, "  %s %s\n", cmd.CommandPath(), w.Text("ui.cli.help.command"))
	}
	if cmd.HasExample() {
		fmt.Fprintf(out, "\n%s\n%s\n", w.Text("ui.cli.help.examples"), cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(out, "\n%s\n", w.Text("ui.cli.help.commands"))
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(out, "  %s %s\n", pad(sub.Name(), 12), sub.Short)
			}
		}
	}
	fmt.Fprintf(out, "\n%s\n", w.Text("ui.cli.help.flags"))
	flagUsages(out, w, cmd.LocalFlags())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(out, "\n%s\n", w.Text("ui.cli.help.more", "command", cmd.CommandPath()))
	}
	return nil
}

// flagUsages lists flags, each with what it does.
func flagUsages(out io.Writer, w *words.Words, flags *pflag.FlagSet) {
	var heads, texts []string
	wide := 0
	flags.VisitAll(func(f *pflag.Flag) {
		head := "      --" + f.Name
		if f.Shorthand != "" {
			head = "  -" + f.Shorthand + ", --" + f.Name
		}
		text := f.Usage
		switch f.Value.Type() {
		case "bool":
		case "int", "uint64":
			head += " " + w.Text("ui.cli.help.number")
			text += byDefault(w, f)
		default:
			head += " " + w.Text("ui.cli.help.text")
			text += byDefault(w, f)
		}
		heads, texts = append(heads, head), append(texts, text)
		wide = max(wide, utf8.RuneCountInString(head))
	})
	for i, head := range heads {
		fmt.Fprint(out, wrap(texts[i], widthOf(out), pad(head, wide+3), strings.Repeat(" ", wide+3)))
	}
}

// byDefault says what a flag is where the user does not say, unless it is nothing.
func byDefault(w *words.Words, f *pflag.Flag) string {
	switch f.DefValue {
	case "", "0", "[]":
		return ""
	}
	return " " + w.Text("ui.cli.help.default", "value", f.DefValue)
}

// helpCommand explains a command: entente help batch.
func helpCommand(w *words.Words) *cobra.Command {
	cmd := &cobra.Command{
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if about == cmd.Root() && len(rest) > 0 {
				return isCommand(about, rest)
			}
			return about.Help()
		},
	}
	describe(w, cmd, "help [COMMAND]", new(bool))
	return cmd
}
