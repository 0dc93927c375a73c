package clipboard

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"
)

// client is a connection to an X server, of which it uses what a selection needs
// (X Window System Protocol, version 11). All numbers are little endian, as the
// first byte of the connection asks for.
type client struct {
	conn   net.Conn
	window uint32     // its own, never shown
	events [][32]byte // that came while a reply was waited for
}

// Codes of the protocol.
const (
	createWindow      = 1
	internAtom        = 16
	changeProperty    = 18
	setSelectionOwner = 22
	getProperty       = 20
	getSelectionOwner = 23
	convertSelection  = 24
	sendEvent         = 25

	isError          = 0
	isReply          = 1
	selectionClear   = 29
	selectionRequest = 30
	selectionNotify  = 31
	genericEvent     = 35

	atomAtom   = 4 // atoms that every server knows
	atomString = 31
)

// answerIn is how long the server may take for an answer.
const answerIn = 2 * time.Second

// connect opens a connection to the server that a DISPLAY names.
func connect(display string) (*client, error) {
	host, number, err := parseDisplay(display)
	if err != nil {
		return nil, err
	}
	conn, err := dial(host, number)
	if err != nil {
		return nil, err
	}
	c := &client{conn: conn}
	if err = conn.SetDeadline(time.Now().Add(answerIn)); err == nil {
		err = c.greet(cookie(number))
	}
	if err == nil {
		err = conn.SetDeadline(time.Time{})
	}
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("display %s: %w", display, err)
	}
	return c, nil
}

// parseDisplay reads [host]:number[.screen].
func parseDisplay(display string) (host string, number int, err error) {
	i := strings.LastIndexByte(display, ':')
	if i < 0 {
		return "", 0, fmt.Errorf("DISPLAY: expected [host]:number, found %q", display)
	}
	digits, _, _ := strings.Cut(display[i+1:], ".")
	if number, err = strconv.Atoi(digits); err != nil || number < 0 {
		return "", 0, fmt.Errorf("DISPLAY: expected [host]:number, found %q", display)
	}
	return display[:i], number, nil
}

func dial(host string, number int) (net.Conn, error) {
	if host != "" && host != "unix" {
		return net.DialTimeout("tcp", net.JoinHostPort(host, strconv.Itoa(6000+number)), answerIn)
	}
	path := "/tmp/.X11-unix/X" + strconv.Itoa(number)
	if conn, err := net.DialTimeout("unix", "@"+path, answerIn); err == nil {
		return conn, nil // Linux's abstract sockets
	}
	return net.DialTimeout("unix", path, answerIn)
}

func pad(n int) int { return (n + 3) &^ 3 }

// request is the bytes of one request, its length filled in.
func request(code, data byte, body ...uint32) []byte {
	b := []byte{code, data, 0, 0}
	for _, v := range body {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return sized(b)
}

// sized pads a request and writes its length, in units of four bytes.
func sized(b []byte) []byte {
	b = append(b, make([]byte, pad(len(b))-len(b))...)
	binary.LittleEndian.PutUint16(b[2:], uint16(len(b)/4))
	return b
}

// greet sets the connection up and makes the window.
func (c *client) greet(name string, key []byte) error {
	b := binary.LittleEndian.AppendUint16([]byte{'l', 0, 11, 0, 0, 0}, uint16(len(name)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(key)))
	b = append(b, 0, 0)
	for _, s := range [][]byte{[]byte(name), key} {
		b = append(b, s...)
		b = append(b, make([]byte, pad(len(s))-len(s))...)
	}
	if _, err := c.conn.Write(b); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(c.conn, head); err != nil {
		return err
	}
	more := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(c.conn, more); err != nil {
		return err
	}
	if head[0] != 1 {
		return fmt.Errorf("connection refused: %s", more[:min(int(head[1]), len(more))])
	}
	if len(more) < 32 {
		return fmt.Errorf("expected at least 32 bytes of setup, found %d", len(more))
	}
	at := 32 + pad(int(binary.LittleEndian.Uint16(more[16:]))) + 8*int(more[21])
	if len(more) < at+4 {
		return fmt.Errorf("expected a screen at byte %d of the setup, found %d bytes", at, len(more))
	}
	c.window = binary.LittleEndian.Uint32(more[4:])
	root := binary.LittleEndian.Uint32(more[at:])
	const inputOnly = 2
	_, err := c.conn.Write(request(createWindow, 0, c.window, root, 0, 1|1<<16, inputOnly<<16, 0, 0))
	return err
}

// next reads an event, an error or a reply: its first 32 bytes, and what follows.
func (c *client) next() (head [32]byte, more []byte, err error) {
	if _, err = io.ReadFull(c.conn, head[:]); err != nil {
		return head, nil, err
	}
	if kind := head[0] & 0x7F; kind == isReply || kind == genericEvent {
		n := binary.LittleEndian.Uint32(head[4:])
		if n > 1<<20 {
			return head, nil, fmt.Errorf("expected an answer of at most %d words, found %d", 1<<20, n)
		}
		more = make([]byte, 4*n)
		_, err = io.ReadFull(c.conn, more)
	}
	return head, more, err
}

// ask sends a request and reads its reply; events that come before it are kept.
func (c *client) ask(b []byte) (head [32]byte, more []byte, err error) {
	if _, err = c.conn.Write(b); err != nil {
		return head, nil, err
	}
	if err = c.conn.SetReadDeadline(time.Now().Add(answerIn)); err != nil {
		return head, nil, err
	}
	for {
		head, more, err = c.next()
		switch {
		case err != nil:
			return head, nil, err
		case head[0] == isError:
			return head, nil, fmt.Errorf("request %d: the server answers with error %d", head[10], head[1])
		case head[0] == isReply:
			return head, more, c.conn.SetReadDeadline(time.Time{})
		}
		c.events = append(c.events, head)
	}
}

// event is the next event, of those that were kept first; errors and replies
// that nobody waits for are passed over.
func (c *client) event() (head [32]byte, err error) {
	for {
		if len(c.events) > 0 {
			head, c.events = c.events[0], c.events[1:]
		} else if head, _, err = c.next(); err != nil {
			return head, err
		}
		if head[0] != isError && head[0] != isReply {
			return head, nil
		}
	}
}

// atom is the server's number for a name.
func (c *client) atom(name string) (uint32, error) {
	b := binary.LittleEndian.AppendUint16([]byte{internAtom, 0, 0, 0}, uint16(len(name)))
	head, _, err := c.ask(sized(append(append(b, 0, 0), name...)))
	return binary.LittleEndian.Uint32(head[8:]), err
}

// errNoDisplay is returned where no X server is named.
var errNoDisplay = errors.New("clipboard: expected an X server named by DISPLAY, found none")

// serverName is the X server that the window is on.
func serverName() (string, error) {
	if d := os.Getenv("DISPLAY"); d != "" {
		return d, nil
	}
	return "", errNoDisplay
}
