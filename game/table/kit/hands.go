package kit

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// Hands is the Input of a window.
type Hands struct {
	Scale   float64 // device pixels per logical pixel
	turn    float64 // of the wheel, not yet a notch
	held    []ebiten.Key
	touch   touch
	x, y    int  // of the pointer
	byTouch bool // the last to point was a finger
}

// touch follows the first finger: where it is, and whether it has moved so far
// that it scrolls rather than taps.
type touch struct {
	id       ebiten.TouchID
	down     bool
	x, y     int
	fromY    int // where the latest notch of scrolling began
	dragging bool
	tapped   bool // lifted in this tick without having moved
	notches  int
}

// Device pixels that a finger moves before it scrolls, and for a notch.
const (
	slack = 12
	notch = 40
)

// Feel takes what fingers did in this tick; call it once a tick, first.
func (h *Hands) Feel() {
	t := &h.touch
	t.tapped, t.notches = false, 0
	if ids := inpututil.AppendJustPressedTouchIDs(nil); !t.down && len(ids) > 0 {
		x, y := ebiten.TouchPosition(ids[0])
		*t = touch{id: ids[0], down: true, x: x, y: y, fromY: y}
		h.byTouch = true
	}
	switch {
	case !t.down:
	case inpututil.IsTouchJustReleased(t.id):
		t.down, t.tapped = false, !t.dragging
	default:
		_, y := ebiten.TouchPosition(t.id)
		by := y - t.fromY
		t.dragging = t.dragging || by > slack || by < -slack
		if t.dragging && (by >= notch || by <= -notch) {
			t.notches = by / notch
			t.fromY += t.notches * notch
		}
	}
	if x, y := ebiten.CursorPosition(); x != h.x || y != h.y {
		h.x, h.y, h.byTouch = x, y, false
	}
}

// Cursor implements Input.
func (h *Hands) Cursor() (int, int) {
	x, y := h.x, h.y
	if h.byTouch {
		x, y = h.touch.x, h.touch.y
	}
	return int(float64(x) / h.Scale), int(float64(y) / h.Scale)
}

// Clicked implements Input.
func (h *Hands) Clicked() bool {
	return h.touch.tapped || inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft)
}

// Wheel implements Input. A notch is 1 on some systems and 240 on others, and
// touchpads send fractions.
func (h *Hands) Wheel() int {
	if h.touch.notches != 0 {
		return h.touch.notches
	}
	_, dy := ebiten.Wheel()
	if math.Abs(dy) >= 1 {
		h.turn = 0
		return int(math.Copysign(1, dy))
	}
	h.turn += dy
	if n := int(h.turn); n != 0 {
		h.turn -= float64(n)
		return n
	}
	return 0
}

// Busy tells whether a hand is on a key or a button: what is held down counts
// in frames.
func (h *Hands) Busy() bool {
	h.held = inpututil.AppendPressedKeys(h.held[:0])
	return len(h.held) > 0 || h.touch.down || ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
}

// bindings are the keys that need no other held down.
var bindings = []struct {
	physical ebiten.Key
	key      Key
}{
	{ebiten.KeyArrowUp, KeyUp}, {ebiten.KeyArrowDown, KeyDown}, {ebiten.KeyArrowLeft, KeyLeft}, {ebiten.KeyArrowRight, KeyRight},
	{ebiten.KeySpace, KeySpace}, {ebiten.KeyEscape, KeyEscape}, {ebiten.KeyF1, KeyHelp},
	{ebiten.KeyU, KeyUndo}, {ebiten.KeyC, KeyCommit},
	{ebiten.KeyDigit0, Key0}, {ebiten.KeyDigit1, Key1}, {ebiten.KeyDigit2, Key2}, {ebiten.KeyDigit3, Key3}, {ebiten.KeyDigit4, Key4}, {ebiten.KeyDigit5, Key5},
	{ebiten.KeyEqual, KeyLarger}, {ebiten.KeyNumpadAdd, KeyLarger}, {ebiten.KeyMinus, KeySmaller}, {ebiten.KeyNumpadSubtract, KeySmaller},
	{ebiten.KeyNumpad0, Key0}, {ebiten.KeyNumpad1, Key1}, {ebiten.KeyNumpad2, Key2}, {ebiten.KeyNumpad3, Key3}, {ebiten.KeyNumpad4, Key4}, {ebiten.KeyNumpad5, Key5},
}

// Ticks, of which there are 30 a second, until a held key repeats, and between repeats.
const (
	repeatAfter = 12
	repeatEvery = 3
)

// pressed tells whether a key went down in this tick, or repeats.
func pressed(k ebiten.Key) bool {
	d := inpututil.KeyPressDuration(k)
	return inpututil.IsKeyJustPressed(k) || d > repeatAfter && d%repeatEvery == 0
}

// Keys implements Input.
func (h *Hands) Keys() []Key {
	var keys []Key
	for _, b := range bindings {
		once := b.key == KeyCommit || b.key == KeySpace || b.key == KeyHelp || b.key == KeyEscape
		if once && inpututil.IsKeyJustPressed(b.physical) || !once && pressed(b.physical) {
			keys = append(keys, b.key)
		}
	}
	for k := ebiten.KeyA; k <= ebiten.KeyZ; k++ {
		if m := Letter('A' + rune(k-ebiten.KeyA)); m >= keyA && inpututil.IsKeyJustPressed(k) {
			keys = append(keys, m)
		}
	}
	if pressed(ebiten.KeyTab) {
		if ebiten.IsKeyPressed(ebiten.KeyShift) {
			keys = append(keys, KeyBefore)
		} else {
			keys = append(keys, KeyNext)
		}
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyEnter) || inpututil.IsKeyJustPressed(ebiten.KeyNumpadEnter) {
		if ebiten.IsKeyPressed(ebiten.KeyControl) {
			keys = append(keys, KeyCommit)
		} else {
			keys = append(keys, KeyEnter)
		}
	}
	return keys
}
