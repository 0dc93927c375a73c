package session

import "sync/atomic"

// exchange hands snapshots from one writer to one reader without either ever
// waiting: each owns one of three buffers, and the third lies ready between
// them.
type exchange struct {
	buffers [3]Snapshot
	ready   atomic.Uint32 // index of the buffer between, and whether it is fresh
	writing uint32
	reading uint32
}

const fresh = 4

func newExchange() *exchange {
	x := &exchange{writing: 0, reading: 1}
	x.ready.Store(2)
	return x
}

// wanted tells the writer whether the reader has taken what lay ready.
func (x *exchange) wanted() bool { return x.ready.Load()&fresh == 0 }

// next is the buffer to be written.
func (x *exchange) next() *Snapshot { return &x.buffers[x.writing] }

// publish lays the written buffer ready, and takes back the one that lay there.
func (x *exchange) publish() { x.writing = x.ready.Swap(x.writing|fresh) &^ fresh }

// latest is the reader's view: the newest snapshot, and whether it is another
// than at the last call. It stays as it is until the next call.
func (x *exchange) latest() (*Snapshot, bool) {
	if x.ready.Load()&fresh == 0 {
		return &x.buffers[x.reading], false
	}
	x.reading = x.ready.Swap(x.reading) &^ fresh
	return &x.buffers[x.reading], true
}
