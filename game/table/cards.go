package table

import (
	"slices"
	"strings"

	"entente/game"
	"entente/game/table/kit"
)

// card is one card of a family: the orders of a kind, which differ in their
// addressee and their terms alone. Both are chosen on the card.
type card struct {
	title   string
	about   string
	options []game.Order // more than one: there are terms to choose
	now     option       // the order with the terms that are chosen now
	swap    func()       // answers a question otherwise than the plan does
}

// option is one order of a card.
type option struct {
	order  game.Order
	expect game.Row
	ref    game.Refusal
	chosen bool
}

// single makes the card of one order.
func (t *Table) single(o game.Order) card {
	title := t.words.OrderIn(t.state(), t.me(), o)
	if o.Kind == game.Reply { // what is offered stands above
		title = t.words.Text("ui.table.decline")
		if game.Answer(o.B) == game.Accept {
			title = t.words.Text("ui.table.accept")
		}
	}
	return card{title: title, options: []game.Order{o}, now: t.option(o)}
}

func (t *Table) option(o game.Order) option {
	set, v := t.session.Setup(), t.session.View()
	opt := option{order: o, chosen: t.plan.Has(o)}
	if !opt.chosen {
		opt.ref = game.Check(set, v, &t.plan, o)
	}
	switch opt.ref.Code {
	case game.Fine, game.NeedFunds, game.NeedInfluence, game.NeedOperators, game.TooManyCards, game.Twice:
		opt.expect = game.Expect(set, v, o)
	default: // nothing is to be expected of what cannot be
		opt.expect.Cost = game.CostOf(set, v, o)
	}
	return opt
}

// effects says what an order may be expected to bring.
func (t *Table) effects(row *game.Row) string {
	var parts []string
	var list []game.Effect
	for _, e := range row.List() {
		if i := slices.IndexFunc(list, func(x game.Effect) bool { // two reasons for the same
			x.Amount = e.Amount
			return x == e && e.Chance == 100
		}); i >= 0 {
			list[i].Amount += e.Amount
			continue
		}
		list = append(list, e)
	}
	for _, e := range list {
		parts = append(parts, tie(t.words.EffectFor(t.me(), e)))
	}
	return strings.Join(parts, " · ")
}

// tie keeps a change and its chance together: "trust +1 (6 in 10)" does not
// break before the sign nor within the brackets.
func tie(s string) string {
	const unbroken = '\u00a0'
	deep := 0
	rs := []rune(s)
	for i, r := range rs {
		switch r {
		case '(':
			deep++
		case ')':
			deep--
		case ' ':
			if deep > 0 || i+1 < len(rs) && strings.ContainsRune("+−(", rs[i+1]) {
				rs[i] = unbroken
			}
		}
	}
	return string(rs)
}

// hand lists the cards of a family in an order that stays while a plan is made:
// first what can be given in this quarter, and of that first what is not always
// to be had; what is out of reach comes after, and is grey where it lies.
func (t *Table) hand(f game.Family) []card {
	var cards []card
	at := map[game.Kind]int{}
	for _, o := range game.Menus(t.me()) {
		if game.Specs[o.Kind].Family != f {
			continue
		}
		i, ok := at[o.Kind]
		if !ok {
			i = len(cards)
			at[o.Kind] = i
			cards = append(cards, card{about: t.words.About(o.Kind)})
		}
		cards[i].options = append(cards[i].options, o)
	}
	for i := range cards {
		c := &cards[i]
		c.now = t.option(t.pick(c.options))
		c.title = t.words.OrderIn(t.state(), t.me(), c.now.order)
		if len(c.options) > 1 {
			c.title = upper(t.words.Name(c.now.order.Kind))
			if game.Specs[c.now.order.Kind].To {
				c.title += " · " + t.words.Power(c.now.order.To)
			}
		}
	}
	slices.SortStableFunc(cards, func(a, b card) int { return t.place(&a) - t.place(&b) })
	return cards
}

// place is where a card lies in the hand: it depends on the quarter alone, not on the plan.
func (t *Table) place(c *card) int {
	kind := c.options[0].Kind
	for _, o := range c.options {
		if game.Check(t.session.Setup(), t.session.View(), &game.Plan{}, o).Legal() {
			if kind == game.Ultimate { // an opening that will close
				return 0
			}
			return 1
		}
	}
	return 2
}

// pick gives the order of a card with the terms that are chosen: by the
// player, or else in the plan, or else the first that may be given.
func (t *Table) pick(options []game.Order) game.Order {
	if o, ok := t.picked[options[0].Kind]; ok {
		return o
	}
	for _, o := range options {
		if t.plan.Has(o) {
			return o
		}
	}
	for _, o := range options {
		if t.legal(o) {
			return o
		}
	}
	return options[0]
}

