// Command make builds the table for the browser into game/browser/dist, from
// where a release carries it:
//
//	go run ./game/browser/make
//	go build -trimpath -ldflags='-s -w' -o entente ./cmd/entente
//
// With -clean it takes the build away again.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"entente/game/browser"
	"entente/game/replay"

	"github.com/andybalholm/brotli"
)

func main() {
	clean := flag.Bool("clean", false, "take the build away")
	flag.Parse()
	if err := run(*clean); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(clean bool) error {
	sources := browser.Sources()
	if sources == "" {
		return errors.New("no sources: call this as go run ./game/browser/make, in a checkout")
	}
	dir := filepath.Join(sources, "game", "browser", "dist")
	names := []string{"entente.wasm", "entente.wasm.gz", "entente.wasm.br", "wasm_exec.js"}
	if clean {
		for _, name := range names {
			if err := os.Remove(filepath.Join(dir, name)); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
		return nil
	}
	if err := browser.Build(context.Background(), sources, dir, nil); err != nil {
		return err
	}
	raw := filepath.Join(dir, names[0])
	b, err := os.ReadFile(raw)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	_, err = w.Write(b)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	if err := replay.WriteFile(filepath.Join(dir, names[2]), out.Bytes()); err != nil {
		return err
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		fmt.Printf("%10d  %s\n", info.Size(), name)
	}
	return os.Remove(raw) // nobody is served what is not packed
}
