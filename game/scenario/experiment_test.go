package scenario

import (
	"os"
	"strings"
	"testing"
)

// study begins a file of an experiment that is fine as it stands.
const study = `title = "Mine"
question = "Does it matter?"
paras = [8]
replicates = 10

[design]
kind = "factorial"

[[factor]]
name = "detection"
path = "rules.espionage.detection"
levels = [1, 3]
`

var experimentFaults = []struct {
	name, toml, want string
}{
	{"unknown key", "replcates = 3\n" + study, `mine.toml: replcates: no such key; did you mean "replicates"?`},
	{"unknown design", strings.Replace(study, `"factorial"`, `"factrial"`, 1), `mine.toml: design.kind: no such name "factrial"; did you mean "factorial"?`},
	{"a key of another design", strings.Replace(study, `"factorial"`, "\"factorial\"\npoints = 4", 1), `mine.toml: design.points: no such key; expected kind`},
	{"unknown measure", "measures = [\"intrusion\"]\n" + study, `mine.toml: measures[1]: no such measure "intrusion"; did you mean "intrusions"?; entente measures lists them`},
	{"unknown rule", strings.Replace(study, "espionage.detection", "espionage.detecton", 1), `mine.toml: factor[1].path.rules.espionage.detecton: no such key; did you mean "detection"?`},
	{"unknown root", strings.Replace(study, "rules.espionage", "rule.espionage", 1), `mine.toml: factor[1].path: nothing that a factor can set begins like "rule.espionage.detection"; did you mean "rules"?`},
	{"a level beyond the rule", strings.Replace(study, "[1, 3]", "[1, 30]", 1), `mine.toml: factor[1].path.rules.espionage.detection: expected a whole number from 0 to 10, found 30`},
	{"a fraction", strings.Replace(study, "[1, 3]", "[1, 2.5]", 1), `mine.toml: factor[1].levels[2]: expected a whole number, a text, true or false, found the fraction 2.5`},
	{"one level", strings.Replace(study, "[1, 3]", "[1]", 1), `mine.toml: factor[1]: expected two levels or more, found 1`},
	{"no levels", strings.Replace(study, "levels = [1, 3]", "", 1), `mine.toml: factor[1].levels: expected either levels, a list of values, or a range`},
	{"a level twice", strings.Replace(study, "[1, 3]", "[1, 3, 1]", 1), `mine.toml: factor[1].levels[3]: expected a name of its own, found a second "1"`},
	{"a range upside down", strings.Replace(study, "levels = [1, 3]", "range = [3, 1]", 1), `mine.toml: factor[1].range: expected two whole numbers, the lower first, such as [1, 4], or, of a number of the rules, "plausible", found 3, 1`},
	{"a name with spaces", strings.Replace(study, `"detection"`, `"how seen"`, 1), `mine.toml: factor[1].name: expected small letters, digits and hyphens, a letter first, and no name of a measure, found "how seen"`},
	{"a name of a measure", strings.Replace(study, `"detection"`, `"oil"`, 1), `mine.toml: factor[1].name: expected small letters, digits and hyphens, a letter first, and no name of a measure, found "oil"`},
	{"a factor twice", study + strings.Replace(study[strings.Index(study, "[[factor]]"):], `"detection"`, `"again"`, 1), `mine.toml: factor[2]: sets rules.espionage.detection, which the factor "detection" sets too: let one factor have it`},
	{"path and overlays", study + "[[factor.level]]\nname = \"x\"\n[[factor.level]]\nname = \"y\"", `mine.toml: factor[1].path: expected either a path with its levels or range, or tables of levels ([[factor.level]])`},
	{"unknown policy", study + `
[[factor]]
name = "us"
path = "policy.us"
levels = ["doctrine", "docrine"]`, `mine.toml: factor[2].path.policy.us: no policy "docrine": expected random, doctrine, search:light, search:steady or search:deep`},
	{"unknown temperament", study + `
[[factor]]
name = "us"
path = "policy.us"
levels = ["doctrine", "doctrine@bald"]`, `mine.toml: factor[2].path.policy.us: no temperament "bald"; did you mean "bold"?`},
	{"unknown scenario", study + `
[[factor]]
name = "world"
path = "scenario"
levels = ["baseline", "oil-hgh"]`, `mine.toml: factor[2].levels[2]: no such scenario "oil-hgh"; did you mean "oil-high"? (a file of your own ends in .toml)`},
	{"an overlay with a wrong key", study + `
[[factor]]
name = "us"
[[factor.level]]
name = "a"
[[factor.level]]
name = "b"
mustt.us = ["relax russia"]`, `mine.toml: factor[2].level[2].mustt: no such key; did you mean "must"?`},
	{"levels that contradict each other", study + `
[[factor]]
name = "low"
path = "rules.budget.oil_low"
levels = [60, 80]
[[factor]]
name = "high"
path = "rules.budget.oil_high"
levels = [90, 75]`, `mine.toml: rules.budget.oil_low: at detection = 1, low = 80, high = 75: expected no more than oil_high 75, found 80`},
	{"too many points", strings.Replace(study, `"factorial"`, "\"saltelli\"\npoints = 32768", 1), `mine.toml: design: expected a design of 65536 points at most: take fewer levels (steps), points or trajectories`},
	{"no power of two", strings.Replace(study, `"factorial"`, "\"sobol\"\npoints = 100", 1), `mine.toml: design.points: expected a power of two, such as 64 or 256, found 100: other numbers unbalance the sequence`},
	{"a contrast of no level", study + `
[[contrast]]
name = "c"
measure = "intrusions"
kind = "difference"
arms = [{ detection = 1 }, { detection = 2 }]`, `mine.toml: contrast[1].arms[2].detection: no such level "2"; expected 1 or 3`},
	{"a contrast of one arm", study + `
[[contrast]]
name = "c"
measure = "intrusions"
kind = "ratio"
arms = [{ detection = 1 }]`, `mine.toml: contrast[1].arms: expected 2 for the contrast "ratio", found 1`},
	{"a contrast of unequal arms", study + `
[[contrast]]
name = "c"
measure = "intrusions"
kind = "ratio"
arms = [{ detection = 1 }, {}]`, `mine.toml: contrast[1].arms[2]: expected as many points of the design as the first arm has, 1, found 2: name the same factors in every arm`},
	{"two at once", strings.Replace("replcates = 3\n"+study, "[1, 3]", "[1]", 1), "mine.toml: factor[1]: expected two levels or more, found 1\nmine.toml: replcates: no such key; did you mean \"replicates\"?"},
}

