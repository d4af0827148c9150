package kit

import "image/color"

// The colours of the look.
var (
	Paper   = rgb(0xEFE8D8)
	Sheet   = rgb(0xF8F3E6)
	Card    = rgb(0xFBF7EC)
	Sunk    = rgb(0xE6DDC3)
	Rule    = rgb(0xCFC5AE)
	Ink     = rgb(0x23242A)
	SoftInk = rgb(0x5B574C)
	OilGas  = rgb(0xC98A1B)

	Vermilion = rgb(0xC4472B) // China
	Green     = rgb(0x16776A) // Russia
	Blue      = rgb(0x2A5599) // United States
)

func rgb(n uint32) color.RGBA {
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

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
	Ink  color.RGBA
}

// In gives the style in another colour.
func (s Style) In(c color.RGBA) Style {
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
	Head   = Style{SerifBold, Body, Ink}
	Big    = Style{SerifBold, Title, Ink}
	Huge   = Style{SerifBold, Poster, Ink}
)
