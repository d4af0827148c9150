package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// question is something that must be answered before the plan is committed.
type question struct {
	kind    game.Kind
	index   uint8
	answers []game.Order // those that make sense, affordable or not
}

// questions lists what is asked at this decision point. What is asked, and what
// may be answered, is the engine's to say: an answer that merely cannot be paid
// for, or was banned, is shown with the reason.
func (t *Table) questions() []question {
	var list []question
	add := func(kind game.Kind, n int, values int) {
		for i := range n {
			q := question{kind: kind, index: uint8(i)}
			for b := range values {
				o := game.Order{Kind: kind, To: game.Nobody, A: uint8(i), B: uint8(b)}
				ref := game.Check(t.session.Setup(), t.session.View(), &game.Plan{}, o)
				switch ref.Code {
				case game.Fine, game.NeedFunds, game.NeedInfluence, game.NeedOperators, game.Banned:
					q.answers = append(q.answers, o)
				}
			}
			if len(q.answers) > 0 {
				list = append(list, q)
			}
		}
	}
	words := func(m game.Menu) int { return len(game.MenuWords(m)) }
	add(game.AnswerDue, game.MaxContracts, words(game.ChoiceMenu))
	add(game.TakeStance, game.Theatres, words(game.StanceMenu))
	add(game.Reply, game.MaxOffers, words(game.AnswerMenu))
	return list
}

// only gives the one answer that is possible, whatever else is planned; false
// if there is a choice.
func (t *Table) only(q question) (only game.Order, one bool) {
	for _, o := range q.answers {
		if game.Check(t.session.Setup(), t.session.View(), &game.Plan{}, o).Legal() {
			if one {
				return game.Order{}, false
			}
			only, one = o, true
		}
	}
	return only, one
}

// foregone gives the answers to questions that leave no choice.
func (t *Table) foregone() {
	for _, q := range t.open() {
		if o, one := t.only(q); one && t.legal(o) {
			t.plan.Add(o)
		}
	}
}

// isForegone tells whether an order is an answer without alternative.
func (t *Table) isForegone(o game.Order) bool {
	for _, q := range t.questions() {
		if q.kind == o.Kind && q.index == o.A {
			_, one := t.only(q)
			return one
		}
	}
	return false
}

// answered gives the answer in the plan; false if there is none.
func (t *Table) answered(q question) (game.Order, bool) {
	for _, o := range t.plan.List() {
		if o.Kind == q.kind && o.A == q.index {
			return o, true
		}
	}
	return game.Order{}, false
}

// open lists the questions without an answer.
func (t *Table) open() []question {
	var list []question
	for _, q := range t.questions() {
		if _, ok := t.answered(q); !ok {
			list = append(list, q)
		}
	}
	return list
}

// lead brings a question into view, with the focus on its first answer.
func (t *Table) lead(q question) {
	t.tab = 0
	t.ui.Top("cards")
	t.ui.Focus = "order:" + q.answers[0].String()
	t.ui.Show("order:"+q.answers[len(q.answers)-1].String(), t.ui.Focus)
}

// asked draws the questions with their answers as cards.
func (t *Table) asked(p *kit.Page, box kit.Rect) {
	list := t.questions()
	if len(list) == 0 {
		in := p.Panel(box)
		p.Wrapped(in, kit.Aside, t.text("nothing-asked"))
		return
	}
	height := func(width int) int {
		h := 0
		for _, q := range list {
			h += t.question(p, kit.Rect{W: width}, q, false)
		}
		return h
	}
	p.List("cards", box, height, func(box kit.Rect) {
		for _, q := range list {
			box.Top(t.question(p, box, q, true))
		}
	})
}

// question draws a question in a box, or only measures it.
func (t *Table) question(p *kit.Page, box kit.Rect, q question, draw bool) int {
	ask := t.words.Question(t.state(), t.me(), q.answers[0])
	y := p.Height(kit.Head, ask, box.W-8)
	if draw {
		p.Wrapped(kit.Rect{X: box.X + 2, Y: box.Y, W: box.W - 8, H: y}, kit.Head, ask)
	}
	y += 4
	given, _ := t.answered(q)
	if o, one := t.only(q); one && given == o {
		w := writer{p: p, in: kit.Rect{X: box.X + 2, Y: box.Y + y, W: box.W - 8, H: 1 << 20}, draw: draw}
		w.text(kit.Faint, t.text("only-answer"))
		y = w.used(box) + 4
	}
	for _, o := range q.answers {
		c := t.single(o)
		if given.Kind != 0 && given != o {
			if c.now.ref = game.Check(t.session.Setup(), t.session.View(), t.without(q), o); c.now.ref.Legal() {
				c.swap = func() { t.plan = *t.without(q); t.give(o) }
			}
		}
		y += t.card(p, kit.Rect{X: box.X, Y: box.Y + y, W: box.W}, c, draw) + 4
	}
	return y + 12
}

// without gives the plan without the answer to a question.
func (t *Table) without(q question) *game.Plan {
	var plan game.Plan
	for _, o := range t.plan.List() {
		if o.Kind != q.kind || o.A != q.index {
			plan.Add(o)
		}
	}
	return &plan
}
