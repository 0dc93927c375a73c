package main

import (
	"bufio"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
)

// bidi speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) with a browser: each
// command has one answer, and events come in between.
type bidi struct {
	*socket
	heard func(method string, params json.RawMessage)

	mu      sync.Mutex
	last    int
	waiting map[int]chan answer
	ended   error
}

type answer struct {
	result json.RawMessage
	err    error
}

// dial begins to speak with a browser; heard is called for each of its events.
func dial(address string, heard func(method string, params json.RawMessage)) (*bidi, error) {
	s, err := upgrade(address)
	if err != nil {
		return nil, err
	}
	b := &bidi{socket: s, heard: heard, waiting: map[int]chan answer{}}
	go b.listen()
	return b, nil
}

// listen hands answers to those who wait for them, until the browser has gone.
func (b *bidi) listen() {
	for {
		var m struct {
			ID             *int
			Method         string
			Params, Result json.RawMessage
			Error, Message string
		}
		text, err := b.receive()
		if err == nil {
			err = json.Unmarshal(text, &m)
		}
		b.mu.Lock()
		if err != nil {
			b.ended = fmt.Errorf("the browser has gone: %w", err)
			for _, wait := range b.waiting {
				wait <- answer{err: b.ended}
			}
			b.mu.Unlock()
			return
		}
		if m.ID != nil {
			a := answer{result: m.Result}
			if m.Error != "" {
				a.err = fmt.Errorf("%s: %s", m.Error, m.Message)
			}
			b.waiting[*m.ID] <- a
			delete(b.waiting, *m.ID)
		}
		b.mu.Unlock()
		if m.Method != "" {
			b.heard(m.Method, m.Params)
		}
	}
}

// call sends a command and reads its answer into result, which may be nil.
func (b *bidi) call(method string, params, result any) error {
	wait := make(chan answer, 1)
	b.mu.Lock()
	if b.ended != nil {
		b.mu.Unlock()
		return b.ended
	}
	b.last++
	id := b.last
	b.waiting[id] = wait
	text, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err == nil {
		err = b.send(text)
	}
	b.mu.Unlock()
	if err != nil {
		return err
	}
	a := <-wait
	if a.err != nil {
		return fmt.Errorf("%s: %w", method, a.err)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(a.result, result)
}

// socket is the client's end of a WebSocket (RFC 6455) to a server of this machine.
type socket struct {
	net.Conn
	in *bufio.Reader
}

// upgrade opens a WebSocket.
func upgrade(address string) (*socket, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		return nil, err
	}
	key := make([]byte, 16)
	rand.Read(key)
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\n\r\n",
		u.Path, u.Host, base64.StdEncoding.EncodeToString(key))
	in := bufio.NewReader(conn)
	response, err := http.ReadResponse(in, nil)
	if err == nil && response.StatusCode != http.StatusSwitchingProtocols {
		err = fmt.Errorf("expected a WebSocket at %s, found status %s", address, response.Status)
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	return &socket{conn, in}, nil
}

// Operations of frames.
const (
	opText = 1
	opEnd  = 8
	opPing = 9
	opPong = 10
)

// send sends a text, masked as a client has to.
func (s *socket) send(text []byte) error { return s.frame(opText, text) }

func (s *socket) frame(op byte, data []byte) error {
	head := []byte{0x80 | op}
	switch n := len(data); {
	case n < 126:
		head = append(head, 0x80|byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, 0x80|126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, 0x80|127), uint64(n))
	}
	var mask [4]byte
	rand.Read(mask[:])
	out := append(head, mask[:]...)
	for i, c := range data {
		out = append(out, c^mask[i%4])
	}
	_, err := s.Write(out)
	return err
}

// receive waits for the next text.
func (s *socket) receive() (text []byte, err error) {
	for {
		var head [2]byte
		if _, err := io.ReadFull(s.in, head[:]); err != nil {
			return nil, err
		}
		n := uint64(head[1] & 0x7f)
		if long := map[uint64]int{126: 2, 127: 8}[n]; long > 0 {
			var wide [8]byte
			if _, err := io.ReadFull(s.in, wide[8-long:]); err != nil {
				return nil, err
			}
			n = binary.BigEndian.Uint64(wide[:])
		}
		data := make([]byte, n)
		if _, err := io.ReadFull(s.in, data); err != nil {
			return nil, err
		}
		switch op := head[0] & 0xf; op {
		case opEnd:
			return nil, errors.New("it has closed the connection")
		case opPing:
			if err := s.frame(opPong, data); err != nil {
				return nil, err
			}
		case opPong:
		default: // a text, or more of it
			text = append(text, data...)
			if head[0]&0x80 != 0 {
				return text, nil
			}
		}
	}
}
