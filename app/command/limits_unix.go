//go:build unix

package command

import (
	"os/signal"
	"syscall"
)

// surviveFileLimits makes a write beyond the user's limit of a file's size
// (ulimit -f) fail with an error in place of ending the process.
func surviveFileLimits() { signal.Ignore(syscall.SIGXFSZ) }
