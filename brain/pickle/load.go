package pickle

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// maxInstructions bounds a pickle; an array takes about 60.
const maxInstructions = 1000

// maxProtocol is the newest that there is.
const maxProtocol = 5

// mark lies on the stack where a tuple, a list or a dictionary begins.
type mark struct{}

// machine is a pickle that is being read.
type machine struct {
	world World
	b     []byte
	at    int // of the next instruction
	stack []any
	memo  map[int]any
}

// Load reads the pickle at the front of b and says how long it is. Errors tell at
// which byte what was found.
func Load(b []byte, w World) (value any, length int, err error) {
	m := &machine{world: w, b: b, memo: map[int]any{}}
	for range maxInstructions {
		if m.at >= len(b) {
			return nil, 0, fmt.Errorf("pickle: expected an instruction at byte %d, found the end: the file is cut off", m.at)
		}
		from := m.at
		op := b[m.at]
		m.at++
		if op == '.' {
			if value, err = m.pop(); err != nil {
				return nil, 0, fmt.Errorf("pickle: byte %d: %w", from, err)
			}
			return value, m.at, nil
		}
		if err := m.run(op); err != nil {
			return nil, 0, fmt.Errorf("pickle: byte %d: %w", from, err)
		}
	}
	return nil, 0, fmt.Errorf("pickle: expected at most %d instructions, found more", maxInstructions)
}

// run carries out one instruction.
func (m *machine) run(op byte) error {
	switch op {
	case '\x80': // PROTO
		n, err := m.number(1)
		if err == nil && n > maxProtocol {
			err = fmt.Errorf("expected a protocol up to %d, found %d", maxProtocol, n)
		}
		return err
	case '\x95': // FRAME
		_, err := m.number(8)
		return err
	case 'N':
		return m.push(nil)
	case '\x88':
		return m.push(true)
	case '\x89':
		return m.push(false)
	case '(':
		return m.push(mark{})
	case '0': // POP
		_, err := m.pop()
		return err
	case 'K', 'M', 'J', '\x8a', 'I', 'L', 'G', 'F':
		return m.pushNumber(op)
	case 'X', '\x8c', '\x8d', 'V', 'U', 'T', 'B', 'C', '\x8e', '\x96':
		return m.pushText(op)
	case ')':
		return m.push(Tuple{})
	case ']':
		return m.push(&List{})
	case '}':
		return m.push(&Dict{})
	case '\x85', '\x86', '\x87': // TUPLE1 to TUPLE3
		items, err := m.take(int(op-'\x85') + 1)
		return m.pushIf(Tuple(items), err)
	case 't', 'l', 'd':
		return m.pushMarked(op)
	case 'a', 'e', 's', 'u':
		return m.add(op)
	case 'q', 'r', 'h', 'j', '\x94', 'p', 'g':
		return m.memorise(op)
	case 'c', '\x93', 'R', 'b', 'Q', 'P':
		return m.name(op)
	}
	return fmt.Errorf("expected the instructions of an array or a tensor, found %#02x, which is refused", op)
}

// errStack is an instruction that finds less on the stack than it needs.
var errStack = errors.New("expected more on the stack, found it empty")

func (m *machine) push(v any) error {
	m.stack = append(m.stack, v)
	return nil
}

func (m *machine) pushIf(v any, err error) error {
	if err != nil {
		return err
	}
	return m.push(v)
}

// pop takes a value off the stack.
func (m *machine) pop() (any, error) {
	items, err := m.take(1)
	if err != nil {
		return nil, err
	}
	return items[0], nil
}

// take takes n values off the stack, none of them a mark.
func (m *machine) take(n int) ([]any, error) {
	if len(m.stack) < n {
		return nil, errStack
	}
	items := append([]any(nil), m.stack[len(m.stack)-n:]...)
	for _, v := range items {
		if _, ok := v.(mark); ok {
			return nil, errStack
		}
	}
	m.stack = m.stack[:len(m.stack)-n]
	return items, nil
}

// marked takes what lies above the topmost mark, and the mark.
func (m *machine) marked() ([]any, error) {
	for i := len(m.stack) - 1; i >= 0; i-- {
		if _, ok := m.stack[i].(mark); ok {
			items := append([]any(nil), m.stack[i+1:]...)
			m.stack = m.stack[:i]
			return items, nil
		}
	}
	return nil, errors.New("expected a mark on the stack, found none")
}

// next is the next n bytes of the pickle.
func (m *machine) next(n uint64) ([]byte, error) {
	if left := uint64(len(m.b) - m.at); n > left {
		return nil, fmt.Errorf("expected %d more bytes, found %d: the file is cut off", n, left)
	}
	b := m.b[m.at : m.at+int(n) : m.at+int(n)]
	m.at += int(n)
	return b, nil
}

