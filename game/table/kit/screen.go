package kit

import (
	"image"
	"image/draw"
)

// Screen holds what a window shows: the page, painted again only where it
// changed, and over it the little that follows the hands or moves.
type Screen struct {
	Painter
	Front *image.RGBA // what is to be seen

	base  *image.RGBA // the page alone
	ops   []Op        // on base
	over  []Op        // on Front
	theme *Theme
	scale float64
}

// Show brings the picture up to date with the UI, for a window of a size in
// device pixels. It gives the boxes that changed; none if nothing did.
func (s *Screen) Show(u *UI, w, h int) []image.Rectangle {
	s.Fonts = u.Fonts
	if s.Theme == nil {
		s.Theme = Light
	}
	all := image.Rect(0, 0, w, h)
	var dirty []image.Rectangle
	switch {
	case s.base == nil || s.base.Bounds() != all || s.theme != s.Theme || s.scale != s.Scale:
		s.base, s.Front = image.NewRGBA(all), image.NewRGBA(all)
		s.theme, s.scale, s.over = s.Theme, s.Scale, nil
		dirty = []image.Rectangle{all}
		s.Paint(s.base, []Op{{Kind: FillOp, Box: Rect{0, 0, 1 << 20, 1 << 20}, Ink: Paper}}, all)
		s.Paint(s.base, u.Page.Ops, all)
	default:
		if r := s.changed(u.Page.Ops); !r.Empty() {
			dirty = append(dirty, r)
			s.Paint(s.base, u.Page.Ops, r)
		}
	}
	s.ops = u.Page.Ops
	over := u.Overlay().Ops
	if len(dirty) == 0 && same(over, s.over) {
		return nil
	}
	for _, op := range s.over {
		dirty = add(dirty, s.reach(&op).Intersect(all))
	}
	for _, op := range over {
		dirty = add(dirty, s.reach(&op).Intersect(all))
	}
	s.over = over
	for _, r := range dirty {
		draw.Draw(s.Front, r, s.base, r.Min, draw.Src)
		s.Paint(s.Front, over, r)
	}
	return dirty
}

// changed gives the box in which the page's operations differ from those painted.
func (s *Screen) changed(now []Op) (r image.Rectangle) {
	was := s.ops
	if len(was) > 0 && len(now) > 0 && &was[0] == &now[0] && len(was) == len(now) {
		return r
	}
	for len(was) > 0 && len(now) > 0 && was[0].same(&now[0]) {
		was, now = was[1:], now[1:]
	}
	for len(was) > 0 && len(now) > 0 && was[len(was)-1].same(&now[len(now)-1]) {
		was, now = was[:len(was)-1], now[:len(now)-1]
	}
	for i := range was {
		r = r.Union(s.reach(&was[i]))
	}
	for i := range now {
		r = r.Union(s.reach(&now[i]))
	}
	return r.Intersect(s.base.Bounds())
}

// reach is the box that an operation may touch.
func (s *Screen) reach(op *Op) image.Rectangle {
	r := s.Pixels(op.Box)
	if op.Kind == TextOp {
		r = r.Inset(-r.Dy() / 3)
	}
	if !op.Clip.Empty() {
		r = r.Intersect(s.Pixels(op.Clip))
	}
	return r
}

// add puts a box on the list, together with one that it touches.
func add(list []image.Rectangle, r image.Rectangle) []image.Rectangle {
	if r.Empty() {
		return list
	}
	for i := 0; i < len(list); i++ {
		if r.In(list[i]) {
			return list
		}
		both := list[i].Union(r)
		if r.Overlaps(list[i]) || area(both) <= area(list[i])+area(r)+4096 {
			list[i] = list[len(list)-1]
			return add(list[:len(list)-1], both)
		}
	}
	return append(list, r)
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }

func same(a, b []Op) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !a[i].same(&b[i]) {
			return false
		}
	}
	return true
}
