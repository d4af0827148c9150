package table

import (
	"unicode"
	"unicode/utf8"

	"entente/game"
	"entente/game/table/kit"
)

// Three powers, three shapes, three textures, three colours; never colour alone.

func inkOf(p game.Power) kit.Paint {
	switch p {
	case game.China:
		return kit.Vermilion
	case game.Russia:
		return kit.Green
	case game.US:
		return kit.Blue
	}
	return kit.SoftInk
}

func markOf(p game.Power) kit.Mark {
	switch p {
	case game.China:
		return kit.Circle
	case game.Russia:
		return kit.Diamond
	case game.US:
		return kit.Square
	}
	return kit.Ring
}

// shape draws a power's shape in its colour, of a size, in the middle of a box's height.
func shape(p *kit.Page, x, y, size int, who game.Power) {
	p.Place(markOf(who), kit.Rect{X: x, Y: y, W: size, H: size}, inkOf(who))
}

// edge draws a strip in a power's colour and texture.
func edge(p *kit.Page, box kit.Rect, who game.Power) {
	p.Fill(box, inkOf(who))
	switch who {
	case game.Russia:
		p.Place(kit.Hatch, box, kit.Card)
	case game.US:
		p.Place(kit.Dots, box, kit.Card)
	}
}

// parties draws the shapes of two powers with a stroke between, and gives the x after them.
func parties(p *kit.Page, x, y int, a, b game.Power) int {
	shape(p, x, y+2, 12, a)
	p.Fill(kit.Rect{X: x + 14, Y: y + 7, W: 6, H: 2}, kit.SoftInk)
	shape(p, x+22, y+2, 12, b)
	return x + 40
}

// die draws odds as ten cells, the winning ones filled.
func die(p *kit.Page, x, y, faces int) int {
	p.Cells(kit.Rect{X: x, Y: y, W: 78, H: 8}, 10, func(i int) bool { return i < faces }, kit.SoftInk)
	return x + 78 + gap
}

// upper begins a text with a capital: names in the locale files are written as
// within a sentence.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
