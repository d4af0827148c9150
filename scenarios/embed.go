// Package scenarios holds the data of the game: the numbers of its rules, its
// scenarios and the record of what the source reports. Package scenario loads it.
package scenarios

import "embed"

// FS holds the shipped TOML files, at its root.
//
//go:embed *.toml
var FS embed.FS
