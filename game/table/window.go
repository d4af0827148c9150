package table

import (
	"cmp"
	"math"
	"runtime"
	"time"

	"entente/assets"
	"entente/game"
	"entente/game/fault"
	"entente/game/saves"
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
	ebiten.SetTPS(ebiten.SyncWithFPS)        // a frame for what hands did always sees it, and a slow one sees it once
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
	first  func()    // done in the first tick
	ticks  int       // begun
	last   time.Time // of the last frame
}

func newWindow(opt Options) (*window, error) {
	fonts, err := kit.LoadFonts(assets.FS)
	if err != nil {
		return nil, err
	}
	w := &window{scale: 1}
	if opt.Words == nil {
		opt.Words = words.MustEnglish()
	}
	games := &Games{Store: opt.Store, Seed: opt.Seed, File: opt.File}
	var notKept error // why nothing can be saved
	if games.Store == nil {
		games.Store, notKept = saves.Own()
	}
	var s Session
	if opt.Resume { // before the window opens: its faults belong to who called
		if s, err = games.ResumeFile(opt.File, opt.Seat, opt.Agents); s == nil {
			return nil, err
		}
	}
	w.table = New(opt.Words, fonts, games, s, opt.Scenario)
	w.table.rivals.asked = opt.Agents
	if opt.Seat < game.Powers {
		w.table.seat = opt.Seat
	}
	if fault := cmp.Or(err, notKept); fault != nil {
		w.table.notice = w.table.front("not-saved", "why", w.table.fault(fault))
	}
	if opt.Fault != nil {
		w.table.notice = opt.Words.Error(opt.Fault)
	}
	w.first = func() { // once the window is open: where none can be, no game is begun
		switch {
		case opt.Game != "":
			w.table.take(games.Resume(opt.Game, game.Nobody, opt.Agents))
		case s == nil && opt.Scenario != "" && opt.Seat < game.Powers:
			w.table.take(games.Begin(opt.Scenario, opt.Seat, opt.Agents))
		}
	}
	if runtime.GOOS != "js" { // a page is closed by its browser
		w.table.leave = func() { w.closed = true }
	}
	w.table.ui.Stale()
	w.expose()
	nudge = wake
	return w, nil
}

// Update implements ebiten.Game.
func (w *window) Update() error {
	w.ticks++
	if ebiten.IsWindowBeingClosed() && w.table.mayLeave() {
		w.closed = true
	}
	if w.first != nil {
		w.first()
		w.first = nil
		w.table.ui.Stale()
	}
	w.hands.Scale = w.scale
	if files := ebiten.DroppedFiles(); files != nil {
		go receiveAll(files) // in a browser, reading waits for it
	}
	w.table.tick()
	now := time.Now()
	if w.table.moving() { // time during which nothing moved does not count
		w.table.Tick(min(now.Sub(w.last), 4*frame).Seconds() * w.table.settings.pace())
	}
	w.last = now
	w.hands.Feel()
	set := w.table.settings
	w.table.ui.Update(&w.hands)
	if set != w.table.settings || w.hands.Busy() || w.table.moving() || w.table.restless() {
		wake()
	}
	ebiten.SetWindowClosingHandled(w.table.session != nil && w.table.session.Unsaved())
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
