//go:build !js

package screen

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Watch is a window of this program that is watched. Its methods may be called from any
// goroutine, and on nil, of which nothing is known.
type Watch struct {
	conn   *xgb.Conn
	news   func() // is called when a part of the window has to be drawn
	hidden atomic.Bool
	bared  atomic.Bool

	keys    map[xproto.Keycode]ebiten.Key // by their codes; none where presses are not heard
	mu      sync.Mutex
	down    map[xproto.Keycode]bool
	pressed []Press
}

// Hidden tells whether no part of the window is seen: others lie over all of it, or it is
// minimised. Under a compositing manager, which draws windows that are covered too, only
// the latter is known.
func (w *Watch) Hidden() bool { return w != nil && w.hidden.Load() }

// Bared tells, once, that a part of the window has to be drawn that was hidden.
func (w *Watch) Bared() bool { return w != nil && w.bared.Swap(false) }

// Moves are not told of: of a window only one program hears what is done with the mouse.
func (w *Watch) Moves() (all []Move, told bool) { return nil, false }

// Close ends watching.
func (w *Watch) Close() {
	if w != nil {
		w.conn.Close()
	}
}

// errNoWindow is returned while the window is not there yet.
var errNoWindow = errors.New("screen: expected a window of this program, found none")

// Window watches the window of a process that has a title, on the display of the
// environment or, where it is not "", another. It calls news, on another goroutine, where
// there is something to draw that was hidden.
func Window(display string, process uint32, title string, news func()) (*Watch, error) {
	xgb.Logger.SetOutput(io.Discard) // it reports on stderr what comes back as errors too
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, fmt.Errorf("screen: %w", err)
	}
	w := &Watch{conn: conn, news: news, down: map[xproto.Keycode]bool{}}
	at, err := w.find(process, title)
	if err == nil {
		events := uint32(xproto.EventMaskVisibilityChange | xproto.EventMaskExposure | xproto.EventMaskStructureNotify)
		if w.askForKeys() {
			events |= xproto.EventMaskKeyPress | xproto.EventMaskKeyRelease | xproto.EventMaskFocusChange
		}
		// What one program asks to hear of a window takes nothing from what another does.
		err = xproto.ChangeWindowAttributesChecked(conn, at, xproto.CwEventMask, []uint32{events}).Check()
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	go w.listen()
	return w, nil
}

// listen hears of the window until that or the connection is gone.
func (w *Watch) listen() {
	for {
		event, err := w.conn.WaitForEvent()
		if event == nil && err == nil {
			return // the connection is closed
		}
		w.hear(event)
	}
}

// hear takes note of what an event says of the window.
func (w *Watch) hear(event xgb.Event) {
	switch e := event.(type) {
	case xproto.VisibilityNotifyEvent:
		hidden := e.State == xproto.VisibilityFullyObscured
		if w.hidden.Swap(hidden) && !hidden {
			w.bare()
		}
	case xproto.UnmapNotifyEvent:
		w.hidden.Store(true)
	case xproto.MapNotifyEvent:
		w.hidden.Store(false)
		w.bare()
	case xproto.ExposeEvent:
		w.bare()
	case xproto.KeyPressEvent:
		w.press(e)
	case xproto.KeyReleaseEvent:
		w.release(e)
	case xproto.FocusOutEvent:
		w.mu.Lock()
		clear(w.down) // their release is heard by another window
		w.mu.Unlock()
	}
}

func (w *Watch) bare() {
	w.bared.Store(true)
	w.news()
}

// find finds a window of a process by its title, however deep a window manager has put it.
func (w *Watch) find(process uint32, title string) (xproto.Window, error) {
	reply, err := xproto.InternAtom(w.conn, false, uint16(len("_NET_WM_PID")), "_NET_WM_PID").Reply()
	if err != nil {
		return 0, fmt.Errorf("screen: %w", err)
	}
	level := []xproto.Window{xproto.Setup(w.conn).DefaultScreen(w.conn).Root}
	for range deepest {
		var below []xproto.Window
		for _, at := range level {
			tree, err := xproto.QueryTree(w.conn, at).Reply()
			if err != nil {
				continue // it is gone meanwhile
			}
			below = append(below, tree.Children...)
		}
		for _, at := range below {
			if w.number(at, reply.Atom) == process && w.text(at, xproto.AtomWmName) == title {
				return at, nil
			}
		}
		level = below
	}
	return 0, errNoWindow
}

// deepest is how deep below the root a window can lie: within a manager's frames.
const deepest = 4

func (w *Watch) property(at xproto.Window, name xproto.Atom) []byte {
	reply, err := xproto.GetProperty(w.conn, false, at, name, xproto.GetPropertyTypeAny, 0, 64).Reply()
	if err != nil || reply == nil {
		return nil
	}
	return reply.Value
}

func (w *Watch) number(at xproto.Window, name xproto.Atom) uint32 {
	if b := w.property(at, name); len(b) >= 4 {
		return xgb.Get32(b)
	}
	return 0
}

func (w *Watch) text(at xproto.Window, name xproto.Atom) string { return string(w.property(at, name)) }
