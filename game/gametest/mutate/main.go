// Mutate shows that the rules cases miss whatever the resolution code does: it
// deletes one statement after the other and runs the cases. A mutant that they
// do not notice survives; those that cannot matter are listed, with the
// reason, in survivors.txt, and any other is a failure.
//
//	go run ./game/gametest/mutate
//
// All mutants are compiled at once: each deletable statement is wrapped in a
// condition on its number, and the test binary is run once for each number.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// files hold the resolution of quarters.
var files = []string{
	"account.go", "advance.go", "arms.go", "crisis.go", "diplomacy.go", "dues.go",
	"ladder.go", "norms.go", "spying.go", "trade.go", "turn.go", "world.go",
}

//go:embed survivors.txt
var known string

func main() {
	dir := flag.String("game", "game", "folder of package game")
	tests := flag.String("run", "^Test(Cases|Advance|New|AGame|Plans|Only|Places|Quarters|Events|Encoding)", "tests that have to notice a mutant")
	workers := flag.Int("workers", runtime.NumCPU(), "test binaries at once")
	limit := flag.Duration("timeout", 30*time.Second, "for one run: whoever takes longer is noticed")
	flag.Parse()
	if err := run(*dir, *tests, *workers, *limit); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir, tests string, workers int, limit time.Duration) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	mutants, binary, err := build(dir, tmp)
	if err != nil {
		return err
	}
	try := func(n int) (passed bool) {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		defer cancel()
		cmd := exec.CommandContext(ctx, binary, "-test.run", tests, "-test.failfast")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), fmt.Sprint("MUTANT=", n))
		return cmd.Run() == nil
	}
	if !try(0) {
		return errors.New("the tests fail without any mutation: mend them first")
	}
	survived := make([]bool, len(mutants)+1)
	numbers := make(chan int)
	var pool sync.WaitGroup
	for range max(workers, 1) {
		pool.Go(func() {
			for n := range numbers {
				survived[n] = try(n)
			}
		})
	}
	for i := range mutants {
		numbers <- mutants[i].number
	}
	close(numbers)
	pool.Wait()
	return report(mutants, survived)
}

// report compares the survivors with those that are known and explained.
func report(mutants []mutant, survived []bool) error {
	reasons := map[string]bool{}
	for line := range strings.Lines(known) {
		if key, _, found := strings.Cut(strings.TrimSpace(line), " # "); found && key[0] != '#' {
			reasons[strings.TrimSpace(key)] = false
		}
	}
	killed, fresh := 0, 0
	for _, m := range mutants {
		if !survived[m.number] {
			killed++
			continue
		}
		if _, explained := reasons[m.key()]; explained {
			reasons[m.key()] = true
			continue
		}
		fresh++
		fmt.Printf("%s:%d: survives: %s\n", m.file, m.line, m.key())
	}
	var stale []string
	for key, used := range reasons {
		if !used {
			stale = append(stale, key)
		}
	}
	slices.Sort(stale)
	for _, key := range stale {
		fmt.Printf("survivors.txt: no longer survives: %s\n", key)
	}
	fmt.Printf("%d mutants, %d noticed, %d explained, %d not\n", len(mutants), killed, len(mutants)-killed-fresh, fresh)
	if fresh > 0 || stale != nil {
		return errors.New("add a case for each survivor, or say in survivors.txt why it cannot matter; take out what no longer survives")
	}
	return nil
}

// build compiles the test binary with all mutants in it.
func build(dir, tmp string) ([]mutant, string, error) {
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	put := func(name string, text []byte) error {
		to := filepath.Join(tmp, name)
		overlay.Replace[filepath.Join(dir, name)] = to
		return os.WriteFile(to, text, 0o600)
	}
	var all []mutant
	for _, name := range files {
		text, mutants, err := mutate(filepath.Join(dir, name), len(all)+1)
		if err != nil {
			return nil, "", err
		}
		all = append(all, mutants...)
		if err := put(name, text); err != nil {
			return nil, "", err
		}
	}
	if err := put("mutant_number.go", []byte(numberSource)); err != nil {
		return nil, "", err
	}
	b, err := json.Marshal(overlay)
	if err != nil {
		return nil, "", err
	}
	list, binary := filepath.Join(tmp, "overlay.json"), filepath.Join(tmp, "game.test")
	if err := os.WriteFile(list, b, 0o600); err != nil {
		return nil, "", err
	}
	cmd := exec.Command("go", "test", "-c", "-overlay", list, "-o", binary, ".")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, "", fmt.Errorf("the mutants do not compile: %w\n%s", err, out)
	}
	return all, binary, nil
}

const numberSource = `package game

import (
	"os"
	"strconv"
)

var mutantNumber, _ = strconv.Atoi(os.Getenv("MUTANT"))

func alive(n int) bool { return n != mutantNumber }
`
