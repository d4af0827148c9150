package words

import (
	"strconv"

	"entente/game"
)

// voice is who speaks of an event.
type voice uint8

// The voices: a plain sentence for anyone, the newspaper, the private record.
const (
	sentence voice = 1 << iota
	paper
	cable
)

// shape says which texts an event of a kind has, and what fills them. All have
// {a}, {b}, {year} and {season} as well.
type shape struct {
	voices voice
	cases  []string // texts may differ by these; which says by which
	which  func(set *game.Setup, e *game.Event) string
	fields []field
	sides  bool // the cable differs by reader: "a" or "b"
}

// field is a placeholder of an event's texts, and the argument it is read from.
type field struct {
	name, set string
	arg       byte // 'x', 'y', 'z'; 0: neither, and of reads the whole event
	code      func(i int) value
	of        func(e *game.Event) value
}

func (f *field) value(e *game.Event) value {
	switch f.arg {
	case 'x':
		return f.code(int(e.X))
	case 'y':
		return f.code(int(e.Y))
	case 'z':
		return f.code(int(e.Z))
	}
	return f.of(e)
}

func number(name string, arg byte) field { return field{name: name, set: aNumber, arg: arg, code: num} }

// Fields that read an argument as a code.
func theatreIn(arg byte) field {
	return field{name: "theatre", set: "theatre", arg: arg, code: func(i int) value { return valueOf(game.Theatre(i)) }}
}
func venueIn(arg byte) field {
	return field{name: "venue", set: "venue", arg: arg, code: func(i int) value { return valueOf(game.Venue(i)) }}
}
func aimIn(arg byte) field {
	return field{name: "aim", set: "aim", arg: arg, code: func(i int) value { return valueOf(game.Aim(i)) }}
}
func modeIn(arg byte) field {
	return field{name: "mode", set: "mode", arg: arg, code: func(i int) value { return valueOf(game.Mode(i)) }}
}
func clauseIn(arg byte) field {
	return field{name: "clause", set: "clause", arg: arg, code: func(i int) value { return valueOf(game.Clause(i)) }}
}
func gradeIn(arg byte) field {
	return field{name: "grade", set: "grade", arg: arg, code: func(i int) value { return valueOf(game.Grade(i)) }}
}
func priceIn(arg byte) field {
	return field{name: "price", set: "price", arg: arg, code: func(i int) value { return valueOf(game.Price(i)) }}
}
func termIn(arg byte) field {
	return field{name: "term", set: "term", arg: arg, code: func(i int) value { return valueOf(game.Term(i)) }}
}
func purposeIn(arg byte) field {
	return field{name: "purpose", set: "purpose", arg: arg, code: func(i int) value { return valueOf(game.Purpose(i)) }}
}
func rungIn(name string, arg byte) field {
	return field{name: name, set: "rung", arg: arg, code: rung}
}

var (
	offerOf = field{name: "offer", set: "offer", of: func(e *game.Event) value { return offered(e.A, e.Order) }}
	paraOf  = field{name: "para", set: aNumber, of: func(e *game.Event) value { return num(int(e.Para)) }}
)

// codes lists the case names of n codes.
func codes(n int, at func(i int) value) []string {
	list := make([]string, n)
	for i := range list {
		_, list[i] = cutLast(at(i).key)
	}
	return list
}

var (
	contractCases = codes(int(game.Ultimatum)+1, func(i int) value { return valueOf(game.ContractKind(i)) })
	clauseCases   = codes(game.Clauses, func(i int) value { return valueOf(game.Clause(i)) })
	theatreCases  = codes(game.Theatres, func(i int) value { return valueOf(game.Theatre(i)) })
	outcomeCases  = codes(game.Outcomes, func(i int) value { return valueOf(game.Outcome(i)) })
	endCases      = codes(int(game.BothYield)+1, func(i int) value { return valueOf(game.CrisisOutcome(i)) })
)

// byX and byY name a case by an argument's place in a list.
func byX(cases []string) func(*game.Setup, *game.Event) string {
	return func(_ *game.Setup, e *game.Event) string { return nth(cases, e.X) }
}

func byY(cases []string) func(*game.Setup, *game.Event) string {
	return func(_ *game.Setup, e *game.Event) string { return nth(cases, e.Y) }
}

func nth(cases []string, i int16) string {
	if i < 0 || int(i) >= len(cases) {
		return "else"
	}
	return cases[i]
}

var seats = []string{"china", "russia", "us"}

// byA names a case by who acted.
func byA(_ *game.Setup, e *game.Event) string { return e.A.String() }

// events adds what the events need to the schema.
func (s *schema) events() {
	for k := range game.EventKind(game.EventKinds) {
		sh := &shapes[k]
		h := holders{"a": "power", "b": "power", "year": aNumber, "season": "season"}
		for _, f := range sh.fields {
			h[f.name] = f.set
		}
		key := eventKey(k)
		if sh.voices&sentence != 0 {
			s.add("event."+key, entry{holders: h, cases: sh.cases, silent: true})
		}
		if sh.voices&paper != 0 {
			s.add("headline."+key, entry{holders: h, cases: sh.cases, silent: true, variants: true})
		}
		if sh.voices&cable != 0 {
			cases := sh.cases
			if sh.sides {
				cases = []string{"a", "b"}
			}
			s.add("cable."+key, entry{holders: h, cases: cases, variants: true})
		}
	}
	s.text("event.news", holders{"news": aText, "para": aNumber})
	s.text("event.track", holders{"what": aText, "before": aNumber, "after": aNumber})
}

