package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// onInk is the style of quiet words on the ink bar.
var onInk = kit.Faint.In(kit.Rule)

// topBar draws the ink bar: the game, the quarter, oil, and the phases.
func (t *Table) topBar(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Ink)
	x := p.Write(24, box.Y+12, kit.Big.In(kit.Card), t.text("title"))
	if t.session == nil {
		return
	}
	p.Later(kit.Control{ID: "home", Box: kit.Rect{X: 16, Y: box.Y + 2, W: x - 8, H: 44}, Label: t.front("leave-game"), Tip: []string{t.front("leave-game")}, Do: t.goHome})
	if t.screen != endScreen {
		p.Key(kit.KeyEscape, t.goHome)
	}
	set, s := t.session.Setup(), t.state()
	q := s.Quarter
	if b := t.session.Before(); b != nil && t.screen == newsScreen { // the quarter that the news is about
		q = b.State.Quarter
	}
	x = p.Write(x+32, box.Y+14, kit.Number.In(kit.Card), t.words.QuarterLong(set, q))
	x = p.Write(x+gap, box.Y+16, onInk, t.text("quarter", "n", int(q)+1, "of", int(set.Quarters), "scenario", t.scenarioTitle()))
	x = p.Write(x+32, box.Y+14, kit.Number.In(kit.Card), t.text("oil", "price", int(s.Oil)))
	if b := t.session.Before(); b != nil {
		p.Change(kit.Rect{X: x + gap, Y: box.Y + 14, W: 60, H: 20}, int(s.Oil-b.State.Oil), kit.Label.In(kit.OilGas))
	}
	if t.screen == endScreen {
		return
	}
	t.phases(p, kit.Rect{X: box.X + box.W - 24 - 5*84, Y: box.Y + 8, W: 5 * 84, H: 32})
}

// phases draws the strip of a quarter's five phases, with the present one filled.
func (t *Table) phases(p *kit.Page, box kit.Rect) {
	now := 1
	switch {
	case t.screen == newsScreen:
		now = 3
	case t.state().Phase == game.ReplyPhase:
		now = 2
	}
	for i, b := range box.Columns(5, 4) {
		name := t.text([]string{"world", "plan", "reply", "resolve", "account"}[i])
		st := kit.Faint.In(kit.Rule)
		if i == now {
			p.Fill(b, kit.Card)
			st = kit.Strong
		} else {
			p.Frame(b, kit.SoftInk, 1)
		}
		p.Text(b, st, kit.AtCentre, name)
		p.Later(kit.Control{ID: "phase:" + name, Box: b, Label: name,
			Tip: []string{name, t.text([]string{"world-tip", "plan-tip", "reply-tip", "resolve-tip", "account-tip"}[i])}})
	}
}
