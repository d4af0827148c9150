package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// onInk is the style of quiet words on the ink bar.
var onInk = kit.Faint.In(kit.OnBarSoft)

// topBar draws the ink bar: the game, the quarter, oil, and the phases.
func (t *Table) topBar(p *kit.Page, box kit.Rect) {
	p.Fill(box, kit.Bar)
	x := p.Write(24, box.Y+12, kit.Big.In(kit.OnBar), t.text("title"))
	if t.session == nil {
		return
	}
	p.Later(kit.Control{ID: "home", Box: kit.Rect{X: 16, Y: box.Y + 2, W: x - 8, H: 44}, Label: t.front("leave-game"), Tip: []string{t.front("leave-game")}, Do: t.goHome})
	if t.screen != endScreen {
		p.Key(kit.KeyEscape, t.goHome)
	}
	set, s := t.session.Setup(), t.now()
	q := s.Quarter
	if b := t.session.Before(); b != nil && t.screen == newsScreen { // the quarter that the news is about
		q = b.State.Quarter
	}
	end := box.X + box.W - margin
	end = t.asides(p, box, end, end-x < 520)
	if t.screen == planScreen || t.screen == newsScreen {
		w := 5 * 80
		if end-x < 780 { // no room for five: the present one
			w = 84
		}
		t.phases(p, kit.Rect{X: end - w, Y: box.Y + 8, W: w, H: 32})
		end -= w + gutter
	}
	// The rest as far as there is room for it: what matters most first.
	write := func(space int, st kit.Style, s string) bool {
		if x+space+int(p.Fonts.Width(st, s))+1 > end {
			return false
		}
		x = p.Write(x+space, box.Y+(barHigh-st.Line())/2, st, s)
		return true
	}
	if !write(32, kit.Number.In(kit.OnBar), t.words.QuarterLong(set, q)) {
		write(gutter, kit.Number.In(kit.OnBar), t.words.Quarter(set, q))
	}
	oil := t.text("oil", "price", int(s.Oil))
	of := t.text("quarter", "n", int(q)+1, "of", int(set.Quarters), "scenario", t.scenarioTitle())
	if room := end - x - 32 - int(p.Fonts.Width(kit.Number, oil)) - 48; int(p.Fonts.Width(onInk, of)) < room {
		write(gap, onInk, of)
	}
	if write(32, kit.Number.In(kit.OnBar), oil) {
		if b := t.session.Before(); b != nil && end-x > 48 {
			p.Change(kit.Rect{X: x + gap, Y: box.Y + 14, W: 40, H: 20}, int(s.Oil-b.State.Oil), kit.Label.In(kit.OilGas))
		}
	}
}

// asides draws the ways to the help, the rules and the settings at the right
// of the bar, and gives where they begin. Where there is little room, the
// settings lead on to the rest.
func (t *Table) asides(p *kit.Page, box kit.Rect, end int, little bool) int {
	list := []struct {
		id, key string
		letter  rune
		do      func()
	}{
		{"bar:settings", "settings", 'S', func() { t.aside(settingsScreen) }},
		{"bar:rules", "rules", 'G', func() { t.aside(rulesScreen) }},
		{"bar:help", "bar-help", 0, func() { t.help = !t.help }},
	}
	if little {
		list = list[:1]
	}
	for _, a := range list {
		label := t.front(a.key)
		w := int(p.Fonts.Width(kit.Faint, label)) + 17
		b := kit.Rect{X: end - w, Y: box.Y + 8, W: w, H: 32}
		end = b.X - 4
		p.Text(b, kit.Faint.In(kit.OnBar), kit.AtCentre, label)
		p.Fill(kit.Rect{X: b.X + 8, Y: b.Y + 25, W: b.W - 16, H: 1}, kit.OnBarSoft)
		key := "F1"
		if a.letter != 0 {
			p.Key(kit.Letter(a.letter), a.do)
			key = string(a.letter)
		}
		p.Later(kit.Control{ID: a.id, Box: b, Label: label, Tip: []string{label, t.front(a.key+"-tip", "key", key)}, Do: a.do})
	}
	return end - 12
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
	columns := box.Columns(5, 4)
	if box.W < 5*60 {
		columns = make([]kit.Rect, 5)
		columns[now] = box
	}
	for i, b := range columns {
		if b.Empty() {
			continue
		}
		name := t.text([]string{"world", "plan", "reply", "resolve", "account"}[i])
		st := kit.Faint.In(kit.OnBarSoft)
		if i == now {
			p.Fill(b, kit.OnBar)
			st = kit.Strong.In(kit.Bar)
		} else {
			p.Frame(b, kit.OnBarSoft, 1)
		}
		p.Text(b, st, kit.AtCentre, name)
		p.Later(kit.Control{ID: "phase:" + name, Box: b, Label: name,
			Tip: []string{name, t.text([]string{"world-tip", "plan-tip", "reply-tip", "resolve-tip", "account-tip"}[i])}})
	}
}
