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

// field is a placeholder of an event's texts.
type field struct {
	name, set string
	get       func(e *game.Event) value
}

// Fields that read an argument of an event as a code or a number.

func numX(name string) field {
	return field{name, aNumber, func(e *game.Event) value { return num(int(e.X)) }}
}
func numY(name string) field {
	return field{name, aNumber, func(e *game.Event) value { return num(int(e.Y)) }}
}
func numZ(name string) field {
	return field{name, aNumber, func(e *game.Event) value { return num(int(e.Z)) }}
}

var (
	theatreX = field{"theatre", "theatre", func(e *game.Event) value { return valueOf(game.Theatre(e.X)) }}
	venueX   = field{"venue", "venue", func(e *game.Event) value { return valueOf(game.Venue(e.X)) }}
	aimX     = field{"aim", "aim", func(e *game.Event) value { return valueOf(game.Aim(e.X)) }}
	modeZ    = field{"mode", "mode", func(e *game.Event) value { return valueOf(game.Mode(e.Z)) }}
	clauseX  = field{"clause", "clause", func(e *game.Event) value { return valueOf(game.Clause(e.X)) }}
	gradeX   = field{"grade", "grade", func(e *game.Event) value { return valueOf(game.Grade(e.X)) }}
	gradeZ   = field{"grade", "grade", func(e *game.Event) value { return valueOf(game.Grade(e.Z)) }}
	priceX   = field{"price", "price", func(e *game.Event) value { return valueOf(game.Price(e.X)) }}
	priceY   = field{"price", "price", func(e *game.Event) value { return valueOf(game.Price(e.Y)) }}
	termX    = field{"term", "term", func(e *game.Event) value { return valueOf(game.Term(e.X)) }}
	dealX    = field{"contract", "contract", func(e *game.Event) value { return valueOf(game.ContractKind(e.X)) }}
	rungX    = field{"before", "rung", func(e *game.Event) value { return rung(int(e.X)) }}
	rungY    = field{"rung", "rung", func(e *game.Event) value { return rung(int(e.Y)) }}
	rungZ    = field{"test", "rung", func(e *game.Event) value { return rung(int(e.Z)) }}
	purposeX = field{"purpose", "purpose", func(e *game.Event) value { return valueOf(game.Purpose(e.X)) }}
	offer    = field{"offer", "offer", func(e *game.Event) value { return offered(e.A, e.Order) }}
	para     = field{"para", aNumber, func(e *game.Event) value { return num(int(e.Para)) }}

	// what an inject moves: a place, or a suspect
	theatreZ = field{"theatre", "theatre", func(e *game.Event) value { return valueOf(game.Theatre(e.Z)) }}
	venueZ   = field{"venue", "venue", func(e *game.Event) value { return valueOf(game.Venue(e.Z)) }}
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
	aimCases      = codes(game.Aims, func(i int) value { return valueOf(game.Aim(i)) })
	termCases     = codes(game.Terms, func(i int) value { return valueOf(game.Term(i)) })
	outcomeCases  = codes(game.Outcomes, func(i int) value { return valueOf(game.Outcome(i)) })
	endCases      = codes(int(game.BothYield)+1, func(i int) value { return valueOf(game.CrisisOutcome(i)) })
	rungCases     = codes(game.Rungs, rung)
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

// byB names a case by whom it was done to.
func byB(_ *game.Setup, e *game.Event) string { return e.B.String() }

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
	s.text("event.track", holders{"what": aText, "before": aNumber, "after": aNumber})
}

func eventKey(k game.EventKind) string { return kebab(k.String()) }

func (w *Words) event(kind string, set *game.Setup, e *game.Event, which string) string {
	year, season := set.Quarter(e.Quarter)
	a := args{"a": power(e.A), "b": power(e.B), "year": num(year), "season": seasonOf(season)}
	for _, f := range shapes[e.Kind].fields {
		a[f.name] = f.get(e)
	}
	key := w.byCase(kind+"."+eventKey(e.Kind), which)
	return capital(w.sayVariant(key, a, spread(e)))
}

// spread picks among variants by the event's number and quarter, so that the
// same game always reads the same.
func spread(e *game.Event) uint32 {
	const golden = 2654435769 // Knuth's multiplicative hashing: neighbours fall apart
	return (uint32(e.ID)*golden + uint32(e.Quarter)) * golden >> 16
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
	if e.Kind == game.EvInject && game.Inject(e.X) == game.InjectNews {
		key := "news." + strconv.Itoa(int(e.Para))
		if t := w.texts[key]; t != nil { // the scenario's amount says which news of the ¶
			return capital(w.sayVariant(key, nil, uint32(uint16(e.Y))))
		}
	}
	return w.event("headline", set, &e, whichCase(set, &e))
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
