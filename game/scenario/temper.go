package scenario

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"entente/game"
	"entente/game/fault"
)

// tempersName is the name of the shipped temperaments.
const tempersName = "temperaments"

// Temperament is another way of reckoning for agents, power by power.
type Temperament struct {
	Name   string
	Title  string
	Powers [game.Powers]Temper
}

// Temper is a temperament of one power.
type Temper struct {
	Has     bool // false: the temperament has none for this power
	Why     string
	From    string // ¶ of the source, a work, or our judgement
	Numbers []Setting
}

// Temperaments lists the shipped ones, by name.
func Temperaments() ([]Temperament, error) { return tempers() }

var tempers = sync.OnceValues(func() ([]Temperament, error) {
	l := newLoader()
	var list []Temperament
	if src, ok := l.open(tempersName, nil); ok {
		list = l.temperaments(src)
	}
	return list, l.faults.Or()
})

// FindTemperament gives a shipped temperament by name.
func FindTemperament(name string) (*Temperament, error) {
	list, err := Temperaments()
	if err != nil {
		return nil, err
	}
	var known []string
	for i := range list {
		if list[i].Name == name {
			return &list[i], nil
		}
		known = append(known, list[i].Name)
	}
	return nil, fault.NoTemperament.New(name, suggest(name, known))
}

// Agents puts the numbers of the temperament, for all powers that it has, in
// the place of those of some rules.
func (t *Temperament) Agents(r *game.Rules) (*game.AgentRules, error) {
	own := *r
	for p := range t.Powers {
		if err := Set(&own, t.Powers[p].Numbers...); err != nil {
			return nil, err
		}
	}
	return &own.Agents, nil
}

// isTempers tells a file of temperaments.
func (s *source) isTempers() bool {
	_, some := s.m["temperament"]
	_, title := s.m["title"]
	return some && !title
}

// ownNumbers are the agents' numbers that each power has of its own.
var ownNumbers = func() (keys []string) {
	t := reflect.TypeFor[game.AgentRules]()
	for i := range t.NumField() {
		if f := t.Field(i); f.Type == reflect.TypeFor[game.Each]() {
			keys = append(keys, f.Tag.Get("toml"))
		}
	}
	return keys
}()

func (l *loader) temperaments(src *source) (list []Temperament) {
	root := src.root(l)
	all := root.table("temperament")
	for _, name := range sortedKeys(all.m) {
		n := all.table(name)
		t := Temperament{Name: name}
		if strings.ContainsAny(name, " @:=") {
			n.fault("", fault.WantSpaceless)
		}
		n.need("title")
		n.text("title", &t.Title)
		some := false
		for p := range game.Power(game.Powers) {
			if _, t.Powers[p].Has = n.m[p.String()]; t.Powers[p].Has {
				some = true
			}
			l.temper(&t.Powers[p], n.table(p.String()), p)
		}
		if !some {
			n.fault("", fault.WantSomebody)
		}
		n.close()
		list = append(list, t)
	}
	root.close()
	return list
}

// temper reads a temperament of one power.
func (l *loader) temper(t *Temper, n *node, p game.Power) {
	if !t.Has {
		return
	}
	n.need("why", "from")
	n.text("why", &t.Why)
	if n.text("from", &t.From) {
		n.paras("from", t.From)
	}
	for _, key := range ownNumbers {
		path := "agents." + key + "." + p.String()
		lim := limitOf(path)
		var value int16
		if number(n, key, lim.low, lim.high, &value) {
			t.Numbers = append(t.Numbers, Setting{path, value})
		}
	}
	if len(t.Numbers) == 0 && !slices.ContainsFunc(l.faults, func(f fault.Located) bool { return strings.HasPrefix(f.Path, n.path) }) {
		n.fault("", fault.WantAgentNumber)
	}
	n.close()
}
