//go:build unix

package cluster

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// wire is a connection between two machines that can be cut.
type wire struct {
	to    string
	l     net.Listener
	mu    sync.Mutex
	state wireState
	open  []net.Conn
}

type wireState int

const (
	whole  wireState = iota
	slow             // each piece takes a while
	silent           // what is sent is lost, and nobody hears of it
	closed           // both ends are told
)

func newWire(t *testing.T, to string) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{to: to, l: l}
	t.Cleanup(func() {
		l.Close()
		w.set(closed)
	})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.connect(c)
		}
	}()
	return w
}

func (w *wire) addr() string { return w.l.Addr().String() }

func (w *wire) set(s wireState) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.state = s
	if s == closed {
		for _, c := range w.open {
			c.Close()
		}
		w.open = nil
	}
}

func (w *wire) now() wireState {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state
}

func (w *wire) connect(a net.Conn) {
	b, err := net.Dial("tcp", w.to)
	if err != nil {
		a.Close()
		return
	}
	w.mu.Lock()
	w.open = append(w.open, a, b)
	w.mu.Unlock()
	go w.carry(a, b)
	w.carry(b, a)
}

// carry hands on what one end sends. After something was lost nothing more can follow: the
// connection is dead, and its ends will find out.
func (w *wire) carry(from, to net.Conn) {
	defer from.Close()
	defer to.Close()
	piece, dead := make([]byte, 4096), false
	for {
		n, err := from.Read(piece)
		if err != nil {
			return
		}
		switch w.now() {
		case slow:
			time.Sleep(20 * time.Millisecond)
		case silent:
			dead = true
		}
		if dead {
			_, _ = io.Discard.Write(piece[:n])
			continue
		}
		if _, err := to.Write(piece[:n]); err != nil {
			return
		}
	}
}
