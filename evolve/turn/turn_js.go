package turn

import (
	"slices"
	"syscall/js"
	"time"
)

// Most is for how long computations go on before the page has its turn: with a frame's own
// work it is less than the time between two frames.
const Most = 6 * time.Millisecond

// Begin tells that the page has called for a frame. What it takes is computed too.
func Begin() { since = time.Now() }

// The page has one thread, so that all of it shares these: since when it computes, and who
// waits to go on, in order.
var (
	since   time.Time
	waiting []chan struct{}
	page    = newPage()
	began   = time.Now()
)

// newPage is a way for a message to come back through the page's own queue, behind what the
// page has to do until then. A timer would come back after some milliseconds.
func newPage() js.Value {
	channel := js.Global().Get("MessageChannel").New()
	channel.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		since = time.Now()
		next := waiting[0]
		waiting = waiting[1:]
		close(next)
		return nil
	}))
	return channel.Get("port2")
}

// Now is the time, for what asks for it at each step: of the page's two clocks it asks one,
// where time.Now asks both.
func Now() time.Time { return began.Add(time.Since(began)) }

// Take is called now and then by whatever computes for longer than a frame may wait. What
// it computes does not depend on it. It must not be called by what handles an event of the
// page itself, which it would wait for.
func Take() {
	if time.Since(since) >= Most {
		wait(len(waiting))
	}
}

// First is Take for what a person waits for: it goes on before all others.
func First() {
	if time.Since(since) >= Most {
		wait(0)
	}
}

// wait goes on once the page has had its turn, before those that wait from a place on.
func wait(at int) {
	mine := make(chan struct{})
	waiting = slices.Insert(waiting, at, mine)
	page.Call("postMessage", js.Null())
	<-mine
}
