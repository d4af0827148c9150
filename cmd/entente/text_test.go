//go:build !js

package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"one two three", "- one two\n  three\n"},
		{"", "- \n"},
		{"incomprehensibilities all", "- incomprehensibilities\n  all\n"},
		{"¶¶¶¶ ¶¶¶¶ ¶¶", "- ¶¶¶¶ ¶¶¶¶\n  ¶¶\n"},
	} {
		if got := wrap(c.text, 11, "- ", "  "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLadderMarks(t *testing.T) {
	for _, c := range []struct {
		d, e float64
		want string
	}{
		{0, 5, "◇·······┼·······┼·······┼·······┼·······◆"},
		{2.5, 2.5, "┼·······┼·······┼···◈···┼·······┼·······┼"},
	} {
		if got := ladderMarks(c.d, c.e); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.d, c.e, got, c.want)
		}
	}
}

// Every command has its texts: a summary, an explanation, an example; and
// every flag says what it does.
func TestHelpIsWhole(t *testing.T) {
	root := newRoot(words.MustEnglish(), new(bool))
	for _, cmd := range append(root.Commands(), root) {
		for what, text := range map[string]string{"short": cmd.Short, "long": cmd.Long, "example": cmd.Example} {
			if text == "" || strings.HasPrefix(text, "{") {
				t.Errorf("%s: its %s is %q", cmd.Name(), what, text)
			}
		}
		for line := range strings.Lines(cmd.LocalFlags().FlagUsages()) {
			if strings.Contains(line, "{ui.") || utf8.RuneCountInString(strings.TrimSpace(line)) < 12 {
				t.Errorf("%s: flag without a text: %s", cmd.Name(), line)
			}
		}
		if !strings.Contains(cmd.Example, "entente") {
			t.Errorf("%s: the example calls something else", cmd.Name())
		}
	}
}

// Every scenario is told within the width of a page, without a text missing.
func TestChronicleFits(t *testing.T) {
	for _, name := range scenario.Names() {
		root := newRoot(words.MustEnglish(), new(bool))
		var out bytes.Buffer
		root.SetOut(&out)
		root.SetArgs([]string{"watch", name})
		if err := root.Execute(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		n := 0
		for line := range strings.Lines(out.String()) {
			line = strings.TrimRight(line, "\n")
			if utf8.RuneCountInString(line) > plainWidth || strings.ContainsAny(line, "{}%") || strings.HasSuffix(line, " ") {
				t.Errorf("%s: %q", name, line)
			}
			n++
		}
		if n < 100 {
			t.Errorf("%s: told in %d lines", name, n)
		}
	}
}

func TestPolicyFlag(t *testing.T) {
	read := func(flags ...string) (string, error) {
		var opt options
		cmd := &cobra.Command{}
		opt.policyFlag(words.MustEnglish(), cmd)
		var args []string
		for _, f := range flags {
			args = append(args, "--policy", f)
		}
		if err := cmd.ParseFlags(args); err != nil {
			return "", err
		}
		sc, err := oneScenario(nil)
		if err != nil {
			t.Fatal(err)
		}
		_, names, err := opt.seats(sc, "doctrine")
		return strings.Join(names[:], " "), err
	}
	for flags, want := range map[string]string{
		"":                            "doctrine doctrine doctrine",
		"random":                      "random random random",
		"us=random":                   "doctrine doctrine random",
		"random china=doctrine":       "doctrine random random",
		"china=random china=doctrine": "doctrine doctrine doctrine",
	} {
		if got, err := read(strings.Fields(flags)...); err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", flags, got, err, want)
		}
	}
	for flag, say := range map[string]string{
		"us=":              `no policy ""`,
		"eu=random":        `no power "eu"`,
		"us=random:9":      `no strength "9"`,
		"us=doctrine@hawk": `no temperament "hawk"`,
		"record":           "has no record",
	} {
		_, err := read(flag)
		if err == nil || !strings.Contains(words.MustEnglish().Error(err), say) || !strings.Contains(words.MustEnglish().Error(err), flag) {
			t.Errorf("%s: %v, want it to say %s", flag, err, say)
		}
	}
}
