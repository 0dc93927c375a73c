package command

import (
	"time"

	"golang.org/x/sys/unix"
)

// coreClock names what coreTime reads.
const coreClock = "core"

// coreTime is how long the calling thread has had a core, so that other work on
// the machine takes no time from a measurement, though it still takes caches. The
// goroutine must be locked to its thread.
func coreTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err) // the clock is part of every kernel that Go runs on
	}
	return time.Duration(t.Nano())
}
