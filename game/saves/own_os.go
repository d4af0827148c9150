//go:build !js

package saves

import (
	"os"
	"path/filepath"
)

// Own is the folder of the user's own saves.
func Own() (Store, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return nil, err
	}
	return Dir(filepath.Join(dir, "entente")), nil
}

// Beside gives the folder of a file as a store, and the name of the file in it.
func Beside(path string) (Store, string, error) {
	path, err := filepath.Abs(path)
	return Dir(filepath.Dir(path)), filepath.Base(path), err
}
