package clipboard

import (
	"encoding/binary"
	"fmt"
)

// selection is a text that is offered as the server's CLIPBOARD (Inter-Client
// Communication Conventions Manual, section 2).
type selection struct {
	*client
	text      []byte
	clipboard uint32
	targets   uint32
	forms     []uint32 // in which the text is given; all of them are its UTF-8
}

// offer makes a text the clipboard, and serves it until another program copies
// something.
func offer(text string) error {
	display, err := serverName()
	if err != nil {
		return err
	}
	c, err := connect(display)
	if err != nil {
		return fmt.Errorf("clipboard: %w", err)
	}
	s := &selection{client: c, text: []byte(text), forms: []uint32{atomString}}
	if err := s.own(); err != nil {
		c.conn.Close()
		return fmt.Errorf("clipboard: %w", err)
	}
	go s.serve()
	return nil
}

// own becomes the owner of the selection.
func (s *selection) own() (err error) {
	if s.clipboard, err = s.atom("CLIPBOARD"); err != nil {
		return err
	}
	if s.targets, err = s.atom("TARGETS"); err != nil {
		return err
	}
	for _, name := range []string{"UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT"} {
		a, err := s.atom(name)
		if err != nil {
			return err
		}
		s.forms = append(s.forms, a)
	}
	if _, err := s.conn.Write(request(setSelectionOwner, 0, s.window, s.clipboard, 0)); err != nil {
		return err
	}
	head, _, err := s.ask(request(getSelectionOwner, 0, s.clipboard))
	if err != nil {
		return err
	}
	if owner := binary.LittleEndian.Uint32(head[8:]); owner != s.window {
		return fmt.Errorf("expected to own the selection as window %#x, found %#x as its owner", s.window, owner)
	}
	return nil
}

// serve answers those who paste, until the selection is another's or the server
// is gone.
func (s *selection) serve() {
	defer s.conn.Close()
	for {
		head, err := s.event()
		if err != nil {
			return
		}
		switch head[0] & 0x7F {
		case selectionClear:
			return
		case selectionRequest:
			if s.answer(head[:]) != nil {
				return
			}
		}
	}
}

// answer gives the text, or the forms that it comes in, to a program that asks.
func (s *selection) answer(ask []byte) error {
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(ask[i:]) }
	when, asker, which, target, property := word(4), word(12), word(16), word(20), word(24)
	if property == 0 {
		property = target // as the oldest programs mean it
	}
	given := false
	switch {
	case target == s.targets:
		var list []byte
		for _, a := range append([]uint32{s.targets}, s.forms...) {
			list = binary.LittleEndian.AppendUint32(list, a)
		}
		given = true
		if err := s.write(asker, property, atomAtom, 32, list); err != nil {
			return err
		}
	default:
		for _, form := range s.forms {
			if form == target {
				given = true
				if err := s.write(asker, property, form, 8, s.text); err != nil {
					return err
				}
			}
		}
	}
	if !given {
		property = 0
	}
	// Destination, event mask, and the event: 32 bytes of it.
	_, err := s.conn.Write(request(sendEvent, 0, asker, 0, selectionNotify, when, asker, which, target, property, 0, 0))
	return err
}

// write sets a property of the asker's window.
func (s *selection) write(window, property, form uint32, bits int, data []byte) error {
	b := request(changeProperty, 0, window, property, form, uint32(bits), uint32(len(data)*8/bits))
	_, err := s.conn.Write(sized(append(b, data...)))
	return err
}
