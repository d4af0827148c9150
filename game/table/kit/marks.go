package kit

import (
	"image"
	"image/draw"

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