// number is the next little-endian number of up to 8 bytes.
func (m *machine) number(size uint64) (uint64, error) {
	b, err := m.next(size)
	if err != nil {
		return 0, err
	}
	var full [8]byte
	copy(full[:], b)
	return binary.LittleEndian.Uint64(full[:]), nil
}

// line is the next bytes up to the end of the line.
func (m *machine) line() (string, error) {
	line, _, ok := bytes.Cut(m.b[m.at:], []byte("\n"))
	if !ok {
		return "", errors.New("expected a line, found the end: the file is cut off")
	}
	m.at += len(line) + 1
	return string(bytes.TrimSuffix(line, []byte("\r"))), nil
}

func (m *machine) pushNumber(op byte) error {
	switch op {
	case 'K', 'M', 'J':
		n, err := m.number(map[byte]uint64{'K': 1, 'M': 2, 'J': 4}[op])
		if op == 'J' {
			return m.pushIf(int(int32(uint32(n))), err)
		}
		return m.pushIf(int(n), err)
	case 'G':
		b, err := m.next(8)
		if err != nil {
			return err
		}
		return m.push(math.Float64frombits(binary.BigEndian.Uint64(b)))
	case '\x8a': // LONG1
		n, err := m.number(1)
		if err != nil {
			return err
		}
		b, err := m.next(n)
		if err != nil || n > 8 {
			return m.pushIf(Long(b), err)
		}
		var full [8]byte
		if n > 0 && b[n-1]&0x80 != 0 {
			full = [8]byte{255, 255, 255, 255, 255, 255, 255, 255}
		}
		copy(full[:], b)
		return m.push(int(int64(binary.LittleEndian.Uint64(full[:]))))
	}
	s, err := m.line()
	if err != nil {
		return err
	}
	switch {
	case op == 'I' && (s == "00" || s == "01"):
		return m.push(s == "01")
	case op == 'F':
		v, err := strconv.ParseFloat(s, 64)
		return m.pushIf(v, err)
	}
	if n := len(s); op == 'L' && n > 0 && s[n-1] == 'L' {
		s = s[:n-1]
	}
	n, err := strconv.Atoi(s)
	return m.pushIf(n, err)
}

// pushText pushes a string or bytes, which come behind their length, but for that
// of protocol 0, which takes a line.
func (m *machine) pushText(op byte) error {
	if op == 'V' {
		s, err := m.line()
		if err != nil {
			return err
		}
		s, err = unescape(s)
		return m.pushIf(s, err)
	}
	size := map[byte]uint64{'\x8c': 1, 'U': 1, 'C': 1, 'X': 4, 'T': 4, 'B': 4, '\x8d': 8, '\x8e': 8, '\x96': 8}[op]
	n, err := m.number(size)
	if err != nil {
		return err
	}
	b, err := m.next(n)
	if err == nil && (op == 'X' || op == '\x8c' || op == '\x8d') {
		return m.push(string(b))
	}
	return m.pushIf(Bytes(b), err)
}

// pushMarked makes a tuple, a list or a dictionary of what lies above the mark.
func (m *machine) pushMarked(op byte) error {
	items, err := m.marked()
	if err != nil {
		return err
	}
	switch op {
	case 't':
		return m.push(Tuple(items))
	case 'l':
		return m.push(&List{items})
	}
	d := &Dict{}
	if err := d.add(items); err != nil {
		return err
	}
	return m.push(d)
}

// add adds to the list or the dictionary on the stack.
func (m *machine) add(op byte) error {
	var items []any
	var err error
	switch op {
	case 'a':
		items, err = m.take(1)
	case 's':
		items, err = m.take(2)
	default:
		items, err = m.marked()
	}
	if err != nil {
		return err
	}
	if len(m.stack) == 0 {
		return errStack
	}
	switch to := m.stack[len(m.stack)-1].(type) {
	case *List:
		if op == 'a' || op == 'e' {
			to.Items = append(to.Items, items...)
			return nil
		}
	case *Dict:
		if op == 's' || op == 'u' {
			return to.add(items)
		}
	}
	return fmt.Errorf("expected a list or a dict to add to, found %s", Kind(m.stack[len(m.stack)-1]))
}

func (d *Dict) add(items []any) error {
	if len(items)%2 != 0 {
		return fmt.Errorf("dict: expected pairs, found %d items", len(items))
	}
	for i := 0; i < len(items); i += 2 {
		d.Keys, d.Values = append(d.Keys, items[i]), append(d.Values, items[i+1])
	}
	return nil
}
