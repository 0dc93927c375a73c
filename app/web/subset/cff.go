package subset

import (
	"encoding/binary"
	"fmt"
)

// endChar is a glyph of nothing, in CFF.
const endChar = 14

// outlines is a CFF table in which glyphs that are not wanted are empty. What follows their
// index keeps its place, with zeros before it.
func outlines(table []byte, wanted map[uint16]bool) ([]byte, error) {
	if len(table) < 4 {
		return nil, fmt.Errorf("CFF: expected a header, found %d bytes", len(table))
	}
	names, err := readIndex(table, int(table[2]))
	if err != nil {
		return nil, fmt.Errorf("CFF, names: %w", err)
	}
	tops, err := readIndex(table, names.end)
	if err != nil {
		return nil, fmt.Errorf("CFF, fonts: %w", err)
	}
	if len(tops.data) != 1 {
		return nil, fmt.Errorf("CFF: expected one font, found %d", len(tops.data))
	}
	at, err := charStrings(tops.data[0])
	if err != nil {
		return nil, fmt.Errorf("CFF: %w", err)
	}
	glyphs, err := readIndex(table, at)
	if err != nil {
		return nil, fmt.Errorf("CFF, glyphs: %w", err)
	}
	strings, err := readIndex(table, tops.end)
	if err != nil {
		return nil, fmt.Errorf("CFF, strings: %w", err)
	}
	for i := range strings.data {
		clear(strings.data[i]) // names of glyphs, in the table itself
	}
	for i := range glyphs.data {
		if !wanted[uint16(i)] {
			glyphs.data[i] = []byte{endChar}
		}
	}
	packed := writeIndex(glyphs.data)
	if len(packed) > glyphs.end-at {
		return nil, fmt.Errorf("CFF: expected less than the %d bytes of all glyphs, found %d", glyphs.end-at, len(packed))
	}
	out := append([]byte{}, table[:at]...)
	out = append(out, packed...)
	out = append(out, make([]byte, glyphs.end-len(out))...)
	return append(out, table[glyphs.end:]...), nil
}

// index is one of CFF's lists, and where what follows it begins.
type index struct {
	data [][]byte
	end  int
}

func readIndex(table []byte, at int) (index, error) {
	short := fmt.Errorf("expected an index at %d of %d bytes", at, len(table))
	if at < 0 || at+2 > len(table) {
		return index{}, short
	}
	n := int(binary.BigEndian.Uint16(table[at:]))
	if n == 0 {
		return index{end: at + 2}, nil
	}
	if at+3+(n+1)*4 > len(table) {
		return index{}, short
	}
	size := int(table[at+2])
	offset := func(i int) int {
		v := 0
		for k := range size {
			v = v<<8 | int(table[at+3+i*size+k])
		}
		return at + 3 + (n+1)*size - 1 + v
	}
	out := index{end: offset(n)}
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(table) {
			return index{}, short
		}
		out.data = append(out.data, table[from:to:to])
	}
	return out, nil
}

func writeIndex(data [][]byte) []byte {
	const size = 3 // bytes of an offset
	out := binary.BigEndian.AppendUint16(nil, uint16(len(data)))
	out = append(out, size)
	at := 1
	offset := func() { out = append(out, byte(at>>16), byte(at>>8), byte(at)) }
	offset()
	for _, each := range data {
		at += len(each)
		offset()
	}
	for _, each := range data {
		out = append(out, each...)
	}
	return out
}

// charStrings is where a font's glyphs are, by its dictionary.
func charStrings(dict []byte) (int, error) {
	const place = 17 // the operator that says so
	value := 0
	for i := 0; i < len(dict); {
		b := int(dict[i])
		length := 1
		switch {
		case b == place:
			return value, nil
		case b == 12:
			length = 2
		case b == 28 && i+3 <= len(dict):
			value, length = int(int16(binary.BigEndian.Uint16(dict[i+1:]))), 3
		case b == 29 && i+5 <= len(dict):
			value, length = int(int32(binary.BigEndian.Uint32(dict[i+1:]))), 5
		case b == 30: // a real number, to its end
			for length = 2; i+length <= len(dict) && dict[i+length-1]&0xf != 0xf; length++ {
			}
		case b >= 32 && b <= 246:
			value = b - 139
		case b >= 247 && b <= 254 && i+2 <= len(dict):
			value, length = (b-247)*256+int(dict[i+1])+108, 2
			if b >= 251 {
				value = -(b-251)*256 - int(dict[i+1]) - 108
			}
		}
		i += length
	}
	return 0, fmt.Errorf("expected the place of its glyphs in the font's dictionary, found none")
}
