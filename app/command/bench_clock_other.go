//go:build !linux

package command

import "time"

// coreClock names what coreTime reads.
const coreClock = "wall"

// coreTime is the time since the program's start, which runs on while other work
// has the core.
func coreTime() time.Duration { return time.Since(coreTimeOrigin) }

var coreTimeOrigin = time.Now()
