package board

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Pen draws lines and shapes into a picture. Lengths are device pixels.
type Pen struct {
	Img *image.RGBA
	z   *vector.Rasterizer
}

// NewPen gives a pen for a new, clear picture.
func NewPen(w, h int) *Pen {
	return &Pen{image.NewRGBA(image.Rect(0, 0, w, h)), vector.NewRasterizer(w, h)}
}

// ink fills what the rasterizer holds, and empties it.
func (p *Pen) ink(c color.RGBA) {
	p.z.Draw(p.Img, p.Img.Bounds(), image.NewUniform(c), image.Point{})
	p.z.Reset(p.Img.Bounds().Dx(), p.Img.Bounds().Dy())
}

// mask gives the coverage of what the rasterizer holds, and empties it.
func (p *Pen) mask() *image.Alpha {
	a := image.NewAlpha(p.Img.Bounds())
	p.z.DrawOp = draw.Src
	p.z.Draw(a, a.Bounds(), image.Opaque, image.Point{})
	p.z.Reset(p.Img.Bounds().Dx(), p.Img.Bounds().Dy())
	return a
}

// ring adds a closed line.
func (p *Pen) ring(points []Point) {
	for i, q := range points {
		if i == 0 {
			p.z.MoveTo(float32(q.X), float32(q.Y))
		} else {
			p.z.LineTo(float32(q.X), float32(q.Y))
		}
	}
	p.z.ClosePath()
}

// Polygon fills a closed line.
func (p *Pen) Polygon(points []Point, c color.RGBA) {
	p.ring(points)
	p.ink(c)
}

// segment adds a straight stroke; all run the same way round, so that overlaps do not cancel.
func (p *Pen) segment(a, b Point, width float64) {
	n := math.Hypot(b.X-a.X, b.Y-a.Y)
	if n == 0 {
		return
	}
	dx, dy := (b.X-a.X)/n*width/2, (b.Y-a.Y)/n*width/2
	p.ring([]Point{{a.X - dy, a.Y + dx}, {a.X + dy, a.Y - dx}, {b.X + dy, b.Y - dx}, {b.X - dy, b.Y + dx}})
}

// Line strokes a line.
func (p *Pen) Line(points []Point, width float64, c color.RGBA) {
	p.stroke(points, width)
	p.ink(c)
}

func (p *Pen) stroke(points []Point, width float64) {
	for i := 1; i < len(points); i++ {
		p.segment(points[i-1], points[i], width)
		if width > 1.5 && i+1 < len(points) {
			p.disc(points[i], width/2)
		}
	}
}

// disc adds a circle, the same way round as segments.
func (p *Pen) disc(at Point, r float64) {
	const k = 0.5522848
	x, y, q := float32(at.X), float32(at.Y), float32(r)
	c := q * k
	p.z.MoveTo(x+q, y)
	p.z.CubeTo(x+q, y+c, x+c, y+q, x, y+q)
	p.z.CubeTo(x-c, y+q, x-q, y+c, x-q, y)
	p.z.CubeTo(x-q, y-c, x-c, y-q, x, y-q)
	p.z.CubeTo(x+c, y-q, x+q, y-c, x+q, y)
	p.z.ClosePath()
}

// Disc fills a circle.
func (p *Pen) Disc(at Point, r float64, c color.RGBA) {
	p.disc(at, r)
	p.ink(c)
}

// Ring strokes a circle.
func (p *Pen) Ring(at Point, r, width float64, c color.RGBA) {
	p.disc(at, r+width/2)
	for i, q := range circle(at, r-width/2) { // the other way round: it is subtracted
		q.Y = 2*at.Y - q.Y
		if i == 0 {
			p.z.MoveTo(float32(q.X), float32(q.Y))
		} else {
			p.z.LineTo(float32(q.X), float32(q.Y))
		}
	}
	p.z.ClosePath()
	p.ink(c)
}

func circle(at Point, r float64) []Point {
	n := max(int(r), 24)
	list := make([]Point, n+1)
	for i := range list {
		a := 2 * math.Pi * float64(i) / float64(n)
		list[i] = Point{at.X + r*math.Cos(a), at.Y + r*math.Sin(a)}
	}
	return list
}

// Dashed strokes a line in dashes of a length with gaps of a length.
func (p *Pen) Dashed(points []Point, width, dash, gap float64, c color.RGBA) {
	total := Length(points)
	for at := 0.0; at < total; at += dash + gap {
		p.stroke(Part(points, at, min(at+dash, total)), width)
	}
	p.ink(c)
}

// Dotted strokes a line in round dots.
func (p *Pen) Dotted(points []Point, r, gap float64, c color.RGBA) {
	for at := 0.0; at <= Length(points); at += 2*r + gap {
		p.disc(Along(points, at), r)
	}
	p.ink(c)
}

// Bar strokes a short line across another at a place on it.
func (p *Pen) Bar(points []Point, at, length, width float64, c color.RGBA) {
	q, r := Along(points, at-1), Along(points, at+1)
	n := math.Hypot(r.X-q.X, r.Y-q.Y)
	if n == 0 {
		return
	}
	dx, dy := (r.X-q.X)/n*length/2, (r.Y-q.Y)/n*length/2
	m := Along(points, at)
	p.Line([]Point{{m.X - dy, m.Y + dx}, {m.X + dy, m.Y - dx}}, width, c)
}

// Length is the length of a line.
func Length(points []Point) float64 {
	n := 0.0
	for i := 1; i < len(points); i++ {
		n += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	return n
}

// Along gives the point at a length along a line, or one of its ends.
func Along(points []Point, at float64) Point {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		n := math.Hypot(b.X-a.X, b.Y-a.Y)
		if at <= n && n > 0 {
			f := max(at, 0) / n
			return Point{a.X + (b.X-a.X)*f, a.Y + (b.Y-a.Y)*f}
		}
		at -= n
	}
	return points[len(points)-1]
}

// Part gives the part of a line between two lengths along it.
func Part(points []Point, from, to float64) []Point {
	list := []Point{Along(points, from)}
	at := 0.0
	for i := 1; i < len(points); i++ {
		at += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
		if at > from && at < to {
			list = append(list, points[i])
		}
	}
	return append(list, Along(points, to))
}

// Arc gives a curve between two points that bends aside by a part of their distance.
func Arc(a, b Point, bend float64) []Point {
	const n = 24
	m := Point{(a.X+b.X)/2 - (b.Y-a.Y)*bend, (a.Y+b.Y)/2 + (b.X-a.X)*bend}
	list := make([]Point, n+1)
	for i := range list {
		t := float64(i) / n
		u := 1 - t
		list[i] = Point{u*u*a.X + 2*u*t*m.X + t*t*b.X, u*u*a.Y + 2*u*t*m.Y + t*t*b.Y}
	}
	return list
}
