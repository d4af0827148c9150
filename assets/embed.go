// Package assets holds what the program shows and is not drawn by code: the
// texts of each language, the fonts and the outlines of the map.
package assets

import "embed"

// FS holds locale/LANGUAGE.toml, the fonts and the outlines of the map.
//
//go:embed locale/*.toml fonts/* map/*.bin
var FS embed.FS
