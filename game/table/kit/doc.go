// Package kit is the small retained kit of the table: pages of panels, buttons,
// lists and tooltips that are built once per change and kept until the next.
// A page is a list of drawing operations and of controls; nothing in it needs a
// window, so that layout, mouse and keyboard are tested without one. Only
// render.go and ebiten.go touch the screen.
//
// All lengths are logical pixels: a window of 1280 by 800 shows them one to
// one, a larger one enlarges everything.
package kit
