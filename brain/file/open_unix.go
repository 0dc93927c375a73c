//go:build unix

package file

import (
	"io/fs"
	"os"
	"syscall"
)

// openNow opens a file without waiting for whoever is to write to it, which a
// named pipe would.
func openNow(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
}

// keepOwner gives a file the owner and the group of the one that it replaces,
// where this process may.
func keepOwner(f *os.File, of fs.FileInfo) {
	if s, ok := of.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(s.Uid), int(s.Gid))
	}
}
