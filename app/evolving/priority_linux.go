package evolving

import (
	"runtime"
	"syscall"
)

// niceness is the priority of a worker: low enough that the window and the
// world in it go first.
const niceness = 15

// yieldToOthers lowers the priority of the calling goroutine's thread, which it
// keeps to itself; it ends with the goroutine. Linux has a niceness for each
// thread.
func yieldToOthers() {
	runtime.LockOSThread()
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, syscall.Gettid(), niceness)
}
