package debrief

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	_ "embed" // for the page

	"entente/game"
	"entente/game/fault"
	"entente/game/lab/reference"
	"entente/game/replay"
	"entente/game/report/figure"
	"entente/game/scenario"
	"entente/game/words"
)

//go:embed page.html.tmpl
var pageHTML string

//go:embed page.css
var pageCSS string

// Policy is the content security policy of the page: it has its styles and
// fonts with it and runs nothing. Whoever serves the page sends it along.
const Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'none'"

// page is what the template shows.
type page struct {
	w       *words.Words
	stories []*story

	Lang      string
	Style     template.CSS
	Title     string // of the scenario
	Tables    []tableBox
	Claims    []claimBox
	Questions []asked
	Check     string
	Policy    string
	Uneven    bool   // tables differ in what was released to them
	Shared    string // "many" if all tables share start and dice, else "apart"
}

// tableBox is a table of the class.
type tableBox struct {
	Mark, Name string
	Anchor     string
	Outcome    string
	Verdict    string
	State      string // how far it was played
	Course     template.HTML
	Small      template.HTML
	Turns      []turnBox
	Scores     []scoreBox
	Hidden     string
	Facts      []fact // for the comparison
	Quarters   []quarterBox
	Seed       string
}

// fact is a number of the comparison.
type fact struct{ Name, Value string }

// scoreBox is how well a power did.
type scoreBox struct {
	Power  game.Power
	Seat   string
	Points int
	Place  string
}

// turnBox is a turning point.
type turnBox struct {
	Title string
	Deed  string
	Said  bool // of words; else of deeds
	Why   []string
}

// quarterBox is a quarter: what all could read, the truth, and what each held.
type quarterBox struct {
	Title      string
	Oil        string
	Said, Done string
	News       []string
	Truth      []truth
	Held       []held
}

// truth is something that not everybody knew.
type truth struct {
	By      game.Power
	Text    string
	Fate    string // of an intrusion: what its victim made of it
	Verdict string // code, for its mark
	Knew    string // who knew of it at the time
}

// held is what a power held against the others, beside the truth.
type held struct {
	Power   game.Power
	Against []suspect
}

// suspect is one of the others as a power saw it.
type suspect struct {
	Power    game.Power
	Dots     []bool // evidence, by level
	Evidence string
	Threat   string
	Truth    string
	Verdict  string // code: right, wrong, missed, none
}

// Write writes the debrief of some games as one HTML file that needs no other.
// At least one is needed; the first gives the scenario.
func Write(to io.Writer, w *words.Words, tables []Table) error {
	if len(tables) == 0 {
		return fault.NothingToTell
	}
	p := &page{w: w, Lang: words.English, Policy: Policy}
	for _, t := range tables {
		s, err := tell(t)
		if err != nil {
			return err
		}
		p.stories = append(p.stories, s)
	}
	c, err := scenario.LoadClaims("")
	if err != nil {
		return err
	}
	ref := reference.Shipped()
	first := p.stories[0].set.Name
	p.Title = first
	if sc, err := scenario.Load(first); err == nil {
		p.Title = sc.Title
	}
	p.Shared = "many"
	for _, s := range p.stories[1:] {
		if s.set.Name != first || s.Game.Seed() != p.stories[0].Game.Seed() {
			p.Shared = "apart"
		}
		p.Uneven = p.Uneven || !slices.Equal(s.injects(), p.stories[0].injects())
	}
	sheet, err := figure.Sheet(pageCSS)
	if err != nil {
		return err
	}
	p.Style = template.CSS(sheet)
	for i := range p.stories {
		p.Tables = append(p.Tables, p.table(i, ref))
	}
	p.Claims, p.Questions = p.claims(c, ref), p.ask()
	p.Check = p.text("made", "engine", game.EngineVersion, "n", ref.Games, "seed", strconv.Itoa(int(ref.Seed)), "check", ref.Check)
	t, err := template.New("debrief").Funcs(template.FuncMap{
		"text":  func(key string, a ...any) string { return p.text(key, a...) },
		"power": w.Power,
		"shape": shape,
	}).Parse(pageHTML)
	if err != nil {
		return err
	}
	return t.Execute(to, p)
}

func (p *page) text(key string, a ...any) string { return p.w.Text("ui.debrief."+key, a...) }

// table tells of a table.
func (p *page) table(i int, ref *reference.Reference) tableBox {
	s := p.stories[i]
	t := tableBox{Mark: strconv.Itoa(i + 1), Anchor: "table-" + strconv.Itoa(i+1), Name: s.Name}
	t.Seed = fmt.Sprintf("%016x%016x", s.Game.Seed().Hi, s.Game.Seed().Lo)
	if s.over() {
		out := game.Result(&s.last)
		t.Outcome, t.Verdict = capital(p.w.Outcome(out)), p.w.Verdict(out)
		t.State = p.text("played-out", "n", int(s.set.Quarters))
	} else {
		t.Outcome = p.text("unfinished")
		t.Verdict = p.text("unfinished-verdict")
		t.State = p.text("played-until", "n", s.full, "all", int(s.set.Quarters), "quarter", p.w.Quarter(s.set, s.last.Quarter))
	}
	if s.undone > 0 {
		t.State += " " + p.text("undone", "n", s.undone)
	}
	if s.full > 0 {
		t.Course = p.course(s)
	}
	t.Small = small(s, p.text("course-alt", "table", s.Name))
	for _, x := range s.turns {
		t.Turns = append(t.Turns, p.turn(s, &x))
	}
	for q := range game.Power(game.Powers) {
		t.Scores = append(t.Scores, p.score(s, q, ref))
	}
	n := replay.Tally(s.intrusions)
	t.Hidden = p.text("hidden", "n", len(s.intrusions), "seen", len(s.intrusions)-n[replay.Missed], "right", n[replay.Right], "wrong", n[replay.Wrong])
	t.Facts = p.facts(s)
	for k := range s.played {
		t.Quarters = append(t.Quarters, p.quarter(s, &s.played[k]))
	}
	return t
}

