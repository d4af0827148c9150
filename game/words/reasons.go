package words

import (
	"entente/game"
)

// A reason is a clause that follows a deed: its motive's, or better, one
// written for that motive in that kind of order. [why] has the general
// clauses, [why-about] those that name whom the motive concerns, [why-of.MOVE]
// those for a move, and [despite] what spoke against.

// reasons adds what refusals and reasons need to the schema.
func (s *schema) reasons() {
	var codes, motives []string
	for c := game.Fine + 1; c < game.Code(game.Codes); c++ {
		codes = append(codes, kebab(c.String()))
		h := holders{"need": aNumber, "have": aNumber, "n": aNumber}
		if c == game.NeedClause {
			h = holders{"clause": "clause"}
		}
		s.text("refusal."+kebab(c.String()), h)
	}
	for m := range game.Motive(game.Motives) {
		key := kebab(m.String())
		motives = append(motives, key)
		s.add("why."+key, entry{holders: holders{"by": "power", "n": aNumber}, variants: true})
		if m != game.ByChance && m != game.FromRecord && m != game.ByDefault {
			s.text("despite."+key, holders{"by": "power", "n": aNumber})
		}
	}
	s.add("why-about", entry{holders: holders{"by": "power", "about": "power", "n": aNumber}, cases: motives, some: true, variants: true})
	for k := game.Pass + 1; k < game.Kind(game.Kinds); k++ {
		s.add("refusal-of."+k.String(), entry{holders: holders{"need": aNumber, "have": aNumber, "n": aNumber, "to": "power"}, cases: codes, some: true})
		h := holders{"by": "power", "n": aNumber}
		if game.Specs[k].To {
			h["to"] = "power"
		}
		if k < game.AnswerDue {
			s.add("why-of."+k.String(), entry{holders: h, cases: motives, some: true, variants: true})
		}
	}
	for _, move := range answerMoves {
		s.add("why-of."+move, entry{holders: holders{"by": "power", "n": aNumber}, cases: motives, some: true, variants: true})
	}
	s.text("reason.because", holders{"deed": aText, "why": aText})
	s.text("reason.despite", holders{"deed": aText, "why": aText, "despite": aText})
	s.text("event.order", holders{"deed": aText})
}

// answerMoves are the moves that are no cards: choices, choices about one due,
// stances, replies, and replies to one kind of offer.
var answerMoves = func() (moves []string) {
	for c := game.Honour; c <= game.BuildExport; c++ {
		moves = append(moves, kebab(c.String()))
	}
	for d := range game.Due(game.Dues) {
		if d == game.NothingDue {
			continue
		}
		for _, c := range choices(d) {
			moves = append(moves, trimDue(d)+"-"+kebab(c.String()))
		}
	}
	for st := game.Stand; st <= game.Aside; st++ {
		moves = append(moves, kebab(st.String()))
	}
	for k := range game.Kind(game.Kinds) {
		if game.Specs[k].Offer || k == game.HostForum {
			moves = append(moves, "accept-"+k.String(), "decline-"+k.String())
		}
	}
	return append(moves, "accept", "decline")
}()

// movesOf names an order for [why-of], the most particular name first.
func movesOf(s *game.State, by game.Power, o game.Order) []string {
	switch o.Kind {
	case game.AnswerDue:
		choice := kebab(game.Choice(o.B).String())
		if s != nil && int(o.A) < game.MaxContracts {
			if d := s.Contracts[o.A].Owed(by, s.Quarter); d != game.NothingDue {
				return []string{trimDue(d) + "-" + choice, choice}
			}
		}
		return []string{choice}
	case game.TakeStance:
		return []string{kebab(game.Stance(o.B).String())}
	case game.Reply:
		answer := kebab(game.Answer(o.B).String())
		if s != nil && int(o.A) < game.MaxOffers && s.Offers[o.A].Used == 1 {
			return []string{answer + "-" + s.Offers[o.A].Order.Kind.String(), answer}
		}
		return []string{answer}
	}
	return []string{o.Kind.String()}
}

// Reason says an order and why it was given, as one sentence. What a due or a
// reply is about is left open; ReasonIn knows.
func (w *Words) Reason(by game.Power, o game.Order, r game.Reason) string {
	return w.ReasonIn(nil, by, o, r)
}

// ReasonIn is Reason where the state (or a view's) at the time of the order is known.
func (w *Words) ReasonIn(s *game.State, by game.Power, o game.Order, r game.Reason) string {
	a := args{"deed": txt(w.deed(s, by, o)), "why": txt(w.Why(s, by, o, r))}
	key, despite := "reason.because", "despite."+kebab(r.Against.String())
	if r.Against != r.Motive && w.Has(despite) {
		key = "reason.despite"
		a["despite"] = txt(w.say(despite, args{"by": power(by), "n": num(int(r.X))}))
	}
	return capital(w.say(key, a))
}

// Why is the clause alone that gives a reason: "at this oil price the signed price is a loss".
func (w *Words) Why(s *game.State, by game.Power, o game.Order, r game.Reason) string {
	motive := kebab(r.Motive.String())
	a := args{"by": power(by), "to": power(o.To), "about": power(r.About), "n": num(int(r.X))}
	pick := uint32(by) + uint32(o.To) + uint32(o.A) // among variants: another from quarter to quarter
	if s != nil {
		pick += uint32(s.Quarter)
	}
	for _, move := range movesOf(s, by, o) {
		if key := "why-of." + move + "." + motive; w.Has(key) {
			return w.sayVariant(key, a, pick)
		}
	}
	if key := "why-about." + motive; r.About < game.Suspects && r.About != by && w.Has(key) {
		return w.sayVariant(key, a, pick)
	}
	return w.sayVariant("why."+motive, a, pick)
}

// Refusal says why an order cannot be given: what is missing, and what one has.
func (w *Words) Refusal(r game.Refusal) string {
	if r.Legal() {
		return ""
	}
	code := kebab(r.Code.String())
	a := args{"need": num(int(r.Need)), "have": num(int(r.Have)), "n": num(int(r.Have)), "to": power(r.Order.To)}
	if r.Code == game.NeedClause {
		a = args{"clause": valueOf(game.Clause(r.Need))}
	}
	key := "refusal-of." + r.Order.Kind.String() + "." + code
	if !w.Has(key) {
		key = "refusal." + code
	}
	return capital(w.say(key, a))
}
