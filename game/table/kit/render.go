package kit

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// Renderer puts a Screen into a window. Only what changed is sent there.
type Renderer struct {
	Screen
	image *ebiten.Image
	rows  []byte
	last  *ebiten.Image
}

// Draw draws the UI's page and overlay. It draws nothing if the window still
// shows the same: the window must not clear its screen between frames.
func (r *Renderer) Draw(screen *ebiten.Image, u *UI) {
	size := screen.Bounds().Size()
	dirty := r.Show(u, size.X, size.Y)
	if r.image == nil || r.image.Bounds().Size() != size {
		if r.image != nil {
			r.image.Deallocate()
		}
		r.image = ebiten.NewImage(size.X, size.Y)
		dirty = []image.Rectangle{r.Front.Bounds()}
	}
	if len(dirty) == 0 && r.last == screen {
		return
	}
	r.last = screen
	for _, box := range dirty {
		r.send(box)
	}
	screen.DrawImage(r.image, nil)
}

// send copies a box of the picture into the window's memory.
func (r *Renderer) send(box image.Rectangle) {
	r.rows = r.rows[:0]
	for y := box.Min.Y; y < box.Max.Y; y++ {
		i := r.Front.PixOffset(box.Min.X, y)
		r.rows = append(r.rows, r.Front.Pix[i:i+4*box.Dx()]...)
	}
	r.image.SubImage(box).(*ebiten.Image).WritePixels(r.rows)
}
