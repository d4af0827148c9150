package scenario

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"entente/game"
	"entente/game/fault"
	"entente/game/policy"
)

// Arm is the game under the conditions of one arm of a contrast, or one point
// of an experiment.
type Arm struct {
	Name     string
	Setup    game.Setup
	Rules    []Setting                 // what the arm sets, again after rules were drawn
	Must     [game.Powers][]game.Order // cards that a power plays whenever it may and can
	Never    [game.Powers][]game.Order // cards that it never plays
	Slip     bool                      // China and Russia slip what they owe each other
	Policies [game.Powers]string       // who plays, as --policy names them; "": whoever is asked for
}

// overlay reads what an arm, or a level of a factor, changes in a draft.
func (l *loader) overlay(d *draft, a *Arm, n *node) {
	number(n, "quarters", 1, game.MaxQuarters, &d.quarters)
	for _, x := range []struct {
		key  string
		read func(n *node)
	}{
		{"oil", func(n *node) { l.oil(d, n) }},
		{"start", func(n *node) { l.start(d, n) }},
		{"rules", func(n *node) { a.Rules = append(a.Rules, settings(n, &d.Setup.Rules)...) }},
	} {
		if _, there := n.m[x.key]; there { // most are not, and these are long
			x.read(n.table(x.key))
		} else {
			n.known = append(n.known, x.key)
		}
	}
	l.bans(d, n)
	var dues uint8
	if word(n, "dues", []string{"", "honour", "slip"}, &dues) && dues == 1 {
		for p := range game.US {
			d.Setup.Ban = append(d.Setup.Ban, game.Ban{Who: p, Kind: game.AnswerDue, To: game.Nobody})
		}
	}
	a.Slip = a.Slip || dues == 2
	cards(n.table("must"), &a.Must)
	cards(n.table("never"), &a.Never)
	players(n, "policy", &a.Policies)
}

// players reads who plays: a policy for all seats, or for each its own.
func players(n *node, key string, to *[game.Powers]string) {
	read := func(n *node, key string, first, last game.Power) {
		var name string
		if !n.text(key, &name) {
			return
		}
		for p := first; p <= last; p++ {
			if _, err := ParsePolicy(nil, name, p, p); err != nil {
				n.fault(key, err)
				return
			}
			to[p] = name
		}
	}
	if _, isTable := n.m[key].(map[string]any); !isTable {
		read(n, key, game.China, game.US)
		return
	}
	t := n.table(key)
	for p, seat := range seats {
		read(t, seat, game.Power(p), game.Power(p))
	}
	t.close()
}

// ParsePolicy reads NAME[:STRENGTH][@TEMPERAMENT] for the seats from first to
// last, under the rules of a set-up; nil: the shipped rules. It does not know
// the policy of a record.
func ParsePolicy(set *game.Setup, what string, first, last game.Power) (policy.Policy, error) {
	name, temper, tempered := strings.Cut(what, "@")
	p, err := policy.New(name)
	if err != nil || !tempered {
		return p, err
	}
	if p != (policy.Doctrine{}) {
		base, _, _ := strings.Cut(name, ":")
		return nil, fault.NeverTempered.New(base, temper)
	}
	t, err := FindTemperament(temper)
	if err != nil {
		return nil, err
	}
	for s := first; s <= last; s++ {
		if !t.Powers[s].Has {
			return nil, fault.NotTempered.New(s, temper)
		}
	}
	rules := &shipped().rules
	if set != nil {
		rules = &set.Rules
	}
	agents, err := t.Agents(rules)
	if err != nil {
		return nil, err
	}
	return policy.Doctrine{Temper: &policy.Temper{Name: temper, Agents: agents}}, nil
}

// copyOf copies a draft, so that what is laid over the copy leaves it as it is.
func (d *draft) copyOf() *draft {
	c := *d
	c.oil, c.deeds, c.clauses = maps.Clone(d.oil), maps.Clone(d.deeds), maps.Clone(d.clauses)
	c.events, c.contracts = slices.Clone(d.events), slices.Clone(d.contracts)
	c.entries, c.pins = slices.Clone(d.entries), slices.Clone(d.pins)
	c.Events = slices.Clone(d.Events)
	c.Setup.Ban, c.Setup.Schedule = slices.Clone(d.Setup.Ban), slices.Clone(d.Setup.Schedule)
	return &c
}

// ground is a scenario before what is laid over it.
type ground struct {
	draft *draft
	set   map[string]string // loader.set when it had been read
}

// ground reads a scenario that arms are built on; false where it has faults.
func (l *loader) ground(by *source, key, name string) (*ground, bool) {
	if !shippedFile(name) && !filepath.IsAbs(name) {
		name = filepath.Join(by.dir, name)
	}
	if !l.playable(by, key, &name) {
		return nil, false
	}
	sub := newLoader()
	d := newDraft()
	sub.apply(d, name, nil)
	d.Name, d.Setup.Name = name, name
	return &ground{d, sub.set}, true
}
