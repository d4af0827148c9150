package kit

import "golang.org/x/image/vector"

// icon draws one of the signs of the families of orders.
func icon(z *vector.Rasterizer, m Mark, w, h float32) {
	poly := func(points ...float32) { // in parts of the box
		z.MoveTo(points[0]*w, points[1]*h)
		for i := 2; i < len(points); i += 2 {
			z.LineTo(points[i]*w, points[i+1]*h)
		}
		z.ClosePath()
	}
	switch m {
	case Exchange: // an arrow there, and one back
		poly(0, 0.22, 0.66, 0.22, 0.66, 0.06, 1, 0.29, 0.66, 0.52, 0.66, 0.36, 0, 0.36)
		poly(1, 0.64, 0.34, 0.64, 0.34, 0.48, 0, 0.71, 0.34, 0.94, 0.34, 0.78, 1, 0.78)
	case Shield:
		poly(0.5, 0, 0.92, 0.14, 0.92, 0.5, 0.8, 0.76, 0.5, 1, 0.2, 0.76, 0.08, 0.5, 0.08, 0.14)
		poly(0.2, 0.24, 0.2, 0.48, 0.3, 0.68, 0.5, 0.84, 0.5, 0.13) // the other way round: hollow
	case Eye:
		z.MoveTo(0, h/2)
		z.CubeTo(0.25*w, 0.02*h, 0.75*w, 0.02*h, w, h/2)
		z.CubeTo(0.75*w, 0.98*h, 0.25*w, 0.98*h, 0, h/2)
		z.ClosePath()
		hole(z, w/2, h/2, 0.25*w)
		disc(z, w/2, h/2, 0.13*w)
	case Globe: // the rim, the equator, a meridian
		r := min(w, h) / 2
		oval := func(rx, ry float32, out bool) {
			k, x, y := float32(kappa), w/2, h/2
			dx := rx
			if !out {
				dx = -rx
			}
			z.MoveTo(x+dx, y)
			z.CubeTo(x+dx, y+ry*k, x+dx*k, y+ry, x, y+ry)
			z.CubeTo(x-dx*k, y+ry, x-dx, y+ry*k, x-dx, y)
			z.CubeTo(x-dx, y-ry*k, x-dx*k, y-ry, x, y-ry)
			z.CubeTo(x+dx*k, y-ry, x+dx, y-ry*k, x+dx, y)
			z.ClosePath()
		}
		oval(r, r, true)
		oval(0.86*r, 0.86*r, false)
		oval(0.48*r, 0.88*r, true)
		oval(0.34*r, 0.88*r, false)
		poly(0.06, 0.44, 0.94, 0.44, 0.94, 0.56, 0.06, 0.56)
	case Bubble:
		poly(0, 0.08, 1, 0.08, 1, 0.72, 0.52, 0.72, 0.24, 0.98, 0.24, 0.72, 0, 0.72)
		poly(0.18, 0.26, 0.18, 0.36, 0.82, 0.36, 0.82, 0.26) // lines of text, hollow
		poly(0.18, 0.46, 0.18, 0.56, 0.62, 0.56, 0.62, 0.46)
	}
}
