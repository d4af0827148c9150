// Package scenarios holds the data of the game: the numbers of its rules, its
// scenarios, the record of what the source reports, and experiments. Package scenario loads it.
package scenarios

import "embed"

// FS holds the shipped TOML files, at its root, and the experiments in a folder
// of their own.
//
//go:embed *.toml experiments/*.toml
var FS embed.FS
