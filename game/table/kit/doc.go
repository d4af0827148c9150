// Package kit is the small retained kit of the table: pages of panels, buttons,
// lists and tooltips that are built once per change and kept until the next.
// A page is a list of drawing operations and of controls; Painter paints it on
// the processor, so that layout, mouse, keyboard and pictures are tested
// without a window. Only render.go and hands.go know of the window.
//
// All lengths are logical pixels, and colours are paints: a Painter's scale and
// theme say what comes of them.
package kit
