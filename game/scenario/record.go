package scenario

import (
	"slices"
	"strings"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
	"entente/game/policy"
)

// Record is what the source reports, dated: as orders and answers, as events,
// and as facts that the start already holds.
type Record struct {
	Scenario *Scenario // on which it is played
	Entries  []Entry
	Pins     []Pin
	Last     uint8 // the last quarter of which it tells
}

// Entry is one thing that the source reports.
type Entry struct {
	At       string        // quarter, such as 2015Q2
	Para     uint8         // ¶ of the source
	Text     string        // in our words
	Undated  bool          // the source gives no date: the quarter is our judgement
	Moves    []policy.Move // what powers did
	Event    bool          // it is on the schedule of the scenario
	Fact     string        // key of the scenario that already holds it
	Restrain game.Kind     // an order that By did not give To from then on; Pass: none
	By, To   game.Power
}

// Pin is an outcome of dice that the source reports.
type Pin struct {
	At   string
	Key  dice.Key
	Face int8
	Para uint8
	Why  string
}

// LoadRecord loads the shipped record of what the source reports.
func LoadRecord() (*Record, error) {
	s, err := Load("record")
	if err != nil {
		return nil, err
	}
	return s.Record, nil
}

// Moves are what the powers did, entry by entry.
func (r *Record) Moves() []policy.Move {
	var all []policy.Move
	for i := range r.Entries {
		all = append(all, r.Entries[i].Moves...)
	}
	return all
}

// Policy does in each seat what the record says that power did.
func (r *Record) Policy() policy.Policy { return policy.Record{Moves: r.Moves()} }

// Roller rolls what the record pins, and leaves the rest to base. used, if not
// nil, takes the pins that were asked for.
func (r *Record) Roller(base dice.Roller, used map[dice.Key]bool) dice.Roller {
	pins := make(map[dice.Key]int8, len(r.Pins))
	for _, p := range r.Pins {
		pins[p.Key] = p.Face
	}
	return dice.Pinned{Base: base, Pins: pins, Used: used}
}

// entry is an entry with its date of the calendar.
type entry struct {
	Entry
	at         quarter
	file, path string
}

type pin struct {
	Pin
	at, until  quarter
	file, path string
}

// dueKinds are the words for contracts under which something falls due.
var dueKinds = append(slices.Clone(contractKinds), "ultimatum")

// entries reads the entries of a record; they are added to the base's.
func (l *loader) entries(d *draft, n *node) {
	list, _ := n.tables("entry")
	for _, t := range list {
		e := entry{file: t.file, path: t.path}
		e.By, e.To = game.Nobody, game.Nobody
		t.need("at", "para", "text")
		t.when("at", &e.at)
		number(t, "para", 1, lastPara, &e.Para)
		t.text("text", &e.Text)
		var undated int8
		t.flag("undated", &undated)
		e.Undated = undated == 1
		l.form(d, &e, t)
		t.close()
		d.entries = append(d.entries, e)
	}
	pins, _ := n.tables("pin")
	for _, t := range pins {
		p := pin{file: t.file, path: t.path}
		t.need("at", "roll", "face", "para", "why")
		if t.when("at", &p.at) {
			p.until = p.at
		}
		t.when("until", &p.until)
		number(t, "face", 1, dice.Faces, &p.Face)
		number(t, "para", 1, lastPara, &p.Para)
		t.text("why", &p.Why)
		l.roll(&p.Key, t)
		t.close()
		d.pins = append(d.pins, p)
	}
}

// forms are the keys of which an entry has exactly one: what kind of thing it reports.
var forms = []string{"order", "due", "refrains", "event", "scheduled", "fact"}

// together names all of some keys, as the argument of a fault.
func together(keys []string) any {
	switch len(keys) {
	case 0:
		return fault.FoundNone
	case 1:
		return keys[0]
	}
	return fault.And.New(keys[0], together(keys[1:]))
}

func (l *loader) form(d *draft, e *entry, n *node) {
	var have []string
	for _, f := range forms {
		if _, ok := n.m[f]; ok {
			have = append(have, f)
		}
	}
	if len(have) != 1 {
		n.known = append(n.known, "by", "answer", "choice", "to")
		n.known = append(n.known, forms...)
		n.fault("", fault.WantOne.New(forms, together(have)))
		return
	}
	switch have[0] {
	case "order":
		l.ordered(e, n)
	case "due":
		m := policy.Move{Para: e.Para}
		n.need("by", "choice")
		word(n, "by", seats[:], &m.By)
		word(n, "due", dueKinds, &m.Due)
		word(n, "choice", game.MenuWords(game.ChoiceMenu), &m.Choice)
		e.Moves = []policy.Move{m}
	case "refrains":
		names := make([]string, game.Kinds)
		for k := game.Pass + 1; k < game.AnswerDue; k++ {
			names[k] = game.Specs[k].Name
		}
		n.need("by")
		word(n, "by", seats[:], &e.By)
		word(n, "refrains", names, &e.Restrain)
		if game.Specs[e.Restrain].To {
			word(n, "to", seats[:], &e.To)
		}
	case "event":
		x := event{at: e.at, text: e.Text, file: n.file, path: n.path}
		t := n.table("event")
		t.need("what")
		l.effect(&x.sched, t)
		t.close()
		x.sched.Para = e.Para
		d.events = append(d.events, x)
		e.Event = true
	case "scheduled":
		var yes int8
		n.flag("scheduled", &yes)
		e.Event = yes == 1
	case "fact":
		n.text("fact", &e.Fact)
	}
}

