//go:build !windows

package saves

import (
	"errors"
	"syscall"
)

// noRoom tells whether an error is that of a full disk, or of a quota or a limit that is used up.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
