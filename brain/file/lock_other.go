//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package file

import (
	"os"
	"time"
)

// lock cannot lock here: a file that has not changed for an hour is taken for free.
func lock(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && time.Since(info.ModTime()) > time.Hour
}
