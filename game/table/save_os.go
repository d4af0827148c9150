//go:build !js

package table

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"entente/game/replay"
)

// keep saves the game now and after every input: into the file given, or a
// new one among the user's own. It gives the file, or "" and why there is none.
func keep(g *replay.Game, file string) (string, error) {
	if file == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(dir, "entente")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return "", err
		}
		name := fmt.Sprintf("%s-%s.entente", filepath.Base(g.Setup().Name), time.Now().Format("2006-01-02-150405"))
		file = filepath.Join(dir, name)
	}
	if err := g.Keep(file); err != nil {
		return "", err
	}
	return file, nil
}
