//go:build !js && !windows

package clipboard

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// client is a connection to the X server, with a window of its own that is never
// shown and the selection that other programs copy to and paste from (Inter-Client
// Communication Conventions Manual, section 2).
type client struct {
	*xgb.Conn
	window    xproto.Window
	clipboard xproto.Atom
}

// connect opens a connection to the server that DISPLAY names: the one that the
// program's window is on, so that one which hangs has stopped the window already.
func connect() (*client, error) {
	xgb.Logger.SetOutput(io.Discard) // it reports on stderr what comes back as errors too
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("clipboard: expected an X server that takes this program, DISPLAY is %q: %w", os.Getenv("DISPLAY"), err)
	}
	c := &client{Conn: conn}
	if err := c.open(); err != nil {
		c.Close()
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	return c, nil
}

// open makes the window.
func (c *client) open() (err error) {
	if c.window, err = xproto.NewWindowId(c.Conn); err != nil {
		return err
	}
	root := xproto.Setup(c.Conn).Roots[0].Root // a selection is the same on every screen
	if err = xproto.CreateWindowChecked(c.Conn, 0, c.window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		return err
	}
	c.clipboard, err = c.atom("CLIPBOARD")
	return err
}

// atom is the server's number for a name.
func (c *client) atom(name string) (xproto.Atom, error) {
	reply, err := xproto.InternAtom(c.Conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, err
	}
	return reply.Atom, nil
}

// selection is a text that is offered.
type selection struct {
	*client
	text    string
	targets xproto.Atom
	forms   []xproto.Atom // in which the text is given; all of them are its UTF-8
}

// offer makes a text the clipboard, and serves it until another program copies
// something.
func offer(text string) error {
	c, err := connect()
	if err != nil {
		return err
	}
	s := &selection{client: c, text: text, forms: []xproto.Atom{xproto.AtomString}}
	if err := s.own(); err != nil {
		c.Close()
		return fmt.Errorf("clipboard: %w", err)
	}
	go s.serve()
	return nil
}

// own becomes the owner of the selection.
func (s *selection) own() (err error) {
	if s.targets, err = s.atom("TARGETS"); err != nil {
		return err
	}
	for _, name := range []string{"UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT"} {
		form, err := s.atom(name)
		if err != nil {
			return err
		}
		s.forms = append(s.forms, form)
	}
	if err = xproto.SetSelectionOwnerChecked(s.Conn, s.window, s.clipboard, xproto.TimeCurrentTime).Check(); err != nil {
		return err
	}
	reply, err := xproto.GetSelectionOwner(s.Conn, s.clipboard).Reply()
	if err == nil && reply.Owner != s.window {
		err = fmt.Errorf("expected to own the selection as window %#x, found %#x as its owner", s.window, reply.Owner)
	}
	return err
}

// serve answers those who paste, until the selection is another's or the server
// is gone. One whose window is gone meanwhile is an error that concerns nobody.
func (s *selection) serve() {
	defer s.Close()
	for {
		event, fault := s.WaitForEvent()
		if event == nil && fault == nil {
			return
		}
		switch e := event.(type) {
		case xproto.SelectionClearEvent:
			return
		case xproto.SelectionRequestEvent:
			s.answer(e)
		}
	}
}

// answer gives the text, or the forms that it comes in, to a program that asks.
func (s *selection) answer(ask xproto.SelectionRequestEvent) {
	property := ask.Property
	if property == 0 {
		property = ask.Target // as the oldest programs mean it
	}
	switch {
	case ask.Target == s.targets:
		forms := append([]xproto.Atom{s.targets}, s.forms...)
		list := make([]byte, 4*len(forms))
		for i, form := range forms {
			xgb.Put32(list[4*i:], uint32(form))
		}
		xproto.ChangeProperty(s.Conn, xproto.PropModeReplace, ask.Requestor, property, xproto.AtomAtom, 32, uint32(len(forms)), list)
	case slices.Contains(s.forms, ask.Target):
		xproto.ChangeProperty(s.Conn, xproto.PropModeReplace, ask.Requestor, property, ask.Target, 8, uint32(len(s.text)), []byte(s.text))
	default:
		property = 0 // which says no
	}
	done := xproto.SelectionNotifyEvent{Time: ask.Time, Requestor: ask.Requestor, Selection: ask.Selection, Target: ask.Target, Property: property}
	xproto.SendEvent(s.Conn, false, ask.Requestor, 0, string(done.Bytes()))
}

// answerIn is how long the program that has copied may take to give its text.
const answerIn = 2 * time.Second

// fetch asks the owner of the selection for its text in a form.
func fetch(form string) (string, error) {
	c, err := connect()
	if err != nil {
		return "", err
	}
	defer c.Close()
	defer time.AfterFunc(answerIn, c.Close).Stop()
	reply, err := c.convert(form)
	if err != nil {
		return "", err
	}
	if reply.Format != 8 || reply.BytesAfter > 0 { // it comes in pieces
		return "", ErrLong
	}
	return strings.ToValidUTF8(string(reply.Value), "�"), nil
}

// convert lets the selection's owner write what it offers into a property of this
// client's window, and reads it there.
func (c *client) convert(form string) (*xproto.GetPropertyReply, error) {
	target, err := c.atom(form)
	if err != nil {
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	xproto.ConvertSelection(c.Conn, c.window, c.clipboard, target, target, xproto.TimeCurrentTime)
	for {
		event, fault := c.WaitForEvent()
		if event == nil && fault == nil {
			return nil, fmt.Errorf("clipboard: expected a text within %v, found no answer", answerIn)
		}
		if e, ok := event.(xproto.SelectionNotifyEvent); ok {
			if e.Property == 0 {
				return nil, errEmpty
			}
			break
		}
	}
	reply, err := xproto.GetProperty(c.Conn, true, c.window, target, xproto.GetPropertyTypeAny, 0, Most/4).Reply()
	if err != nil {
		return nil, fmt.Errorf("clipboard: %w", err)
	}
	return reply, nil
}
