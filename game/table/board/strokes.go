package board

import (
	"fmt"
	"image"
	"strings"

	"entente/game/table/kit"
)

// How says how a stroke is drawn. Dashed is what is secret or only said, dotted what is
// on its way, double what is built.
type How uint8

// The ways.
const (
	Solid How = iota
	Dashed
	Dotted
	Double
	Dot    // a filled circle of Width at the stroke's start
	Hollow // an empty circle of Width at the stroke's start
	Box    // a filled square of Width at the stroke's start
	Frame  // an empty square of Width at the stroke's start
	Hair   // a thin solid line without an edge
	Circle // a thin circle of Width at the stroke's start
	Bars   // N short bars across the middle
)

// Stroke is one thing drawn on the map. Points are in radii of the map, Width
// in logical pixels.
type Stroke struct {
	How    How
	Ink    kit.Paint
	Width  float64
	N      int
	Points []Point
}

// Key is the same for strokes that look the same.
func Key(strokes []Stroke) string {
	var b strings.Builder
	for _, s := range strokes {
		fmt.Fprintf(&b, "%d,%d,%g,%d", s.How, s.Ink, s.Width, s.N)
		for _, p := range s.Points {
			fmt.Fprintf(&b, ",%.4f,%.4f", p.X, p.Y)
		}
		b.WriteByte(';')
	}
	return b.String()
}

// Draw bakes strokes into a clear picture of the chart's size.
func (c Chart) Draw(w, h int, scale float64, th *kit.Theme, strokes []Stroke) *image.RGBA {
	p := NewPen(w, h)
	for _, s := range strokes {
		c.stroke(p, scale, th, s)
	}
	return p.Img
}

func (c Chart) stroke(p *Pen, scale float64, th *kit.Theme, s Stroke) {
	points, ink, card, width := c.all(s.Points), th.Colour[s.Ink], th.Colour[kit.Card], s.Width*scale
	at := points[0]
	square := func(half float64) []Point {
		return []Point{{at.X - half, at.Y - half}, {at.X + half, at.Y - half}, {at.X + half, at.Y + half}, {at.X - half, at.Y + half}}
	}
	switch s.How {
	case Solid:
		p.Line(points, width+2*scale, card) // a light edge keeps lines apart from the land
		p.Line(points, width, ink)
	case Hair:
		p.Line(points, width, ink)
	case Circle:
		p.Ring(at, width/2, 1.3*scale, ink)
	case Dashed:
		p.Dashed(points, width, 6*scale, 5*scale, ink)
	case Dotted:
		p.Dotted(points, width/2, 4*scale, ink)
	case Double:
		p.Line(points, width+3*scale, th.Colour[kit.Ink])
		p.Line(points, width, ink)
	case Dot:
		p.Disc(at, width/2+scale, card)
		p.Disc(at, width/2, ink)
	case Hollow:
		p.Disc(at, width/2+scale, card)
		p.Disc(at, width/2, ink)
		p.Disc(at, width/2-1.5*scale, card)
	case Box, Frame:
		p.Polygon(square(width/2+scale), card)
		p.Polygon(square(width/2), ink)
		if s.How == Frame {
			p.Polygon(square(width/2-1.5*scale), card)
		}
	case Bars:
		for i := range s.N {
			at := Length(points)/2 + (float64(i)-float64(s.N-1)/2)*6*scale
			p.Bar(points, at, width+4*scale, 5*scale, card)
			p.Bar(points, at, width, 3*scale, ink)
		}
	}
}
