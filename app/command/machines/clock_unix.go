//go:build unix

package machines

import (
	"syscall"
	"time"
)

// processClock says what processTime counts.
const processClock = "processor"

// processTime is the processor time of this process so far.
func processTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
