package scenario

import (
	"errors"
	"os"
	"strings"
	"testing"

	"entente/game/words"
)

// head begins a file of a user's that is fine as it stands.
const head = `title = "Mine"
description = "A try."
paras = [4]
base = "baseline"
`

// said is an error in words.
func said(err error) string { return words.MustEnglish().Error(err) }

var faultCases = []struct {
	name, toml, want string
}{
	{"an inject without words, with news and too much of it", head + `[[inject]]
id = "x"
effect = [{ what = "news" }, { what = "heat", theatre = "europe", amount = 11 }, { what = "oil", amount = 51 }]`,
		`mine.toml: inject[1].text: is missing
mine.toml: inject[1].effect[1].what: news are no effect: the text of the inject is its headline
mine.toml: inject[1].effect[2].amount: expected a whole number from -10 to 10, found 11
mine.toml: inject[1].effect[3].amount: expected a whole number from -50 to 50, found 51`},
	{"an inject twice", head + `inject = [{ id = "x", text = "One" }, { id = "x", text = "Two " }]`,
		`mine.toml: inject[2].text: a headline is one line of text, without blanks at its ends
mine.toml: inject[2].id: expected an id of its own, found a second "x"`},
	{"unknown key", head + `start.china.econmy = 5`,
		`mine.toml: start.china.econmy: no such key; did you mean "economy"?`},
	{"unknown key, nothing near", head + `[start.bond]
xyzzy = 1`,
		`mine.toml: start.bond.xyzzy: no such key; expected accord, declared, dependence, effective, full_barred, interoperability or latest_backed`},
	{"unknown table", head + `[strat.china]
economy = 5`,
		`mine.toml: strat: no such key; did you mean "start"?`},
	{"unknown rule", head + `rules.espionage.detecton = 3`,
		`mine.toml: rules.espionage.detecton: no such key; did you mean "detection"?`},
	{"no card has that name", head + `rules.orders.biuld.funds = 3`,
		`mine.toml: rules.orders.biuld: no such key; did you mean "build"?`},
	{"answers have no price", head + `rules.orders.reply.funds = 3`,
		`mine.toml: rules.orders.reply: no such key; did you mean "deploy"?`},
	{"a text for a number", head + `start.china.economy = "six"`,
		`mine.toml: start.china.economy: expected a whole number from 0 to 10, found the text "six"`},
	{"a fraction for a number", head + `start.china.economy = 6.5`,
		`mine.toml: start.china.economy: expected a whole number from 0 to 10, found the fraction 6.5`},
	{"a number for a table", head + `start = 3`,
		`mine.toml: start: expected a table, found 3`},
	{"a number for a text", strings.Replace(head, `"Mine"`, `7`, 1),
		`mine.toml: title: expected a text, found 7`},
	{"a number for a flag", head + `[start.sanctions]
us_russia = { export_control = 1 }`,
		`mine.toml: start.sanctions.us_russia.export_control: expected true or false, found 1`},
	{"out of range", head + `start.russia.military = 11`,
		`mine.toml: start.russia.military: expected a whole number from 0 to 10, found 11`},
	{"a divisor of zero", head + `rules.budget.economy_divisor = 0`,
		`mine.toml: rules.budget.economy_divisor: expected a whole number from 1 to 100, found 0`},
	{"odds of certainty", head + `rules.arms.copy_odds = 10`,
		`mine.toml: rules.arms.copy_odds: expected a whole number from 1 to 9, found 10`},
	{"a window wider than its register", head + `rules.ladder.crisis_window = 32`,
		`mine.toml: rules.ladder.crisis_window: expected a whole number from 1 to 31, found 32`},
	{"a number that leaves its byte", head + `rules.energy.seller_flow = 200`,
		`mine.toml: rules.energy.seller_flow: expected a whole number from 0 to 10, found 200`},
	{"weights that do not sum", head + `rules.score.home.china = 30`,
		`mine.toml: rules.score: expected the weights of china to sum to 100, found 110`},
	{"oil cheap above dear", head + `rules.budget.oil_low = 95`,
		`mine.toml: rules.budget.oil_low: expected no more than oil_high 90, found 95`},
	{"too long a game", head + `quarters = 33`,
		`mine.toml: quarters: expected a whole number from 1 to 32, found 33`},
	{"a word that is none", head + `[[ban]]
who = "chna"
order = "deal"`,
		`mine.toml: ban[1].who: no such name "chna"; did you mean "china"?`},
	{"a ban on what nobody could give", head + `[[ban]]
who = "china"
order = "deal"`,
		`mine.toml: ban[1].order: china never has the order "deal"`},
	{"a ban without an order", head + `[[ban]]
who = "us"`,
		`mine.toml: ban[1].order: is missing`},
	{"a target that the order has not", head + `[[ban]]
who = "china"
order = "due"
to = "russia"`,
		`mine.toml: ban[1].to: no such key; expected order or who`},
	{"a list of something else", head + `ban = [1]`,
		`mine.toml: ban[1]: expected a table, found 1`},
	{"a ¶ that the source has not", strings.Replace(head, "[4]", "[21]", 1),
		`mine.toml: paras: expected ¶s from 1 to 20, found 21`},
	{"no title", strings.Replace(head, "title", "titel", 1),
		"mine.toml: title: is missing\nmine.toml: titel: no such key; did you mean \"title\"?"},
	{"a quarter that is none", head + `starts = "2014-Q2"`,
		`mine.toml: starts: expected a quarter such as "2014Q2", found the text "2014-Q2"`},
	{"a year of three quarters", head + `oil.2016 = [34, 46, 46]`,
		`mine.toml: oil.2016: expected the dollars of four quarters, each from 1 to 500, found 34, 46, 46`},
	{"a year that is none", head + `oil.soon = [34, 46, 46, 50]`,
		`mine.toml: oil.soon: expected a year such as 2014 for a key`},
	{"a year without oil", head + `starts = "2016Q1"
start.deeds.consulted = []
[[start.contracts]]
kind = "consultations"
next = "2016Q1"`,
		`mine.toml: oil: is missing the year 2021, which the game reaches`},
	{"blocs that do not sum", head + `start.blocs.open = 4`,
		`mine.toml: start.blocs: expected 12 blocs in all, found 13`},
	{"sanctions eased beyond their level", head + `[start.sanctions]
us_russia = { level = 1, eased = 2 }`,
		`mine.toml: start.sanctions.us_russia.eased: expected no more than the level 1, found 2`},
	{"sanctions beyond the rules", head + `[start.sanctions]
us_russia = { level = 4 }`,
		`mine.toml: start.sanctions.us_russia.level: expected no more than trade.sanction_max.us 3, found 4`},
	{"evidence beyond the rules", head + `start.evidence.russia_china = 6`,
		`mine.toml: start.evidence.russia_china: expected no more than evidence.max 5, found 6`},
	{"a deed to come", head + `start.deeds.exercised = ["2014Q3"]`,
		`mine.toml: start.deeds.exercised: expected quarters from 2006Q3 to the start 2014Q2, found 2014Q3`},
	{"a clause signed later", head + `start.clauses.no-attack = "2015Q2"`,
		`mine.toml: start.clauses.no-attack: expected a quarter up to the start 2014Q2, found 2015Q2`},
	{"a clause without its dues", head + `start.clauses.military-technical = "2014Q1"`,
		`mine.toml: start.clauses.military-technical: expected a contract of kind "exercises" that goes with it, found none`},
	{"dues without their clause", head + `[[start.contracts]]
kind = "exercises"
next = "2014Q3"`,
		`mine.toml: start.contracts[1].kind: expected the clause start.clauses.military-technical to be in force, found none`},
	{"a due before the start", head + `[[start.contracts]]
kind = "consultations"
next = "2014Q1"`,
		`mine.toml: start.contracts[1].next: expected a quarter from the start 2014Q2 on, found 2014Q1`},
	{"two contracts of a kind", head + `[[start.contracts]]
kind = "consultations"
next = "2014Q2"
[[start.contracts]]
kind = "consultations"
next = "2014Q3"`,
		`mine.toml: start.contracts[2].kind: expected one contract of a kind between two powers, found a second "consultations"`},
	{"a contract without its terms", head + `[[start.contracts]]
kind = "gas"
price = "fixed"
pipeline = 0`,
		`mine.toml: start.contracts[1].prepayment: is missing`},
	{"a pipeline longer than it gets", head + `[[start.contracts]]
kind = "gas"
price = "fixed"
prepayment = 0
pipeline = 7`,
		`mine.toml: start.contracts[1].pipeline: expected no more than energy.first_gas 6, found 7`},
	{"money owed that nobody asks for", head + `[[start.contracts]]
kind = "gas"
price = "fixed"
prepayment = 2
pipeline = 0`,
		`mine.toml: start.contracts[1].asked: expected the quarter in which what is owed is asked for, exactly if something is owed`},
	{"better arms than promised", head + `[[start.contracts]]
kind = "arms"
promised = "export"
built = "full"
lots = 2
advance = 0
next = "2015Q1"`,
		`mine.toml: start.contracts[1].built: expected no better than the promised export, found full`},
	{"more delivered than sold", head + `[[start.contracts]]
kind = "arms"
promised = "full"
lots = 2
delivered = 3
advance = 0
next = "2015Q1"`,
		`mine.toml: start.contracts[1].lots: expected something to be left of the 2, found delivered 3 and paid 0`},
	{"a deal that ends before it binds", head + `[[start.contracts]]
kind = "deal"
with = "china"
term = "no-theft"
next = "2015Q3"
ends = "2015Q1"`,
		`mine.toml: start.contracts[1].ends: expected a quarter after next 2015Q3, found 2015Q1`},
	{"more dues than are remembered", head + `start.china.dues = ["honoured", "honoured", "honoured", "honoured", "honoured", "honoured", "honoured", "honoured", "slipped"]`,
		`mine.toml: start.china.dues: expected the last eight at most, found 9`},
	{"an event outside the game", head + `[[event]]
at = "2021Q1"
what = "news"
text = "Too late."`,
		`mine.toml: event[1].at: expected a quarter of the game, 2014Q2 to 2020Q4, found 2021Q1`},
	{"a report that accuses the victim", head + `[[event]]
at = "2015Q1"
what = "report"
on = "russia"
points = "russia"
clues = 2
text = "Odd."`,
		`mine.toml: event[1].points: expected another power than russia, on which the intrusions were`},
	{"an event without its place", head + `[[event]]
at = "2015Q1"
what = "heat"
amount = 1
text = "Warm."`,
		`mine.toml: event[1].theatre: is missing`},
	{"an entry that says two things", head + `[[entry]]
at = "2015Q1"
para = 4
text = "Both."
order = "build"
due = "gas"`,
		`mine.toml: entry[1]: expected exactly one of order, due, refrains, event, scheduled or fact, found order and due`},
	{"an order that is none", head + `[[entry]]
at = "2015Q1"
para = 4
text = "A bridge."
by = "russia"
order = "buidl"`,
		`mine.toml: entry[1].order: no order "buidl": entente rules lists them`},
	{"an order that the power never has", head + `[[entry]]
at = "2015Q1"
para = 4
text = "No."
by = "china"
order = "sell-elsewhere"`,
		`mine.toml: entry[1].order: china never has the order "sell-elsewhere"`},
	{"an offer without an answer", head + `[[entry]]
at = "2015Q1"
para = 6
text = "A pact."
by = "china"
order = "treaty russia cyber"`,
		`mine.toml: entry[1].answer: is missing`},
	{"a fact that the scenario has not", head + `[[entry]]
at = "2014Q1"
para = 4
text = "Crimea."
fact = "start.fronts.europe.haet"`,
		`mine.toml: entry[1].fact: no such key is set: "start.fronts.europe.haet"; did you mean "start.fronts.europe.heat"?`},
	{"a fact of later", head + `[[entry]]
at = "2015Q1"
para = 4
text = "Crimea."
fact = "start.fronts.europe.heat"`,
		`mine.toml: entry[1].at: expected a quarter up to the start 2014Q2, found 2015Q1`},
	{"an event that is not on the schedule", head + `[[entry]]
at = "2015Q1"
para = 8
text = "A report."
scheduled = true`,
		`mine.toml: entry[1].scheduled: expected an event of ¶8 in 2015Q1, found none`},
	{"an entry against another", head + `[[entry]]
at = "2015Q1"
para = 9
text = "Restraint."
by = "china"
refrains = "intrude"
to = "us"
[[entry]]
at = "2015Q2"
para = 9
text = "None."
by = "china"
order = "intrude us technology quiet"`,
		`mine.toml: entry[2].order: contradicts entry[1], by which china refrains from it since 2015Q1`},
	{"a pin on no die", head + `[[pin]]
at = "2015Q1"
roll = "leek"
a = "us"
face = 1
para = 20
why = "Known."`,
		`mine.toml: pin[1].roll: no such name "leek"; did you mean "leak"?`},
	{"a pin against another", head + `[[pin]]
at = "2015Q1"
until = "2015Q3"
roll = "oil"
face = 1
para = 5
why = "Down."
[[pin]]
at = "2015Q2"
roll = "oil"
face = 9
para = 5
why = "Up."`,
		`mine.toml: pin[2].face: contradicts another pin of the same roll in 2015Q2`},
	{"a base that is none", strings.Replace(head, `"baseline"`, `"basline"`, 1),
		`mine.toml: base: no such scenario "basline"; did you mean "baseline"? (a file of your own ends in .toml)`},
	{"a base that is not there", strings.Replace(head, `"baseline"`, `"other.toml"`, 1),
		`mine.toml: base: cannot read "other.toml": no such file or directory`},
	{"a base of itself", strings.Replace(head, `"baseline"`, `"mine.toml"`, 1),
		`mine.toml: base: goes round in a circle: mine.toml builds on mine.toml`},
	{"no base and little else", strings.Replace(head, `base = "baseline"`, `starts = "2014Q2"`, 1),
		"mine.toml: quarters: is missing\nmine.toml: start: is missing; build on a scenario to have its start, with base = \"baseline\""},
	{"syntax", head + "start.china.economy = = 5",
		`mine.toml: line 5, column 23: expected value but found '=' instead
      5 | start.china.economy = = 5
                                ^`},
	{"syntax after letters of two bytes", head + `# ¶
start.us = "¶¶¶" = 5`,
		`mine.toml: line 6, column 17: expected a top-level item to end with a newline, comment, or EOF, but got '=' instead
      6 | start.us = "¶¶¶" = 5
                          ^^`},
	{"nothing at all", "", `mine.toml: title: is missing
mine.toml: description: is missing
mine.toml: paras: is missing
mine.toml: starts: is missing
mine.toml: quarters: is missing
mine.toml: start: is missing; build on a scenario to have its start, with base = "baseline"`},
	{"all in one go", head + `quarters = 0
[start.china]
econmy = 5
military = 12
[start.blocs]
open = 4
[rules]
budget.offence_divisor = 0`,
		`mine.toml: quarters: expected a whole number from 1 to 32, found 0
mine.toml: rules.budget.offence_divisor: expected a whole number from 1 to 100, found 0
mine.toml: start.china.military: expected a whole number from 0 to 10, found 12
mine.toml: start.china.econmy: no such key; did you mean "economy"?
mine.toml: start.blocs: expected 12 blocs in all, found 13`},
}

