package app

import (
	"bytes"
	"net/url"
	"strconv"
	"testing"
	"time"
	"unsafe"

	"github.com/ebitengine/purego"
)

// xclient is a program on a test's screen beside the window: it drags files onto
// it. It calls the libX11 that the window itself needs, whose numbers are words of
// 8 bytes, as on every 64-bit Linux.
type xclient struct {
	t       *testing.T
	display uintptr
	root    uint64
	calls   struct {
		open      func(name string) uintptr
		root      func(display uintptr) uint64
		atom      func(display uintptr, name string, onlyIfThere bool) uint64
		window    func(display uintptr, parent uint64, x, y int32, w, h, border uint32, edge, ground uint64) uint64
		owner     func(display uintptr, selection, owner, time uint64) int32
		property  func(display uintptr, window, name, kind uint64, bits, mode int32, data *byte, n int32) int32
		send      func(display uintptr, window uint64, propagate bool, mask int64, event *xevent) int32
		pending   func(display uintptr) int32
		next      func(display uintptr, event *xevent) int32
		sync      func(display uintptr, discard bool) int32
		closeDown func(display uintptr) int32
	}
}

// xevent is an event as libX11 lays it out: 24 words, the first of which begins
// with its kind.
type xevent [24]uint64

func (e *xevent) kind() int32 { return int32(uint32(e[0])) }

// Kinds of events.
const (
	selectionRequest = 30
	selectionNotify  = 31
	clientMessage    = 33
)

// client opens a second program's connection to the screen of the window. While it
// is open, what it has set on the screen stays.
func (w *testWindow) client() *xclient {
	w.t.Helper()
	lib, err := purego.Dlopen("libX11.so.6", purego.RTLD_LAZY|purego.RTLD_GLOBAL)
	if err != nil {
		w.t.Skipf("the second program needs libX11: %v", err)
	}
	x := &xclient{t: w.t}
	for name, f := range map[string]any{
		"XOpenDisplay": &x.calls.open, "XDefaultRootWindow": &x.calls.root, "XInternAtom": &x.calls.atom, "XCreateSimpleWindow": &x.calls.window,
		"XSetSelectionOwner": &x.calls.owner, "XChangeProperty": &x.calls.property, "XSendEvent": &x.calls.send, "XPending": &x.calls.pending,
		"XNextEvent": &x.calls.next, "XSync": &x.calls.sync, "XCloseDisplay": &x.calls.closeDown,
	} {
		purego.RegisterLibFunc(f, lib, name)
	}
	if x.display = x.calls.open(w.display); x.display == 0 {
		w.t.Fatalf("expected a connection to the screen %s, found none", w.display)
	}
	w.t.Cleanup(func() { x.calls.closeDown(x.display) })
	x.root = x.calls.root(x.display)
	return x
}

func (x *xclient) atom(name string) uint64 { return x.calls.atom(x.display, name, false) }

// set gives a window a text as a property.
func (x *xclient) set(window, property, kind uint64, text string) {
	b := []byte(text)
	x.calls.property(x.display, window, property, kind, 8, 0, unsafe.SliceData(b), int32(len(b)))
}

// message sends a window a message of the drag-and-drop protocol.
func (x *xclient) message(to uint64, name string, data ...uint64) {
	e := xevent{0: clientMessage, 3: uint64(x.display), 4: to, 5: x.atom(name), 6: 32}
	copy(e[7:12], data)
	x.calls.send(x.display, to, false, 0, &e)
	x.calls.sync(x.display, false)
}

// drop drags files onto a place of the window and lets them go there, as a file
// manager does: XDND, version 5. It tells whether the window took them.
func (w *testWindow) drop(x *xclient, atX, atY int, paths ...string) bool {
	w.t.Helper()
	id, err := strconv.ParseUint(w.id, 10, 64)
	if err != nil {
		w.t.Fatal(err)
	}
	var list bytes.Buffer
	for _, p := range paths {
		list.WriteString((&url.URL{Scheme: "file", Path: p}).String() + "\r\n")
	}
	source := x.calls.window(x.display, x.root, 0, 0, 1, 1, 0, 0, 0)
	selection, uris, action := x.atom("XdndSelection"), x.atom("text/uri-list"), x.atom("XdndActionCopy")
	x.calls.owner(x.display, selection, source, 0)
	x.message(id, "XdndEnter", source, 5<<24, uris)
	x.message(id, "XdndPosition", source, 0, uint64(atX)<<16|uint64(atY), 0, action)
	status := x.await(source, "XdndStatus", "")
	if status[8]&1 == 0 {
		return false
	}
	x.message(id, "XdndDrop", source, 0, 0)
	finished := x.await(source, "XdndFinished", list.String())
	return finished[8] != 0
}

// await waits for a message to the source of a drag, and meanwhile hands over what
// is dragged to whoever asks.
func (x *xclient) await(source uint64, name, dragged string) xevent {
	x.t.Helper()
	want := x.atom(name)
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		for x.calls.pending(x.display) > 0 {
			var e xevent
			x.calls.next(x.display, &e)
			switch {
			case e.kind() == selectionRequest:
				x.set(e[5], e[8], e[7], dragged)
				reply := xevent{0: selectionNotify, 3: uint64(x.display), 4: e[5], 5: e[6], 6: e[7], 7: e[8], 8: e[9]}
				x.calls.send(x.display, e[5], false, 0, &reply)
				x.calls.sync(x.display, false)
			case e.kind() == clientMessage && e[4] == source && e[5] == want:
				return e
			}
		}
	}
	x.t.Fatalf("the window never sent %s", name)
	return xevent{}
}
