package scenario

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"entente/game/fault"
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

func (l *loader) fault(file, path string, what error) {
	l.faults = append(l.faults, fault.Located{File: file, Path: path, What: what})
}

// whole tells of a fault that shows only when everything is put together,
// unless a fault of the same part has been told of already: one mistake, one line.
func (l *loader) whole(file, path string, what error) {
	for _, f := range l.faults {
		if f.Path != "" && (strings.HasPrefix(f.Path, path) || strings.HasPrefix(path, f.Path+".")) {
			return
		}
	}
	l.fault(file, path, what)
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
		l.fault(file, key, fault.NoScenario.New(name, suggest(name, Names())))
		return
	}
	if pe := new(fs.PathError); errors.As(err, &pe) {
		err = pe.Err
	}
	l.fault(file, key, fault.CannotRead.New(path, err))
}

// parse reads TOML; a syntax error is shown with its line and a caret.
func (l *loader) parse(src *source, text string) bool {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	md, err := toml.Decode(text, &src.m)
	if err != nil {
		if pe := (toml.ParseError{}); errors.As(err, &pe) {
			err = fault.AtCaret(text, pe.Position.Line, pe.Position.Col, pe.Position.Len, pe.Message)
		}
		l.fault(src.name, "", err)
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