func eventKey(k game.EventKind) string { return kebab(k.String()) }

func (w *Words) event(kind string, set *game.Setup, e *game.Event, which string) string {
	year, season := set.Quarter(e.Quarter)
	a := args{"a": power(e.A), "b": power(e.B), "year": num(year), "season": seasonOf(season)}
	for _, f := range shapes[e.Kind].fields {
		a[f.name] = f.value(e)
	}
	key := w.byCase(kind+"."+eventKey(e.Kind), which)
	return capital(w.sayVariant(key, a, spread(e)))
}

// spread picks among variants by the event alone: the next from quarter to
// quarter, and not the same for two powers in one, so that a long game does not
// read like a form, and the same game always reads the same.
func spread(e *game.Event) uint32 {
	q := uint32(e.Quarter)
	return q + q/4 + 2*uint32(e.A) + uint32(e.B) + uint32(uint16(e.X))
}

func whichCase(set *game.Setup, e *game.Event) string {
	if which := shapes[e.Kind].which; which != nil {
		return which(set, e)
	}
	return ""
}

// Event is a plain sentence about an event, as its witnesses know it; "" for
// what needs none.
func (w *Words) Event(set *game.Setup, e game.Event) string {
	if int(e.Kind) >= game.EventKinds {
		return ""
	}
	switch e.Kind {
	case game.EvTrack:
		return capital(w.say("event.track", args{"what": txt(w.what(e.Q, e.A, e.B, e.X, false)), "before": num(int(e.Y)), "after": num(int(e.Z))}))
	case game.EvOrder:
		if e.Order.Kind == game.AnswerDue || e.Order.Kind == game.Reply {
			return "" // what it answers tells of it
		}
		return w.full(w.deed(nil, e.A, e.Order))
	case game.EvHonoured, game.EvSlipped, game.EvDefaulted:
		choice := [...]game.Choice{game.Honour, game.Slip, game.Refuse}[e.Kind-game.EvHonoured]
		key := "choosing." + trimDue(game.Due(e.Y)) + "." + kebab(choice.String()) + ".does"
		return w.full(w.say(key, args{"by": power(e.A), "to": power(e.B)}))
	}
	if shapes[e.Kind].voices&sentence == 0 {
		return ""
	}
	if own := headlineOf(set, &e); own != "" {
		return own
	}
	if news := w.news(&e); news != "" {
		return w.say("event.news", args{"news": txt(news), "para": num(int(e.Para))})
	}
	return w.event("event", set, &e, whichCase(set, &e))
}

// full makes a sentence of a deed.
func (w *Words) full(deed string) string {
	if deed == "" {
		return ""
	}
	return capital(w.say("event.order", args{"deed": txt(deed)}))
}

// Headline is what the newspaper makes of an event; "" if it makes nothing of
// it, or does not know. Which of several it is depends on the event alone.
func (w *Words) Headline(set *game.Setup, e game.Event) string {
	if int(e.Kind) >= game.EventKinds || e.See != game.Everyone || shapes[e.Kind].voices&paper == 0 {
		return ""
	}
	if own := headlineOf(set, &e); own != "" {
		return own
	}
	if news := w.news(&e); news != "" {
		return news
	}
	return w.event("headline", set, &e, whichCase(set, &e))
}

// headlineOf is the headline that somebody wrote for the game itself, in their own words; "" if none.
func headlineOf(set *game.Setup, e *game.Event) string {
	if i := int(e.Z) - 1; e.Kind == game.EvInject && game.Inject(e.X) == game.InjectNews && i >= 0 && i < len(set.Schedule) {
		return set.Schedule[i].Text
	}
	return ""
}

// news is the headline of news that the rules do not hold, by its ¶. Where a ¶
// has several, the scenario's amount says which.
func (w *Words) news(e *game.Event) string {
	key := "news." + strconv.Itoa(int(e.Para))
	if e.Kind != game.EvInject || game.Inject(e.X) != game.InjectNews || w.texts[key] == nil {
		return ""
	}
	return capital(w.sayVariant(key, nil, uint32(uint16(e.Y))))
}

// Cable is the private record of an event, as one of those who know of it
// reads it; "" for what is public, or not for those eyes.
func (w *Words) Cable(set *game.Setup, e game.Event, me game.Power) string {
	if int(e.Kind) >= game.EventKinds || e.See == game.Everyone || e.See&game.Only(me) == 0 || shapes[e.Kind].voices&cable == 0 {
		return ""
	}
	which := whichCase(set, &e)
	if shapes[e.Kind].sides {
		which = "a"
		if me == e.B {
			which = "b"
		}
	}
	return w.event("cable", set, &e, which)
}
