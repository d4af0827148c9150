package words

import (
	"entente/game"
)

// orders adds what the orders need to the schema.
func (s *schema) orders() {
	var kinds, offers []string
	offerHolders := map[string]holders{}
	for k := range game.Kind(game.Kinds) {
		key := valueOf(k).key
		kinds = append(kinds, key)
		if k == game.Pass {
			continue
		}
		h := termHolders(k)
		cases := caseWords(k)
		s.add(key+".card", entry{holders: h, cases: cases})
		s.text(key+".about", nil)
		h = termHolders(k)
		h["by"] = "power"
		s.add(key+".does", entry{holders: h, cases: cases})
		if game.Specs[k].Offer || k == game.HostForum {
			h := termHolders(k)
			h["by"], h["to"] = "power", "power"
			offers = append(offers, offerKey(k))
			offerHolders[offerKey(k)] = h
		}
	}
	s.set("order", kinds)
	s.set("offer", offers)
	s.sets["offer"].holders = offerHolders
	for _, a := range []game.Answer{game.Accept, game.Decline} {
		key := "replying." + kebab(a.String())
		s.text(key+".card", holders{"from": "power", "offer": "offer"})
		s.text(key+".does", holders{"by": "power", "from": "power", "offer": "offer"})
	}
	s.dues()
	s.text("asking.stance", holders{"theatre": "theatre"})
	s.text("asking.reply", holders{"from": "power", "offer": "offer"})
}

// dues adds what falls due: the question, and each choice as an imperative and as a deed.
func (s *schema) dues() {
	var keys []string
	for d := range game.Due(game.Dues) {
		key := valueOf(d).key
		keys = append(keys, key)
		if d == game.NothingDue {
			continue
		}
		s.text("asking."+kebab(trimDue(d)), dueHolders)
		for _, c := range choices(d) {
			choice := kebab(c.String())
			s.text("choosing."+trimDue(d)+"."+choice+".card", dueHolders)
			s.text("choosing."+trimDue(d)+"."+choice+".does", holders{"by": "power", "to": "power"})
		}
	}
	s.set("due", keys)
}

// dueHolders: to whom it is owed, n funds or which lot, and the contract's terms.
var dueHolders = holders{"to": "power", "n": aNumber, "lots": aNumber, "grade": "grade", "term": "term"}

// trimDue is the key of a due: "prepay".
func trimDue(d game.Due) string {
	_, last := cutLast(valueOf(d).key)
	return last
}

// choices are the choices that a due may leave (Due in package game).
func choices(d game.Due) []game.Choice {
	switch d {
	case game.DueGrade:
		return []game.Choice{game.BuildFull, game.BuildExport}
	case game.DueRelief, game.DueAbide, game.DueComply, game.DueCarryOut:
		return []game.Choice{game.Honour, game.Refuse}
	}
	return []game.Choice{game.Honour, game.Slip, game.Refuse}
}

// termHolders are the placeholders of an order of the kind: to, and each term by its menu's name.
func termHolders(k game.Kind) holders {
	spec, h := &game.Specs[k], holders{}
	if spec.To {
		h["to"] = "power"
	}
	for _, m := range [2]game.Menu{spec.A, spec.B} {
		switch m {
		case game.NoMenu:
		case game.ContractMenu, game.OfferMenu:
			h[game.MenuKey(m)] = aNumber
		default:
			h[game.MenuKey(m)] = game.MenuKey(m)
		}
	}
	return h
}

// caseMenu is the menu by whose words the texts of a kind may differ: what is
// answered, or the first term.
func caseMenu(k game.Kind) game.Menu {
	if spec := &game.Specs[k]; spec.Family != game.Answers {
		return spec.A
	}
	return game.Specs[k].B
}

func caseWords(k game.Kind) (cases []string) {
	m := caseMenu(k)
	if m == game.NoMenu {
		return nil
	}
	for _, word := range game.MenuWords(m) {
		if word != "" {
			cases = append(cases, word)
		}
	}
	return cases
}

func offerKey(k game.Kind) string { return "offer." + k.String() }

func orderArgs(by game.Power, o game.Order) args {
	spec := &game.Specs[o.Kind]
	a := args{"by": power(by), "to": power(o.To)}
	if spec.A != game.NoMenu {
		a[game.MenuKey(spec.A)] = menuWord(spec.A, o.A)
	}
	if spec.B != game.NoMenu {
		a[game.MenuKey(spec.B)] = menuWord(spec.B, o.B)
	}
	return a
}

// byCase finds the text of a key for a case: its own, that for the rest, or the one for all.
func (w *Words) byCase(key, which string) string {
	for _, k := range [2]string{key + "." + which, key + ".else"} {
		if which != "" && w.texts[k] != nil {
			return k
		}
	}
	return key
}

// orderText says the "card" or the "does" of an order, without knowing the game.
func (w *Words) orderText(what string, by game.Power, o game.Order) string {
	if int(o.Kind) >= game.Kinds || o.Kind == game.Pass {
		return w.say("order.pass.name", nil)
	}
	which := ""
	if m := caseMenu(o.Kind); m != game.NoMenu {
		v := o.A
		if game.Specs[o.Kind].Family == game.Answers {
			v = o.B
		}
		_, which = cutLast(menuWord(m, v).key)
	}
	return w.say(w.byCase("order."+o.Kind.String()+"."+what, which), orderArgs(by, o))
}

