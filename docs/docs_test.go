//go:build !js

// Package docs_test keeps the README and the documents true: the commands that
// they show are run, and print what they show.
//
//	go test ./docs -update
//
// writes down what they print now, and the table of the switches.
package docs_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write down what the commands in the documents print now, and the table of the switches")

// bin holds the program, built from this tree.
var bin string

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := build(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func build(run func() int) (int, error) {
	dir, err := os.MkdirTemp("", "entente-docs-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	bin = filepath.Join(dir, "entente")
	if runtime.GOOS == "windows" {
		bin += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", bin, "entente/cmd/entente").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return run(), nil
}

// documents are the README and what is in docs.
func documents(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, "../README.md")
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var link = regexp.MustCompile(`\]\(([^)#]*)(#[^)]*)?\)`)

// Links lead to files that are there, and to headings that are in them.
func TestLinks(t *testing.T) {
	for _, doc := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(read(t, doc), -1) {
			to, heading := m[1], strings.TrimPrefix(m[2], "#")
			if strings.Contains(to, "://") {
				continue
			}
			path := doc
			if to != "" {
				path = filepath.Join(filepath.Dir(doc), to)
			}
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: %s: %v", doc, m[0], err)
				continue
			}
			if heading != "" && !hasHeading(read(t, path), heading) {
				t.Errorf("%s: %s: there is no such heading", doc, m[0])
			}
		}
	}
}

// hasHeading finds a heading by its anchor: lower case, spaces as hyphens.
func hasHeading(text, anchor string) bool {
	for line := range strings.Lines(text) {
		title := strings.TrimSpace(strings.TrimLeft(line, "#"))
		if strings.HasPrefix(line, "#") && strings.ReplaceAll(strings.ToLower(title), " ", "-") == anchor {
			return true
		}
	}
	return false
}
