// Package browser serves the table to a browser on this machine. The program
// is the same as on the desktop, compiled to WebAssembly: a release carries it
// in dist, where make puts it; from the sources it is built when it is needed.
package browser

import (
	"embed"
	"io/fs"
)

// dist is empty but for a placeholder until make has filled it.
//
//go:embed all:dist
var dist embed.FS

// page is what the browser loads first.
//
//go:embed page
var page embed.FS

// Files of a build.
const (
	execName = "wasm_exec.js"    // of the Go tree that compiled the program
	gzName   = "entente.wasm.gz" // always there
	brName   = "entente.wasm.br" // in a release
)

// Embedded gives the build that this program carries; nil if it carries none.
func Embedded() fs.FS {
	if _, err := fs.Stat(dist, "dist/"+gzName); err != nil {
		return nil
	}
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // only malformed names fail
	}
	return sub
}
