package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"entente/game/gametest"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The rulebook says what the rules say.
func TestRulebookIsCurrent(t *testing.T) {
	want, err := Rulebook(read(t, "../rules.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, "../rules.md"); got != string(want) {
		t.Errorf("docs/rules.md is not what the rules say at %s: run go generate ./docs/gen", difference(got, string(want)))
	}
}

// difference is the first line in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range w {
		if i >= len(g) || g[i] != w[i] {
			return w[i]
		}
	}
	return "its end"
}

// What the rules cases cite can be looked up.
func TestCasesCiteSections(t *testing.T) {
	var sections []string
	for _, m := range regexp.MustCompile(`(?m)^## (.+)$`).FindAllStringSubmatch(read(t, "../rules.md"), -1) {
		sections = append(sections, strings.ToLower(m[1]))
	}
	cases, err := gametest.Cases()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, cited := range c.Sections { // one section or several
			rest := strings.ToLower(cited)
			for _, s := range sections {
				rest = strings.Replace(rest, s, "", 1)
			}
			if strings.TrimSpace(rest) != "" {
				t.Errorf("%s:%d: case %s cites %s: the sections of docs/rules.md are %s", c.File, c.Line, c.ID, cited, strings.Join(sections, ", "))
			}
		}
	}
}

// A teacher reads the first part aloud in about ten minutes, at 150 words a minute.
func TestReadAloud(t *testing.T) {
	_, text, _ := strings.Cut(read(t, "../rules.md"), "\n## The game in ten minutes\n")
	text, _, _ = strings.Cut(text, "\n## ")
	if n := len(strings.Fields(text)); n < 500 || n > 1500 {
		t.Errorf("the game in ten minutes has %d words", n)
	}
}

func TestTemplateFaults(t *testing.T) {
	for text, want := range map[string]string{
		`{{n "espionage.luck"}}`:                 `no number "espionage.luck"`,
		`{{order "sing"}}`:                       `no order "sing"`,
		`{{order "build"}}{{order "build"}}`:     `order "build" has two rows`,
		`{{numbers "luck"}}`:                     `no section "luck"`,
		`{{example "luck"}}`:                     `no example "luck"`,
		`{{count "energy.first_gas" "quarter"}}`: `the template has no {{order "gas-offer"}}`,
	} {
		if _, err := Rulebook(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: expected an error with %q, found %v", text, want, err)
		}
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for text, want := range map[string]string{
		"a\nb":                   "a b",
		"a\n\nb":                 "a\n\nb",
		"# " + long:              "# " + long,
		"| " + long + "|":        "| " + long + "|",
		"- a\n  b\n- c":          "- a b\n- c",
		"1. " + long:             "1. " + strings.Repeat("word ", 22) + "word\n   " + strings.TrimSpace(strings.Repeat("word ", 7)),
		"  - a":                  "  - a",
		"text\n<!-- comment -->": "text\n<!-- comment -->",
	} {
		if got := wrap(text); got != want {
			t.Errorf("wrap(%q) = %q, not %q", text, got, want)
		}
	}
}
