// Command gen makes the table of package reference: go generate ./game/lab/reference
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"entente/game/lab/reference"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "gen FILE")
		os.Exit(2)
	}
	began := time.Now()
	tell := func(what string) {
		fmt.Fprintf(os.Stderr, "%5.1f s  %s\n", time.Since(began).Seconds(), what)
	}
	b, err := reference.Make(context.Background(), reference.Games, reference.Arms, tell)
	if err == nil {
		err = os.WriteFile(os.Args[1], b, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	tell(os.Args[1])
}
