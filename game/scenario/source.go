package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"entente/scenarios"
)

// source is a TOML file that was read.
type source struct {
	name  string // as messages give it
	dir   string // of a user's file; "" for a shipped one
	m     map[string]any
	place map[string]int // the order in which keys stand
}

func (s *source) root(l *loader) *node { return &node{l: l, file: s.name, m: s.m} }

// loader reads files and gathers what is wrong with them.
type loader struct {
	faults Faults
	set    map[string]string // which file set a key, by path; the last one counts
}

func newLoader() *loader { return &loader{set: map[string]string{}} }

func (l *loader) fault(file, path, format string, args ...any) {
	l.faults = append(l.faults, Fault{file, path, fmt.Sprintf(format, args...)})
}

// whole tells of a fault that shows only when everything is put together,
// unless a fault of the same part has been told of already: one mistake, one line.
func (l *loader) whole(file, path, format string, args ...any) {
	for _, f := range l.faults {
		if f.Path != "" && (strings.HasPrefix(f.Path, path) || strings.HasPrefix(path, f.Path+".")) {
			return
		}
	}
	l.fault(file, path, format, args...)
}

// shippedFile tells whether a name means a shipped file, and not a user's.
func shippedFile(name string) bool {
	return !strings.ContainsAny(name, `/\`) && filepath.Ext(name) != ".toml"
}

// open reads a file: a shipped one by its name, or a user's by its path, which
// is taken from the folder of the file that builds on it.
func (l *loader) open(name string, chain []*source) (*source, bool) {
	var text []byte
	var err error
	src := &source{place: map[string]int{}}
	if shippedFile(name) {
		file := name + ".toml"
		src.name = "scenarios/" + file
		text, err = fs.ReadFile(scenarios.FS, file)
	} else {
		if len(chain) > 0 && !filepath.IsAbs(name) {
			name = filepath.Join(chain[len(chain)-1].dir, name)
		}
		src.name, src.dir = name, filepath.Dir(name)
		text, err = os.ReadFile(name)
	}
	if err == nil {
		return src, l.parse(src, string(text))
	}
	l.unreadable(name, src.name, err, chain)
	return nil, false
}

// unreadable tells of a file that could not be read, where it was named.
func (l *loader) unreadable(name, path string, err error, chain []*source) {
	file, key := name, ""
	if len(chain) > 0 {
		file, key = chain[len(chain)-1].name, "base"
	}
	if shippedFile(name) {
		l.fault(file, key, "no such scenario %q%s (a file of your own ends in .toml)", name, suggest(name, Names()))
		return
	}
	if pe := new(fs.PathError); errors.As(err, &pe) {
		err = pe.Err
	}
	l.fault(file, key, "cannot read %q: %v", path, err)
}

// parse reads TOML; a syntax error is shown with its line and a caret.
func (l *loader) parse(src *source, text string) bool {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	md, err := toml.Decode(text, &src.m)
	if err != nil {
		what := err.Error()
		if pe := (toml.ParseError{}); errors.As(err, &pe) {
			what = caret(pe, text)
		}
		l.fault(src.name, "", "%s", what)
		return false
	}
	for i, key := range md.Keys() {
		path := strings.Join(key, ".")
		if _, have := src.place[path]; !have {
			src.place[path] = i
		}
	}
	return true
}

// caret shows a syntax error with its line and a caret under it. The library's
// own form counts bytes, which puts the caret astray after a letter such as ¶.
func caret(pe toml.ParseError, text string) string {
	lines := strings.Split(text, "\n")
	at := min(max(pe.Position.Line, 1), len(lines))
	line := lines[at-1]
	from := min(max(pe.Position.Col-1, 0), len(line))
	to := min(from+max(pe.Position.Len, 0), len(line))
	column, width := utf8.RuneCountInString(line[:from]), max(utf8.RuneCountInString(line[from:to]), 1)
	number := fmt.Sprintf("%7d | ", at)
	return fmt.Sprintf("line %d, column %d: %s\n%s%s\n%s%s", at, column+1, pe.Message,
		number, strings.ReplaceAll(line, "\t", " "), strings.Repeat(" ", len(number)+column), strings.Repeat("^", width))
}

// Default is the scenario that is played where none is named.
const Default = "baseline"

// Names lists the shipped scenarios, the campaign first.
func Names() []string {
	files, err := fs.Glob(scenarios.FS, "*.toml")
	if err != nil {
		panic(err) // the pattern is well-formed
	}
	names := []string{Default}
	for _, f := range files {
		if name := strings.TrimSuffix(f, ".toml"); name != rulesName && name != claimsName && name != tempersName && name != Default {
			names = append(names, name)
		}
	}
	slices.Sort(names[1:])
	return names
}
