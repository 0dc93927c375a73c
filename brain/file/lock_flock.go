//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package file

import (
	"errors"
	"os"
	"syscall"
)

// lock locks an open file until it is closed, and tells whether it did, or whether
// another has it. The kernel lets go of the lock when the process ends, however it does.
// Some network file systems have no locks.
func lock(f *os.File) (held, taken bool) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return err == nil, errors.Is(err, syscall.EWOULDBLOCK)
}
