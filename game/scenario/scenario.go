// Package scenario loads what a game is played by: the numbers of the rules, a
// scenario's start, its events and bans, and the record of what the source
// reports, from TOML into a game.Setup. Loading is strict: every fault is told
// at once, and nothing half-loaded is given out.
//
// A scenario may build on another by its name or path (base = "baseline").
// What it sets replaces what the base sets, key by key; lists are replaced as
// a whole, except that its events, bans, entries and pins are added.
package scenario

import (
	"strings"

	"entente/game"
	"entente/game/fault"
)

// Scenario is a game to be played, as loaded and checked.
type Scenario struct {
	Name        string // of a shipped scenario, or the path of a user's file
	Title       string
	Description string
	Paras       []int // ¶s of the source that it draws on
	Base        string
	Setup       game.Setup
	Events      []Event // the scenario's events with their words; Setup.Schedule holds the same without
	Injects     []Inject
	Record      *Record // what the powers did, where the scenario is a record
}

// Event is a scheduled event and what the scenario says of it.
type Event struct {
	game.Scheduled
	Text string
}

// Load loads a scenario: a shipped one by its name, or a user's file by its
// path, which ends in .toml. Its error is a Faults.
func Load(name string) (*Scenario, error) {
	l := newLoader()
	s := l.load(name)
	if err := l.faults.Or(); err != nil {
		return nil, err
	}
	return s, nil
}

// Check reads files of any kind (scenarios, records, rules, claims, temperaments,
// experiments) and tells
// everything that is wrong with them. Its error is a Faults.
func Check(paths ...string) error {
	var all Faults
	for _, p := range paths {
		l := newLoader()
		src, ok := l.open(p, nil)
		switch {
		case !ok:
		case src.isRules():
			l.rulebook(src)
		case src.isClaims():
			l.claims(src)
		case src.isTempers():
			l.temperaments(src)
		case src.isExperiment():
			l.experiment(src)
		default:
			l.load(p)
		}
		all = append(all, l.faults...)
	}
	return all.Or()
}

// isRules tells a file of rules from a scenario, which has words for a person.
func (s *source) isRules() bool {
	_, title := s.m["title"]
	_, some := s.m["espionage"]
	return some && !title
}

// draft is a scenario while it is put together, the base first.
type draft struct {
	Scenario
	starts    quarter
	quarters  int
	oil       map[int][4]int16 // by year
	events    []event
	contracts []contract
	deeds     map[string][]quarter // by path under start.deeds
	clauses   map[string]quarter
	entries   []entry
	pins      []pin
}

func newDraft() *draft {
	d := &draft{oil: map[int][4]int16{}, deeds: map[string][]quarter{}, clauses: map[string]quarter{}}
	d.Setup.Rules = shipped().rules
	return d
}

func (l *loader) load(name string) *Scenario {
	book := shipped()
	if len(book.faults) > 0 {
		l.faults = append(l.faults, book.faults...)
		return nil
	}
	d := newDraft()
	src := l.apply(d, name, nil)
	if src == nil {
		return nil
	}
	d.Name, d.Setup.Name = name, name
	l.compile(d, src.name)
	return &d.Scenario
}

// apply reads a file onto a draft, after the file that it builds on. chain
// holds the files that build on it. It gives nil where a file of the chain
// could not be read at all.
func (l *loader) apply(d *draft, name string, chain []*source) *source {
	if name == rulesName || name == claimsName || name == tempersName {
		l.unreadable(name, "", nil, chain)
		return nil
	}
	src, ok := l.open(name, chain)
	if !ok {
		return nil
	}
	chain = append(chain, src)
	for i, by := range chain[:len(chain)-1] {
		if by.name == src.name {
			last := chain[len(chain)-2]
			l.fault(last.name, "base", fault.Circle.New(circle(chain[i:])))
			return nil
		}
	}
	root := src.root(l)
	var base string
	if root.text("base", &base) && l.apply(d, base, chain) == nil {
		return nil
	}
	d.Base = base
	l.scenario(d, root)
	return src
}

// circle says which file builds on which.
func circle(chain []*source) any {
	if len(chain) == 1 {
		return chain[0].name
	}
	return fault.BuildsOn.New(chain[0].name, circle(chain[1:]))
}

// scenario reads the tables of one file.
func (l *loader) scenario(d *draft, n *node) {
	n.text("title", &d.Title)
	if n.text("description", &d.Description) {
		d.Description = strings.Join(strings.Fields(d.Description), " ")
	}
	n.need("title", "description", "paras")
	d.Paras = n.paragraphs("paras")
	n.when("starts", &d.starts)
	number(n, "quarters", 1, game.MaxQuarters, &d.quarters)
	l.oil(d, n.table("oil"))
	settings(n.table("rules"), &d.Setup.Rules)
	l.start(d, n.table("start"))
	l.events(d, n)
	l.injects(d, n)
	l.bans(d, n)
	l.entries(d, n)
	n.close()
}

// oil reads the path of the price: a year's four quarters each, in dollars.
func (l *loader) oil(d *draft, n *node) {
	for _, key := range sortedKeys(n.m) {
		q, good := parseQuarter(key + "Q1")
		if !good {
			n.known = append(n.known, key)
			n.fault(key, fault.WantYear)
			continue
		}
		list := n.list(key)
		if list == nil {
			continue
		}
		var year [4]int16
		for i, v := range list {
			dollars, whole := v.(int64)
			if i >= len(year) || !whole || dollars < 1 || dollars > 500 {
				list = nil
				break
			}
			year[i] = int16(dollars)
		}
		if len(list) != len(year) {
			n.fault(key, fault.WantOil.New(foundList(n.m[key])))
			continue
		}
		d.oil[int(q)/4] = year
	}
	n.close()
}

// compile makes the setup of a draft, and checks it as a whole.
func (l *loader) compile(d *draft, file string) {
	set := &d.Setup
	for _, key := range [2]string{"starts", "quarters"} {
		if _, ok := l.set[key]; !ok {
			l.whole(file, key, fault.Missing)
		}
	}
	l.complete(file)
	if d.starts == 0 || d.quarters == 0 {
		return // nothing can be dated
	}
	set.Quarters = uint8(d.quarters)
	set.Year, set.Season = int16(d.starts/4), uint8(d.starts%4)
	for q := range d.quarters {
		at := d.starts + quarter(q)
		price := d.oil[int(at/4)][at%4]
		if price == 0 {
			l.whole(file, "oil", fault.MissingYear.New(int(at/4)))
			break
		}
		set.Oil[q] = price
	}
	l.wholeRules(l.setBy("rules", file), "rules", &set.Rules)
	l.wholeStart(d, file)
	l.schedule(d)
	l.wholeRecord(d)
}

// setBy names the file that set a key last, or else the file at hand.
func (l *loader) setBy(path, file string) string {
	if f, ok := l.set[path]; ok {
		return f
	}
	return file
}
