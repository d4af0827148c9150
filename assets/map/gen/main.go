// Command gen makes world.bin, the outlines of the table's map, from the
// countries of npm's world-atlas (TopoJSON):
//
//	go run ./assets/map/gen countries-50m.json assets/map/world.bin
//
// Points are projected once, by board.Project, to steps of 1/board.Unit of the
// map's radius, and simplified; arcs stay shared, so that neighbours fit.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"entente/game/table/board"
)

// tolerance of the simplification and least size of an island, in radii.
const (
	tolerance = 0.0012
	least     = 0.006
)

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID, Type string
				Arcs     json.RawMessage
			}
		}
	}
}

// classOf gives the class of land of a country by its ISO 3166-1 number.
func classOf(id string) board.Class {
	switch id {
	case "156", "344", "446":
		return board.China
	case "643":
		return board.Russia
	case "840":
		return board.US
	}
	return board.Land
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gen countries-50m.json world.bin")
		os.Exit(2)
	}
	if err := convert(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func convert(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var topo topology
	if err := json.Unmarshal(data, &topo); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	arcs := make([][]board.Point, len(topo.Arcs))
	for i, arc := range topo.Arcs {
		x, y := 0.0, 0.0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			lon, lat := x*topo.Transform.Scale[0]+topo.Transform.Translate[0], y*topo.Transform.Scale[1]+topo.Transform.Translate[1]
			arcs[i] = append(arcs[i], board.Project(lon, lat))
		}
		arcs[i] = simplify(arcs[i])
	}
	var rings [board.Classes][][]int
	users := make([][]board.Class, len(arcs))
	for _, g := range topo.Objects.Countries.Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			var one [][]int
			err = json.Unmarshal(g.Arcs, &one)
			polygons = [][][]int{one}
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return fmt.Errorf("%s: country %s: %w", from, g.ID, err)
		}
		class := classOf(g.ID)
		for _, polygon := range polygons {
			for _, ring := range polygon {
				if !shown(arcs, ring) {
					continue
				}
				rings[class] = append(rings[class], ring)
				for _, a := range ring {
					users[index(a)] = append(users[index(a)], class)
				}
			}
		}
	}
	return os.WriteFile(to, encode(arcs, rings, users), 0o644)
}

// index is the arc that a reference means; a reversed one is written as its complement.
func index(a int) int {
	if a < 0 {
		return ^a
	}
	return a
}

// shown tells whether a ring is large enough and near enough to be drawn.
func shown(arcs [][]board.Point, ring []int) bool {
	near := false
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, a := range ring {
		for _, p := range arcs[index(a)] {
			x0, x1, y0, y1 = min(x0, p.X), max(x1, p.X), min(y0, p.Y), max(y1, p.Y)
			near = near || math.Hypot(p.X, p.Y) < 1
		}
	}
	return near && max(x1-x0, y1-y0) > least && max(x1-x0, y1-y0) < 2.5
}

// simplify leaves out points that lie nearly on the line of the others (Douglas and Peucker).
func simplify(line []board.Point) []board.Point {
	if len(line) < 3 {
		return line
	}
	a, b := line[0], line[len(line)-1]
	far, at := 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		if d := distance(p, a, b); d > far {
			far, at = d, i+1
		}
	}
	if far < tolerance {
		return []board.Point{a, b}
	}
	left := simplify(line[:at+1])
	return append(left[:len(left):len(left)], simplify(line[at:])[1:]...)
}

// distance is how far a point lies from a line, or from its start if it is a ring.
func distance(p, a, b board.Point) float64 {
	n := math.Hypot(b.X-a.X, b.Y-a.Y)
	if n == 0 {
		return math.Hypot(p.X-a.X, p.Y-a.Y)
	}
	return math.Abs((b.X-a.X)*(a.Y-p.Y)-(a.X-p.X)*(b.Y-a.Y)) / n
}

// encode writes what board.Decode reads.
func encode(arcs [][]board.Point, rings [board.Classes][][]int, users [][]board.Class) []byte {
	number := make([]int, len(arcs))
	var out []byte
	n := 0
	for i := range arcs {
		if len(users[i]) > 0 {
			number[i] = n
			n++
		}
	}
	out = binary.AppendUvarint(out, uint64(n))
	for i, arc := range arcs {
		if len(users[i]) == 0 {
			continue
		}
		stroke := users[i][0]
		if len(users[i]) > 1 {
			stroke = max(users[i][0], users[i][1])
			if stroke == board.Land {
				stroke = board.Border
			}
		}
		out = append(out, byte(stroke))
		out = binary.AppendUvarint(out, uint64(len(arc)))
		x, y := 0, 0
		for _, p := range arc {
			px, py := int(math.Round(p.X*board.Unit)), int(math.Round(p.Y*board.Unit))
			out = binary.AppendVarint(out, int64(px-x))
			out = binary.AppendVarint(out, int64(py-y))
			x, y = px, py
		}
	}
	for _, class := range rings {
		out = binary.AppendUvarint(out, uint64(len(class)))
		for _, ring := range class {
			out = binary.AppendUvarint(out, uint64(len(ring)))
			for _, a := range ring {
				ref := number[index(a)]
				if a < 0 {
					ref = ^ref
				}
				out = binary.AppendVarint(out, int64(ref))
			}
		}
	}
	return out
}
