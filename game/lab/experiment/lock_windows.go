package experiment

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// hold takes an open file for this process alone; false if another has it. The
// hold is the operating system's, and ends with the process however that ends.
// It is of a byte far beyond the end, so that others may read the file.
func hold(f *os.File) (bool, error) {
	at := windows.Overlapped{OffsetHigh: 1 << 30}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}