// write puts a file into a folder of its own, and goes there.
func write(t *testing.T, files ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(files[i], []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryFaultIsTold(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			write(t, "mine.toml", c.toml)
			s, err := Load("mine.toml")
			if err == nil || s != nil {
				t.Fatalf("loaded; expected\n%s", c.want)
			}
			if said(err) != c.want {
				t.Errorf("found\n%s\nexpected\n%s", said(err), c.want)
			}
			if again := Check("mine.toml"); again == nil || said(again) != said(err) {
				t.Errorf("Check says otherwise:\n%v", again)
			}
			if fs := (Faults{}); !errors.As(err, &fs) || fs[0].File != "mine.toml" {
				t.Errorf("no Faults of mine.toml: %#v", err)
			}
		})
	}
}

func TestEveryFaultyFileIsChecked(t *testing.T) {
	write(t, "a.toml", head+"quarter = 1", "b.toml", head, "c.toml", head+"bans = 1")
	err := Check("a.toml", "b.toml", "c.toml", "record", "rules")
	want := `a.toml: quarter: no such key; did you mean "quarters"?
c.toml: bans: no such key; did you mean "ban"?`
	if err == nil || said(err) != want {
		t.Errorf("found\n%s\nexpected\n%s", said(err), want)
	}
}

func TestLoadSaysWhatThereIs(t *testing.T) {
	_, err := Load("forum2016")
	want := `forum2016: no such scenario "forum2016"; did you mean "forum-2016"? (a file of your own ends in .toml)`
	if err == nil || said(err) != want {
		t.Errorf("found %s, expected %s", said(err), want)
	}
	_, err = Load("rules")
	want = `rules: no such scenario "rules"; expected baseline, contracts-honoured, double-sanctions, forum-2016, no-freedom-programme, no-us-china-deal, oil-high, pact-2015, perfect-attribution or record (a file of your own ends in .toml)`
	if err == nil || said(err) != want {
		t.Errorf("found %s, expected %s", said(err), want)
	}
	_, err = Load("nowhere/mine.toml")
	if want := `nowhere/mine.toml: cannot read "nowhere/mine.toml": no such file or directory`; err == nil || said(err) != want {
		t.Errorf("found %s, expected %s", said(err), want)
	}
}

