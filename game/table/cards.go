package table

import (
	"strings"

	"entente/game"
	"entente/game/table/kit"
)

// card is one card of a family: an order, or several that differ in one term.
type card struct {
	title   string
	about   string
	options []option
	swap    func() // answers a question otherwise than the plan does
}

// option is one order of a card.
type option struct {
	order  game.Order
	label  string // the term by which it differs; "" if the card has but one
	row    string // the other term, if the kind has two: a row of buttons each
	expect game.Row
	ref    game.Refusal
	chosen bool
}

// single makes the card of one order.
func (t *Table) single(o game.Order) card {
	opt := t.option(o)
	title := t.words.OrderIn(t.state(), t.me(), o)
	if o.Kind == game.Reply { // what is offered stands above
		title = t.words.Text("ui.table.decline")
		if game.Answer(o.B) == game.Accept {
			title = t.words.Text("ui.table.accept")
		}
	}
	return card{title: title, about: t.effects(&opt.expect), options: []option{opt}}
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
	for _, e := range row.List() {
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

// varies is the term by which the orders of one card differ: those of a short
// menu that changes how, not what. Other terms make cards of their own.
func varies(k game.Kind) game.Menu {
	spec := &game.Specs[k]
	if spec.B != game.NoMenu {
		return spec.B
	}
	switch spec.A {
	case game.TrackMenu, game.TheatreMenu, game.VenueMenu, game.HostMenu:
		return spec.A
	}
	return game.NoMenu
}

// hand lists the cards of a family: those that can be played first.
func (t *Table) hand(f game.Family) []card {
	var cards []card
	at := map[game.Order]int{}
	for _, o := range game.Menus(t.me()) {
		spec := &game.Specs[o.Kind]
		if spec.Family != f {
			continue
		}
		m := varies(o.Kind)
		if m == game.NoMenu {
			c := t.single(o)
			c.about = strings.TrimRight(t.words.About(o.Kind)+"\n"+c.about, "\n")
			cards = append(cards, c)
			continue
		}
		opt := t.option(o)
		if opt.label = upper(t.term(m, o.A)); spec.B != game.NoMenu {
			opt.label, opt.row = upper(t.term(m, o.B)), upper(t.term(spec.A, o.A))
		}
		key := game.Order{Kind: o.Kind, To: o.To}
		i, ok := at[key]
		if !ok {
			i = len(cards)
			at[key] = i
			cards = append(cards, card{title: t.groupTitle(o), about: t.words.About(o.Kind)})
		}
		cards[i].options = append(cards[i].options, opt)
	}
	var playable, others []card
	for _, c := range cards {
		if c.playable() {
			playable = append(playable, c)
		} else {
			others = append(others, c)
		}
	}
	return append(playable, others...)
}

// playable tells whether any of the card's orders is in the plan or may be added.
func (c *card) playable() bool {
	for _, o := range c.options {
		if o.chosen || o.ref.Legal() {
			return true
		}
	}
	return false
}

// groupTitle is the title of a card whose orders differ in their terms: without them.
func (t *Table) groupTitle(o game.Order) string {
	title := upper(t.words.Name(o.Kind))
	if game.Specs[o.Kind].To {
		title += " · " + t.words.Power(o.To)
	}
	return title
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

// Sizes of a card.
const (
	chipHigh = 44
	cardPad  = 12
)

// card draws a card in a box, or only measures it. A card of
// one order is itself the button; one of several has a button for each.
func (t *Table) card(p *kit.Page, box kit.Rect, c card, draw bool) int {
	playable := c.playable() || c.swap != nil
	in := kit.Rect{X: box.X + cardPad, Y: box.Y + 8, W: box.W - 2*cardPad}
	titleW := in.W
	first := &c.options[0]
	cost := ""
	if len(c.options) == 1 {
		cost = t.words.Cost(first.expect.Cost)
		titleW -= int(p.Fonts.Width(kit.Strong, cost)) + 8
	}
	title, about := kit.Head, kit.Label
	if !playable {
		title, about = title.In(kit.SoftInk), kit.Faint
	}
	body, foot := c.about, ""
	if !playable {
		body = t.words.Refusal(first.ref)
	} else if len(c.options) == 1 {
		foot = t.odds(first)
	}
	high := 8 + p.Height(title, c.title, titleW) + p.Height(about, body, in.W)
	if foot != "" {
		high += 20
	}
	if playable && len(c.options) > 1 {
		high += len(c.rows()) * (4 + chipHigh)
	}
	high += 8
	if !draw {
		return high
	}
	box.H = high
	chosen := len(c.options) == 1 && first.chosen
	t.cardFace(p, box, playable, chosen)
	tw := p.Wrapped(kit.Rect{X: in.X, Y: in.Y, W: titleW, H: high}, title, c.title)
	p.Text(kit.Rect{X: in.X + titleW, Y: in.Y + 2, W: in.W - titleW, H: 16}, kit.Strong.In(title.Ink), kit.AtRight, cost)
	y := in.Y + tw
	y += p.Wrapped(kit.Rect{X: in.X, Y: y, W: in.W, H: high}, about, body)
	if foot != "" {
		x := in.X
		if first.expect.Odds > 0 {
			x = die(p, x, y+6, int(first.expect.Odds))
		}
		p.Text(kit.Rect{X: x, Y: y + 2, W: in.X + in.W - x, H: 16}, kit.Strong, kit.AtLeft, foot)
	}
	if playable && len(c.options) > 1 {
		for _, row := range c.rows() {
			t.chips(p, kit.Rect{X: in.X, Y: y + 4, W: in.W, H: chipHigh}, c.title, row)
			y += 4 + chipHigh
		}
		return high
	}
	ctl := kit.Control{ID: "order:" + first.order.String(), Box: box, Label: c.title} // the card says all that a tip would
	switch {
	case c.swap != nil && first.ref.Legal():
		ctl.Do = c.swap
	case playable && (first.chosen || first.ref.Legal()):
		ctl.Do = func() { t.give(first.order) }
	}
	p.Control(ctl)
	return high
}

// cardFace draws the ground of a card.
func (t *Table) cardFace(p *kit.Page, box kit.Rect, playable, chosen bool) {
	switch {
	case chosen:
		p.Fill(box, kit.Sunk)
		p.Frame(box, inkOf(t.me()), 2)
		p.Place(kit.Tick, kit.Rect{X: box.X + box.W - 20, Y: box.Y + box.H - 20, W: 12, H: 12}, kit.Ink)
	case playable:
		p.Fill(box, kit.Card)
		p.Frame(box, kit.Rule, 1)
	default:
		p.DashedFrame(box, kit.Rule, 1)
	}
}

// rows gives the card's options in rows, those with the same first term in one.
func (c *card) rows() (rows [][]option) {
	for i, o := range c.options {
		if i == 0 || o.row != c.options[i-1].row {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], o)
	}
	return rows
}

// chips draws a row of buttons, one for each order: the term, the cost, the odds.
func (t *Table) chips(p *kit.Page, box kit.Rect, title string, row []option) {
	if name := row[0].row; name != "" {
		label := box.Left(72)
		h := p.Height(kit.Label, name, label.W-4)
		p.Wrapped(kit.Rect{X: label.X, Y: label.Y + (label.H-h)/2, W: label.W - 4, H: h}, kit.Label, name)
		title += " · " + name
	}
	for i, b := range box.Columns(len(row), 4) {
		o := &row[i]
		fill, st, border := kit.Paper, kit.Strong, kit.SoftInk
		small := kit.Label
		switch {
		case o.chosen:
			fill, st, small = kit.Ink, st.In(kit.Card), small.In(kit.Card)
		case !o.ref.Legal():
			fill, st, small, border = kit.Card, kit.Faint, kit.Faint, kit.Rule
		}
		p.Fill(b, fill)
		p.Frame(b, border, 1)
		p.Text(kit.Rect{X: b.X + 3, Y: b.Y + 5, W: b.W - 6, H: 16}, st, kit.AtCentre, o.label)
		under := t.words.Cost(o.expect.Cost)
		if o.expect.Odds > 0 {
			under = t.text("cost-odds", "cost", t.shortCost(o.expect.Cost), "odds", t.words.Odds(int(o.expect.Odds)))
		}
		if !o.chosen && !o.ref.Legal() {
			under = t.text("not-now")
		}
		p.Text(kit.Rect{X: b.X + 3, Y: b.Y + 23, W: b.W - 6, H: 16}, small, kit.AtCentre, under)
		ctl := kit.Control{ID: "order:" + o.order.String(), Box: b, Label: title + " · " + o.label, Tip: t.optionTip(title+" · "+o.label, o)}
		if o.chosen || o.ref.Legal() {
			ctl.Do = func() { t.give(o.order) }
		}
		p.Control(ctl)
	}
}

// shortCost is a cost in few letters.
func (t *Table) shortCost(c game.Cost) string {
	var parts []string
	for i, n := range []int16{c.Funds, c.Influence, c.Operators} {
		if n != 0 {
			parts = append(parts, t.text([]string{"f", "i", "o"}[i], "n", int(n)))
		}
	}
	if len(parts) == 0 {
		return t.words.Cost(c)
	}
	return strings.Join(parts, " ")
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

// optionTip says all of an order: cost, odds, consequence, and why not.
func (t *Table) optionTip(title string, o *option) []string {
	tip := []string{title, t.text("tip-cost", "cost", t.words.Cost(o.expect.Cost), "odds", t.odds(o))}
	if s := t.effects(&o.expect); s != "" {
		tip = append(tip, s)
	}
	switch {
	case o.chosen:
		tip = append(tip, t.text("take-out"))
	case !o.ref.Legal():
		tip = append(tip, t.words.Refusal(o.ref))
	}
	return tip
}
