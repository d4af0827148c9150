//go:build !js

package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"entente/game/classroom/debrief"
	"entente/game/replay"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// debriefCommand makes the debrief of saved games, each a table of the class.
func debriefCommand(w *words.Words) *cobra.Command {
	var out, data string
	cmd := &cobra.Command{Args: arguments(1, mostTables)}
	cmd.Flags().StringVarP(&out, "out", "o", "debrief.html", w.Text("ui.cli.flag.out-debrief"))
	cmd.Flags().StringVar(&data, "csv", "", w.Text("ui.cli.flag.csv"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for _, path := range []string{out, data} {
			if path == "" {
				continue
			}
			if err := free(path); err != nil {
				return err
			}
		}
		var tables []debrief.Table
		for _, path := range args {
			g, err := replay.Open(path)
			if err != nil {
				return err
			}
			name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
			tables = append(tables, debrief.Table{Name: name, Game: g})
		}
		write := func(path string, as func(to io.Writer) error) error {
			var b bytes.Buffer
			if err := as(&b); err != nil {
				return err
			}
			if err := replay.WriteFile(path, b.Bytes()); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.debrief.saved", "file", path))
			return nil
		}
		if err := write(out, func(to io.Writer) error { return debrief.Write(to, w, tables) }); err != nil {
			return err
		}
		if data == "" {
			return nil
		}
		return write(data, func(to io.Writer) error { return debrief.WriteCSV(to, tables) })
	}
	return cmd
}

// mostTables is how many games are told beside each other.
const mostTables = 8
