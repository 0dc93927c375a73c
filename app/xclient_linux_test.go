package app

import (
	"io"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// xclient is a program on a test's screen beside the window: it drags files onto
// it.
type xclient struct {
	*xgb.Conn
	t *testing.T
}

// client opens a second program's connection to the screen of the windows. While it
// is open, what it has set on the screen stays.
func client(t *testing.T) *xclient {
	t.Helper()
	xgb.Logger.SetOutput(io.Discard) // of a server without a key, and of one that ends
	conn, err := xgb.NewConnDisplay(screen.display)
	if err != nil {
		t.Fatalf("the second program: %v", err)
	}
	t.Cleanup(conn.Close)
	return &xclient{conn, t}
}

func (x *xclient) atom(name string) xproto.Atom {
	x.t.Helper()
	reply, err := xproto.InternAtom(x.Conn, false, uint16(len(name)), name).Reply()
	x.check(err)
	return reply.Atom
}

// check ends the test at an error.
func (x *xclient) check(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// send sends a window an event.
func (x *xclient) send(to xproto.Window, event xgb.Event) {
	x.t.Helper()
	x.check(xproto.SendEventChecked(x.Conn, false, to, 0, string(event.Bytes())).Check())
}

// message sends a window a message of the drag-and-drop protocol, of at most five
// numbers.
func (x *xclient) message(to xproto.Window, name string, data ...uint32) {
	x.t.Helper()
	data = append(data, make([]uint32, 5-len(data))...)
	x.send(to, xproto.ClientMessageEvent{Format: 32, Window: to, Type: x.atom(name), Data: xproto.ClientMessageDataUnionData32New(data)})
}

// drop drags files onto a place of the window and lets them go there, as a file
// manager does: XDND, version 5. It tells whether the window took them.
func (w *testWindow) drop(x *xclient, atX, atY int, paths ...string) bool {
	w.t.Helper()
	id, err := strconv.ParseUint(w.id, 10, 32)
	x.check(err)
	window := xproto.Window(id)
	var list strings.Builder
	for _, p := range paths {
		list.WriteString((&url.URL{Scheme: "file", Path: p}).String() + "\r\n")
	}
	source, err := xproto.NewWindowId(x.Conn)
	x.check(err)
	root := xproto.Setup(x.Conn).DefaultScreen(x.Conn).Root
	x.check(xproto.CreateWindowChecked(x.Conn, 0, source, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check())
	x.check(xproto.SetSelectionOwnerChecked(x.Conn, source, x.atom("XdndSelection"), xproto.TimeCurrentTime).Check())
	from := uint32(source)
	x.message(window, "XdndEnter", from, 5<<24, uint32(x.atom("text/uri-list")))
	x.message(window, "XdndPosition", from, 0, uint32(atX)<<16|uint32(atY), 0, uint32(x.atom("XdndActionCopy")))
	if status := x.await(source, "XdndStatus", ""); status[1]&1 == 0 {
		return false
	}
	x.message(window, "XdndDrop", from)
	finished := x.await(source, "XdndFinished", list.String())
	return finished[1] != 0
}

// await waits for a message to the source of a drag, and meanwhile hands over what
// is dragged to whoever asks. It returns the message's numbers.
func (x *xclient) await(source xproto.Window, name, dragged string) []uint32 {
	x.t.Helper()
	want := x.atom(name)
	for end := time.Now().Add(wait); time.Now().Before(end); {
		event, fault := x.PollForEvent()
		if fault != nil {
			x.t.Fatal(fault)
		}
		switch e := event.(type) {
		case nil:
			time.Sleep(10 * time.Millisecond)
		case xproto.SelectionRequestEvent:
			x.check(xproto.ChangePropertyChecked(x.Conn, xproto.PropModeReplace, e.Requestor, e.Property, e.Target, 8, uint32(len(dragged)), []byte(dragged)).Check())
			x.send(e.Requestor, xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property})
		case xproto.ClientMessageEvent:
			if e.Window == source && e.Type == want {
				return e.Data.Data32
			}
		}
	}
	x.t.Fatalf("the window never sent %s", name)
	return nil
}

// resources sets what the screen tells its programs about itself; it stays until the
// next such words, or as long as this program is connected.
func (x *xclient) resources(lines string) {
	x.t.Helper()
	root := xproto.Setup(x.Conn).DefaultScreen(x.Conn).Root
	x.check(xproto.ChangePropertyChecked(x.Conn, xproto.PropModeReplace, root, xproto.AtomResourceManager, xproto.AtomString, 8, uint32(len(lines)), []byte(lines)).Check())
}
