package kit

import "image/color"

// Paint names a colour by its meaning; a Theme says which it is. Pages are
// built of paints, so that a theme changes without a page being built anew.
type Paint uint8

// The paints. Bar is the ground of the bar at the top, OnBar and OnBarSoft what is written on it.
const (
	NoPaint Paint = iota
	Paper
	Sheet
	Card
	Sunk
	Rule
	Ink
	SoftInk
	OilGas
	Sea
	Land
	Coast
	Bar
	OnBar
	OnBarSoft
	Vermilion // China
	Green     // Russia
	Blue      // United States
	VermilionLand
	GreenLand
	BlueLand
	Paints = iota
)

// Theme gives each paint its colour.
type Theme struct {
	Name   string
	Colour [Paints]color.RGBA
}

func rgb(n uint32) color.RGBA {
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// Light is a printed map on paper.
var Light = &Theme{"light", [Paints]color.RGBA{
	Paper: rgb(0xEFE8D8), Sheet: rgb(0xF8F3E6), Card: rgb(0xFBF7EC), Sunk: rgb(0xE6DDC3), Rule: rgb(0xCFC5AE),
	Ink: rgb(0x23242A), SoftInk: rgb(0x5B574C), OilGas: rgb(0xC98A1B),
	Sea: rgb(0xD3D9D5), Land: rgb(0xE9E0CA), Coast: rgb(0xB9AF97),
	Bar: rgb(0x23242A), OnBar: rgb(0xFBF7EC), OnBarSoft: rgb(0xCFC5AE),
	Vermilion: rgb(0xC4472B), Green: rgb(0x16776A), Blue: rgb(0x2A5599),
	VermilionLand: rgb(0xE5B49C), GreenLand: rgb(0xB9CDBB), BlueLand: rgb(0xBCC7D6),
}}

// Dark is the same map by lamplight.
var Dark = &Theme{"dark", [Paints]color.RGBA{
	Paper: rgb(0x1F1C18), Sheet: rgb(0x26221D), Card: rgb(0x2D2923), Sunk: rgb(0x40392D), Rule: rgb(0x574F41),
	Ink: rgb(0xF1E7D0), SoftInk: rgb(0xBDB29A), OilGas: rgb(0xE2A640),
	Sea: rgb(0x1C2427), Land: rgb(0x3B352B), Coast: rgb(0x6B614F),
	Bar: rgb(0x13110F), OnBar: rgb(0xF1E7D0), OnBarSoft: rgb(0xBDB29A),
	Vermilion: rgb(0xEB8467), Green: rgb(0x57B8A6), Blue: rgb(0x85AAE8),
	VermilionLand: rgb(0x6E3A2B), GreenLand: rgb(0x1F4A42), BlueLand: rgb(0x2B3E5E),
}}

// Themes lists the themes by their names in settings.
var Themes = []*Theme{Light, Dark}

// Sharp gives a theme with what is soft in it made plain: for a beamer in a
// bright room, and for eyes that want contrast.
func (t *Theme) Sharp() *Theme {
	s := *t
	s.Name += "-sharp"
	c := &s.Colour
	c[SoftInk], c[OnBarSoft] = mix(c[SoftInk], c[Ink], 60), mix(c[OnBarSoft], c[OnBar], 60)
	c[Rule], c[Coast] = mix(c[Rule], c[SoftInk], 50), mix(c[Coast], c[SoftInk], 50)
	return &s
}

// mix gives a colour a part of the way, in hundredths, from one to another.
func mix(from, to color.RGBA, part int) color.RGBA {
	at := func(a, b uint8) uint8 { return uint8((int(a)*(100-part) + int(b)*part) / 100) }
	return color.RGBA{at(from.R, to.R), at(from.G, to.G), at(from.B, to.B), 0xff}
}
