//go:build js

package table

import "entente/game/replay"

// keep does nothing: the browser build has no files.
func keep(*replay.Game, string) (string, error) { return "", nil }