// offered is an offer as a noun: "gas at a fixed price".
func offered(by game.Power, o game.Order) value {
	a := orderArgs(by, o)
	if to, yes := o.Offered(by); yes {
		a["to"] = power(to)
	}
	return value{key: offerKey(o.Kind), args: a}
}

// Offer names what an offer is about: "gas at a fixed price".
func (w *Words) Offer(by game.Power, o game.Order) string { return w.show(offered(by, o), "") }

// Card is the title of an order's card, with its terms: an imperative.
func (w *Words) Card(o game.Order) string { return w.orderText("card", game.Nobody, o) }

// About says in a line what an order of the kind does, with its ¶.
func (w *Words) About(k game.Kind) string { return w.say("order."+k.String()+".about", nil) }

// Order says an order as an imperative. Answers to dues and offers are said in
// general terms; OrderIn knows what they answer.
func (w *Words) Order(by game.Power, o game.Order) string { return w.OrderIn(nil, by, o) }

// OrderIn is Order where the state (or a view's) is known: "Withhold the
// prepayment" instead of "Let a due slip".
func (w *Words) OrderIn(s *game.State, by game.Power, o game.Order) string {
	if key, a := answered(s, by, o); key != "" {
		return w.say(key+".card", a)
	}
	return w.orderText("card", by, o)
}

// Deed says an order as a sentence about its giver, without a full stop:
// "China withholds the prepayment".
func (w *Words) Deed(s *game.State, by game.Power, o game.Order) string {
	return capital(w.deed(s, by, o))
}

func (w *Words) deed(s *game.State, by game.Power, o game.Order) string {
	if key, a := answered(s, by, o); key != "" {
		return w.say(key+".does", a)
	}
	return w.orderText("does", by, o)
}

// answered finds what an answer to a due or an offer answers; "" if it is
// neither, or the state does not say.
func answered(s *game.State, by game.Power, o game.Order) (string, args) {
	if s == nil {
		return "", nil
	}
	switch o.Kind {
	case game.AnswerDue:
		if int(o.A) >= game.MaxContracts {
			return "", nil
		}
		c := &s.Contracts[o.A]
		d := c.Owed(by, s.Quarter)
		for _, choice := range choices(d) {
			if d != game.NothingDue && choice == game.Choice(o.B) {
				return "choosing." + trimDue(d) + "." + kebab(choice.String()), dueArgs(c, d, by)
			}
		}
	case game.Reply:
		if int(o.A) >= game.MaxOffers || s.Offers[o.A].Used == 0 {
			return "", nil
		}
		of := &s.Offers[o.A]
		if answer := game.Answer(o.B); answer == game.Accept || answer == game.Decline {
			return "replying." + kebab(answer.String()), args{"by": power(by), "from": power(of.From), "offer": offered(of.From, of.Order)}
		}
	}
	return "", nil
}

// dueArgs are the values that the texts of a due may name.
func dueArgs(c *game.Contract, d game.Due, by game.Power) args {
	to := c.A
	if by == c.A {
		to = c.B
	}
	n := int(c.Advance)
	switch d {
	case game.DueLot:
		n = int(c.Delivered) + 1
	case game.DuePayment:
		n = int(c.Paid) + 1
	}
	return args{
		"by": power(by), "to": power(to), "n": num(n), "lots": num(int(c.Lots)),
		"grade": valueOf(c.Promised), "term": valueOf(c.Term),
	}
}

// Due names something owed: "the prepayment".
func (w *Words) Due(d game.Due) string { return w.Name(d) }

// Choice says what may be done about a due, as an imperative: "Withhold the prepayment".
func (w *Words) Choice(c *game.Contract, d game.Due, by game.Power, choice game.Choice) string {
	return w.say("choosing."+trimDue(d)+"."+kebab(choice.String())+".card", dueArgs(c, d, by))
}

// Question is what an answer (a due, a stance, a reply) answers, as a
// sentence: "The prepayment for the gas falls due to Russia."
func (w *Words) Question(s *game.State, me game.Power, o game.Order) string {
	switch o.Kind {
	case game.AnswerDue:
		if int(o.A) < game.MaxContracts {
			c := &s.Contracts[o.A]
			if d := c.Owed(me, s.Quarter); d != game.NothingDue {
				return capital(w.say("asking."+trimDue(d), dueArgs(c, d, me)))
			}
		}
	case game.TakeStance:
		return capital(w.say("asking.stance", args{"theatre": valueOf(game.Theatre(o.A))}))
	case game.Reply:
		if int(o.A) < game.MaxOffers && s.Offers[o.A].Used == 1 {
			of := &s.Offers[o.A]
			return capital(w.say("asking.reply", args{"from": power(of.From), "offer": offered(of.From, of.Order)}))
		}
	}
	return ""
}
