package table

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A small file system in memory, which nobody else sees, is full for real.
func init() {
	disks["mount"] = disk{
		attr: &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		},
		prep: func(t *testing.T, dir string) error {
			t.Cleanup(func() {
				if err := syscall.Unmount(dir, 0); err != nil {
					t.Error(err)
				}
			})
			return syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m")
		},
		full: func(dir string, left int64) error {
			path := filepath.Join(dir, filler)
			f, err := os.Create(path)
			if err != nil {
				return err
			}
			size, page := int64(0), make([]byte, 4096)
			for err == nil {
				var n int
				n, err = f.Write(page)
				size += int64(n)
			}
			if !errors.Is(err, syscall.ENOSPC) {
				return errors.Join(err, f.Close())
			}
			return errors.Join(f.Truncate(size-left), f.Close())
		},
		free: func(dir string) error { return os.Remove(filepath.Join(dir, filler)) },
	}
}
