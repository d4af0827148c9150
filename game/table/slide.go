package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// slide is a bar on the page whose value the deed at hand moved.
type slide struct {
	row, bar kit.Rect
	clip     kit.Rect
	ink      kit.Paint
	from, to int // of 10
}

// wasShown is the state before the deed at hand, while it slides into place;
// nil when nothing does.
func (t *Table) wasShown() *game.State {
	f := &t.film
	if t.shown == nil || t.screen != newsScreen || !f.running() || !f.decided() || f.slid() == 1 {
		return nil
	}
	return &f.was
}

// slides notes a bar if it is moving.
func (t *Table) slides(p *kit.Page, row, bar kit.Rect, ink kit.Paint, from, to int) {
	if from != to {
		t.geo.slides = append(t.geo.slides, slide{row, bar, p.Clip(), ink, from, to})
	}
}

// sliding draws what moves into place: bars, and the two markers of the ladder.
func (t *Table) sliding(c *kit.Canvas) {
	was := t.wasShown()
	if was == nil {
		return
	}
	part := t.film.slid()
	for _, s := range t.geo.slides {
		c.Clipped(s.clip, func() {
			c.Fill(s.bar, kit.Sunk)
			now := s.bar
			now.W = int(float64(s.bar.W)*(float64(s.from)+float64(s.to-s.from)*part)/10 + 0.5)
			c.Fill(now, s.ink)
			c.Frame(s.row.Pad(-3, 0), s.ink, 1)
		})
	}
	for _, tag := range t.geo.tags {
		c.Clipped(tag.clip, func() { drawTag(c, tag.box.Move(0, int(float64(tag.fromY-tag.box.Y)*(1-part))), tag.text, tag.solid) })
	}
}

// movingTag is a marker of the ladder that is on its way to another rung.
type movingTag struct {
	box   kit.Rect // in the end
	fromY int
	clip  kit.Rect
	text  string
	solid bool
}
