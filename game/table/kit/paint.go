package kit

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Painter draws pages on the processor: into a picture for a test as into the
// window. Shapes are baked once for each size, glyphs too.
type Painter struct {
	Fonts *Fonts
	Theme *Theme
	Scale float64 // device pixels a logical pixel

	marks    map[markSize]*image.Alpha
	glyphs   map[glyphSize]*stamp
	pictures map[string]*image.RGBA
	uniform  [Paints]image.Uniform
	of       *Theme // whose colours are in uniform
	at       float64
}

type markSize struct {
	mark Mark
	w, h int
}

type glyphSize struct {
	face   Face
	source uint8
	id     uint32
	size   int   // device pixels, in 64ths
	part   uint8 // quarter of a pixel to the right
}

// stamp is a glyph's coverage, and where it lies from the pen.
type stamp struct {
	mask *image.Alpha // nil: a space
	x, y int
}

// ready clears what was baked for another scale or theme.
func (p *Painter) ready() {
	if p.at != p.Scale || p.marks == nil {
		p.marks, p.glyphs, p.pictures = map[markSize]*image.Alpha{}, map[glyphSize]*stamp{}, map[string]*image.RGBA{}
		p.at = p.Scale
	}
	if p.of != p.Theme {
		for i, c := range p.Theme.Colour {
			p.uniform[i] = *image.NewUniform(c)
		}
		clear(p.pictures)
		p.of = p.Theme
	}
	if len(p.glyphs) > most || len(p.marks) > most {
		clear(p.glyphs)
		clear(p.marks)
	}
}

// Paint draws operations within a box of a picture, in device pixels.
func (p *Painter) Paint(dst *image.RGBA, ops []Op, clip image.Rectangle) {
	p.ready()
	clip = clip.Intersect(dst.Bounds())
	for i := range ops {
		op := &ops[i]
		box := p.Pixels(op.Box)
		to := clip
		if !op.Clip.Empty() {
			to = to.Intersect(p.Pixels(op.Clip))
		}
		if op.Kind == TextOp { // glyphs may lean out of their box
			if to.Intersect(box.Inset(-box.Dy() / 2)).Empty() {
				continue
			}
		} else if to.Intersect(box).Empty() {
			continue
		}
		ink := &p.uniform[op.Ink]
		switch op.Kind {
		case FillOp:
			draw.Draw(dst, box.Intersect(to), ink, image.Point{}, draw.Src)
		case MarkOp:
			stampAt(dst, p.mark(op.Mark, box.Dx(), box.Dy()), box.Min, to, ink)
		case TextOp:
			p.text(dst, op, to)
		case PictureOp:
			img := p.picture(op.Picture, box.Dx(), box.Dy())
			r := box.Intersect(to)
			draw.Draw(dst, r, img, r.Min.Sub(box.Min), draw.Over)
		}
	}
}

// Pixels gives a box in device pixels.
func (p *Painter) Pixels(b Rect) image.Rectangle {
	at := func(n int) int { return int(math.Round(float64(n) * p.Scale)) }
	return image.Rect(at(b.X), at(b.Y), at(b.X+b.W), at(b.Y+b.H))
}

func stampAt(dst *image.RGBA, mask *image.Alpha, at image.Point, clip image.Rectangle, ink *image.Uniform) {
	r := mask.Bounds().Add(at).Intersect(clip)
	if !r.Empty() {
		draw.DrawMask(dst, r, ink, image.Point{}, mask, r.Min.Sub(at), draw.Over)
	}
}

func (p *Painter) mark(m Mark, w, h int) *image.Alpha {
	key := markSize{m, w, h}
	a := p.marks[key]
	if a == nil {
		a = Bake(m, max(w, 1), max(h, 1), p.Scale)
		p.marks[key] = a
	}
	return a
}

// mostPictures bounds the pictures that are kept; the biggest is a map.
const mostPictures = 12

func (p *Painter) picture(pic *Picture, w, h int) *image.RGBA {
	key := pic.Key + "@" + digits(w) + "x" + digits(h)
	img := p.pictures[key]
	if img == nil {
		if len(p.pictures) >= mostPictures {
			clear(p.pictures)
		}
		img = pic.Bake(w, h, p.Scale, p.Theme)
		p.pictures[key] = img
	}
	return img
}

// text draws one line, its glyphs set to quarters of a pixel.
func (p *Painter) text(dst *image.RGBA, op *Op, clip image.Rectangle) {
	size := float64(op.Style.Size) * p.Scale
	up, down := p.Fonts.extents(op.Style.Face)
	lineHigh := float64(op.Style.Line()) * p.Scale
	x := float64(op.Box.X) * p.Scale
	y := int(math.Round(float64(op.Box.Y)*p.Scale + (lineHigh-(up+down)*size)/2 + up*size))
	for _, g := range p.Fonts.shape(op.Style.Face, op.Text).glyphs {
		quarters := int(math.Round(4 * (x + g.x*size)))
		s := p.glyph(op.Style.Face, g, size, quarters&3)
		if s.mask != nil {
			stampAt(dst, s.mask, image.Pt(quarters>>2+s.x, y+int(math.Round(g.y*size))+s.y), clip, &p.uniform[op.Ink])
		}
	}
}

// glyph bakes a glyph's outline.
func (p *Painter) glyph(face Face, g glyph, size float64, part int) *stamp {
	key := glyphSize{face, g.source, uint32(g.id), int(size * 64), uint8(part)}
	if s := p.glyphs[key]; s != nil {
		return s
	}
	s := &stamp{}
	p.glyphs[key] = s
	src := p.Fonts.sources[face][g.source]
	outline, ok := src.GlyphDataOutline(g.id)
	if !ok || len(outline.Segments) == 0 {
		return s
	}
	k := float32(size) / float32(src.Upem())
	x0, y0, x1, y1 := float32(math.MaxFloat32), float32(math.MaxFloat32), float32(-math.MaxFloat32), float32(-math.MaxFloat32)
	for i := range outline.Segments {
		for _, a := range outline.Segments[i].ArgsSlice() {
			x0, x1, y0, y1 = min(x0, a.X*k), max(x1, a.X*k), min(y0, -a.Y*k), max(y1, -a.Y*k)
		}
	}
	s.x, s.y = int(math.Floor(float64(x0)))-1, int(math.Floor(float64(y0)))-1
	w, h := int(math.Ceil(float64(x1)))+2-s.x, int(math.Ceil(float64(y1)))+2-s.y
	z := vector.NewRasterizer(w, h)
	dx, dy := float32(part)/4-float32(s.x), -float32(s.y)
	for i := range outline.Segments {
		seg := &outline.Segments[i]
		a := seg.ArgsSlice()
		px := func(i int) (float32, float32) { return a[i].X*k + dx, -a[i].Y*k + dy }
		bx, by := px(0)
		switch len(a) {
		case 1:
			if seg.Op == 0 {
				z.ClosePath()
				z.MoveTo(bx, by)
			} else {
				z.LineTo(bx, by)
			}
		case 2:
			cx, cy := px(1)
			z.QuadTo(bx, by, cx, cy)
		case 3:
			cx, cy := px(1)
			ex, ey := px(2)
			z.CubeTo(bx, by, cx, cy, ex, ey)
		}
	}
	z.ClosePath()
	s.mask = image.NewAlpha(image.Rect(0, 0, w, h))
	z.DrawOp = draw.Src
	z.Draw(s.mask, s.mask.Bounds(), image.Opaque, image.Point{})
	return s
}
