package board

import (
	"image"
	"image/draw"
	"math"
	"testing"

	"entente/assets"
	"entente/game/gametest/gold"
	"entente/game/table/kit"
)

// inside tells whether a point lies within rings, by crossings.
func inside(rings [][]Point, p Point) bool {
	in := false
	for _, r := range rings {
		for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
			if (r[i].Y > p.Y) != (r[j].Y > p.Y) && p.X < (r[j].X-r[i].X)*(p.Y-r[i].Y)/(r[j].Y-r[i].Y)+r[i].X {
				in = !in
			}
		}
	}
	return in
}

// TestWorld finds cities in the countries that they lie in.
func TestWorld(t *testing.T) {
	for _, city := range []struct {
		name     string
		lon, lat float64
		class    Class
	}{
		{"Moscow", 37.6, 55.75, Russia}, {"Vladivostok", 131.9, 43.3, Russia}, {"Chukotka", 173, 66.5, Russia}, {"Chukotka beyond 180°", -175, 66.8, Russia}, {"Beijing", 116.4, 39.9, China}, {"Urumqi", 87.6, 43.8, China},
		{"Denver", -105, 39.7, US}, {"Fairbanks", -147.7, 64.8, US}, {"Berlin", 13.4, 52.5, Land}, {"Ottawa", -75.7, 45.4, Land}, {"Delhi", 77.2, 28.6, Land},
	} {
		for class := range Class(Classes) {
			if got := inside(World().Rings[class], Project(city.lon, city.lat)); got != (class == city.class) {
				t.Errorf("%s in class %d: %v", city.name, class, got)
			}
		}
	}
}

// TestProject checks the axis and that areas keep their proportion.
func TestProject(t *testing.T) {
	if p := Project(-176.5, 40); math.Abs(p.X) > 1e-9 || p.Y <= 0 {
		t.Errorf("176.5° W runs to %v, not down", p)
	}
	if p := Project(-86.5, 40); p.X <= 0 || math.Abs(p.Y) > 1e-9 {
		t.Errorf("86.5° W runs to %v, not right", p)
	}
	area := func(lat float64) float64 { p := Project(0, lat); return p.X*p.X + p.Y*p.Y }
	cap := func(lat float64) float64 { return 1 - math.Sin(lat*math.Pi/180) }
	if got, want := area(30)/area(60), cap(30)/cap(60); math.Abs(got-want) > 1e-9 {
		t.Errorf("caps are as %v, on the globe as %v", got, want)
	}
}

// TestDecode sees that a file cut short is refused at every length.
func TestDecode(t *testing.T) {
	data, err := assets.FS.ReadFile("map/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(data); n += 1 + n/50 {
		if _, ok := Decode(data[:n]); ok {
			t.Fatalf("%d of %d bytes are read", n, len(data))
		}
	}
	if _, ok := Decode(append(data[:len(data):len(data)], 0)); ok {
		t.Error("a byte too many is let pass")
	}
}

// TestMap compares the map, with a stroke of each kind, with its golden picture.
func TestMap(t *testing.T) {
	const size = 320
	c := Fit(size, size)
	way := Arc(Project(40, 55), Project(-100, 40), 0.1)
	var strokes []Stroke
	for how := Solid; how <= Bars; how++ {
		at := float64(how) / 12
		strokes = append(strokes, Stroke{How: how, Ink: kit.Ink, Width: 8, N: 3, Points: Part(way, Length(way)*at, Length(way)*(at+0.07))})
	}
	for _, th := range kit.Themes {
		img := image.NewRGBA(image.Rect(0, 0, size, size))
		draw.Draw(img, img.Bounds(), image.NewUniform(th.Colour[kit.Paper]), image.Point{}, draw.Src)
		draw.Draw(img, img.Bounds(), c.Bake(size, size, 1, th), image.Point{}, draw.Over)
		draw.Draw(img, img.Bounds(), c.Draw(size, size, 1, th, strokes), image.Point{}, draw.Over)
		gold.Check(t, "map-"+th.Name, img)
	}
	if Key(strokes) == Key(strokes[1:]) {
		t.Error("different strokes have the same key")
	}
}
