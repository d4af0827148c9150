package kit

// Face is one of the typefaces.
type Face uint8

// The faces: Inter for numbers and labels, Source Serif 4 for titles, cards and the newspaper.
const (
	Sans Face = iota
	SansBold
	Serif
	SerifBold
	SerifItalic
	Faces = iota
)

// The type sizes of a surface. Nothing is smaller than Small.
const (
	Small  = 12
	Body   = 14
	Title  = 20
	Poster = 56 // the outcome alone
)

// Style is how a text looks.
type Style struct {
	Face Face
	Size int
	Ink  Paint
}

// In gives the style in another colour.
func (s Style) In(c Paint) Style {
	s.Ink = c
	return s
}

// Line is the height of a line of the style.
func (s Style) Line() int { return LineHeight(s.Size) }

// LineHeight is the height of a line of a type size; it keeps to the grid of 4.
func LineHeight(size int) int {
	switch size {
	case Small:
		return 16
	case Body:
		return 20
	case Title:
		return 24
	}
	return size + 8
}

// The styles in use.
var (
	Label  = Style{Sans, Small, Ink}
	Faint  = Style{Sans, Small, SoftInk}
	Strong = Style{SansBold, Small, Ink}
	Number = Style{SansBold, Body, Ink}
	Plain  = Style{Sans, Body, Ink}
	Prose  = Style{Serif, Body, Ink}
	Aside  = Style{SerifItalic, Body, SoftInk}
	Murmur = Style{SerifItalic, Small, SoftInk}
	Head   = Style{SerifBold, Body, Ink}
	Big    = Style{SerifBold, Title, Ink}
	Huge   = Style{SerifBold, Poster, Ink}
)
