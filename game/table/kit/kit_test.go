package kit

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"entente/assets"

	"github.com/go-text/typesetting/font"
)

var fonts = func() *Fonts {
	f, err := LoadFonts(assets.FS)
	if err != nil {
		panic(err)
	}
	return f
}()

type script struct {
	x, y  int
	click bool
	wheel int
	keys  []Key
}

func (s *script) Cursor() (int, int) { return s.x, s.y }
func (s *script) Clicked() bool      { return s.click }
func (s *script) Wheel() int         { return s.wheel }
func (s *script) Keys() []Key        { return s.keys }

// page builds a list of twenty rows beside a button, and counts what is done.
func page(done map[string]int) func(*Page) {
	return func(p *Page) {
		p.Button(Rect{10, 10, 100, 44}, Button{ID: "button", Label: "Press", Do: func() { done["button"]++ }})
		p.Button(Rect{10, 60, 100, 44}, Button{ID: "dead", Label: "Grey", Tip: []string{"Why not", "Because"}})
		p.List("list", Rect{200, 10, 100, 200}, func(int) int { return 20 * 50 }, func(box Rect) {
			for i := range 20 {
				id := fmt.Sprint("row", i)
				p.Control(Control{ID: id, Box: box.Top(50), Do: func() { done[id]++ }})
			}
		})
		p.Key(KeySpace, func() { done["space"]++ })
	}
}

func TestMouse(t *testing.T) {
	done := map[string]int{}
	u := NewUI(fonts, 400, 300, page(done))
	u.Update(&script{x: 20, y: 20, click: true})
	u.Update(&script{x: 20, y: 70, click: true}) // greyed: nothing
	u.Update(&script{x: 210, y: 20, click: true})
	u.Update(&script{x: 210, y: 20, wheel: -2})
	u.Update(&script{x: 210, y: 20, click: true}) // two notches lower
	u.Update(&script{x: 210, y: 250, click: true})
	want := map[string]int{"button": 1, "row0": 1, "row2": 1}
	if fmt.Sprint(done) != fmt.Sprint(want) {
		t.Errorf("done %v, want %v", done, want)
	}
	u.Update(&script{x: 210, y: 20, wheel: -100})
	for range 40 {
		u.Update(&script{x: 210, y: 20, wheel: -1})
	}
	if l := u.Page.Lists[0]; l.Offset != l.Content-l.Box.H {
		t.Errorf("scrolled to %d, the end is %d", l.Offset, l.Content-l.Box.H)
	}
}

func TestKeyboard(t *testing.T) {
	done := map[string]int{}
	u := NewUI(fonts, 400, 300, page(done))
	press := func(keys ...Key) {
		for _, k := range keys {
			u.Update(&script{x: -1, y: -1, keys: []Key{k}})
		}
	}
	press(KeyNext, KeyEnter, KeySpace)
	for range 12 {
		press(KeyNext)
	}
	if u.Focus != "row10" {
		t.Fatalf("focus on %q, want row10", u.Focus)
	}
	if c, _ := u.Page.Find("row10"); !u.Page.Lists[0].Box.Holds(c.Box) {
		t.Error("the focus is out of sight")
	}
	press(KeyEnter, KeyDown, KeyEnter, KeyUp, KeyUp, KeyEnter, KeyLeft)
	if u.Focus != "button" && u.Focus != "dead" {
		t.Errorf("left of the list is %q", u.Focus)
	}
	press(KeyBefore)
	want := map[string]int{"button": 1, "space": 1, "row10": 1, "row11": 1, "row9": 1}
	if fmt.Sprint(done) != fmt.Sprint(want) {
		t.Errorf("done %v, want %v", done, want)
	}
}

// TestTooltip keeps tooltips on the page and off what they explain.
func TestTooltip(t *testing.T) {
	u := NewUI(fonts, 400, 300, page(map[string]int{}))
	u.Update(&script{x: 20, y: 70})
	ops := u.Overlay().Ops
	if len(ops) == 0 {
		t.Fatal("no tooltip")
	}
	for _, about := range []Rect{{0, 0, 50, 50}, {350, 280, 50, 20}, {0, 250, 400, 50}, {10, 0, 380, 40}} {
		c := &Canvas{Fonts: fonts}
		tooltip(c, u.Page.Box, about, []string{"Title", "Some words that explain what is pointed at, at length."})
		box := c.Ops[0].Box
		if !u.Page.Box.Holds(box) {
			t.Errorf("tooltip of %v at %v leaves the page", about, box)
		}
		if about.W < 300 && !box.Intersect(about).Empty() {
			t.Errorf("tooltip at %v covers %v", box, about)
		}
	}
}

func TestWrap(t *testing.T) {
	const path = "in /home/some_body/long-name.entente"
	broken := fonts.Wrap(Label, path, 100)
	for _, l := range broken {
		if fonts.Width(Label, l) > 100 {
			t.Errorf("a path sticks out: %q", broken)
		}
	}
	if got := strings.Join(broken[1:], ""); len(broken) < 3 || got != path[3:] {
		t.Errorf("a path is broken into %q", broken)
	}
	lines := fonts.Wrap(Label, "one two three\u00a0four\nfive", 60)
	for _, l := range lines {
		if w := fonts.Width(Label, l); w > 60 && l != "three\u00a0four" {
			t.Errorf("%q is %v wide", l, w)
		}
	}
	if lines[len(lines)-1] != "five" {
		t.Errorf("lines %q", lines)
	}
	c := &Canvas{Fonts: fonts}
	c.Text(Rect{0, 0, 40, 16}, Label, AtLeft, "does not fit in here")
	c.Wrapped(Rect{0, 0, 80, 32}, Label, "too much for two lines of so short a length")
	cut := 0
	for _, op := range c.Ops {
		if op.Cut {
			cut++
		}
	}
	if cut != 2 {
		t.Errorf("%d texts say that they were cut, want 2", cut)
	}
}

// TestMarks bakes every mark and sees that it has ink and, but for textures, a clear corner.
func TestMarks(t *testing.T) {
	for m := range Mark(Marks) {
		a := Bake(m, 24, 24, 1)
		ink := 0
		for _, v := range a.Pix {
			if v > 0 {
				ink++
			}
		}
		if ink < 40 || ink == len(a.Pix) {
			t.Errorf("mark %d covers %d of %d", m, ink, len(a.Pix))
		}
		if m < Hatch && m != Square && a.AlphaAt(0, 23).A > 0 && m != Up && m != Right {
			t.Errorf("mark %d has ink in the corner", m)
		}
	}
}

// TestGlyphs sees that the faces have what the texts are written in.
func TestGlyphs(t *testing.T) {
	const needed = "ABCxyzéß 0123456789 .,:;!?()[]/&%$ ¶·…–—−+±“”‘’'\" ÄäřŁж ЖяЯ \u00a0"
	for face, file := range files {
		var parts []*font.Face
		for _, subset := range subsets {
			data, err := fs.ReadFile(assets.FS, "fonts/"+fmt.Sprintf(file, subset)+".woff")
			if err != nil {
				t.Fatal(err)
			}
			f, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, f)
		}
		for _, r := range needed {
			have := false
			for _, f := range parts {
				_, ok := f.NominalGlyph(r)
				have = have || ok
			}
			if !have {
				t.Errorf("face %d has no glyph for %q", face, r)
			}
		}
	}
}
