package table

import (
	"errors"

	"entente/game"
	"entente/game/fault"
	"entente/game/saves"
	"entente/game/table/kit"
)

// tick lets everything go on that does not wait for hands. It is called before
// the page takes what they did.
func (t *Table) tick() {
	switch {
	case t.thinking():
		if err := t.session.Go(); err != nil || !t.thinking() {
			t.played(err)
			t.ui.Stale()
		} else if t.ticks++; t.ticks%pulse == 0 {
			t.ui.Stale()
		}
	case t.screen == planScreen:
		t.keepDraft()
	case t.screen == endScreen && t.rank.open():
		if t.rank.play(t.session.Setup()) {
			t.ui.Stale()
		}
	case t.screen == startScreen || t.screen == savesScreen:
		if t.shelf.read(t.games.Store) {
			t.ui.Stale()
		}
	}
	if name := t.gameName(); name != t.noted {
		t.noted = name
		note(name)
	}
	select {
	case got := <-arrived:
		t.bring(got)
		t.ui.Stale()
	default:
	}
}

// restless tells whether tick has more to do without anybody's hands.
func (t *Table) restless() bool {
	return t.thinking() || t.screen == endScreen && t.rank.open() || len(arrived) > 0 || t.gameName() != t.noted ||
		t.screen == planScreen && t.plan != t.drafted ||
		(t.screen == startScreen || t.screen == savesScreen) && t.shelf.unread()
}

// gameName is what the game being played is saved under; "" if none is.
func (t *Table) gameName() string {
	if t.session == nil {
		return ""
	}
	return t.session.Name()
}

// keepDraft keeps the plan in the making, so that closing the window loses nothing.
func (t *Table) keepDraft() {
	if t.session == nil || t.plan == t.drafted {
		return
	}
	t.drafted = t.plan // tried once
	if err := t.session.Draft(t.plan); err != nil {
		t.notice = t.fault(err)
		t.ui.Stale()
	}
}

// thinking tells whether others have yet to decide.
func (t *Table) thinking() bool { return t.session != nil && t.session.Thinking() }

// pulse is how many ticks pass between the dots of "thinking".
const pulse = 20

// buildThinking draws over the page that the others think, and a way out.
func (t *Table) buildThinking(p *kit.Page) {
	p.Cover()
	p.Key(kit.KeyEscape, t.goHome)
	w, h := min(480, p.Box.W-32), 168
	box := kit.Rect{X: (p.Box.W - w) / 2, Y: (p.Box.H - h) / 2, W: w, H: h}
	p.Fill(box, kit.Card)
	p.Frame(box, kit.Ink, 2)
	in := box.Inset(24)
	p.Text(in.Top(24), kit.Big, kit.AtLeft, t.front("thinking"))
	in.Top(gap)
	dots := t.ticks / pulse % 10
	p.Cells(kit.Rect{X: in.X, Y: in.Y, W: in.W, H: 8}, 10, func(i int) bool { return i == dots }, kit.Ink)
	in.Top(24)
	row := in.Bottom(44)
	p.Button(row.Left(240), kit.Button{ID: "leave-thinking", Label: t.front("leave-thinking"), Do: t.goHome})
}

// mayLeave tells whether the game can be left without loss. If not, it says so,
// and the next time it can be left all the same.
func (t *Table) mayLeave() bool {
	if t.session == nil {
		return true
	}
	err := t.session.Save()
	if err == nil || t.warned {
		return true
	}
	t.warned = true
	t.notice = t.front("leave-unsaved", "why", t.fault(err))
	t.ui.Stale()
	return false
}

// goHome leaves the game as it is saved, for the first screen.
func (t *Table) goHome() {
	if !t.mayLeave() {
		return
	}
	if t.session != nil {
		t.keepDraft()
		t.session.Leave()
	}
	t.session, t.plan, t.drafted, t.notice, t.warned = nil, game.Plan{}, game.Plan{}, "", false
	t.goTo(startScreen)
}

// fault is what went wrong, in a sentence.
func (t *Table) fault(err error) string {
	var unsaved *fault.Error
	switch {
	case errors.Is(err, saves.ErrFull):
		return t.front("full")
	case errors.As(err, &unsaved) && unsaved.Code == fault.NotSaved:
		return t.front("not-saved", "why", t.words.Error(errors.Join(unsaved.Unwrap()...)))
	}
	return t.words.Error(err)
}
