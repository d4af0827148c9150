package table

import (
	"math"
	"time"

	"entente/assets"
	"entente/game"
	"entente/game/fault"
	"entente/game/table/kit"
	"entente/game/words"

	"github.com/hajimehoshi/ebiten/v2"
)

// NoWindowError says that no window could be opened, and why not.
type NoWindowError struct{ Err error }

// Error implements error.
func (e *NoWindowError) Error() string { return e.Fault().Error() }

// Fault implements fault.Coded.
func (e *NoWindowError) Fault() *fault.Error { return fault.NoWindow.New(e.Err) }

// Unwrap gives what the window system said.
func (e *NoWindowError) Unwrap() error { return e.Err }

// Run opens the window and plays until it is closed. Where no window can be
// opened the error is a NoWindowError.
func Run(opt Options) error {
	w, err := newWindow(opt)
	if err != nil {
		return err
	}
	ebiten.SetWindowTitle(w.table.text("title"))
	ebiten.SetWindowSize(MinWidth, MinHeight)
	ebiten.SetWindowSizeLimits(1024, 640, -1, -1)
	ebiten.SetScreenClearedEveryFrame(false) // what stands still is not drawn again
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	//lint:ignore SA1019 nothing else lets the window rest until there is input: drawing nothing still costs a frame's work
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
	if err := ebiten.RunGame(w); err != nil {
		return &NoWindowError{err}
	}
	return nil
}

// window is the table as an Ebitengine game.
type window struct {
	table  *Table
	render kit.Renderer
	hands  kit.Hands
	scale  float64
	closed bool
	last   time.Time // of the last frame
}

func newWindow(opt Options) (*window, error) {
	fonts, err := kit.LoadFonts(assets.FS)
	if err != nil {
		return nil, err
	}
	w := &window{scale: 1}
	begin := func(name string, seat game.Power) (Session, error) { return start(opt, name, seat) }
	var s Session
	if opt.Resume || opt.Scenario != "" && opt.Seat < game.Powers {
		if s, err = begin(opt.Scenario, opt.Seat); s == nil {
			return nil, err
		}
	}
	if opt.Words == nil {
		opt.Words = words.MustEnglish()
	}
	w.table = New(opt.Words, fonts, begin, s, opt.Scenario)
	if err != nil { // not saved: said at the table
		w.table.notice = w.table.words.Error(err)
	}
	w.table.leave = func() { w.closed = true }
	w.table.patient = true
	w.table.ui.Stale()
	return w, nil
}

// Update implements ebiten.Game.
func (w *window) Update() error {
	w.hands.Scale = w.scale
	now := time.Now()
	if w.table.moving() { // time during which nothing moved does not count
		w.table.Tick(min(now.Sub(w.last), 4*frame).Seconds())
	}
	w.last = now
	w.hands.Feel()
	w.table.ui.Update(&w.hands)
	if w.hands.Busy() || w.table.moving() {
		wake()
	}
	if w.closed {
		return ebiten.Termination
	}
	return nil
}

// frame is how long a frame lasts while something moves.
const frame = time.Second / 30

// wake asks for the next frame. Without it the window rests until there is input.
func wake() {
	//lint:ignore SA1019 see Run
	time.AfterFunc(frame, ebiten.ScheduleFrame)
}

// Draw implements ebiten.Game.
func (w *window) Draw(screen *ebiten.Image) {
	w.render.Theme, w.render.Scale = w.table.settings.theme(), w.scale
	w.render.Draw(screen, w.table.ui)
}

// LayoutF implements ebiten.LayoutFer: pages are laid out in logical pixels
// and painted sharply at the size of the window.
func (w *window) LayoutF(outsideW, outsideH float64) (float64, float64) {
	dpr := ebiten.Monitor().DeviceScaleFactor()
	pw, ph := math.Ceil(outsideW*dpr), math.Ceil(outsideH*dpr)
	w.scale = w.table.settings.scale(pw, ph, dpr)
	w.table.ui.Resize(int(pw/w.scale+0.5), int(ph/w.scale+0.5))
	return pw, ph
}

// Layout implements ebiten.Game; LayoutF is used instead.
func (w *window) Layout(int, int) (int, int) { return MinWidth, MinHeight }
