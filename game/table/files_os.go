//go:build !js

package table

// transfers tells whether files are handed over by the table: on a desktop
// saved games are files already, and others are dropped on the window.
const transfers = false

func download(string, []byte) {}

func upload() {}

// note does nothing: a window is not reloaded.
func note(string) {}
