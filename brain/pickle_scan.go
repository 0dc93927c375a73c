package brain

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// maxInstructions bounds a pickle program; an array takes about 60.
const maxInstructions = 1000

// scanPickle walks over a pickle without running it and returns its length. It
// refuses instructions that the pickle of a NumPy array does not use (header:
// those of the legacy layout's header, which has dictionaries in place of
// classes), names outside NumPy's, and lengths beyond the end of b; what it lets
// through needs memory of the order of b only.
func scanPickle(b []byte, header bool) (int, error) {
	at := 0
	for range maxInstructions {
		if at >= len(b) {
			return 0, fmt.Errorf("pickle: expected an instruction at byte %d, found the end", at)
		}
		op := b[at]
		rest := b[at+1:]
		size, ok := 0, true
		switch op {
		case '.':
			return at + 1, nil
		case '(', ')', 't', 'R', 'b', 'N', '\x85', '\x86', '\x87', '\x88', '\x89':
			ok = !header || op != 'R' && op != 'b'
		case '}', 'u', 's', ']', 'a', 'e':
			ok = header
		case '\x80', 'q', 'h', 'K':
			size = 1
		case 'M':
			size = 2
		case 'J', 'r', 'j':
			size = 4
		case '\x8a', 'C':
			if len(rest) > 0 {
				size = 1 + int(rest[0])
			}
			ok = size != 1 || op == 'C'
		case 'X', 'B':
			if len(rest) >= 4 {
				size = 4 + int(binary.LittleEndian.Uint32(rest))
			} else {
				size = 4
			}
		case 'c':
			if header {
				ok = false
				break
			}
			lines := bytes.SplitN(rest[:min(len(rest), 512)], []byte("\n"), 3)
			if len(lines) < 3 {
				return 0, fmt.Errorf("pickle: byte %d: expected a module and a name, found none", at)
			}
			if _, err := findNumPy(string(lines[0]), string(lines[1])); err != nil {
				return 0, fmt.Errorf("pickle: byte %d: %w", at, err)
			}
			size = len(lines[0]) + len(lines[1]) + 2
		case 'Q', 'P':
			return 0, fmt.Errorf("pickle: byte %d: expected a NumPy array, found a stored torch tensor", at)
		default:
			ok = false
		}
		if !ok {
			return 0, fmt.Errorf("pickle: byte %d: expected the instructions of a NumPy array, found %#02x, which is refused", at, op)
		}
		if op == '\x80' && len(rest) > 0 && (rest[0] < 2 || rest[0] > 3) {
			return 0, fmt.Errorf("pickle: expected protocol 2 or 3, found %d", rest[0])
		}
		if size > len(rest) {
			return 0, fmt.Errorf("pickle: byte %d: expected %d more bytes, found %d: the file is cut off", at, size, len(rest))
		}
		at += 1 + size
	}
	return 0, fmt.Errorf("pickle: expected at most %d instructions, found more", maxInstructions)
}
