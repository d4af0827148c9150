package words

import (
	"maps"

	"entente/game"
)

// resolve is what the home track of the United States is called.
var resolve = term("quantity.resolve")

func quantityOf(q game.Quantity, a game.Power) value {
	if q == game.QHome && a == game.US {
		return resolve
	}
	return valueOf(q)
}

// placeHolders are what the names and effects of a quantity may name: whose it
// is (a), towards or from whom (b), and where.
func placeHolders(q game.Quantity) holders {
	h := holders{"a": "power", "b": "power"}
	for name := range places(q, 0) {
		h[name] = name
	}
	return h
}

// quantities adds the quantities, and resolve apart from regime security.
func (s *schema) quantities() {
	s.set("quantity", names(game.Quantities, func(i int) value { return valueOf(game.Quantity(i)) }), "own", "of")
	x := s.sets["quantity"]
	x.holders = map[string]holders{resolve.key: placeHolders(game.QHome)}
	for q := range game.Quantity(game.Quantities) {
		x.holders[valueOf(q).key] = placeHolders(q)
	}
	x.members = append(x.members, resolve.key)
	for _, key := range x.members {
		h := maps.Clone(x.holders[key])
		h["change"], h["n"] = aText, aNumber
		_, last := cutLast(key)
		s.add("effect."+last, entry{holders: h, cases: []string{"own", "of"}, optional: true})
	}
	s.text("effect.any", holders{"what": aText, "change": aText})
	s.text("effect.chance", holders{"effect": aText, "n": aNumber})
	s.text("effect.slight", holders{"effect": aText})
}

// readouts adds contracts and incidents to the schema.
func (s *schema) readouts() {
	contract := holders{
		"a": "power", "b": "power", "price": "price", "grade": "grade", "term": "term", "lots": aNumber,
		"delivered": aNumber, "paid": aNumber, "advance": aNumber, "progress": aNumber, "length": aNumber,
	}
	s.add("contract-line", entry{holders: contract, cases: contractCases, silent: true})
	s.text("contract-line.advance", contract)
	s.text("contract-line.disputed", contract)
	s.add("incident", entry{cases: []string{"seen", "own"}, holders: holders{
		"by": "power", "victim": "power", "aim": "aim", "language": "power", "servers": "power", "tradecraft": "power",
		"year": aNumber, "season": "season",
	}})
}

// places are the codes that a quantity's place may be, by their placeholders.
func places(q game.Quantity, at int16) args {
	a := args{}
	switch q {
	case game.QHeat, game.QStakes, game.QPosture:
		a["theatre"] = valueOf(game.Theatre(at))
	case game.QPosition:
		a["venue"] = valueOf(game.Venue(at))
	case game.QDeed:
		a["rung"] = rung(int(at))
	case game.QProof:
		a["aim"] = valueOf(game.Aim(at))
	case game.QClause:
		a["clause"] = valueOf(game.Clause(at))
	case game.QEnd:
		a["contract"] = valueOf(game.ContractKind(at))
	case game.QTerm:
		a["term"] = valueOf(game.Term(at))
	}
	return a
}

// what names a quantity with whose and where it is, or as its owner calls it.
func (w *Words) what(q game.Quantity, a, b game.Power, place int16, own bool) string {
	v := quantityOf(q, a)
	v.args = places(q, place)
	v.args["a"], v.args["b"] = power(a), power(b)
	if own {
		return w.show(v, "own")
	}
	return w.show(v, "of")
}

// Track names a quantity with whose and where it is: "China's economy".
func (w *Words) Track(q game.Quantity, a, b game.Power, place uint8) string {
	return capital(w.what(q, a, b, int16(place), false))
}

// Effect says an expected consequence and its chance: "Russia's economy −1 (6 in 10)".
func (w *Words) Effect(e game.Effect) string { return w.EffectFor(game.Nobody, e) }

// EffectFor is Effect as a power reads it on its own card, to whom "economy"
// is its own: "Economy +1".
func (w *Words) EffectFor(me game.Power, e game.Effect) string {
	own := e.A == me
	which := "of"
	if own {
		which = "own"
	}
	change := txt(w.signed(int(e.Amount)))
	a := places(e.Q, int16(e.Place))
	a["a"], a["b"], a["change"], a["n"] = power(e.A), power(e.B), change, num(int(max(e.Amount, -e.Amount))/100)
	_, last := cutLast(quantityOf(e.Q, e.A).key)
	key := w.byCase("effect."+last, which)
	said := ""
	if w.Has(key) {
		said = w.say(key, a)
	} else {
		said = w.say("effect.any", args{"what": txt(w.what(e.Q, e.A, e.B, int16(e.Place), own)), "change": change})
	}
	switch tenths := (int(e.Chance) + 5) / 10; {
	case tenths >= 10:
	case tenths == 0:
		said = w.say("effect.slight", args{"effect": txt(said)})
	default:
		said = w.say("effect.chance", args{"effect": txt(said), "n": num(tenths)})
	}
	return capital(said)
}

// Contract says in a line what a contract holds and where it stands.
func (w *Words) Contract(set *game.Setup, c *game.Contract) string {
	a := args{
		"a": power(c.A), "b": power(c.B), "price": valueOf(c.Price), "grade": valueOf(c.Promised), "term": valueOf(c.Term),
		"lots": num(int(c.Lots)), "delivered": num(int(c.Delivered)), "paid": num(int(c.Paid)), "advance": num(int(c.Advance)),
		"progress": num(int(c.Progress)), "length": num(int(set.Rules.Energy.FirstGas)),
	}
	line := []string{w.say("contract-line."+kebab(c.Kind.String()), a)}
	if c.Advance > 0 {
		line = append(line, w.say("contract-line.advance", a))
	}
	if c.Kind == game.GasContract && c.Disputed == 1 {
		line = append(line, w.say("contract-line.disputed", a))
	}
	return capital(w.list(line))
}

// Incident says in a line what a power knows of an intrusion: the clues of one
// that it noticed or read of, or its own doing.
func (w *Words) Incident(set *game.Setup, i *game.Incident, me game.Power) string {
	year, season := set.Quarter(i.Quarter)
	which := "seen"
	if i.By == me {
		which = "own"
	}
	return capital(w.say(w.byCase("incident", which), args{
		"by": power(i.By), "victim": power(i.Victim), "aim": valueOf(i.Aim), "language": power(i.Clues[0]),
		"servers": power(i.Clues[1]), "tradecraft": power(i.Clues[2]), "year": num(year), "season": seasonOf(season),
	}))
}
