// Package gold compares pictures with the golden ones of testdata, with a
// tolerance: what the eye would not see does not count.
package gold

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("gold", false, "make the golden pictures of testdata anew")

// Tolerance: how far a colour may be off before a pixel counts as different,
// and how many of ten thousand pixels may be.
const (
	off  = 24
	most = 20
)

// Check compares a picture with testdata/NAME.png. With -gold it makes that
// anew. A picture that differs is left beside it, to be looked at.
func Check(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: make it with -gold, and look at it", err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if n := Differ(got, img); n > most {
		seen := filepath.Join(t.ArtifactDir(), name+".png")
		write(t, seen, got)
		t.Errorf("%s: %d of 10,000 pixels differ, at most %d may; %s is what was drawn", path, n, most, seen)
	}
}

// Differ tells how many of ten thousand pixels of two pictures differ to the eye.
func Differ(a *image.RGBA, img image.Image) int {
	if a.Bounds() != img.Bounds() {
		return 10000
	}
	b := image.NewRGBA(a.Bounds())
	draw.Draw(b, b.Bounds(), img, b.Bounds().Min, draw.Src)
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for k := range 3 {
			if d := int(a.Pix[i+k]) - int(b.Pix[i+k]); d > off || d < -off {
				n++
				break
			}
		}
	}
	return n * 10000 / max(len(a.Pix)/4, 1)
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
