package kit

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Fonts measures and shapes text, without a window. It is filled once and read
// from one goroutine. Measures grow with the size alone, so that a page laid
// out in logical pixels fits at every scale.
type Fonts struct {
	sources [Faces][]*font.Face
	shaper  shaping.HarfbuzzShaper
	lines   map[faceText]*line
	wrapped map[faceLines][]string
}

// line is a shaped line of text at one unit a size.
type line struct {
	width  float64
	glyphs []glyph
}

type glyph struct {
	source uint8
	id     font.GID
	x, y   float64
}

type faceText struct {
	face Face
	s    string
}

type faceLines struct {
	faceText
	size, width int
}

// files names each face's files up to the subset.
var files = [Faces]string{
	Sans: "inter-%s-400-normal", SansBold: "inter-%s-600-normal",
	Serif: "source-serif-4-%s-400-normal", SerifBold: "source-serif-4-%s-600-normal", SerifItalic: "source-serif-4-%s-400-italic",
}

var subsets = []string{"latin", "latin-ext", "cyrillic"}

// LoadFonts reads the faces from a file system that holds fonts/*.woff.
func LoadFonts(fsys fs.FS) (*Fonts, error) {
	f := &Fonts{lines: map[faceText]*line{}, wrapped: map[faceLines][]string{}}
	for face, file := range files {
		for _, subset := range subsets {
			path := "fonts/" + fmt.Sprintf(file, subset) + ".woff"
			data, err := fs.ReadFile(fsys, path)
			if err != nil {
				return nil, err
			}
			src, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			f.sources[face] = append(f.sources[face], src)
		}
	}
	return f, nil
}

// source gives the first of a face's files that has a glyph for a character.
func (f *Fonts) source(face Face, r rune) int {
	for i, src := range f.sources[face] {
		if _, ok := src.NominalGlyph(r); ok {
			return i
		}
	}
	return 0
}

// unit is the size that lines are shaped at: large, so that rounding does not show.
const unit = 1024

// most bounds the measures that are kept.
const most = 20000

// shape gives a line of text at one unit a size.
func (f *Fonts) shape(face Face, s string) *line {
	key := faceText{face, s}
	if l, ok := f.lines[key]; ok {
		return l
	}
	l := &line{}
	text := []rune(s)
	for from := 0; from < len(text); {
		src := f.source(face, text[from])
		to := from + 1
		for to < len(text) && (text[to] == ' ' && src == 0 || text[to] != ' ' && f.source(face, text[to]) == src) {
			to++
		}
		out := f.shaper.Shape(shaping.Input{Text: text, RunStart: from, RunEnd: to, Direction: di.DirectionLTR,
			Face: f.sources[face][src], Size: fixed.I(unit), Script: language.LookupScript(text[from]), Language: "en"})
		for _, g := range out.Glyphs {
			l.glyphs = append(l.glyphs, glyph{uint8(src), g.GlyphID, l.width + units(g.XOffset), -units(g.YOffset)})
			l.width += units(g.Advance)
		}
		from = to
	}
	if len(f.lines) > most {
		clear(f.lines)
	}
	f.lines[key] = l
	return l
}

func units(n fixed.Int26_6) float64 { return float64(n) / 64 / unit }

// Width is the width of a line.
func (f *Fonts) Width(st Style, s string) float64 {
	return f.shape(st.Face, s).width * float64(st.Size)
}

// extents gives how far a face reaches over and under its baseline, at one unit a size.
func (f *Fonts) extents(face Face) (up, down float64) {
	src := f.sources[face][0]
	e, _ := src.FontHExtents()
	n := float64(src.Upem())
	return float64(e.Ascender) / n, -float64(e.Descender) / n
}

// Wrap breaks a text into lines of at most width, at spaces, and where a path
// is wider than that, within it. Any other word that is wider stands alone. The
// lines must not be changed.
func (f *Fonts) Wrap(st Style, s string, width int) []string {
	key := faceLines{faceText{st.Face, s}, st.Size, width}
	lines, ok := f.wrapped[key]
	if !ok {
		lines = f.wrap(st, s, width)
		if len(f.wrapped) > most {
			clear(f.wrapped)
		}
		f.wrapped[key] = lines
	}
	return lines
}

func (f *Fonts) wrap(st Style, s string, width int) []string {
	var lines []string
	for para := range strings.SplitSeq(s, "\n") {
		line := ""
		for word := range strings.SplitSeq(para, " ") { // not at spaces that do not break
			if word == "" {
				continue
			}
			if strings.ContainsAny(word, `/\`) && f.Width(st, word) > float64(width) {
				if line != "" {
					lines = append(lines, line)
				}
				broken := f.breakPath(st, word, width)
				lines = append(lines, broken[:len(broken)-1]...)
				line = broken[len(broken)-1]
				continue
			}
			if line == "" {
				line = word
			} else if next := line + " " + word; f.Width(st, next) <= float64(width) {
				line = next
			} else {
				lines = append(lines, line)
				line = word
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// breakPath breaks a path into pieces of at most width, behind what parts its names.
func (f *Fonts) breakPath(st Style, word string, width int) (pieces []string) {
	piece := ""
	for part := range strings.FieldsFuncSeq(strings.NewReplacer("/", "/\x00", `\`, "\\\x00", "-", "-\x00", "_", "_\x00", ".", ".\x00").Replace(word), func(r rune) bool { return r == 0 }) {
		if piece != "" && f.Width(st, piece+part) > float64(width) {
			pieces = append(pieces, piece)
			piece = ""
		}
		piece += part
	}
	return append(pieces, piece)
}

// Fit shortens a line to a width with an ellipsis; false if it had to.
func (f *Fonts) Fit(st Style, s string, width int) (string, bool) {
	if f.Width(st, s) <= float64(width)+0.5 {
		return s, true
	}
	r := []rune(s)
	for n := len(r) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(r[:n]), " ,.;:") + "…"; f.Width(st, short) <= float64(width) {
			return short, false
		}
	}
	return "…", false
}
