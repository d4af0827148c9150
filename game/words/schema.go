package words

import (
	"maps"
	"slices"
	"strconv"

	"entente/game"
	"entente/game/fault"
)

// The schema is what a locale file must hold: the texts that codes of package
// game ask for, with the placeholders that are filled, and the sets of terms
// that placeholders stand for.

// holders are the placeholders of a text: the set each stands for, or one of these.
type holders map[string]string

const (
	aNumber = "number" // forms: signed, or a phrase of [count]
	aText   = "text"   // no forms
)

// entry is a text, or a table of texts by case.
type entry struct {
	holders  holders
	cases    []string // may stand instead of one text for all; "else" for the rest of them
	some     bool     // any of the cases, and nothing else: what has none is said elsewhere
	optional bool     // may be missing
	silent   bool     // may be "": nothing is said
	variants bool     // may be a list of texts that mean the same
}

// set is a set of terms with forms: each form a text of its own.
type set struct {
	members []string // keys
	forms   []string // that there must be; more are the language's own business
	holders map[string]holders
}

type schema struct {
	entries map[string]entry
	sets    map[string]*set
	members map[string]*set // the set that each member belongs to
}

// index notes which set each member belongs to.
func (s *schema) index() {
	s.members = map[string]*set{}
	for _, x := range s.sets {
		for _, m := range x.members {
			s.members[m] = x
		}
	}
}

func (s *schema) add(key string, e entry) { s.entries[key] = e }

// text adds a text that must be there.
func (s *schema) text(key string, h holders) { s.add(key, entry{holders: h}) }

func (s *schema) set(name string, members []string, forms ...string) {
	s.sets[name] = &set{members: members, forms: append([]string{"name"}, forms...)}
}

// names lists the members of a set for n codes.
func names(n int, at func(i int) value) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = at(i).key
	}
	return keys
}

// menuNames lists the members of a set for the words of a menu.
func menuNames(m game.Menu) []string {
	var keys []string
	for v, word := range game.MenuWords(m) {
		if word != "" {
			keys = append(keys, menuWord(m, uint8(v)).key)
		}
	}
	return keys
}

// counts are the phrases of number and noun that Go or other texts ask for.
var counts = []string{"funds", "influence", "operators", "quarters", "dollars", "cards", "evidence", "lots"}

// build makes the schema from the codes of package game.
func build() *schema {
	s := &schema{entries: map[string]entry{}, sets: map[string]*set{}}
	s.terms()
	for _, c := range counts {
		s.text("count."+c, holders{"n": aNumber})
	}
	for _, key := range []string{"minus", "plus", "decimal", "group", "list", "or"} {
		s.text("number."+key, nil)
	}
	for _, key := range []string{"short", "long"} {
		s.text("quarter."+key, holders{"year": aNumber, "season": "season"})
	}
	s.text("cost.free", nil)
	s.text("odds.die", holders{"n": aNumber})
	s.orders()
	s.events()
	s.reasons()
	s.readouts()
	s.faults()
	s.index()
	return s
}

// terms are the sets that placeholders stand for.
func (s *schema) terms() {
	s.set("power", append(names(game.Suspects, func(i int) value { return power(game.Power(i)) }), power(game.Nobody).key),
		"label", "of", "adj", "capital", "short", "home")
	s.set("theatre", names(game.Theatres, func(i int) value { return valueOf(game.Theatre(i)) }), "in")
	s.set("venue", names(game.Venues, func(i int) value { return valueOf(game.Venue(i)) }), "in", "short")
	s.set("camp", names(game.Camps, func(i int) value { return valueOf(game.Camp(i)) }))
	s.set("clause", names(game.Clauses, func(i int) value { return valueOf(game.Clause(i)) }))
	s.set("grade", names(3, func(i int) value { return valueOf(game.Grade(i)) }))
	s.set("aim", names(game.Aims, func(i int) value { return valueOf(game.Aim(i)) }), "for")
	s.set("mode", names(game.Modes, func(i int) value { return valueOf(game.Mode(i)) }))
	s.set("rung", names(game.Rungs, func(i int) value { return rung(i) }), "deeds")
	s.set("season", names(4, func(i int) value { return seasonOf(i + 1) }), "short")
	s.set("outcome", names(game.Outcomes, func(i int) value { return valueOf(game.Outcome(i)) }), "verdict")
	s.set("family", names(game.Families, func(i int) value { return valueOf(game.Family(i)) }))
	s.set("stage", names(game.Stages, func(i int) value { return valueOf(game.Stage(i)) }))
	s.set("objective", names(game.Objectives, func(i int) value { return valueOf(game.Objective(i)) }))
	s.set("wait", names(int(game.Waits), func(i int) value { return valueOf(game.Wait(i)) }))
	s.set("phase", names(int(game.Over)+1, func(i int) value { return valueOf(game.Phase(i)) }))
	s.set("clause-status", names(int(game.Suspended)+1, func(i int) value { return valueOf(game.ClauseStatus(i)) }))
	s.set("crisis-outcome", names(int(game.BothYield)+1, func(i int) value { return valueOf(game.CrisisOutcome(i)) }))
	s.set("purpose", names(game.Purposes, func(i int) value { return valueOf(game.Purpose(i)) }))
	s.set("motive", names(game.Motives, func(i int) value { return valueOf(game.Motive(i)) }))
	s.set("answer", names(int(game.Decline)+1, func(i int) value { return valueOf(game.Answer(i)) }))
	s.set("stance", names(int(game.Aside)+1, func(i int) value { return valueOf(game.Stance(i)) }))
	s.set("choice", names(int(game.BuildExport)+1, func(i int) value { return valueOf(game.Choice(i)) }))
	s.set("contract", names(int(game.Ultimatum)+1, func(i int) value { return valueOf(game.ContractKind(i)) }))
	for _, m := range []game.Menu{game.PriceMenu, game.PrepayMenu, game.TrackMenu, game.LotsMenu, game.HostMenu, game.PactMenu, game.TermMenu} {
		s.set(game.MenuKey(m), menuNames(m))
	}
	s.quantities()
}

