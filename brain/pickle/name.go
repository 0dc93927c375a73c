package pickle

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// memorise keeps the top of the stack under a number, or pushes what is kept.
func (m *machine) memorise(op byte) error {
	var n uint64
	var err error
	switch op {
	case 'q', 'h':
		n, err = m.number(1)
	case 'r', 'j':
		n, err = m.number(4)
	case '\x94': // MEMOIZE
		n = uint64(len(m.memo))
	default:
		var s string
		if s, err = m.line(); err == nil {
			n, err = strconv.ParseUint(s, 10, 32)
		}
	}
	if err != nil {
		return err
	}
	if op == 'h' || op == 'j' || op == 'g' {
		v, ok := m.memo[int(n)]
		if !ok {
			return fmt.Errorf("expected a value that was kept as number %d, found none", n)
		}
		return m.push(v)
	}
	if len(m.stack) == 0 {
		return errStack
	}
	m.memo[int(n)] = m.stack[len(m.stack)-1]
	return nil
}

// name carries out what refers to something outside the pickle: a name, a call of
// what it stands for, a state for what the call made, or an id.
func (m *machine) name(op byte) error {
	switch op {
	case 'c': // GLOBAL
		module, err := m.line()
		if err != nil {
			return err
		}
		name, err := m.line()
		if err != nil {
			return err
		}
		return m.find(module, name)
	case '\x93': // STACK_GLOBAL
		items, err := m.take(2)
		if err != nil {
			return err
		}
		module, ok := items[0].(string)
		name, also := items[1].(string)
		if !ok || !also {
			return errors.New("expected a module and a name, found others")
		}
		return m.find(module, name)
	case 'P', 'Q':
		var id any
		var err error
		if op == 'P' {
			id, err = m.line()
		} else {
			id, err = m.pop()
		}
		if err != nil {
			return err
		}
		v, err := m.world.Persistent(id)
		return m.pushIf(v, err)
	}
	items, err := m.take(2)
	if err != nil {
		return err
	}
	if op == 'b' { // BUILD
		s, ok := items[0].(Stateful)
		if !ok {
			return fmt.Errorf("expected something that takes a state, found %s", Kind(items[0]))
		}
		return m.pushIf(s, s.SetState(items[1]))
	}
	f, ok := items[0].(Callable) // REDUCE
	args, also := items[1].(Tuple)
	if !ok || !also {
		return fmt.Errorf("expected a call, found one of %s with %s", Kind(items[0]), Kind(items[1]))
	}
	v, err := f.Call(args)
	return m.pushIf(v, err)
}

func (m *machine) find(module, name string) error {
	v, err := m.world.Find(module, name)
	return m.pushIf(v, err)
}

// unescape reads a string of protocol 0: Latin-1, and other characters as \u or \U
// and their number in hexadecimal.
func unescape(s string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		digits := 0
		if s[i] == '\\' && i+1 < len(s) {
			digits = map[byte]int{'u': 4, 'U': 8}[s[i+1]]
		}
		if digits == 0 {
			b.WriteRune(rune(s[i]))
			continue
		}
		if len(s) < i+2+digits {
			return "", fmt.Errorf("expected %d digits of a character, found %d", digits, len(s)-i-2)
		}
		n, err := strconv.ParseUint(s[i+2:i+2+digits], 16, 32)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return "", fmt.Errorf("expected the number of a character, found %q", s[i+2:i+2+digits])
		}
		b.WriteRune(rune(n))
		i += 1 + digits
	}
	return b.String(), nil
}
