// Package board draws the map on which the three powers meet: a polar
// azimuthal equal-area projection with 176.5° W at the bottom, so that China
// and Russia face the United States across the Arctic. Everything is drawn on
// the processor into pictures; nothing needs a window.
package board

import (
	"encoding/binary"
	"math"
	"sync"

	"entente/assets"
)

// Point is a place on the map: the pole is 0, 0, the rim is 1 away, y grows downwards.
type Point struct{ X, Y float64 }

// Unit is how many steps of the data make the map's radius.
const Unit = 6000

const (
	bottom = -176.5 // the meridian that runs down from the pole
	edge   = 8.0    // the latitude of the rim
)

// Project puts a place by its longitude and latitude in degrees (Lambert's
// azimuthal equal-area projection from the North Pole).
func Project(lon, lat float64) Point {
	half := func(lat float64) float64 { return math.Sin((90 - lat) / 2 * math.Pi / 180) }
	r := half(lat) / half(edge)
	a := (lon - bottom) * math.Pi / 180
	return Point{r * math.Sin(a), r * math.Cos(a)}
}

// Class is a class of land or of outline.
type Class uint8

// The classes. Border is an outline only: between two countries that do not play.
const (
	Land Class = iota
	China
	Russia
	US
	Classes = iota
	Border  = Class(Classes)
)

// Atlas is the map's outlines.
type Atlas struct {
	Rings [Classes][][]Point // closed
	Lines []Line
}

// Line is an outline.
type Line struct {
	Class  Class
	Points []Point
}

// World is the atlas that is shipped.
var World = sync.OnceValue(func() *Atlas {
	data, err := assets.FS.ReadFile("map/world.bin")
	if a, ok := Decode(data); ok && err == nil {
		return a
	}
	panic("map/world.bin cannot be read: make it anew with assets/map/gen") // it is embedded, and tested
})

// Decode reads an atlas: arcs with their class and points in steps of
// 1/Unit from one to the next, then for each class its rings as references to
// arcs, reversed ones as complements. False if that is not what it holds.
func Decode(data []byte) (*Atlas, bool) {
	in := reader{data: data}
	arcs := make([][]Point, in.count())
	a := &Atlas{}
	for i := range arcs {
		class := Class(in.byte())
		x, y := int64(0), int64(0)
		for range in.count() {
			x, y = x+in.number(), y+in.number()
			arcs[i] = append(arcs[i], Point{float64(x) / Unit, float64(y) / Unit})
		}
		a.Lines = append(a.Lines, unseamed(class, arcs[i])...)
	}
	for c := range a.Rings {
		for range in.count() {
			var ring []Point
			for range in.count() {
				ref := int(in.number())
				back := ref < 0
				if back {
					ref = ^ref
				}
				if ref >= len(arcs) {
					return nil, false
				}
				for k := range arcs[ref] {
					if back {
						k = len(arcs[ref]) - 1 - k
					}
					ring = append(ring, arcs[ref][k])
				}
			}
			a.Rings[c] = append(a.Rings[c], ring)
		}
	}
	if in.short || len(in.data) > 0 {
		return nil, false
	}
	return a, true
}

// unseamed cuts out of an outline what runs along 180°, where the data is cut and no land ends.
func unseamed(class Class, arc []Point) (lines []Line) {
	seam := func(p Point) bool { return p.Y > 0 && math.Abs(p.X-p.Y*math.Tan(3.5*math.Pi/180)) < 0.004 }
	from := 0
	for i := 1; i <= len(arc); i++ {
		if i == len(arc) || seam(arc[i-1]) && seam(arc[i]) {
			if i-from > 1 {
				lines = append(lines, Line{class, arc[from:i]})
			}
			from = i
		}
	}
	return lines
}

// reader takes numbers off data; short tells that there were too few.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) byte() byte {
	if len(r.data) == 0 {
		r.short = true
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *reader) number() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.short, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count reads how many things follow: never more than there are bytes for.
func (r *reader) count() int {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > uint64(len(r.data)) {
		r.short, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}