func (t *Table) legal(o game.Order) bool {
	return game.Check(t.session.Setup(), t.session.View(), &t.plan, o).Legal()
}

// playable tells whether any of the card's orders is in the plan or may be added.
func (t *Table) playable(c *card) bool {
	if c.now.chosen || c.now.ref.Legal() {
		return true
	}
	for _, o := range c.options {
		if t.plan.Has(o) || t.legal(o) {
			return true
		}
	}
	return false
}

// refusals counts the reasons why the card's orders may not be given.
func (t *Table) refusals(c *card) int {
	said := map[string]bool{}
	for _, o := range c.options {
		said[t.words.Refusal(game.Check(t.session.Setup(), t.session.View(), &t.plan, o))] = true
	}
	return len(said)
}

// term names a value of a menu.
func (t *Table) term(m game.Menu, v uint8) string {
	key := game.MenuKey(m) + "." + game.MenuWords(m)[v]
	for _, short := range []string{"ui.table.term." + key, key + ".short"} { // a button has little room
		if t.words.Has(short) {
			return t.words.Text(short)
		}
	}
	return t.words.Text(key + ".name")
}

// cards draws the cards of a family.
func (t *Table) cards(p *kit.Page, box kit.Rect, f game.Family) {
	if t.state().Phase == game.ReplyPhase {
		in := p.Panel(box)
		p.Wrapped(in, kit.Aside, t.text("cards-at-plan"))
		return
	}
	hand := t.hand(f)
	height := func(width int) int {
		h := 0
		for _, c := range hand {
			h += t.card(p, kit.Rect{W: width}, c, false) + gap
		}
		return h
	}
	p.List("cards", box, height, func(box kit.Rect) {
		for _, c := range hand {
			box.Top(t.card(p, box, c, true) + gap)
		}
	})
}

const (
	cardPad  = 12
	termHigh = 28
	gripHigh = 24
)

// card draws a card in a box, or only measures it. The card itself is the
// button that gives its order; its terms are buttons on it.
func (t *Table) card(p *kit.Page, box kit.Rect, c card, draw bool) int {
	o := &c.now
	playable := t.playable(&c) || c.swap != nil
	in := kit.Rect{X: box.X + cardPad, Y: box.Y + 8, W: box.W - 2*cardPad, H: 1 << 20}
	cost := t.words.Cost(o.expect.Cost)
	costW := int(p.Fonts.Width(kit.Strong, cost)) + 2
	title := kit.Head
	if !playable {
		title = title.In(kit.SoftInk)
	}
	w := writer{p: p, in: in, draw: draw}
	if draw {
		high := t.card(p, box, c, false)
		box.H = high
		t.cardFace(p, box, playable, o.chosen)
		ctl := kit.Control{ID: "order:" + o.order.String(), Box: box, Label: c.title} // the card says all that a tip would
		switch {
		case c.swap != nil && o.ref.Legal():
			ctl.Do = c.swap
		case o.chosen || o.ref.Legal():
			ctl.Do = func() { t.give(o.order) }
		}
		p.Control(ctl)
		p.Text(kit.Rect{X: in.X + in.W - costW, Y: in.Y + 2, W: costW, H: 16}, kit.Strong.In(title.Ink), kit.AtRight, cost)
	}
	w.narrow(costW+8, title, c.title)
	if !playable {
		if t.refusals(&c) > 1 { // each of its terms has a reason of its own
			t.terms(&w, &c)
		}
		w.text(kit.Faint, t.words.Refusal(o.ref))
		return w.used(box) + 8
	}
	w.text(kit.Faint, c.about)
	if len(c.options) > 1 {
		t.terms(&w, &c)
	}
	if !o.chosen && !o.ref.Legal() && c.swap == nil { // with other terms it may be
		w.text(kit.Strong, t.words.Refusal(o.ref))
		return w.used(box) + 8
	}
	w.text(kit.Label, t.effects(&o.expect))
	w.text(kit.Murmur, t.advice(o.order))
	if _, offered := o.order.Offered(t.me()); offered && o.expect.Odds > 0 {
		w.text(kit.Strong, t.text("odds-reply"))
	}
	w.skip(2)
	if odds := w.row(gripHigh); draw {
		t.oddsRow(p, odds, o)
	}
	return w.used(box) + 8
}