// ordered reads an order, and the answer if it was an offer.
func (l *loader) ordered(e *entry, n *node) {
	m := policy.Move{Para: e.Para}
	var text string
	n.need("by")
	seat := word(n, "by", seats[:], &m.By)
	if !n.text("order", &text) {
		return
	}
	o, err := game.ParseOrder(text)
	if err != nil {
		n.fault("order", err)
		return
	}
	if !seat {
		return
	}
	if !slices.Contains(game.Menus(m.By), o) {
		n.fault("order", fault.NeverHas.New(m.By, text))
		return
	}
	m.Order = o
	e.Moves = []policy.Move{m}
	to, offer := o.Offered(m.By)
	if !offer {
		return
	}
	n.need("answer")
	reply := policy.Move{By: to, From: m.By, Order: o, Para: e.Para}
	if word(n, "answer", game.MenuWords(game.AnswerMenu), &reply.Answer) {
		e.Moves = append(e.Moves, reply)
	}
}

// wholeRecord checks the entries against the game, and dates them.
func (l *loader) wholeRecord(d *draft) {
	if len(d.entries) == 0 && len(d.pins) == 0 {
		return
	}
	r := &Record{Scenario: &d.Scenario}
	last := d.starts + quarter(d.quarters) - 1
	dated := func(at quarter, file, path string) (uint8, bool) {
		if at < d.starts || at > last {
			l.whole(file, path+".at", fault.OutsideGame.New(d.starts, last, at))
			return 0, false
		}
		return uint8(at - d.starts), true
	}
	slices.SortStableFunc(d.entries, func(a, b entry) int { return int(a.at - b.at) })
	for i := range d.entries {
		e := &d.entries[i]
		e.At = e.at.String()
		if e.Fact != "" {
			l.fact(d, e)
			r.Entries = append(r.Entries, e.Entry)
			continue
		}
		q, ok := dated(e.at, e.file, e.path)
		if !ok {
			continue
		}
		r.Last = max(r.Last, q)
		for m := range e.Moves {
			e.Moves[m].Quarter = q
		}
		if e.Event && !slices.ContainsFunc(d.Setup.Schedule, func(s game.Scheduled) bool { return s.Quarter == q && s.Para == e.Para }) {
			l.whole(e.file, e.path+".scheduled", fault.NoEvent.New(e.Para, e.At))
		}
		r.Entries = append(r.Entries, e.Entry)
	}
	l.restraint(d)
	for _, p := range d.pins {
		if p.until < p.at {
			l.whole(p.file, p.path+".until", fault.BeforeAt.New(p.at, p.until))
		}
		for at := p.at; at <= p.until; at++ {
			q, ok := dated(at, p.file, p.path)
			if !ok {
				break
			}
			p.At, p.Key.Quarter = at.String(), q
			if slices.ContainsFunc(r.Pins, func(x Pin) bool { return x.Key == p.Key && x.Face != p.Face }) {
				l.whole(p.file, p.path+".face", fault.PinContradicts.New(p.At))
			}
			r.Pins = append(r.Pins, p.Pin)
		}
	}
	d.Record = r
}

// fact checks that the scenario holds what an entry says it holds.
func (l *loader) fact(d *draft, e *entry) {
	if e.at > d.starts {
		l.whole(e.file, e.path+".at", fault.AfterStart.New(d.starts, e.at))
	}
	if _, ok := l.set[e.Fact]; !ok || !strings.HasPrefix(e.Fact, "start.") {
		var known []string
		for _, k := range sortedKeys(l.set) {
			if strings.HasPrefix(k, "start.") {
				known = append(known, k)
			}
		}
		l.whole(e.file, e.path+".fact", fault.NoKeySet.New(e.Fact, suggestNear(e.Fact, known)))
	}
}

// restraint checks that no entry does what another says was not done.
func (l *loader) restraint(d *draft) {
	for _, no := range d.entries {
		for _, e := range d.entries {
			for _, m := range e.Moves {
				if no.Restrain != game.Pass && m.Answer == game.Unanswered && m.By == no.By && m.Order.Kind == no.Restrain && e.at >= no.at && (no.To == game.Nobody || m.Order.To == no.To) {
					l.whole(e.file, e.path+".order", fault.RefrainContradicts.New(no.path, no.By, no.At))
				}
			}
		}
	}
}
