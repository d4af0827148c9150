package kit

import (
	"image"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// Renderer draws pages. What stands still is baked into one image when it
// changes; a frame is that image and the little that follows the hands.
type Renderer struct {
	scale   float64
	base    *ebiten.Image
	of      *UI // whose page base holds
	version int
	white   *ebiten.Image
	marks   map[markSize]*ebiten.Image
	last    drawn
}

// drawn is all that a frame depends on.
type drawn struct {
	screen       *ebiten.Image
	of           *UI
	version      int
	hover, focus string
	byKeys       bool
	scale        float64
}

type markSize struct {
	mark Mark
	w, h int
}

// Draw draws the UI's page and overlay at device pixels per logical pixel. It
// draws nothing if the screen still shows the same: the window must not clear
// its screen between frames.
func (r *Renderer) Draw(screen *ebiten.Image, u *UI, scale float64) {
	now := drawn{screen, u, u.Version, u.Hover, u.Focus, u.byKeys, scale}
	if now == r.last {
		return
	}
	r.last = now
	size := screen.Bounds().Size()
	if r.base == nil || r.base.Bounds().Size() != size || r.scale != scale {
		r.base = ebiten.NewImage(size.X, size.Y)
		r.scale, r.version = scale, -1
		r.marks = map[markSize]*ebiten.Image{}
	}
	if r.white == nil {
		r.white = ebiten.NewImage(1, 1)
		r.white.Fill(color.White)
	}
	if r.of != u || r.version != u.Version {
		r.of, r.version = u, u.Version
		r.base.Fill(Paper)
		r.paint(r.base, u.Fonts, u.Page.Ops)
	}
	screen.DrawImage(r.base, nil)
	r.paint(screen, u.Fonts, u.Overlay().Ops)
}

func (r *Renderer) paint(dst *ebiten.Image, f *Fonts, ops []Op) {
	for i := range ops {
		op := &ops[i]
		to := dst
		if !op.Clip.Empty() && op.Box.Intersect(op.Clip) != op.Box {
			x0, y0, x1, y1 := r.pixels(op.Clip)
			to = dst.SubImage(image.Rect(x0, y0, x1, y1)).(*ebiten.Image)
		}
		x0, y0, x1, y1 := r.pixels(op.Box)
		switch op.Kind {
		case FillOp:
			var o ebiten.DrawImageOptions
			o.GeoM.Scale(float64(x1-x0), float64(y1-y0))
			o.GeoM.Translate(float64(x0), float64(y0))
			o.ColorScale.ScaleWithColor(op.Ink)
			to.DrawImage(r.white, &o)
		case MarkOp:
			var o ebiten.DrawImageOptions
			o.GeoM.Translate(float64(x0), float64(y0))
			o.ColorScale.ScaleWithColor(op.Ink)
			to.DrawImage(r.mark(op.Mark, x1-x0, y1-y0), &o)
		case TextOp:
			face := f.face(op.Style.Face, float64(op.Style.Size)*r.scale)
			m := face.Metrics()
			line := float64(op.Style.Line()) * r.scale
			var o text.DrawOptions
			o.GeoM.Translate(float64(x0), float64(y0)+(line-m.HAscent-m.HDescent)/2)
			o.ColorScale.ScaleWithColor(op.Ink)
			text.Draw(to, op.Text, face, &o)
		}
	}
}

// pixels gives the corners of a box in device pixels.
func (r *Renderer) pixels(b Rect) (x0, y0, x1, y1 int) {
	at := func(n int) int { return int(math.Round(float64(n) * r.scale)) }
	return at(b.X), at(b.Y), at(b.X + b.W), at(b.Y + b.H)
}

// mark gives the baked image of a mark.
func (r *Renderer) mark(m Mark, w, h int) *ebiten.Image {
	key := markSize{m, w, h}
	if img := r.marks[key]; img != nil {
		return img
	}
	a := Bake(m, max(w, 1), max(h, 1), r.scale)
	img := ebiten.NewImageFromImage(a)
	r.marks[key] = img
	return img
}
