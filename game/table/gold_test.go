package table

import (
	"image"
	"slices"
	"testing"

	xdraw "golang.org/x/image/draw"

	"entente/game/gametest/gold"
	"entente/game/table/kit"
)

// golden are the exhibits of which pictures are kept: those that between them
// show every part of the table, and on which no date stands.
var golden = []string{"first", "new", "settings", "plan", "plan-tab3", "plan-view-trends", "replies", "film03", "film-all", "end"}

// TestGoldenScreens compares whole screens at 1280x800, in both themes, with
// their golden pictures, which are of half that size: to see what changed where
// nobody meant to. To make them anew:
//
//	go test ./game/table -run GoldenScreens -gold
func TestGoldenScreens(t *testing.T) {
	found := 0
	for _, s := range gallery(t) {
		if !slices.Contains(golden, s.name) {
			continue
		}
		found++
		resize(s.tb, 1280, 800, 100)
		for begin := 0; s.tb.restless() && begin < 1000; begin++ { // games are compared with
			s.tb.tick()
		}
		s.show()
		for _, th := range kit.Themes {
			img := themed(s.tb, th, 1280, 800, 1)
			half := image.NewRGBA(image.Rect(0, 0, 640, 400))
			xdraw.BiLinear.Scale(half, half.Bounds(), img, img.Bounds(), xdraw.Src, nil)
			gold.Check(t, s.name+"-"+th.Name, half)
		}
	}
	if found != len(golden) {
		t.Errorf("%d of %d screens are there", found, len(golden))
	}
}
