package saves

import (
	"errors"
	"syscall"
)

// noRoom tells whether an error is that of a full disk: ERROR_HANDLE_DISK_FULL
// or ERROR_DISK_FULL.
func noRoom(err error) bool {
	return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))
}