// check compares a locale file's texts with the schema, and says all that is wrong.
func (s *schema) check(texts map[string]*text, reference *Words) (faults fault.List) {
	tell := func(key string, what error) {
		faults = append(faults, fault.Located{Path: key, What: what})
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		t := texts[key]
		h, e, known := s.lookUp(key, reference)
		if !known {
			tell(key, fault.TextUnasked)
			continue
		}
		for _, tmpl := range t.templates() {
			if tmpl.empty() && !e.silent {
				tell(key, fault.TextEmpty)
			}
			if h != nil {
				s.checkHoles(key, tmpl, h, texts, tell)
			}
		}
		if len(t.variants) > 1 && !e.variants {
			tell(key, fault.TextVariants.New(len(t.variants)))
		}
	}
	s.missing(texts, reference, tell)
	return faults
}

// lookUp finds what the schema says of a key. Its holders are nil where any
// placeholder will do: in English, the reference for interface texts.
func (s *schema) lookUp(key string, reference *Words) (holders, entry, bool) {
	if e, ok := s.entries[key]; ok && !e.some {
		return orNone(e.holders), e, true
	}
	head, last := cutLast(key)
	if e, ok := s.entries[head]; ok && (slices.Contains(e.cases, last) || last == "else" && len(e.cases) > 0 && !e.some) {
		return orNone(e.holders), e, true
	}
	if x, ok := s.members[head]; ok {
		return orNone(x.holders[head]), entry{}, true
	}
	if first, _ := cutFirst(key); first == "ui" {
		if reference == nil {
			return nil, entry{}, true
		}
		if t, ok := reference.texts[key]; ok {
			h := holders{}
			for _, tmpl := range t.templates() {
				for _, p := range tmpl.holes() {
					h[p.hole] = "" // of whatever set: any form will do
				}
			}
			return h, entry{}, true
		}
	}
	if first, rest := cutFirst(key); first == "news" { // headlines of the record by ¶
		if n, err := strconv.Atoi(rest); err == nil && n > 0 {
			return holders{}, entry{variants: true}, true
		}
	}
	return nil, entry{}, false
}

func orNone(h holders) holders {
	if h == nil {
		return holders{}
	}
	return h
}

// checkHoles checks that each placeholder is filled, and has the form asked for.
func (s *schema) checkHoles(key string, t template, h holders, texts map[string]*text, tell func(string, error)) {
	for _, p := range t.holes() {
		of, ok := h[p.hole]
		if !ok {
			hint := fault.NothingHere.New()
			if len(h) > 0 {
				hint = fault.Among.New(slices.Sorted(maps.Keys(h)))
			}
			tell(key, fault.TextNoHole.New(hole(p), hint))
			continue
		}
		switch {
		case of == "":
		case of == aText && p.form != "":
			tell(key, fault.TextFormless.New(hole(p), p.form))
		case of == aText, of == aNumber && (p.form == "" || p.form == "signed"):
		case of == aNumber:
			if texts["count."+p.form] == nil {
				tell(key, fault.TextLacksForm.New(hole(p), "count."+p.form))
			}
		default:
			form := p.form
			if form == "" {
				form = "name"
			}
			for _, member := range s.sets[of].members {
				if texts[member+"."+form] == nil {
					tell(key, fault.TextLacksForm.New(hole(piece{hole: p.hole, form: form}), member+"."+form))
				}
			}
		}
	}
}

// hole is a placeholder as it stands in a text.
func hole(p piece) string {
	if p.form != "" {
		return "{" + p.hole + "." + p.form + "}"
	}
	return "{" + p.hole + "}"
}

// missing says which texts there ought to be.
func (s *schema) missing(texts map[string]*text, reference *Words, tell func(string, error)) {
	for _, key := range slices.Sorted(maps.Keys(s.entries)) {
		e := s.entries[key]
		if e.optional || e.some || texts[key] != nil {
			continue
		}
		if len(e.cases) == 0 {
			tell(key, fault.Missing)
			continue
		}
		for _, c := range e.cases {
			if texts[key+"."+c] == nil && texts[key+".else"] == nil {
				tell(key+"."+c, fault.Missing)
			}
		}
	}
	wanted := map[*set][]string{}
	for _, x := range s.sets {
		wanted[x] = slices.Clone(x.forms)
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) { // a form of one member is a form of all
		head, form := cutLast(key)
		x, member := s.members[head]
		if _, own := s.entries[key]; member && !own && !slices.Contains(wanted[x], form) {
			wanted[x] = append(wanted[x], form)
		}
	}
	for _, member := range slices.Sorted(maps.Keys(s.members)) {
		for _, form := range wanted[s.members[member]] {
			if texts[member+"."+form] == nil {
				tell(member+"."+form, fault.Missing)
			}
		}
	}
	if reference == nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(reference.texts)) {
		if first, _ := cutFirst(key); first == "ui" && texts[key] == nil {
			tell(key, fault.Missing)
		}
	}
}
