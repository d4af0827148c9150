package kit

// Key is a key that the table knows, as a meaning.
type Key uint8

// The keys.
const (
	KeyNext   Key = iota // Tab
	KeyBefore            // Shift+Tab
	KeyUp
	KeyDown
	KeyLeft
	KeyRight
	KeyEnter
	KeySpace
	KeyEscape
	KeyHelp   // F1
	KeyUndo   // U
	KeyCommit // C, Ctrl+Enter
	Key0
	Key1
	Key2
	Key3
	Key4
	Key5
	KeyLarger  // +
	KeySmaller // -
	keyA       // and 25 more: see Letter
)

// Letter is the key of a letter from A to Z. U and C also mean undo and commit.
func Letter(r rune) Key {
	switch r {
	case 'U':
		return KeyUndo
	case 'C':
		return KeyCommit
	}
	return keyA + Key(r-'A')
}

// Input is what hands did since the last tick. It is an interface so that a
// page can be driven without a window.
type Input interface {
	// Cursor is where the pointer is, in logical pixels.
	Cursor() (x, y int)
	// Clicked tells whether the first button was pressed in this tick.
	Clicked() bool
	// Wheel is how many notches the wheel turned; up is positive.
	Wheel() int
	// Keys lists the keys pressed in this tick.
	Keys() []Key
}
