package saves

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/game/fault"
	"entente/game/replay"
)

// Dir keeps each name as a file of a folder, which it makes when it first writes.
type Dir string

// Path implements Store.
func (d Dir) Path(name string) string { return filepath.Join(string(d), name) }

// List implements Store. A folder that is not there holds nothing.
func (d Dir) List() ([]Entry, error) {
	files, err := os.ReadDir(string(d))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []Entry
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), Suffix) || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		info, err := os.Stat(d.Path(f.Name())) // follows links
		if err != nil || !info.Mode().IsRegular() {
			continue // gone meanwhile, or no file
		}
		list = append(list, Entry{f.Name(), info.ModTime()})
	}
	slices.SortFunc(list, latest)
	return list, nil
}

// Read implements Store.
func (d Dir) Read(name string) ([]byte, error) {
	if err := d.check(name); err != nil {
		return nil, err
	}
	info, err := os.Stat(d.Path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.NoSave.New(d.Path(name))
	}
	if err == nil && info.Size() > replay.MaxFile {
		return nil, fault.TooLarge.New(d.Path(name))
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(d.Path(name))
}

// Write implements Store.
func (d Dir) Write(name string, b []byte) error {
	if err := d.check(name); err != nil {
		return err
	}
	if err := os.MkdirAll(string(d), 0o755); err != nil {
		return err
	}
	err := replay.WriteFile(d.Path(name), b)
	if noRoom(err) {
		return fault.Full.New(err)
	}
	return err
}

// Remove implements Store.
func (d Dir) Remove(name string) error {
	if err := d.check(name); err != nil {
		return err
	}
	if err := os.Remove(d.Path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// check keeps to the folder.
func (d Dir) check(name string) error {
	if name == "." || name != filepath.Base(name) || !filepath.IsLocal(name) {
		return fault.BadName.New(name)
	}
	return nil
}
