//go:build !js

package main

import (
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"entente/game"
	"entente/game/browser"
	"entente/game/fault"
	"entente/game/scenario"
	"entente/game/table"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// serveTable serves the table to browsers on this machine until it is
// interrupted, and prints the address: with the game that was asked for.
func serveTable(w *words.Words, cmd *cobra.Command, how table.Options) error {
	query, err := asked(how)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	build, err := browserBuild(ctx, w)
	if err != nil {
		return err
	}
	site, err := browser.NewSite(build, w)
	if err != nil {
		return err
	}
	l, err := browser.Listen(browser.Port)
	if err != nil {
		return err
	}
	address := (&url.URL{Scheme: "http", Host: l.Addr().String(), Path: "/", RawQuery: query.Encode()}).String()
	fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.browser.address", "url", address))
	return browser.Serve(ctx, l, site)
}

// asked gives what the page is to begin with. A browser has no files.
func asked(how table.Options) (url.Values, error) {
	q := url.Values{}
	switch {
	case how.Resume:
		return nil, misusedFlag("--resume", how.File, fault.BrowserReads)
	case how.File != "":
		return nil, misusedFlag("--out", how.File, fault.BrowserWrites)
	case how.Scenario != "" && !slices.Contains(scenario.Names(), how.Scenario):
		return nil, misuse{fault.BrowserScenario.New(how.Scenario)}
	case how.Scenario != "":
		q.Set("scenario", how.Scenario)
	}
	if how.Seat != game.Nobody {
		q.Set("as", how.Seat.String())
	}
	if how.Seed != nil {
		q.Set("seed", fmt.Sprint(how.Seed.Lo))
	}
	for p, agent := range how.Agents {
		if agent != nil {
			q.Set(game.Power(p).String(), agent.Name())
		}
	}
	return q, nil
}

// browserBuild gives the table as browsers run it: built from the sources where
// they are, so that what was just changed is played, or else as the program carries it.
func browserBuild(ctx context.Context, w *words.Words) (fs.FS, error) {
	sources := browser.Sources()
	if sources == "" {
		if build := browser.Embedded(); build != nil {
			return build, nil
		}
		return nil, fault.BrowserNone
	}
	dir, err := browser.Cache()
	if err != nil {
		return nil, err
	}
	said := time.AfterFunc(progressAfter, func() { fmt.Fprintln(os.Stderr, w.Text("ui.browser.building")) })
	defer said.Stop()
	var draw func(int)
	clear := func() {}
	err = browser.Build(ctx, sources, dir, func(done, of int) {
		if draw == nil {
			if draw, clear = progress(os.Stderr, of); draw == nil {
				draw = func(int) {} // no terminal
			}
		}
		draw(done)
	})
	clear()
	if err != nil {
		return nil, fault.BrowserNotBuilt.New(err)
	}
	return os.DirFS(dir), nil
}
