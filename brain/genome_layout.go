package brain

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/nlpodyssey/safetensors"

	"hebbarium/brain/file"
)

// header is what the front of a genome file says.
type header struct{ safetensors.Metadata }

// split parses the header at the front of b, which may be cut off behind it, and
// checks it against the size of the whole file.
func split(b []byte, size int64) (header, []byte, error) {
	if size > MaxGenomeFile {
		return header{}, nil, fmt.Errorf("expected at most %d bytes, found %d", MaxGenomeFile, size)
	}
	if len(b) < 8 {
		return header{}, nil, fmt.Errorf("header: expected at least 8 bytes, found %d: no .safetensors file, or a damaged one", len(b))
	}
	n := binary.LittleEndian.Uint64(b)
	if n > MaxGenomeHeader {
		return header{}, nil, fmt.Errorf("header: expected at most %d bytes, found a length of %d: no .safetensors file, or a damaged one", MaxGenomeHeader, n)
	}
	if n > uint64(len(b)-8) {
		return header{}, nil, fmt.Errorf("header: expected %d bytes, found %d: the file is cut off", n, len(b)-8)
	}
	var h header
	text := b[8 : 8+n]
	if !utf8.Valid(text) {
		return header{}, nil, errors.New("header: expected text in UTF-8, found other bytes")
	}
	if err := file.NamesOnce(text); err != nil {
		return header{}, nil, fmt.Errorf("header: %w", err)
	}
	if err := json.Unmarshal(text, &h.Metadata); err != nil {
		return header{}, nil, fmt.Errorf("header: %w", err)
	}
	end, err := h.end()
	if err != nil {
		return header{}, nil, err
	}
	switch found := uint64(size) - 8 - n; {
	case found < end:
		return header{}, nil, fmt.Errorf("numbers: expected %d bytes after the header, found %d: the file is cut off", end, found)
	case found > end:
		return header{}, nil, fmt.Errorf("numbers: expected %d bytes after the header, found %d", end, found)
	}
	return h, b[8+n:], nil
}

// end checks that the tensors lie end to end and that each has the bytes its
// shape asks for, and returns where the last one ends.
func (h header) end() (uint64, error) {
	tensors := h.Tensors()
	starts := make(map[uint64]string, len(tensors))
	for name, info := range tensors {
		from, to := info.DataOffsets[0], info.DataOffsets[1]
		want := info.DType.Size()
		for _, d := range info.Shape {
			if d == 0 || want > MaxGenomeFile/d {
				return 0, fmt.Errorf("%s: expected a shape that fits into %d bytes, found %s", file.Printable(name), MaxGenomeFile, dimensions(info.Shape))
			}
			want *= d
		}
		if to < from || to-from != want {
			return 0, fmt.Errorf("%s: expected %d bytes for %s %s, found the range %d..%d", file.Printable(name), want, info.DType, dimensions(info.Shape), from, to)
		}
		if other, taken := starts[from]; taken {
			return 0, fmt.Errorf("%s: expected a place of its own, found that of %s", file.Printable(name), file.Printable(other))
		}
		starts[from] = name
	}
	at := uint64(0)
	for range tensors {
		name, ok := starts[at]
		if !ok {
			return 0, fmt.Errorf("numbers: expected a tensor to begin at byte %d, found none: tensors overlap or leave a gap", at)
		}
		at = tensors[name].DataOffsets[1]
	}
	return at, nil
}