func TestExperimentFaults(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range experimentFaults {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile("mine.toml", []byte(c.toml), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := LoadExperiment("mine.toml")
			if got := said(err); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if got := said(Check("mine.toml")); got != c.want {
				t.Errorf("check says\n%s\nwant\n%s", got, c.want)
			}
		})
	}
	if _, err := LoadExperiment("us-presure"); said(err) != `us-presure: no such experiment "us-presure"; did you mean "us-pressure"? (a file of your own ends in .toml)` {
		t.Error(said(err))
	}
}

// A point is the scenario with the levels of its factors, in their order.
func TestPoint(t *testing.T) {
	x, err := ReadExperiment("mine.toml", t.TempDir(), study+`
[[factor]]
name = "sanctions"
path = "start.sanctions.us_russia.level"
range = [0, 2]
[[factor]]
name = "who"
path = "policy"
levels = ["random", "doctrine"]
[[factor]]
name = "world"
[[factor.level]]
name = "dear"
scenario = "oil-high"
never.us = ["relax russia"]
[[factor.level]]
name = "short"
quarters = 8
dues = "slip"
`)
	if err != nil {
		t.Fatal(said(err))
	}
	if len(x.Matrix) != 2*3*2*2 || x.Games() != 240 {
		t.Errorf("%d points, %d games", len(x.Matrix), x.Games())
	}
	for i, p := range x.Matrix {
		a, err := x.Arm(i)
		if err != nil {
			t.Fatal(said(err))
		}
		dear := p[3] == 0
		got := [...]any{a.Setup.Rules.Espionage.Detection, a.Setup.Start.Sanctions[2][1].Level, a.Policies[0], a.Setup.Oil[8] > 90, len(a.Never[2]) > 0, a.Setup.Quarters == 8, a.Slip}
		want := [...]any{int16(1 + 2*p[0]), int8(p[1]), []string{"random", "doctrine"}[p[2]], dear, dear, !dear, !dear}
		if got != want {
			t.Errorf("%s: %v, want %v", x.Describe(p), got, want)
		}
	}
}

// The identity is of what is played and kept, and of nothing else.
func TestIdentity(t *testing.T) {
	id := func(text string) string {
		t.Helper()
		x, err := ReadExperiment("mine.toml", t.TempDir(), text)
		if err != nil {
			t.Fatal(said(err))
		}
		return x.Identity()
	}
	base := id(study)
	for _, same := range []string{strings.Replace(study, "Does it", "Would it", 1), strings.Replace(study, `"Mine"`, `"Yours"`, 1)} {
		if id(same) != base {
			t.Error("words change the identity")
		}
	}
	seen := map[string]bool{base: true}
	for _, other := range []string{
		strings.Replace(study, "= 10", "= 11", 1), "seed = 2\n" + study, "scenario = \"oil-high\"\n" + study, "policy = \"random\"\n" + study,
		"by_quarter = true\n" + study, "measures = [\"oil\"]\n" + study, strings.Replace(study, "[1, 3]", "[1, 2]", 1),
		strings.Replace(study, "factorial", "one-at-a-time", 1), strings.Replace(study, `"detection"`, `"seen"`, 1),
	} {
		if seen[id(other)] {
			t.Errorf("the same identity for\n%s", other)
		}
		seen[id(other)] = true
	}
}
