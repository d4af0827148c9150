package kit

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Mark is a small shape or a texture. Marks are baked on the processor into
// images: triangles, ticks and arrows are drawn, not typed.
type Mark uint8

// The marks. The textures fill their box.
const (
	Circle  Mark = iota // China
	Diamond             // Russia
	Square              // United States
	Ring                // a suspect that is no power
	Halo                // a thin ring around something
	Up
	Down
	Right
	Tick
	Cross
	Hatch // Russia's texture
	Dots  // the United States' texture
	Weave // the shade between what is said and what is done
	Die   // with ten faces, and the same turned by a third and by two
	DieTurned
	DieTurnedMore
	Facets // of Die

	Exchange // the families: trade, arms, spying, norms, talks
	Shield
	Eye
	Globe
	Bubble
	Marks = iota
)

// period is the size of a texture's tile in logical pixels.
const period = 6

// Bake draws a mark of a size in device pixels as coverage.
func Bake(m Mark, w, h int, scale float64) *image.Alpha {
	a := image.NewAlpha(image.Rect(0, 0, w, h))
	z := vector.NewRasterizer(w, h)
	fw, fh := float32(w), float32(h)
	poly := func(points ...float32) { // in parts of the box
		z.MoveTo(points[0]*fw, points[1]*fh)
		for i := 2; i < len(points); i += 2 {
			z.LineTo(points[i]*fw, points[i+1]*fh)
		}
		z.ClosePath()
	}
	switch m {
	case Circle:
		disc(z, fw/2, fh/2, min(fw, fh)/2)
	case Ring:
		disc(z, fw/2, fh/2, min(fw, fh)/2)
		hole(z, fw/2, fh/2, min(fw, fh)*0.32)
	case Halo:
		disc(z, fw/2, fh/2, min(fw, fh)/2)
		hole(z, fw/2, fh/2, min(fw, fh)/2-float32(2.5*scale))
	case Diamond:
		poly(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5)
	case Square:
		poly(0.06, 0.06, 0.94, 0.06, 0.94, 0.94, 0.06, 0.94)
	case Up:
		poly(0.5, 0.1, 1, 0.9, 0, 0.9)
	case Down:
		poly(0, 0.1, 1, 0.1, 0.5, 0.9)
	case Right:
		poly(0.1, 0, 0.9, 0.5, 0.1, 1)
	case Tick:
		poly(0.05, 0.55, 0.2, 0.4, 0.4, 0.6, 0.8, 0.1, 0.95, 0.25, 0.42, 0.9)
	case Cross:
		poly(0.1, 0.25, 0.25, 0.1, 0.5, 0.35, 0.75, 0.1, 0.9, 0.25, 0.65, 0.5, 0.9, 0.75, 0.75, 0.9, 0.5, 0.65, 0.25, 0.9, 0.1, 0.75, 0.35, 0.5)
	case Die, DieTurned, DieTurnedMore:
		hexagon(z, fw, fh, float64(m-Die)/3)
	case Facets:
		facets(z, fw, fh, float32(scale))
	case Exchange, Shield, Eye, Globe, Bubble:
		icon(z, m, fw, fh)
	case Hatch:
		stripes(z, fw, fh, float32(period*scale), 0.45)
	case Weave:
		stripes(z, fw, fh, float32(period*scale), 0.2)
	case Dots:
		step := float32(period * scale)
		for y := step / 2; y < fh; y += step {
			for x := step / 2; x < fw; x += step {
				disc(z, x, y, step*0.28)
			}
		}
	}
	z.DrawOp = draw.Src
	z.Draw(a, a.Bounds(), image.Opaque, image.Point{})
	return a
}

// kappa places the control points of a circle's four cubics.
const kappa = 0.5522848

func disc(z *vector.Rasterizer, x, y, r float32) {
	k := r * kappa
	z.MoveTo(x+r, y)
	z.CubeTo(x+r, y+k, x+k, y+r, x, y+r)
	z.CubeTo(x-k, y+r, x-r, y+k, x-r, y)
	z.CubeTo(x-r, y-k, x-k, y-r, x, y-r)
	z.CubeTo(x+k, y-r, x+r, y-k, x+r, y)
	z.ClosePath()
}

// hole is a disc run the other way round, which the rasterizer subtracts.
func hole(z *vector.Rasterizer, x, y, r float32) {
	k := r * kappa
	z.MoveTo(x+r, y)
	z.CubeTo(x+r, y-k, x+k, y-r, x, y-r)
	z.CubeTo(x-k, y-r, x-r, y-k, x-r, y)
	z.CubeTo(x-r, y+k, x-k, y+r, x, y+r)
	z.CubeTo(x+k, y+r, x+r, y+k, x+r, y)
	z.ClosePath()
}

// corner is a corner of a hexagon in a box, turned by a part of the angle
// between two, at a part of its radius.
func corner(w, h float32, i int, turn float64, part float32) (x, y float32) {
	a := (float64(i) + turn) * math.Pi / 3
	r := min(w, h) / 2 * part
	return w/2 + r*float32(math.Sin(a)), h/2 - r*float32(math.Cos(a))
}

func hexagon(z *vector.Rasterizer, w, h float32, turn float64) {
	z.MoveTo(corner(w, h, 0, turn, 1))
	for i := 1; i < 6; i++ {
		z.LineTo(corner(w, h, i, turn, 1))
	}
	z.ClosePath()
}

// facets draws the edges of a die: from every corner to the face in the middle.
func facets(z *vector.Rasterizer, w, h, scale float32) {
	edge := func(x0, y0, x1, y1 float32) {
		n := float32(math.Hypot(float64(x1-x0), float64(y1-y0)))
		dx, dy := (x1-x0)/n*scale/2, (y1-y0)/n*scale/2
		z.MoveTo(x0-dy, y0+dx)
		z.LineTo(x0+dy, y0-dx)
		z.LineTo(x1+dy, y1-dx)
		z.LineTo(x1-dy, y1+dx)
		z.ClosePath()
	}
	for i := range 6 {
		x0, y0 := corner(w, h, i, 0, 0.94)
		x1, y1 := corner(w, h, i, 0, 0.66)
		edge(x0, y0, x1, y1)
		x2, y2 := corner(w, h, i+1, 0, 0.66)
		edge(x1, y1, x2, y2)
	}
}

// stripes draws diagonals, of which ink covers the given part.
func stripes(z *vector.Rasterizer, w, h, step, ink float32) {
	for x := -h; x < w; x += step {
		z.MoveTo(x, h)
		z.LineTo(x+step*ink, h)
		z.LineTo(x+step*ink+h, 0)
		z.LineTo(x+h, 0)
		z.ClosePath()
	}
}
