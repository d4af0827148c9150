package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// story is one item of the newspaper: a headline and what happened.
type story struct {
	head, body string
}

// stories are the headlines of the latest news, the weightiest first.
func (t *Table) stories() []story {
	set := t.session.Setup()
	var list []story
	seen := map[string]bool{}
	for _, e := range byWeight(t.news()) {
		head := t.words.Headline(set, e)
		if head == "" || seen[head] {
			continue
		}
		seen[head] = true
		body := t.words.Event(set, e)
		if body == head {
			body = ""
		}
		list = append(list, story{head, body})
	}
	if len(list) == 0 && t.state().Quarter == 0 { // nothing has happened yet: what the scenario is about
		for _, c := range t.choices {
			if c.setup == set.Name {
				list = append(list, story{c.title, c.about})
			}
		}
	}
	return list
}

// weight orders headlines: what changes the world before what repeats itself.
func weight(k game.EventKind) int {
	switch k {
	case game.EvOver:
		return 9
	case game.EvCrisis, game.EvCrisisOver, game.EvBreach, game.EvEffective:
		return 8
	case game.EvDeclared, game.EvSigned, game.EvClause, game.EvInject, game.EvBacked, game.EvAside, game.EvWithdrawn, game.EvFirstGas:
		return 7
	case game.EvAccused, game.EvIndicted, game.EvSanction, game.EvRelaxed, game.EvUltimatum, game.EvLot, game.EvReport, game.EvLeak:
		return 6
	case game.EvDefaulted, game.EvSlipped, game.EvVenue, game.EvBloc, game.EvLaw, game.EvKnowHow, game.EvDealBroken:
		return 5
	case game.EvOil:
		return 1
	}
	return 3
}

// byWeight sorts events by weight, and keeps their order within one.
func byWeight(events []game.Event) []game.Event {
	sorted := make([]game.Event, 0, len(events))
	for w := 9; w > 0; w-- {
		for _, e := range events {
			if weight(e.Kind) == w {
				sorted = append(sorted, e)
			}
		}
	}
	return sorted
}

// cables are the private records of the latest news.
func (t *Table) cables() []string {
	var list []string
	seen := map[string]bool{}
	for _, e := range t.news() {
		if s := t.words.Cable(t.session.Setup(), e, t.me()); s != "" && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// newspaper draws the strip at the bottom: three stories and the cables.
func (t *Table) newspaper(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Sheet)
	p.Fill(kit.Rect{X: box.X, Y: box.Y, W: box.W, H: 1}, kit.Ink)
	p.Fill(kit.Rect{X: box.X, Y: box.Y + 3, W: box.W, H: 1}, kit.Ink)
	box = box.Pad(24, 12)
	cable := box.Right(360)
	box.Right(16)
	p.Fill(kit.Rect{X: cable.X - 8, Y: box.Y, W: 1, H: box.H}, kit.Rule)
	list := t.stories()
	if len(list) == 0 {
		p.Wrapped(box, kit.Aside, t.text("no-news"))
	}
	for i, col := range box.Columns(min(max(len(list), 1), 3), 24) {
		if i >= len(list) {
			break
		}
		if i > 0 {
			p.Fill(kit.Rect{X: col.X - 12, Y: col.Y, W: 1, H: col.H}, kit.Rule)
		}
		s := list[i]
		all := col
		head := kit.Big
		if p.Height(head, s.head, col.W) > 2*head.Line() {
			head = kit.Head
		}
		col.Top(p.Wrapped(kit.Rect{X: col.X, Y: col.Y, W: col.W, H: 3 * head.Line()}, head, s.head) + 4)
		body := kit.Prose
		if p.Height(body, s.body, col.W) > col.H {
			body = kit.Label
		}
		p.Wrapped(col, body, s.body)
		p.Control(kit.Control{ID: "story:" + t.words.Number(i), Box: all, Label: s.head, Tip: []string{s.head, s.body}})
	}
	cable.X, cable.W = cable.X+8, cable.W-8
	p.Text(cable.Top(20), kit.Strong, kit.AtLeft, t.text("cable", "who", t.me()))
	cables := t.cables()
	if len(cables) == 0 {
		p.Wrapped(cable, kit.Faint, t.text("no-cable"))
		return
	}
	height := func(w int) int {
		h := 0
		for _, s := range cables {
			h += p.Height(kit.Label, s, w) + 4
		}
		return h
	}
	p.List("cables", cable, height, func(box kit.Rect) {
		for i, s := range cables {
			h := p.Height(kit.Label, s, box.W)
			row := box.Top(h)
			p.Wrapped(row, kit.Label, s)
			p.Control(kit.Control{ID: "cable:" + t.words.Number(i), Box: row, Label: s})
			box.Top(4)
		}
	})
}

// buildNews draws what happened since the plan was committed, in order.
func (t *Table) buildNews(p *kit.Page) {
	box := p.Box
	t.topBar(p, box.Top(48))
	t.newspaper(p, box.Bottom(136))
	box = box.Pad(margin, gap)
	left := box.Left(228)
	box.Left(12)
	right := box.Right(228)
	box.Right(12)
	goOn := box.Bottom(44)
	box.Bottom(gap)
	t.happened(p, box)
	label := t.text("next-quarter")
	if t.state().Phase == game.Over {
		label = t.text("to-the-end")
	}
	p.Button(goOn, kit.Button{ID: "next", Label: label, Key: t.text("space"), Fill: inkOf(t.me()), Do: t.next})
	t.powers(p, left)
	t.ladder(p, right)
	p.Key(kit.KeySpace, t.next)
	p.Key(kit.KeyEnter, t.next)
}