// facts are the numbers by which tables are compared.
func (p *page) facts(s *story) []fact {
	tally := replay.Tally(s.intrusions)
	kind := func(kinds ...game.EventKind) int {
		return s.count(func(e *game.Event) bool {
			for _, k := range kinds {
				if e.Kind == k {
					return true
				}
			}
			return false
		})
	}
	var list []fact
	add := func(key string, value string) { list = append(list, fact{p.text("fact." + key), value}) }
	add("declared", strconv.Itoa(int(s.last.Bond.Declared)))
	add("effective", strconv.Itoa(int(s.last.Bond.Effective)))
	for q := range game.Power(game.Powers) {
		list = append(list, fact{p.text("fact.score", "power", q), strconv.Itoa(s.score(q))})
	}
	add("intrusions", strconv.Itoa(len(s.intrusions)))
	add("missed", strconv.Itoa(tally[replay.Missed]))
	add("wrong", strconv.Itoa(tally[replay.Wrong]))
	add("honoured", strconv.Itoa(kind(game.EvHonoured)))
	add("withheld", strconv.Itoa(kind(game.EvSlipped, game.EvDefaulted)))
	add("joint", strconv.Itoa(kind(game.EvJointPush)))
	add("sanctions", strconv.Itoa(kind(game.EvSanction)))
	add("crises", strconv.Itoa(kind(game.EvCrisis)))
	return list
}

// course draws the ladder of a game.
func (p *page) course(s *story) template.HTML {
	f := figure.Course{Alt: p.text("course-alt", "table", s.Name), Declared: s.declared, Effective: s.effective}
	for r := range int8(game.Rungs) {
		f.Rungs = append(f.Rungs, p.w.Text("ui.table.rung-name-"+strconv.Itoa(int(r))))
	}
	for q := range s.full {
		if year, season := s.set.Quarter(uint8(q)); season == 1 || q == 0 {
			f.Years = append(f.Years, figure.Year{At: q, Label: strconv.Itoa(year)})
		}
	}
	for _, x := range s.turns {
		if int(x.Quarter) < s.full {
			f.Turns = append(f.Turns, figure.Turn{Quarter: int(x.Quarter), Declared: x.Declared, From: x.From, To: x.To})
		}
	}
	f.Words.Declared = p.text("declared-at", "n", int(s.declared[s.full-1]))
	f.Words.Effective = p.text("effective-at", "n", int(s.effective[s.full-1]))
	return template.HTML(f.SVG())
}

// mostCauses is how many causes of a turning point are told.
const mostCauses = 5

func (p *page) turn(s *story, x *replay.Turn) turnBox {
	key := "turn-done"
	if x.Declared {
		key = "turn-said"
	}
	t := turnBox{Said: x.Declared, Title: p.text(key, "quarter", p.w.Quarter(s.set, x.Quarter), "from", p.w.Rung(x.From), "to", p.w.Rung(x.To))}
	t.Deed = p.w.Event(s.set, x.Event)
	told := map[string]bool{t.Deed: true, "": true}
	for _, e := range s.log.Why(x.Event.ID) {
		said := p.w.Event(s.set, e)
		if told[said] || e.Kind == game.EvRoll || len(t.Why) == mostCauses {
			continue
		}
		told[said] = true
		if len(t.Why) == 0 && game.RanOut(x.Event, e) {
			t.Why = append(t.Why, p.text("run-out")) // else it reads as if saying it had undone it
		}
		if e.Quarter != x.Quarter {
			said = p.text("earlier", "quarter", p.w.Quarter(s.set, e.Quarter), "what", said)
		}
		t.Why = append(t.Why, said)
	}
	return t
}

func (p *page) score(s *story, q game.Power, ref *reference.Reference) scoreBox {
	b := scoreBox{Power: q, Seat: p.seats(s, q), Points: s.score(q)}
	measure := q.String() + "-score"
	if d := ref.Of(s.set.Name, measure, false); d != nil && s.over() {
		b.Place = p.text("above-agents", "share", percent(float64(d.Under(int64(b.Points)))/float64(d.Games())))
	}
	return b
}

// seats says who played a power: most of the time, and besides.
func (p *page) seats(s *story, q game.Power) string {
	n := map[string]int{}
	for i := range s.full {
		n[p.seat(s.played[i].by[q])]++
	}
	var names []string
	for name := range n {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
	switch len(names) {
	case 0:
		return p.seat(s.Game.Seat(q))
	case 1:
		return names[0]
	}
	rest := 0
	for _, name := range names[1:] {
		rest += n[name]
	}
	return p.text("seat.shared", "who", names[0], "other", strings.Join(names[1:], p.w.Text("number.list")), "n", rest)
}

// seat says who played.
func (p *page) seat(name string) string {
	if key := "ui.debrief.seat." + name; p.w.Has(key) {
		return p.w.Text(key)
	}
	if name == "" {
		return p.text("seat.nobody")
	}
	return name
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