// oddsRow draws what decides an order, and the word that gives it: the whole card is its button.
func (t *Table) oddsRow(p *kit.Page, row kit.Rect, o *option) {
	verb := "play"
	if !o.order.Card() {
		verb = "choose"
	}
	word, st := t.text(verb), kit.Strong
	if o.chosen {
		word = t.text(verb + "-done")
	}
	w := int(p.Fonts.Width(st, word)) + 17
	grip := row.Right(w + 16)
	if o.chosen {
		p.Fill(grip, inkOf(t.me()))
		st = st.In(kit.Card)
		p.Place(kit.Tick, kit.Rect{X: grip.X + 6, Y: grip.Y + 6, W: 12, H: 12}, kit.Card)
	} else {
		p.Frame(grip, kit.Ink, 1)
		p.Place(kit.Right, kit.Rect{X: grip.X + 8, Y: grip.Y + 7, W: 8, H: 10}, kit.Ink)
	}
	p.Text(kit.Rect{X: grip.X + 22, Y: grip.Y, W: grip.W - 24, H: grip.H}, st, kit.AtLeft, word)
	x := row.X
	if o.expect.Odds > 0 {
		x = die(p, x, row.Y+8, int(o.expect.Odds))
	}
	p.Text(kit.Rect{X: x, Y: row.Y, W: row.X + row.W - x, H: row.H}, kit.Strong, kit.AtLeft, t.odds(o))
}

// terms draws a row of buttons for each term of a card's orders.
func (t *Table) terms(w *writer, c *card) {
	spec := &game.Specs[c.now.order.Kind]
	kind := c.now.order.Kind
	t.addressees(w, c)
	for i, m := range []game.Menu{spec.A, spec.B} {
		if m == game.NoMenu {
			continue
		}
		var values []uint8
		for _, o := range c.options {
			v := []uint8{o.A, o.B}[i]
			if o.To == c.now.order.To && !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		if len(values) < 2 {
			continue
		}
		w.skip(4)
		var pills []pill
		for _, v := range values {
			o := c.now.order
			if i == 0 {
				o.A = v
			} else {
				o.B = v
			}
			if o = nearest(o, i, c.options); o.Kind == game.Pass {
				continue
			}
			pl := pill{id: "term:" + o.String() + ":" + t.words.Number(i), label: upper(t.term(m, v)), on: o == c.now.order, given: t.plan.Has(o), faint: !t.plan.Has(o) && !t.legal(o)}
			pl.tip = []string{c.title + " · " + pl.label}
			if pl.faint {
				pl.tip = append(pl.tip, t.words.Refusal(game.Check(t.session.Setup(), t.session.View(), &t.plan, o)))
			}
			pl.do = func() { t.picked[kind] = o }
			pills = append(pills, pl)
		}
		w.pills(pills)
	}
	w.skip(4)
}

// addressees draws a button for each power that a card's orders may go to.
func (t *Table) addressees(w *writer, c *card) {
	now := c.now.order
	var pills []pill
	for who := range game.Power(game.Powers) {
		to := now
		to.To = who
		best, given, legal, found := game.Order{}, false, false, false
		for _, o := range c.options {
			if o.To != who {
				continue
			}
			if !found || o == to { // with the same terms, if it may be
				best, found = o, true
			}
			given, legal = given || t.plan.Has(o), legal || t.legal(o)
		}
		if found {
			pills = append(pills, pill{id: "to:" + game.Specs[now.Kind].Name + ":" + who.String(), label: t.words.Power(who), on: who == now.To, given: given,
				faint: !given && !legal, tip: []string{upper(t.words.Name(now.Kind)) + " · " + t.words.Power(who)}, do: func() { t.picked[now.Kind] = best }})
		}
	}
	if len(pills) > 1 {
		w.skip(4)
		w.pills(pills)
	}
}

// nearest gives an order if it is one of a card's, or else one of the card's
// to the same addressee with the same term of the two; Pass if there is none.
func nearest(o game.Order, term int, options []game.Order) (best game.Order) {
	for _, x := range options {
		if x == o {
			return o
		}
		if best.Kind == game.Pass && x.To == o.To && (term == 0 && x.A == o.A || term == 1 && x.B == o.B) {
			best = x
		}
	}
	return best
}

// cardFace draws the ground of a card.
func (t *Table) cardFace(p *kit.Page, box kit.Rect, playable, chosen bool) {
	switch {
	case chosen:
		p.Fill(box, kit.Sunk)
		p.Frame(box, inkOf(t.me()), 2)
	case playable:
		p.Fill(box, kit.Card)
		p.Frame(box, kit.Rule, 1)
	default:
		p.DashedFrame(box, kit.Rule, 1)
	}
}

// odds says what decides an order: a die, a reply, or nothing.
func (t *Table) odds(o *option) string {
	_, offered := o.order.Offered(t.me())
	switch {
	case o.expect.Odds > 0:
		return t.words.Odds(int(o.expect.Odds))
	case offered:
		return t.text("needs-reply")
	}
	return t.text("certain")
}
