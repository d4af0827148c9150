//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"entente/game/bug"
	"entente/game/classroom/store"
	"entente/game/fault"
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
		games, classes, err := sorted(args)
		if err != nil {
			return err
		}
		defer func() {
			for _, c := range classes {
				_ = c.Close() // nothing was written
			}
		}()
		var extras []bug.Extra
		paths := games
		for i, c := range classes {
			paths = append(paths, c.Path())
			extras = append(extras, bug.Extra{
				Name: fmt.Sprintf("class-%d.jsonl", i+1), Kind: "class",
				Write: func(to io.Writer) error { return c.Export(to, false) },
			})
		}
		var b bytes.Buffer
		report, err := bug.Write(&b, w, games, extras...)
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
				fmt.Fprint(cmd.OutOrStdout(), wrap(text("broken", "file", paths[i], "fault", f.Fault.Text), widthOf(cmd.OutOrStdout()), "", "  "))
			case f.Kind == "class":
				fmt.Fprint(cmd.OutOrStdout(), wrap(text("class", "file", paths[i]), widthOf(cmd.OutOrStdout()), "", "  "))
			default:
				fmt.Fprint(cmd.OutOrStdout(), wrap(text("sound", "file", paths[i], "n", f.Inputs), widthOf(cmd.OutOrStdout()), "", "  "))
			}
		}
		fmt.Fprint(cmd.OutOrStdout(), wrap(text("saved", "file", out), widthOf(cmd.OutOrStdout()), "", ""))
		return nil
	}
	return cmd
}

// sorted tells classes, which it opens, from games and from whatever else is
// to be reported. A class that is being served is refused: it would change meanwhile.
func sorted(paths []string) (games []string, classes []*store.Store, err error) {
	for _, path := range paths {
		c, _, err := store.Load(path)
		switch {
		case err == nil:
			classes = append(classes, c)
		case errors.Is(err, inUse):
			return nil, nil, err
		default:
			games = append(games, path)
		}
	}
	return games, classes, nil
}

var inUse error = fault.ClassInUse