func TestCircleOfThree(t *testing.T) {
	with := func(base string) string { return strings.Replace(head, "baseline", base, 1) }
	write(t, "a.toml", with("b.toml"), "b.toml", with("./c.toml"), "c.toml", with("a.toml"))
	_, err := Load("a.toml")
	want := `c.toml: base: goes round in a circle: a.toml builds on b.toml builds on c.toml builds on a.toml`
	if err == nil || said(err) != want {
		t.Errorf("found %s, expected %s", said(err), want)
	}
}

func TestFaultsOfRules(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"left out", "\nagree ", "\nagre ", `my.rules.toml: ladder.agree: is missing; expected { value = 1, low = 0, high = 2, why = "...", from = "¶8" }
my.rules.toml: ladder.agre: no such key; did you mean "agree"?`},
		{"outside its own range", `{ value = 2, low = 1, high = 4, why = "quarters that must agree`, `{ value = 5, low = 1, high = 4, why = "quarters that must agree`,
			`my.rules.toml: ladder.agree.value: expected a number from low 1 to high 4, found 5`},
		{"no reason", `why = "quarters that must agree before the effective rung moves", `, ``, `my.rules.toml: ladder.agree.why: is missing`},
		{"no such ¶", `from = "Korolev 2019"`, `from = "¶77"`, `my.rules.toml: diplomacy.exercise_interop.from: expected ¶1 to ¶20, found "¶77"`},
		{"a bare number", `{ value = 2, low = 1, high = 4, why = "quarters that must agree before the effective rung moves", from = "our judgement" }`, `2`,
			`my.rules.toml: ladder.agree: expected a table, found 2`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := shippedText(t)
			if !strings.Contains(text, c.old) {
				t.Fatalf("rules.toml no longer holds %q", c.old)
			}
			write(t, "my.rules.toml", strings.Replace(text, c.old, c.now, 1))
			err := Check("my.rules.toml")
			if err == nil || said(err) != c.want {
				t.Errorf("found\n%s\nexpected\n%s", said(err), c.want)
			}
		})
	}
}
