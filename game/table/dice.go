package table

import (
	"strconv"
	"unicode/utf8"

	"entente/game"
	"entente/game/table/kit"
)

// Seconds of the parts of a deed: its dice are thrown one after the other, then
// what it moved slides into place, then there is time to read.
const (
	diceSeconds  = 0.9
	most         = 2 // dice that are waited for; more fall within the same time
	slideSeconds = 0.5
	readSeconds  = 1.1 // at least
	readMost     = 3.0
	readLetters  = 45 // a second, after half a one to find the place
)

// lands is when all dice of a deed lie, in seconds after it began.
func (d *deed) lands() float64 { return diceSeconds * float64(min(len(d.dice), most)) }

// falls is when one of its dice lies.
func (d *deed) falls(i int) float64 { return d.lands() * float64(i+1) / float64(len(d.dice)) }

// lasts is how many seconds a deed is shown for: the longer, the more there is to read.
func (d *deed) lasts() float64 {
	letters := utf8.RuneCountInString(d.said) + utf8.RuneCountInString(d.moved)
	return d.lands() + min(max(readSeconds, 0.5+float64(letters)/readLetters), readMost)
}

// stage counts how far the deed at hand is: dice that lie, and then what has
// slid into place. The page is built anew when it grows.
func (f *film) stage() int {
	if !f.running() {
		return 0
	}
	d, n := &f.deeds[f.at], 0
	for i := range d.dice {
		if f.lies(i) {
			n++
		}
	}
	if f.slid() == 1 {
		n++
	}
	return n
}

// lies tells whether a die of the deed at hand has come to rest.
func (f *film) lies(i int) bool { return f.paused || f.since >= f.deeds[f.at].falls(i) }

// decided tells whether all its dice lie.
func (f *film) decided() bool { return f.paused || f.since >= f.deeds[f.at].lands() }

// slid is the part, from 0 to 1, of the way into place.
func (f *film) slid() float64 {
	if f.paused {
		return 1
	}
	part := min(max((f.since-f.deeds[f.at].lands())/slideSeconds, 0), 1)
	return part * part * (3 - 2*part) // gently off and on
}

// rolling is a die on the page that is still to fall.
type rolling struct {
	die   kit.Rect
	cells []kit.Rect
	clip  kit.Rect
	n     int // of the deed's dice
	face  int // that it shows in the end
}

// tumble is how long a rolling die shows a face, in seconds.
const tumble = 0.075

// tumbling draws the dice that are in the air: each comes in from the left,
// bounces, and shows one face after the other.
func (t *Table) tumbling(c *kit.Canvas) {
	f := &t.film
	for _, r := range t.geo.dice {
		d := &f.deeds[f.at]
		from, to := d.falls(r.n)-d.lands()/float64(len(d.dice)), d.falls(r.n)
		if f.since < from || f.lies(r.n) {
			continue
		}
		part := (f.since - from) / (to - from)
		k := int((f.since - from) / tumble)
		face := (r.face+7*k+4)%10 + 1
		hop := part * 3 // bounces
		hop -= float64(int(hop))
		box := r.die.Move(-int(float64(r.die.X-r.clip.X)*(1-part)*(1-part)), -int(4*hop*(1-hop)*14*(1-part)))
		c.Clipped(r.clip, func() {
			drawDie(c, box, face, kit.Die+kit.Mark(k%3))
			c.Frame(r.cells[face-1].Inset(-3), kit.SoftInk, 2)
		})
	}
}

// drawDie draws a die with ten faces.
func drawDie(c *kit.Canvas, box kit.Rect, face int, turned kit.Mark) {
	c.Place(turned, box, kit.Ink)
	c.Place(kit.Facets, box, kit.SoftInk)
	c.Text(box.Move(0, 1), kit.Number.In(kit.Card), kit.AtCentre, strconv.Itoa(face))
}

// Sizes of a die on the page.
const (
	dieSize  = 36
	cellHigh = 10
)

// throw draws a die and a strip of ten cells: the winning ones filled, the one
// rolled framed, and what that means. A die in the air hides it.
func (t *Table) throw(w *writer, n int, th throw) {
	w.skip(4)
	lies := t.film.lies(n)
	said := t.thrown(th)
	if !lies {
		said = t.text("throwing", "what", th.what)
		if th.need > 0 {
			said = t.text("throwing-odds", "what", th.what, "odds", t.words.Odds(th.need))
		}
	}
	const indent = dieSize + 10
	high := 8 + cellHigh + w.p.Height(kit.Faint, t.thrown(th), w.in.W-indent)
	row := w.row(max(high, dieSize))
	w.skip(4)
	if !w.draw {
		return
	}
	die := kit.Rect{X: row.X, Y: row.Y, W: dieSize, H: dieSize}
	in := kit.Rect{X: row.X + indent, Y: row.Y, W: row.W - indent, H: row.H}
	cells := kit.Rect{X: in.X + 3, Y: in.Y + 3, W: min(in.W-6, 158), H: cellHigh}.Columns(10, 4)
	for i, c := range cells {
		w.p.Fill(c, kit.Card)
		w.p.Frame(c, kit.Rule, 1)
		if i < th.need {
			w.p.Fill(c, kit.SoftInk)
		}
	}
	if lies {
		w.p.Frame(cells[th.face-1].Inset(-3), kit.Ink, 2)
		drawDie(&w.p.Canvas, die, th.face, kit.Die)
	} else {
		t.geo.dice = append(t.geo.dice, rolling{die, cells, w.p.Clip(), n, th.face})
	}
	if end := cells[9].X + cells[9].W + 10; th.need == 0 && th.who < game.Powers && end+10 <= in.X+in.W { // whose it is
		shape(w.p, end, in.Y+3, 10, th.who)
	}
	in.Top(8 + cellHigh)
	w.p.Wrapped(in, kit.Faint, said)
}

// thrown says a die in words.
func (t *Table) thrown(th throw) string {
	switch {
	case th.need == 0:
		return t.text("thrown-strength", "what", th.what, "n", th.face)
	case th.face <= th.need:
		return t.text("thrown-won", "what", th.what, "n", th.face, "odds", t.words.Odds(th.need))
	}
	return t.text("thrown-lost", "what", th.what, "n", th.face, "odds", t.words.Odds(th.need))
}
