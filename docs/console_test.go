//go:build !js

package docs_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// gap is a line that stands for any number of lines that are not shown: what
// takes too much room, or differs from run to run.
const gap = "…"

// session is a command in a console block, and the lines that it is said to print.
type session struct {
	line    int // of the command, from 0
	command string
	shown   []string
}

// named is a fence that gives the file its block is to be written to: ```toml my-scenario.toml
var named = regexp.MustCompile("^```[a-z]+ ([a-z-]+\\.[a-z]+)$")

// sessions finds the commands of a document, and the files that it gives.
func sessions(lines []string) (all []session, files map[string]string) {
	files = map[string]string{}
	inside, file := false, ""
	for i, line := range lines {
		m := named.FindStringSubmatch(line)
		switch {
		case line == "```console":
			inside = true
		case m != nil:
			file = m[1]
		case strings.HasPrefix(line, "```"):
			inside, file = false, ""
		case file != "":
			files[file] += line + "\n"
		case inside && strings.HasPrefix(line, "$ "):
			all = append(all, session{line: i, command: line[2:]})
		case inside && len(all) > 0:
			last := &all[len(all)-1]
			last.shown = append(last.shown, line)
		}
	}
	return all, files
}

// run runs a command line as a reader would type it, in a directory.
func run(command, dir string) ([]string, error) {
	command = strings.ReplaceAll(command, "go run ./cmd/entente", "entente")
	if !strings.HasPrefix(command, "entente") {
		return nil, fmt.Errorf("a console block shows what entente prints; put %q into a block of another kind", command)
	}
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(bin)+string(os.PathListSeparator)+os.Getenv("PATH"))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	return strings.Split(strings.TrimRight(string(out), "\n"), "\n"), nil
}

// fits compares lines with what is shown of them.
func fits(shown, got []string) bool {
	i := slices.Index(shown, gap)
	if i < 0 {
		return slices.Equal(shown, got)
	}
	head, tail := shown[:i], shown[i+1:]
	return len(got) >= len(head)+len(tail) && slices.Equal(head, got[:len(head)]) && slices.Equal(tail, got[len(got)-len(tail):])
}

// shown gives as many lines of an output, from its beginning and its end, as were shown before.
func shown(before, got []string) []string {
	i := slices.Index(before, gap)
	if i < 0 {
		return got
	}
	tail := len(before) - i - 1
	i = min(i, len(got))
	return slices.Concat(got[:i], []string{gap}, got[max(i, len(got)-tail):])
}

// Commands print what the documents show.
func TestCommands(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("the commands of the documents need a shell: ", err)
	}
	for _, doc := range documents(t) {
		t.Run(filepath.Base(doc), func(t *testing.T) {
			lines := strings.Split(read(t, doc), "\n")
			all, files := sessions(lines)
			dir := t.TempDir()
			for name, text := range files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var out []string
			at := 0 // lines that are written already
			for _, s := range all {
				got, err := run(s.command, dir)
				if err != nil {
					t.Fatalf("%s:%d: %s: %v", doc, s.line+1, s.command, err)
				}
				if len(s.shown) > 0 && !fits(s.shown, got) && !*update {
					t.Errorf("%s:%d: %s prints something else than is shown; go test ./docs -update writes it down. It prints:\n%s",
						doc, s.line+1, s.command, strings.Join(got, "\n"))
				}
				out = append(out, lines[at:s.line+1]...)
				at = s.line + 1 + len(s.shown)
				if len(s.shown) > 0 {
					out = append(out, shown(s.shown, got)...)
				}
			}
			if *update && !t.Failed() {
				out = append(out, lines[at:]...)
				if err := os.WriteFile(doc, []byte(strings.Join(out, "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		shown, got string
		want       bool
	}{
		{"a b", "a b", true},
		{"a b", "a b c", false},
		{"a " + gap, "a b c", true},
		{"a " + gap + " c", "a b c", true},
		{"a " + gap + " c", "a c", true},
		{"a " + gap + " a", "a", false},
		{"a " + gap + " b", "a b c", false},
	} {
		if got := fits(strings.Fields(c.shown), strings.Fields(c.got)); got != c.want {
			t.Errorf("%s fits %s: %v", c.shown, c.got, got)
		}
	}
	if got := strings.Join(shown(strings.Fields("x "+gap+" y"), strings.Fields("a b c")), " "); got != "a "+gap+" c" {
		t.Errorf("shown: %s", got)
	}
}
