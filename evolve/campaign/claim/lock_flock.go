//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package claim

import (
	"errors"
	"os"
	"syscall"
)

// lockFolder locks the folder itself, so that nothing is left in it. The kernel
// lets go of the lock when the process ends.
func lockFolder(dir string) (release func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		f.Close()
		return nil, errors.New("another process is evolving in it")
	case err != nil:
		// Some network file systems have no locks; the campaign can do without.
		f.Close()
		return func() {}, nil
	}
	return func() { f.Close() }, nil
}
