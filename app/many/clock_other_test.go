//go:build !linux

package many

import "time"

// processorTime is what the process has used so far, which only Linux is asked for.
func processorTime() time.Duration { return 0 }
