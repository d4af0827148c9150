package game_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/game/gametest"
)

func cases(t *testing.T) []*gametest.Case {
	t.Helper()
	if _, err := gametest.PinnedRules(); err != nil {
		t.Fatal(err)
	}
	all, err := gametest.Cases()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The rules cases: every one of them is a worked example of the rulebook.
func TestCases(t *testing.T) {
	all := cases(t)
	if len(all) < 150 {
		t.Errorf("%d cases are fewer than 150", len(all))
	}
	for _, c := range all {
		t.Run(c.ID, func(t *testing.T) {
			if err := c.Run(); err != nil {
				t.Error(err)
			}
		})
	}
}

// Deleting the effect of any order turns a case red.
func TestCasesMissEveryEffect(t *testing.T) {
	all := cases(t)
	for k := range game.Kind(game.Kinds) {
		do := game.Doers[k]
		if do == nil {
			if k != game.Pass && k != game.Reply {
				t.Errorf("%v has no effect", k)
			}
			continue
		}
		game.Doers[k] = nil
		red := slices.IndexFunc(all, func(c *gametest.Case) bool { return c.Orders(k.String()) && c.Run() != nil })
		game.Doers[k] = do
		if red < 0 {
			t.Errorf("no case misses the effect of %v", k)
		}
	}
}

// The cases reach whatever the rules hold: orders of every seat, refusals,
// dues and choices, stances, rungs up and down, outcomes, events.
func TestCasesCoverTheRules(t *testing.T) {
	reached := map[string]bool{}
	for _, c := range cases(t) {
		for _, text := range c.Texts("refused") {
			_, why, _ := strings.Cut(text, " because ")
			code, _, _ := strings.Cut(why, " ")
			reached["refusal "+code] = true
		}
		for _, text := range c.Texts("expect") {
			if words := strings.Fields(text); words[0] == "event" {
				reached["event "+words[1]] = true
			}
		}
		events, err := c.Play()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			for _, what := range covered(e) {
				reached[what] = true
			}
		}
	}
	for _, what := range wanted() {
		if !reached[what] {
			t.Errorf("no case has %s", what)
		}
	}
}

// covered names what an event shows to have been played.
func covered(e game.Event) []string {
	switch e.Kind {
	case game.EvOrder:
		return []string{fmt.Sprint(e.Order.Kind, " by ", e.A)}
	case game.EvHonoured:
		return []string{fmt.Sprint(game.Due(e.Y), " ", game.Honour)}
	case game.EvSlipped:
		return []string{fmt.Sprint(game.Due(e.Y), " ", game.Slip)}
	case game.EvDefaulted:
		return []string{fmt.Sprint(game.Due(e.Y), " ", game.Refuse)}
	case game.EvStance:
		return []string{fmt.Sprint("stance ", game.Stance(e.Y))}
	case game.EvEffective:
		return []string{fmt.Sprintf("rung %d to %d", e.X, e.Y)}
	case game.EvCrisisOver:
		return []string{fmt.Sprint("crisis ", game.CrisisOutcome(e.Y))}
	case game.EvInject:
		return []string{fmt.Sprint("inject ", game.Inject(e.X))}
	case game.EvOver:
		return []string{fmt.Sprint("outcome ", game.Outcome(e.X))}
	}
	return nil
}

// wanted lists all that there is, from the enumerations of the rules.
func wanted() (all []string) {
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for k := game.Pass + 1; k < game.Reply; k++ {
		for p := range game.Power(game.Powers) {
			if game.Specs[k].Who[p] && game.Specs[k].Family != game.Answers {
				add("%v by %v", k, p)
			}
		}
	}
	for c := game.Fine + 1; c < game.Codes; c++ {
		add("refusal %s", kebab(c.String()))
	}
	for d := game.NothingDue + 1; d < game.Dues; d++ {
		for _, c := range []game.Choice{game.Honour, game.Slip, game.Refuse} {
			if d != game.DueGrade && (c != game.Slip || d < game.DueRelief) {
				add("%v %v", d, c)
			}
		}
	}
	for st := game.Stand; st <= game.Aside; st++ {
		add("stance %v", st)
	}
	for r := range int(game.AllianceRung) {
		add("rung %d to %d", r, r+1)
		add("rung %d to %d", r+1, r)
	}
	for o := game.PrincipalWins; o <= game.BothYield; o++ {
		add("crisis %v", o)
	}
	for i := range game.Inject(game.Injects) {
		add("inject %v", i)
	}
	for o := range game.Outcome(game.Outcomes) {
		add("outcome %v", o)
	}
	for k := game.NoEvent + 1; k < game.EventKinds; k++ {
		add("event %s", kebab(k.String()))
	}
	return all
}

var capital = regexp.MustCompile(`(.)([A-Z])`)

// kebab writes a Go name as cases do.
func kebab(s string) string { return strings.ToLower(capital.ReplaceAllString(s, "$1-$2")) }

// Each section that a case cites is a heading of the rulebook.
func TestCasesCiteTheRulebook(t *testing.T) {
	const rulebook = "../docs/rules.md"
	b, err := os.ReadFile(rulebook)
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		if h := strings.TrimLeft(line, "#"); h != line {
			headings[strings.TrimSpace(h)] = true
		}
	}
	for _, c := range cases(t) {
		for _, s := range c.Sections {
			if !headings[s] {
				t.Errorf("%s:%d: case %s cites %q, which is no heading of %s", c.File, c.Line, c.ID, s, rulebook)
			}
		}
	}
}
