// Command gen plays games of every shipped scenario with doctrine in all seats,
// and writes how many games ended with which score in which seat. It takes
// some seconds.
//
//	go generate ./game/ranks
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"entente/game"
	"entente/game/ranks"
	"entente/game/scenario"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "gen: expected the file to write")
		os.Exit(1)
	}
	text, err := Table(ranks.Games, scenario.Names())
	if err == nil {
		err = os.WriteFile(os.Args[1], []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// Table plays so many games of each scenario, and gives what to write.
func Table(games int, names []string) (string, error) {
	parts := make([]string, len(names))
	errs := make([]error, len(names))
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	done := make(chan struct{})
	for i, name := range names {
		go func() {
			turn <- struct{}{}
			parts[i], errs[i] = entry(name, games)
			<-turn
			done <- struct{}{}
		}()
	}
	for range names {
		<-done
	}
	for i, err := range errs {
		if err != nil {
			return "", fmt.Errorf("%s: %w", names[i], err)
		}
	}
	return fmt.Sprintf("# Scores of doctrine in all seats: games by points, from the score at which they begin.\n"+
		"# Engine %d, %d games a scenario. Made by go generate ./game/ranks; do not edit.\n", game.EngineVersion, games) + strings.Join(parts, ""), nil
}

// entry plays one scenario.
func entry(name string, games int) (string, error) {
	sc, err := scenario.Load(name)
	if err != nil {
		return "", err
	}
	r := &ranks.Ranks{}
	digest := ""
	for r.Games < games {
		if err := r.Play(&sc.Setup); err != nil {
			return "", err
		}
		if r.Games == ranks.First {
			digest = r.Digest()
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n[scenario.%s]\nsetup = %q\ndigest = %q\n", name, ranks.Identity(&sc.Setup), digest)
	for p := range game.Power(game.Powers) {
		low, high := r.Seats[p].Ends()
		var list []string
		for _, n := range r.Seats[p][low : high+1] {
			list = append(list, strconv.Itoa(int(n)))
		}
		fmt.Fprintf(&b, "%v = { from = %d, games = [%s] }\n", p, low, strings.Join(list, ", "))
	}
	return b.String(), nil
}
