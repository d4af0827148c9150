package debrief

import (
	"strings"

	"entente/game"
	"entente/game/replay"
)

// quarter tells of a quarter.
func (p *page) quarter(s *story, q *quarter) quarterBox {
	at := q.at.Quarter
	b := quarterBox{
		Title: p.w.QuarterLong(s.set, at), Oil: p.text("oil", "n", int(q.at.Oil)),
		Said: p.text("declared-at", "n", int(q.at.Bond.Declared)), Done: p.text("effective-at", "n", int(q.at.Bond.Effective)),
	}
	for _, e := range q.events {
		if h := p.w.Headline(s.set, e); h != "" {
			b.News = append(b.News, h)
		}
	}
	for i := range s.intrusions {
		if x := &s.intrusions[i]; x.Quarter == at {
			b.Truth = append(b.Truth, p.intruded(x))
		}
	}
	for _, e := range q.events {
		if t, ok := p.secret(s, q, e); ok {
			b.Truth = append(b.Truth, t)
		}
	}
	for me := range game.Power(game.Powers) {
		b.Held = append(b.Held, p.held(s, q, me))
	}
	return b
}

var verdictNames = [replay.Verdicts]string{"missed", "right", "wrong", "unplaced"}

// intruded tells an intrusion as it really was.
func (p *page) intruded(x *replay.Intrusion) truth {
	key := "intrusion-failed"
	if x.Worked {
		key = "intrusion-worked"
	}
	verdict := verdictNames[x.Verdict()]
	t := truth{By: x.By, Verdict: verdict, Text: capital(p.text(key, "a", x.By, "b", x.On, "aim", x.Aim))}
	t.Fate = p.text("fate."+verdict, "b", x.On, "suspect", x.Suspect)
	t.Knew = p.knew(game.Only(x.By))
	return t
}

// secret tells an event that not everybody knew of, if it is worth telling.
func (p *page) secret(s *story, q *quarter, e game.Event) (truth, bool) {
	if e.See == game.Everyone {
		return truth{}, false
	}
	text := ""
	switch e.Kind {
	case game.EvCopied, game.EvLearned, game.EvProtested, game.EvRefused:
		text = p.w.Event(s.set, e)
	case game.EvNoise:
		text = p.text("crime", "a", e.A)
	case game.EvOrder:
		if secretOrder(e.Order) {
			if text = p.w.Event(s.set, e); e.Order.Kind == game.AnswerDue {
				text = capital(p.w.Deed(&q.at, e.A, e.Order))
			}
		}
	}
	if text == "" {
		return truth{}, false
	}
	by := e.A
	switch e.Kind {
	case game.EvNoise:
		by = game.Nobody
	case game.EvRefused:
		by = e.B
	}
	return truth{By: by, Text: text, Knew: p.knew(e.See)}, true
}

// secretOrder tells the orders that nobody else sees carried out. Intrusions
// are told with what their victims made of them.
func secretOrder(o game.Order) bool {
	switch o.Kind {
	case game.DemandFirms, game.Investigate:
		return true
	case game.AnswerDue:
		return game.Choice(o.B) == game.BuildFull || game.Choice(o.B) == game.BuildExport
	}
	return false
}

// knew says who knew of something when it happened.
func (p *page) knew(see uint8) string {
	var who []string
	for q := range game.Power(game.Powers) {
		if see&game.Only(q) != 0 {
			who = append(who, p.w.Form(q, "name"))
		}
	}
	if len(who) == 0 {
		return p.text("knew-nobody")
	}
	return p.text("knew", "who", strings.Join(who, p.text("and")))
}

// held is what a power held against the others when it gave its orders.
func (p *page) held(s *story, q *quarter, me game.Power) held {
	v := &q.views[me].State
	h := held{Power: me}
	for other := range game.Power(game.Powers) {
		if other == me {
			continue
		}
		level := v.Evidence[me][other]
		all, _ := s.tried(other, me, q.at.Quarter)
		x := suspect{Power: other, Evidence: p.text("evidence", "n", int(level), "most", int(s.set.Rules.Evidence.Max)),
			Threat: p.text("threat", "n", int(v.Threat[me][other])), Truth: p.text("really", "n", all)}
		if all == 0 {
			x.Truth = p.text("really-none")
		}
		for i := range s.set.Rules.Evidence.Max {
			x.Dots = append(x.Dots, int16(level) > i)
		}
		switch {
		case level > 0 && all == 0:
			x.Verdict = "wrong"
		case level > 0:
			x.Verdict = "right"
		case all > 0:
			x.Verdict = "missed"
		default:
			x.Verdict = "none"
		}
		h.Against = append(h.Against, x)
	}
	return h
}
