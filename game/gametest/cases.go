package gametest

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Case is one numbered rules case: a position, what the powers order, what
// the dice show, and what comes of it. The file testdata/cases/README.md says
// how they are written.
type Case struct {
	ID       string // family and number: trade-01
	Title    string
	Sections []string // of the rulebook
	Paras    []int    // of the source
	File     string
	Line     int
	lines    []line
}

// line is a line of a case: a keyword, and what it is about.
type line struct {
	n    int
	key  string
	text string
}

//go:embed testdata/cases
var caseFiles embed.FS

// keywords are the first words of the lines of a case.
var keywords = []string{"cite", "rule", "given", "oil", "inject", "ban", "dice", "order", "refused", "allowed", "costs", "next", "expect", "sees", "among"}

// Cases gives the rules cases of all families, in the order of their files.
func Cases() ([]*Case, error) {
	names, err := fs.Glob(caseFiles, "testdata/cases/*.txt")
	if err != nil {
		return nil, err
	}
	var all []*Case
	ids := map[string]string{}
	for _, name := range names {
		b, err := caseFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		cases, err := ParseCases(path.Base(name), string(b))
		if err != nil {
			return nil, err
		}
		for _, c := range cases {
			if at, twice := ids[c.ID]; twice {
				return nil, fmt.Errorf("%s:%d: case %s is in %s already", c.File, c.Line, c.ID, at)
			}
			ids[c.ID] = c.File
		}
		all = append(all, cases...)
	}
	return all, nil
}

var caseLine = regexp.MustCompile(`^case ([a-z]+-[0-9]{2,}) (\S.*)$`)

// ParseCases reads a file of cases. Nothing in it is skipped: what is not
// understood is an error with its line.
func ParseCases(file, text string) ([]*Case, error) {
	var all []*Case
	n := 0
	for raw := range strings.Lines(text) {
		n++
		fail := func(format string, args ...any) ([]*Case, error) {
			return nil, fmt.Errorf("%s:%d: %s", file, n, fmt.Sprintf(format, args...))
		}
		raw, _, _ = strings.Cut(raw, "#")
		s := strings.Join(strings.Fields(raw), " ")
		if s == "" {
			continue
		}
		key, rest, _ := strings.Cut(s, " ")
		if key == "case" {
			m := caseLine.FindStringSubmatch(s)
			if m == nil {
				return fail("expected: case FAMILY-NUMBER TITLE")
			}
			if family := strings.TrimSuffix(file, ".txt"); !strings.HasPrefix(m[1], family+"-") {
				return fail("case %s belongs into another file than %s", m[1], file)
			}
			all = append(all, &Case{ID: m[1], Title: m[2], File: file, Line: n})
			continue
		}
		if !slices.Contains(keywords, key) {
			return fail("a line cannot begin with %q: expected one of %s", key, strings.Join(keywords, ", "))
		}
		if len(all) == 0 {
			return fail("a case begins with: case FAMILY-NUMBER TITLE")
		}
		c := all[len(all)-1]
		if key == "cite" {
			if err := c.cite(rest); err != nil {
				return fail("%v", err)
			}
			continue
		}
		c.lines = append(c.lines, line{n, key, rest})
	}
	for _, c := range all {
		if len(c.Sections) == 0 {
			return nil, fmt.Errorf("%s:%d: case %s cites nothing: add a line such as: cite Trade ¶4", file, c.Line, c.ID)
		}
	}
	return all, nil
}

// cite reads the sections of the rulebook and the ¶s of the source that a case
// rests on: "Trade, A quarter ¶4 ¶5".
func (c *Case) cite(text string) error {
	for section := range strings.SplitSeq(text, ",") {
		var words []string
		for _, w := range strings.Fields(section) {
			p, is := strings.CutPrefix(w, "¶")
			if !is {
				words = append(words, w)
				continue
			}
			n, err := strconv.Atoi(p)
			if err != nil || n < 1 || n > 20 {
				return fmt.Errorf("no %s in the source: it has ¶1 to ¶20", w)
			}
			c.Paras = append(c.Paras, n)
		}
		if words == nil {
			return fmt.Errorf("a case cites a section of the rulebook: cite Trade ¶4")
		}
		c.Sections = append(c.Sections, strings.Join(words, " "))
	}
	return nil
}

// Orders tells whether somebody orders such a thing in the case.
func (c *Case) Orders(kind string) bool {
	return slices.ContainsFunc(c.lines, func(l line) bool {
		_, order, _ := strings.Cut(l.text, ": ")
		name, _, _ := strings.Cut(order, " ")
		return l.key == "order" && name == kind
	})
}

// Texts gives the lines of a keyword, without it.
func (c *Case) Texts(key string) []string {
	var all []string
	for _, l := range c.lines {
		if l.key == key {
			all = append(all, l.text)
		}
	}
	return all
}
