package scenario

import (
	"strings"
	"testing"
)

func TestShippedClaimsLoad(t *testing.T) {
	c, err := LoadClaims("")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Claims) != 6 {
		t.Errorf("%d claims, expected the six of the source", len(c.Claims))
	}
	used := make([]bool, len(c.Arms))
	for _, x := range c.Claims {
		if len(x.Flips) == 0 || len(x.Parts) == 0 || len(x.Paras) == 0 {
			t.Errorf("%s: %d flips, %d parts, %d ¶s", x.ID, len(x.Flips), len(x.Parts), len(x.Paras))
		}
		for _, p := range x.Parts {
			for _, a := range p.Arms {
				used[a] = true
			}
		}
	}
	for i, a := range c.Arms {
		if !used[i] {
			t.Errorf("arm %s serves no claim", a.Name)
		}
	}
	if c.Draws.Count < 200 || len(c.Draws.Numbers) < 200 {
		t.Errorf("%d draws of %d numbers", c.Draws.Count, len(c.Draws.Numbers))
	}
	for _, x := range c.Draws.Numbers {
		if strings.HasPrefix(x.Path, "switch.") {
			t.Errorf("%s is drawn, a switch", x.Path)
		}
	}
}

// claimHead begins a file of claims that is fine but for its claim.
const claimHead = `scenario = "baseline"
draws = { count = 2, games = 2, seed = 1, except = ["switch"] }
search = { strength = "light", games = 2 }
[[arm]]
name = "home"
`

const claimTail = `
[[claim]]
id = "one"
paras = [4]
flips.switch.words = 0
[[claim.part]]
measure = "effective"
contrast = "level"
arms = ["home"]
above = 1.5
`

func TestClaimFaults(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"no such scenario", `"baseline"`, `"basline"`, `mine.toml: scenario: no such scenario "basline"; did you mean "baseline"? (a file of your own ends in .toml)`},
		{"a record", `"baseline"`, `"record"`, `mine.toml: scenario: expected a scenario without a record, found "record": its dice are pinned`},
		{"no draws", `draws = { count = 2, games = 2, seed = 1, except = ["switch"] }`, ``, `mine.toml: draws: is missing
mine.toml: draws.count: is missing
mine.toml: draws.games: is missing
mine.toml: draws.seed: is missing
mine.toml: draws.except: is missing`},
		{"no such rules", `["switch"]`, `["swich"]`, `mine.toml: draws.except[1]: no such path "swich" in the rules; did you mean "switch"?`},
		{"one game a draw", `games = 2, seed`, `games = 1, seed`, `mine.toml: draws.games: expected a whole number from 2 to 1048576, found 1`},
		{"no such strength", `"light"`, `"ligth"`, `mine.toml: search.strength: no such name "ligth"; did you mean "light"?`},
		{"two arms of a name", `name = "home"`, "name = \"home\"\n[[arm]]\nname = \"home\"", `mine.toml: arm[2].name: expected a name of its own, found a second "home"`},
		{"a start that is none", `name = "home"`, "name = \"home\"\nstart.china.econmy = 3", `mine.toml: arm[1].start.china.econmy: no such key; did you mean "economy"?`},
		{"a rule that is none", `name = "home"`, "name = \"home\"\nrules.espionage.detecton = 3", `mine.toml: arm[1].rules.espionage.detecton: no such key; did you mean "detection"?`},
		{"a rule out of range", `name = "home"`, "name = \"home\"\nrules.espionage.repeat_window = 9", `mine.toml: arm[1].rules.espionage.repeat_window: expected a whole number from 0 to 7, found 9`},
		{"an order that is none", `name = "home"`, "name = \"home\"\nmust.us = [\"sanctoin russia\"]", `mine.toml: arm[1].must.us[1]: no order "sanctoin": entente rules lists them`},
		{"an order of others", `name = "home"`, "name = \"home\"\nnever.china = [\"sell-elsewhere\"]", `mine.toml: arm[1].never.china[1]: china never has the order "sell-elsewhere"`},
		{"no order", `name = "home"`, "name = \"home\"\nmust.us = [3]", `mine.toml: arm[1].must.us[1]: expected an order such as "sanction russia", found 3`},
		{"dues", `name = "home"`, "name = \"home\"\ndues = \"slipped\"", `mine.toml: arm[1].dues: no such name "slipped"; did you mean "slip"?`},
		{"no such measure", `"effective"`, `"efective"`, `mine.toml: claim[1].part[1].measure: no such name "efective"; did you mean "effective"?`},
		{"no such contrast", `"level"`, `"levle"`, `mine.toml: claim[1].part[1].contrast: no such name "levle"; did you mean "level"?`},
		{"no such arm", `["home"]`, `["hom"]`, `mine.toml: claim[1].part[1].arms[1]: no such arm "hom"; did you mean "home"?`},
		{"too few arms", `"level"`, `"ratio"`, `mine.toml: claim[1].part[1].arms: expected 2 for the contrast "ratio", found 1`},
		{"no side", `above = 1.5`, ``, `mine.toml: claim[1].part[1].above: expected either above or below, a threshold`},
		{"both sides", `above = 1.5`, "above = 1\nbelow = 2", `mine.toml: claim[1].part[1].above: expected either above or below, a threshold`},
		{"a threshold of words", `above = 1.5`, `above = "much"`, `mine.toml: claim[1].part[1].above: expected a number, found the text "much"`},
		{"nothing flips it", `flips.switch.words = 0`, ``, `mine.toml: claim[1].flips: is missing`},
		{"a flip that is none", `flips.switch.words`, `flips.switch.word`, `mine.toml: claim[1].flips.switch.word: no such key; did you mean "words"?`},
		{"no ¶", `paras = [4]`, ``, `mine.toml: claim[1].paras: is missing`},
		{"a key that is none", `id = "one"`, "id = \"one\"\nhow = 1", `mine.toml: claim[1].how: no such key; expected flips, id, paras, part or title`},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole := claimHead + claimTail
			if !strings.Contains(whole, c.old) {
				t.Fatalf("no %q", c.old)
			}
			write(t, "mine.toml", strings.Replace(whole, c.old, c.now, 1))
			_, err := LoadClaims("mine.toml")
			if err == nil || said(err) != c.want {
				t.Errorf("found\n%v\nexpected\n%s", err, c.want)
			}
			if again := Check("mine.toml"); again == nil || err == nil || said(again) != said(err) {
				t.Errorf("Check says otherwise:\n%v", again)
			}
		})
	}
	write(t, "mine.toml", claimHead+claimTail)
	if _, err := LoadClaims("mine.toml"); err != nil {
		t.Error(err)
	}
	if err := Check("mine.toml", "claims"); err != nil {
		t.Error(err)
	}
	if _, err := Load("claims"); err == nil {
		t.Error("the claims were loaded as a scenario")
	}
}
