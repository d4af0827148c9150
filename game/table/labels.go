package table

import (
	"entente/game"
	"entente/game/table/board"
	"entente/game/table/kit"
)

// label is a small sign on the map: what something is, beside the place where it is.
type label struct {
	id    string
	at    board.Point // what it is about, in pixels of the page
	title string
	short string // where there is little room; "": title
	sub   string // "" for none
	ink   kit.Paint
	by    int          // by how much that changed this quarter
	clues []game.Power // whom its clues point to, as shapes
	said  bool         // a dashed border: it is unknown, or only said
	tip   []string
	do    func()
	box   kit.Rect // set by place
}

// placer puts labels where they cover neither each other nor what matters.
type placer struct {
	page  kit.Rect
	taken []kit.Rect
}

// free tells whether a box lies on the page and covers nothing.
func (pl *placer) free(box kit.Rect) bool {
	if !pl.page.Holds(box) {
		return false
	}
	for _, r := range pl.taken {
		if !r.Intersect(box).Empty() {
			return false
		}
	}
	return true
}

// away lists the sides on which a label may stand, the nearest first; the
// first number moves it by its own width, the second by its height.
var away = [][2]float64{{0.5, -0.5}, {-1.5, -0.5}, {-0.5, -1.5}, {-0.5, 0.5}, {0.4, -1.4}, {-1.4, -1.4}, {0.4, 0.4}, {-1.4, 0.4}}

// place finds the nearest free box of a size beside a point; false if there is none.
func (pl *placer) place(x, y float64, w, h int) (kit.Rect, bool) {
	for _, d := range []float64{14, 26, 44, 68, 96, 130, 170} {
		for _, side := range away {
			sx, sy := 0.0, 0.0
			if side[0] > 0 {
				sx = d
			} else if side[0] < -1 {
				sx = -d
			}
			if side[1] > 0 {
				sy = d
			} else if side[1] < -1 {
				sy = -d
			}
			bx, by := x+sx, y+sy
			switch {
			case side[0] < -1:
				bx -= float64(w)
			case side[0] == -0.5:
				bx -= float64(w) / 2
			}
			switch {
			case side[1] < -1:
				by -= float64(h)
			case side[1] == -0.5:
				by -= float64(h) / 2
			}
			box := kit.Rect{X: int(bx), Y: int(by), W: w, H: h}
			if pl.free(box) {
				pl.taken = append(pl.taken, box.Inset(-3))
				return box, true
			}
		}
	}
	return kit.Rect{}, false
}

// Sizes of a label.
const (
	labelPad = 6
	clueWide = 14

	changeWide = 28
)

// sizeOf measures a label; plain leaves out its second line.
func (l *label) sizeOf(f *kit.Fonts, plain bool) (w, h int) {
	w, h = int(f.Width(kit.Strong, l.title))+1, 20
	if l.sub != "" && !plain {
		w, h = max(w, int(f.Width(kit.Faint, l.sub))+1), 36
		if l.by != 0 {
			w = max(w, int(f.Width(kit.Faint, l.sub))+1+changeWide)
		}
	}
	if len(l.clues) > 0 {
		w = max(w, int(f.Width(kit.Strong, l.title))+5+clueWide*len(l.clues))
	}
	return w + 2*labelPad, h
}

// sign draws a label in its box.
func (l *label) sign(p *kit.Page) {
	p.Fill(l.box, kit.Card)
	if l.said {
		p.DashedFrame(l.box, l.ink, 1)
	} else {
		p.Frame(l.box, l.ink, 1)
	}
	in := l.box.Pad(labelPad, 2)
	head := in.Top(16)
	p.Text(head, kit.Strong, kit.AtLeft, l.title)
	for i, who := range l.clues {
		shape(p, head.X+head.W-clueWide*(len(l.clues)-i)+2, head.Y+3, 10, who)
	}
	if in.H >= 16 {
		sub := in.Top(16)
		x := sub.X + int(p.Fonts.Width(kit.Faint, l.sub)) + 7
		p.Text(sub, kit.Faint, kit.AtLeft, l.sub)
		p.Change(kit.Rect{X: x, Y: sub.Y, W: changeWide - 6, H: 16}, l.by, kit.Faint)
	}
	p.Control(kit.Control{ID: "map:" + l.id, Box: l.box, Label: l.title, Tip: l.tip, Do: l.do})
}

// edgeNear is the point of a box nearest to a point.
func edgeNear(b kit.Rect, q board.Point) board.Point {
	return board.Point{X: min(max(q.X, float64(b.X)), float64(b.X+b.W)), Y: min(max(q.Y, float64(b.Y)), float64(b.Y+b.H))}
}
