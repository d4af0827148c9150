//go:build !js

package docs_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente/game/scenario"
)

// TestModel keeps the document of the model true: the tests that it names are
// there, and the numbers that it quotes are those of the rules.
func TestModel(t *testing.T) {
	text, err := os.ReadFile("model.md")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]int{}
	for _, n := range scenario.Numbers() {
		values[n.Path] = int(n.Value)
	}
	row := regexp.MustCompile("(?m)^\\| `([a-z_.]+)` \\| (\\d+) \\|")
	numbers := row.FindAllStringSubmatch(string(text), -1)
	for _, m := range numbers {
		quoted, _ := strconv.Atoi(m[2])
		if value, known := values[m[1]]; !known || value != quoted {
			t.Errorf("model.md quotes %s as %d, the rules have %d (known: %v)", m[1], quoted, value, known)
		}
	}
	var tests strings.Builder
	err = filepath.WalkDir("../game", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			var src []byte
			src, err = os.ReadFile(path)
			tests.Write(src)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("`(Test[A-Za-z]+)`").FindAllStringSubmatch(string(text), -1)
	for _, m := range names {
		if !strings.Contains(tests.String(), "func "+m[1]+"(") {
			t.Errorf("model.md names %s, which there is not", m[1])
		}
	}
	if len(numbers) < 5 || len(names) < 10 {
		t.Errorf("only %d numbers and %d tests found in model.md", len(numbers), len(names))
	}
}
