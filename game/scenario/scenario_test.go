package scenario

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/game"
	"entente/scenarios"
)

func shippedText(t *testing.T) string {
	t.Helper()
	text, err := fs.ReadFile(scenarios.FS, rulesName+".toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func load(t *testing.T, name string) *Scenario {
	t.Helper()
	s, err := Load(name)
	if err != nil {
		t.Fatalf("%s:\n%v", name, err)
	}
	return s
}

func TestShippedScenariosLoad(t *testing.T) {
	for _, name := range Names() {
		s := load(t, name)
		if s.Title == "" || s.Description == "" || strings.Contains(s.Description, "\n") || len(s.Paras) == 0 || s.Setup.Quarters == 0 {
			t.Errorf("%s: title %q, description %q, ¶s %v, %d quarters", name, s.Title, s.Description, s.Paras, s.Setup.Quarters)
		}
		if s.Name != name || s.Setup.Name != name {
			t.Errorf("%s calls itself %q and %q", name, s.Name, s.Setup.Name)
		}
	}
	if err := Check(append(Names(), rulesName)...); err != nil {
		t.Error(err)
	}
	if names := Names(); names[0] != Default || slices.Contains(names, rulesName) {
		t.Errorf("names %v", names)
	}
}

func TestCampaign(t *testing.T) {
	s := load(t, Default)
	set := &s.Setup
	if first, last := set.QuarterName(0), set.QuarterName(set.Quarters-1); first != "2014Q2" || last != "2020Q4" {
		t.Errorf("from %s to %s", first, last)
	}
	b := &set.Start.Bond
	if b.Declared != 2 || b.Effective != 2 || b.Consulted != 1<<2|1<<4 {
		t.Errorf("declared %d, effective %d, consulted %b", b.Declared, b.Effective, b.Consulted)
	}
	if met := game.Deeds(&set.Rules, b); !met[game.Normal] {
		t.Errorf("deeds at the start: %v", met)
	}
	if c := set.Start.Contracts[0]; c.Kind != game.Consultations || c.DueA != 0 || c.Ends != game.NoDue {
		t.Errorf("contract %+v", c)
	}
	if len(set.Schedule) != 2 || set.Schedule[0].Quarter != 5 || set.Schedule[0].Para != 8 || s.Events[1].Para != 9 {
		t.Errorf("schedule %+v", set.Schedule)
	}
	if set.Oil[0] != 110 || set.Oil[26] != 44 || set.Start.Oil != 110 {
		t.Errorf("oil from %d (%d before) to %d", set.Oil[0], set.Start.Oil, set.Oil[26])
	}
}

func TestShortGamesStartFromWhatWasDone(t *testing.T) {
	pact, forum := load(t, "pact-2015"), load(t, "forum-2016")
	for _, s := range []*Scenario{pact, forum} {
		b := &s.Setup.Start.Bond
		if s.Setup.Quarters != 8 || b.Clauses[game.NoAttack].Status != game.InForce || b.Clauses[game.Sovereignty].Status != game.InForce {
			t.Errorf("%s: %d quarters, clauses %+v", s.Name, s.Setup.Quarters, b.Clauses)
		}
		if b.Declared <= b.Effective {
			t.Errorf("%s: declared %d, effective %d", s.Name, b.Declared, b.Effective)
		}
		gas, arms := s.Setup.Start.Contracts[1], s.Setup.Start.Contracts[2]
		if gas.Kind != game.GasContract || gas.Advance != 2 || gas.Disputed != 1 || gas.DueB != 1 || gas.DueA != game.NoDue {
			t.Errorf("%s: gas %+v", s.Name, gas)
		}
		if arms.Kind != game.ArmsContract || arms.Promised != game.FullGrade || arms.Built != game.UnknownGrade || arms.A != game.Russia {
			t.Errorf("%s: arms %+v", s.Name, arms)
		}
	}
	if a := pact.Setup.Start.Contracts[2]; a.Advance != 1 || a.DueA != 4 || a.DueB != 1 {
		t.Errorf("pact-2015: arms %+v", a)
	}
	if a := forum.Setup.Start.Contracts[2]; a.Advance != 0 || a.DueA != 3 || a.DueB != game.NoDue {
		t.Errorf("forum-2016: arms %+v", a)
	}
	if d := forum.Setup.Start.Contracts[3]; d.Kind != game.Deal || d.B != game.China || d.Term != game.TermNoTheft || d.DueB != 1 || d.Ends != 5 {
		t.Errorf("forum-2016: deal %+v", d)
	}
	china := forum.Setup.Start.Sides[game.China]
	if china.Institutions != 1 || china.Forum != 4 || china.Dues != 8 || china.Kept != 0b10101101 {
		t.Errorf("forum-2016: China %+v", china)
	}
	if n := len(forum.Setup.Schedule); n != 0 {
		t.Errorf("forum-2016: %d events of the past", n)
	}
	if forum.Base != "pact-2015" || forum.Setup.Oil[0] != 46 {
		t.Errorf("forum-2016: on %q, oil %d", forum.Base, forum.Setup.Oil[0])
	}
}

// Each overlay changes what it says, and nothing else.
func TestOverlaysChangeWhatTheySay(t *testing.T) {
	base := load(t, Default)
	for name, change := range map[string]func(*game.Setup){
		"no-us-china-deal":     func(s *game.Setup) { s.Ban = []game.Ban{{Who: game.US, Kind: game.DealOffer, To: game.China}} },
		"no-freedom-programme": func(s *game.Setup) { s.Ban = []game.Ban{{Who: game.US, Kind: game.Freedom, To: game.Nobody}} },
		"contracts-honoured": func(s *game.Setup) {
			s.Ban = []game.Ban{{Who: game.China, Kind: game.AnswerDue, To: game.Nobody}, {Who: game.Russia, Kind: game.AnswerDue, To: game.Nobody}}
		},
		"double-sanctions":    func(s *game.Setup) { s.Start.Sanctions[game.US][game.Russia].Level *= 2 },
		"perfect-attribution": func(s *game.Setup) { s.Rules.Switch.Doubt = 0 },
		"oil-high":            func(s *game.Setup) { s.Oil = load(t, "oil-high").Setup.Oil },
	} {
		got, want := load(t, name), base.Setup
		want.Name = name
		change(&want)
		if !reflect.DeepEqual(got.Setup, want) {
			t.Errorf("%s: found\n%+v\nexpected\n%+v", name, got.Setup, want)
		}
		if got.Base != Default {
			t.Errorf("%s builds on %q", name, got.Base)
		}
	}
	for q, price := range load(t, "oil-high").Setup.Oil[:base.Setup.Quarters] {
		if price < base.Setup.Rules.Budget.OilHigh {
			t.Errorf("oil-high: %d dollars in %s", price, base.Setup.QuarterName(uint8(q)))
		}
	}
}

func TestFilesBuildOnFiles(t *testing.T) {
	write(t, "lower.toml", strings.Replace(head, `"baseline"`, `"no-us-china-deal"`, 1)+`
[rules]
espionage.detection = 3
[rules.orders.build]
influence = 1
[[event]]
at = "2014Q3"
what = "trust"
amount = -1
para = 5
text = "A quarrel."
[[ban]]
who = "russia"
order = "sell-elsewhere"
`, "upper.toml", strings.Replace(head, "baseline", "lower.toml", 1)+`
keep_events = false
start.russia.wait = { sell = 2 }
rules.espionage.detection = 4
`)
	lower, upper := load(t, "lower.toml"), load(t, "upper.toml")
	r := &lower.Setup.Rules
	if r.Espionage.Detection != 3 || r.Orders[game.Build].Influence != 1 || r.Orders[game.Build].Funds == 0 {
		t.Errorf("lower: detection %d, build %+v", r.Espionage.Detection, r.Orders[game.Build])
	}
	if n, m := len(lower.Setup.Schedule), len(lower.Setup.Ban); n != 3 || m != 2 {
		t.Errorf("lower: %d events, %d bans", n, m)
	}
	if first := lower.Setup.Schedule[0]; first.Quarter != 1 || first.What != game.InjectTrust || first.Amount != -1 {
		t.Errorf("lower: first event %+v", first)
	}
	if upper.Setup.Rules.Espionage.Detection != 4 || len(upper.Setup.Schedule) != 0 || len(upper.Setup.Ban) != 2 || upper.Setup.Start.Sides[game.Russia].Wait[game.WaitSell] != 2 {
		t.Errorf("upper: detection %d, %d events, %d bans", upper.Setup.Rules.Espionage.Detection, len(upper.Setup.Schedule), len(upper.Setup.Ban))
	}
	if upper.Title != "Mine" || upper.Base != "lower.toml" {
		t.Errorf("upper: %q on %q", upper.Title, upper.Base)
	}
}

func TestNumbers(t *testing.T) {
	numbers := Numbers()
	if len(numbers) < 300 || numbers[0].Path != "switch.energy" {
		t.Fatalf("%d numbers, the first %+v", len(numbers), numbers[0])
	}
	at := pointers(&load(t, Default).Setup.Rules)
	seen := map[string]bool{}
	for _, x := range numbers {
		if seen[x.Path] || x.Why == "" || x.From == "" || x.Value < x.Low || x.Value > x.High {
			t.Errorf("%+v", x)
		}
		if p := at[x.Path]; p == nil || *p != x.Value {
			t.Errorf("%s is not %d in the rules", x.Path, x.Value)
		}
		seen[x.Path] = true
	}
	for path, p := range at {
		if !seen[path] && (!strings.HasPrefix(path, "orders.") || *p != 0) {
			t.Errorf("%s is not listed", path)
		}
	}
}

func TestEveryWorkIsCitedInFull(t *testing.T) {
	text := shippedText(t)
	for _, x := range Numbers() {
		for _, work := range strings.Split(x.From, ", ") {
			if work != "our judgement" && !strings.HasPrefix(work, "¶") && !strings.Contains(text, "\n# "+work+": ") {
				t.Errorf("%s comes from %q, which the head of the file does not cite", x.Path, work)
			}
		}
	}
}

func TestSet(t *testing.T) {
	r := load(t, Default).Setup.Rules
	if err := Set(&r, Setting{"tracks.trust", 3}); err != nil || r.Tracks.Trust != 3 {
		t.Errorf("trust %d, %v", r.Tracks.Trust, err)
	}
	for _, c := range []struct {
		path string
		n    int16
		want string
	}{
		{"espionage.detecton", 3, `no number "espionage.detecton" in the rules; did you mean "espionage.detection"?`},
		{"budget.posture_divisor", 0, `budget.posture_divisor: expected a whole number from 1 to 100, found 0`},
		{"x", 1, `no number "x" in the rules`},
	} {
		before := r
		if err := Set(&r, Setting{c.path, c.n}); err == nil || said(err) != c.want || r != before {
			t.Errorf("found %v, expected %s", err, c.want)
		}
	}
}
