//go:build !js

package command

import (
	"os"
	"os/signal"
	"syscall"
)

// outliveBrokenPipes lets the program hear of a pipe that is closed at the other end as an
// error.
func outliveBrokenPipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }
