// Package exchange hands values from one goroutine to another without either ever waiting.
package exchange

import "sync/atomic"

// Exchange hands values from one writer to one reader: each owns one of three buffers, and
// the third lies ready between them.
type Exchange[T any] struct {
	buffers [3]T
	ready   atomic.Uint32 // index of the buffer between, and whether it is fresh
	writing uint32
	reading uint32
}

const fresh = 4

// New makes an exchange of zero values.
func New[T any]() *Exchange[T] {
	x := &Exchange[T]{writing: 0, reading: 1}
	x.ready.Store(2)
	return x
}

// Wanted tells the writer whether the reader has taken what lay ready.
func (x *Exchange[T]) Wanted() bool { return x.ready.Load()&fresh == 0 }

// Next is the buffer to be written.
func (x *Exchange[T]) Next() *T { return &x.buffers[x.writing] }

// Publish lays the written buffer ready, and takes back the one that lay there.
func (x *Exchange[T]) Publish() { x.writing = x.ready.Swap(x.writing|fresh) &^ fresh }

// Latest is the reader's view: the newest value, and whether it is another
// than at the last call. It stays as it is until the next call.
func (x *Exchange[T]) Latest() (*T, bool) {
	if x.ready.Load()&fresh == 0 {
		return &x.buffers[x.reading], false
	}
	x.reading = x.ready.Swap(x.reading) &^ fresh
	return &x.buffers[x.reading], true
}

// Held is what the reader has of the last call of Latest.
func (x *Exchange[T]) Held() *T { return &x.buffers[x.reading] }
