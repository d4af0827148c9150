//go:build !js

package docs_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"

	"entente/game"
	"entente/game/scenario"
	"entente/game/words"
	"entente/scenarios"
)

const claimsDoc = "claims.md"

// The answers lie between these lines.
const answersStart, answersEnd = "<!-- answers -->\n", "<!-- end -->\n"

// claimsCommand makes the answers.
const claimsCommand = "claims --games 400 --draws 200 --search 12"

// askedWith says which model the answers are those of: the version of the
// engine, and a hash of the rules, the claims and the campaign that they are asked of.
func askedWith(t *testing.T) string {
	t.Helper()
	h := sha256.New()
	for _, name := range []string{"rules.toml", "claims.toml", "baseline.toml"} {
		text, err := fs.ReadFile(scenarios.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		h.Write(text)
	}
	return fmt.Sprintf("Made by `entente %s`, with version %d of the engine and rules, campaign and claims `%x`.", claimsCommand, game.EngineVersion, h.Sum(nil)[:8])
}

// The answers shown are those of the rules and claims as they are now.
func TestClaims(t *testing.T) {
	doc, made := read(t, claimsDoc), askedWith(t)
	head, rest, found := strings.Cut(doc, answersStart)
	answers, tail, closed := strings.Cut(rest, answersEnd)
	if !found || !closed {
		t.Fatalf("%s: expected the lines %q and %q", claimsDoc, answersStart, answersEnd)
	}
	if *update && !strings.Contains(answers, made) {
		out, err := exec.Command(bin, strings.Fields(claimsCommand)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		answers = "```text\n" + string(out) + "```\n\n" + made + "\n"
		if err := os.WriteFile(claimsDoc, []byte(head+answersStart+answers+answersEnd+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(answers, made) {
		t.Errorf("%s: rules or claims have changed since they were asked; go test ./docs -run TestClaims -update asks them anew, in some minutes", claimsDoc)
	}
	c, err := scenario.LoadClaims("")
	if err != nil {
		t.Fatal(err)
	}
	flat, w := strings.Join(strings.Fields(answers), " "), words.MustEnglish()
	for _, x := range c.Claims {
		if title := w.Text("ui.cli.claims.title." + x.ID); !strings.Contains(flat, title) {
			t.Errorf("%s: nothing is said of %q", claimsDoc, title)
		}
	}
}
