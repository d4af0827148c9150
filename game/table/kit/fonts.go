package kit

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// Fonts measures and draws text. It is filled once and read from one goroutine.
type Fonts struct {
	sources [Faces][]*text.GoTextFaceSource
	faces   map[faceSize]text.Face
	widths  map[faceText]float64
	wrapped map[faceLines][]string
}

type faceLines struct {
	faceText
	width int
}

type faceSize struct {
	face Face
	size float64
}

type faceText struct {
	face Face
	size int
	s    string
}

// files names each face's files up to the subset.
var files = [Faces]string{
	Sans: "inter-%s-400-normal", SansBold: "inter-%s-600-normal",
	Serif: "source-serif-4-%s-400-normal", SerifBold: "source-serif-4-%s-600-normal", SerifItalic: "source-serif-4-%s-400-italic",
}

var subsets = []string{"latin", "latin-ext", "cyrillic"}

// LoadFonts reads the faces from a file system that holds fonts/*.woff.
func LoadFonts(fsys fs.FS) (*Fonts, error) {
	f := &Fonts{faces: map[faceSize]text.Face{}, widths: map[faceText]float64{}, wrapped: map[faceLines][]string{}}
	for face, file := range files {
		for _, subset := range subsets {
			path := "fonts/" + fmt.Sprintf(file, subset) + ".woff"
			data, err := fs.ReadFile(fsys, path)
			if err != nil {
				return nil, err
			}
			src, err := text.NewGoTextFaceSource(bytes.NewReader(data))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			f.sources[face] = append(f.sources[face], src)
		}
	}
	return f, nil
}

// face gives a face at a size in device pixels.
func (f *Fonts) face(face Face, size float64) text.Face {
	key := faceSize{face, size}
	if got, ok := f.faces[key]; ok {
		return got
	}
	var parts []text.Face
	for _, src := range f.sources[face] {
		parts = append(parts, &text.GoTextFace{Source: src, Size: size})
	}
	multi, err := text.NewMultiFace(parts...)
	if err != nil {
		panic(err) // only faces of different directions fail
	}
	f.faces[key] = multi
	return multi
}

// most bounds the measures that are kept.
const most = 20000

// Width is the width of a line.
func (f *Fonts) Width(st Style, s string) float64 {
	key := faceText{st.Face, st.Size, s}
	if w, ok := f.widths[key]; ok {
		return w
	}
	w := text.AdvanceAt(s, len(s), f.face(st.Face, float64(st.Size)))
	if len(f.widths) > most {
		clear(f.widths)
	}
	f.widths[key] = w
	return w
}

// Wrap breaks a text into lines of at most width, at spaces. A single word
// wider than that stands alone. The lines must not be changed.
func (f *Fonts) Wrap(st Style, s string, width int) []string {
	key := faceLines{faceText{st.Face, st.Size, s}, width}
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
