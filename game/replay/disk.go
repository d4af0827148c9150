package replay

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"entente/game/fault"
)

// disk is what saving asks of a file system, so that tests can make each step fail.
type disk interface {
	Temp(dir, pattern string) (file, error)
	Rename(from, to string) error
	Remove(name string) error
	SyncDir(dir string) error // so that the new name outlasts a power cut
}

// file is a file being written.
type file interface {
	Name() string
	Write([]byte) (int, error)
	Sync() error
	Close() error
}

// WriteFile writes a file as games are saved: it holds what it held before or
// all of the bytes, whatever fails and whenever the power is cut.
func WriteFile(path string, b []byte) error { return replace(osDisk{}, path, b) }

// replace puts the bytes in the place of a file: into a new file beside it,
// flushed to the disk, then renamed. On an error the old file is as it was,
// and the new one is removed.
func replace(d disk, path string, b []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fault.NotPlain.New(path)
	}
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	f, err := d.Temp(dir, "."+name+".*.tmp")
	if err != nil {
		return saving(path, err)
	}
	if err := fill(f, b); err != nil {
		return saving(path, errors.Join(err, d.Remove(f.Name())))
	}
	if err := d.Rename(f.Name(), path); err != nil {
		return saving(path, errors.Join(err, d.Remove(f.Name())))
	}
	if err := d.SyncDir(dir); err != nil {
		return saving(path, err)
	}
	return nil
}

// fill writes all there is to write, down to the disk.
func fill(f file, b []byte) error {
	if _, err := f.Write(b); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

func saving(path string, err error) error {
	switch e := err.(type) { // without the name of the new file, which means nothing to the user
	case *fs.PathError:
		err = e.Err
	case *os.LinkError:
		err = e.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fault.SavingNowhere.New(path, err)
	}
	return fault.Saving.New(path, err)
}

// osDisk is the real one.
type osDisk struct{}

func (osDisk) Temp(dir, pattern string) (file, error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(0o644); err != nil { // CreateTemp keeps it from others, who may want to read a game
		return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return f, nil
}

func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Remove(name string) error     { return os.Remove(name) }

func (osDisk) SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	// Some systems cannot flush a folder (Windows, some network disks); the
	// rename itself is atomic there too.
	_ = f.Sync()
	return f.Close()
}
