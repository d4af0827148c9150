// Package assets holds what the program shows and is not drawn by code: the
// texts of each language and the fonts.
package assets

import "embed"

// FS holds locale/LANGUAGE.toml and the fonts.
//
//go:embed locale/*.toml fonts/*
var FS embed.FS
