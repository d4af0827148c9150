package board

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"entente/game/table/kit"
)

// Chart is the map laid out in a picture: where its pole is, and how far its rim.
type Chart struct {
	Pole   Point
	Radius float64
}

// rim is the room for the double ring around the map, in parts of the radius.
const rim = 0.035

// Fit lays the map out in the middle of a box of a size.
func Fit(w, h float64) Chart {
	return Chart{Point{w / 2, h / 2}, min(w, h) / 2 / (1 + rim)}
}

// Place gives where a place by longitude and latitude lies in the picture.
func (c Chart) Place(lon, lat float64) Point { return c.at(Project(lon, lat)) }

func (c Chart) at(p Point) Point {
	return Point{c.Pole.X + p.X*c.Radius, c.Pole.Y + p.Y*c.Radius}
}

// Rim gives the point of the rim in a direction, in degrees clockwise from the top.
func (c Chart) Rim(direction float64) Point {
	a := direction * math.Pi / 180
	return c.at(Point{math.Sin(a), -math.Cos(a)})
}

// Bake draws the map without anything on it: sea, graticule, land, the three
// powers with their colours and textures, and the double ring around.
func (c Chart) Bake(w, h int, scale float64, th *kit.Theme) *image.RGBA {
	p := NewPen(w, h)
	atlas := World()
	p.disc(c.Pole, c.Radius)
	disc := p.mask()
	under(p.Img, disc, th.Colour[kit.Sea])
	line := th.Colour[kit.Coast]
	faint := half(line)
	for lat := 20.0; lat < 90; lat += 20 {
		p.stroke(circle(c.Pole, c.Radius*math.Hypot(Project(0, lat).X, Project(0, lat).Y)), 0.7*scale)
	}
	for lon := 0.0; lon < 180; lon += 30 {
		p.segment(c.Place(lon, 8), c.Place(lon+180, 8), 0.7*scale)
	}
	p.within(disc, faint)
	for class, rings := range atlas.Rings {
		for _, ring := range rings {
			p.ring(c.all(ring))
		}
		land := p.mask()
		cross(land, disc)
		under(p.Img, land, th.Colour[[Classes]kit.Paint{kit.Land, kit.VermilionLand, kit.GreenLand, kit.BlueLand}[class]])
		if m, ok := texture[Class(class)]; ok {
			t := kit.Bake(m, w, h, scale)
			cross(t, land)
			under(p.Img, t, half(th.Colour[inks[class]]))
		}
	}
	for _, class := range []Class{Border, Land, China, US, Russia} {
		width, ink := 0.8*scale, line
		if class < Classes && class > Land {
			width, ink = 1.3*scale, th.Colour[inks[class]]
		}
		for _, l := range atlas.Lines {
			if l.Class == class {
				p.stroke(c.all(l.Points), width)
			}
		}
		p.within(disc, ink)
	}
	p.Ring(c.Pole, c.Radius, 1.6*scale, th.Colour[kit.Ink])
	p.Ring(c.Pole, c.Radius*(1+rim*0.7), 0.8*scale, th.Colour[kit.SoftInk])
	return p.Img
}

// inks are the colours of the powers, and texture their textures: China is plain.
var (
	inks    = [Classes]kit.Paint{kit.Coast, kit.Vermilion, kit.Green, kit.Blue}
	texture = map[Class]kit.Mark{Russia: kit.Hatch, US: kit.Dots}
)

func (c Chart) all(points []Point) []Point {
	list := make([]Point, len(points))
	for i, p := range points {
		list[i] = c.at(p)
	}
	return list
}

// within inks what the rasterizer holds inside a mask alone.
func (p *Pen) within(mask *image.Alpha, c color.RGBA) {
	m := p.mask()
	cross(m, mask)
	under(p.Img, m, c)
}

// under paints a colour where a mask lets it.
func under(img *image.RGBA, mask *image.Alpha, c color.RGBA) {
	draw.DrawMask(img, img.Bounds(), image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
}

// cross leaves of a mask what lies within another.
func cross(m, with *image.Alpha) {
	for i, a := range with.Pix {
		if a != 255 {
			m.Pix[i] = uint8(uint16(m.Pix[i]) * uint16(a) / 255)
		}
	}
}

// half gives a colour half transparent.
func half(c color.RGBA) color.RGBA { return color.RGBA{c.R / 2, c.G / 2, c.B / 2, 128} }
