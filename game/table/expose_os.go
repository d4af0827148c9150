//go:build !js

package table

// expose does nothing: a window shows itself.
func (w *window) expose() {}
