// Package subset takes out of a font the outlines of characters that are not wanted. Its
// glyphs keep their numbers and what is said of how they stand beside each other, so that
// text of the wanted characters is set as by the whole font.
package subset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/go-text/typesetting/font"
)

// gone are tables that only hints for screens of old, names of glyphs and signatures need.
var gone = []string{"DSIG", "cvt ", "fpgm", "gasp", "prep"}

// Font is a font, OpenType with outlines in CFF or TrueType's, that shows a character where
// the font of the file does and keep says so. Features are those of substitution that its
// text is set with, beside those that every text is set with.
func Font(file []byte, keep func(rune) bool, features ...string) ([]byte, error) {
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	tables, err := read(file)
	if err != nil {
		return nil, err
	}
	glyphs, wanted := map[rune]uint16{}, map[uint16]bool{0: true}
	for all := face.Cmap.Iter(); all.Next(); {
		if r, glyph := all.Char(); keep(r) {
			glyphs[r], wanted[uint16(glyph)] = uint16(glyph), true
		}
	}
	substitutes(face, features, wanted)
	switch {
	case tables["CFF "] != nil:
		tables["CFF "], err = outlines(tables["CFF "], wanted)
	case tables["glyf"] != nil && tables["loca"] != nil && len(tables["head"]) >= 54:
		err = trueType(tables, wanted)
	default:
		err = fmt.Errorf("expected outlines in CFF or glyf, found neither")
	}
	if err != nil {
		return nil, err
	}
	if err := metrics(tables, wanted); err != nil {
		return nil, err
	}
	tables["cmap"] = characters(glyphs)
	if post := tables["post"]; len(post) >= 32 {
		tables["post"] = slices.Concat([]byte{0, 3, 0, 0}, post[4:32]) // which names no glyph
	}
	for _, each := range gone {
		delete(tables, each)
	}
	return written(file[:4], tables), nil
}

// read are the tables of a font's file by their tags.
func read(file []byte) (map[string][]byte, error) {
	if len(file) < 12 {
		return nil, fmt.Errorf("expected a font, found %d bytes", len(file))
	}
	tables := map[string][]byte{}
	n := int(binary.BigEndian.Uint16(file[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(file) {
			return nil, fmt.Errorf("expected %d tables, found the end of the file in the list of them", n)
		}
		from, length := int(binary.BigEndian.Uint32(file[at+8:])), int(binary.BigEndian.Uint32(file[at+12:]))
		if from > len(file) || length > len(file)-from {
			return nil, fmt.Errorf("table %s: expected it within %d bytes, found it at %d to %d", file[at:at+4], len(file), from, from+length)
		}
		tables[string(file[at:at+4])] = slices.Clone(file[from : from+length])
	}
	return tables, nil
}

// written is the file of these tables.
func written(kind []byte, tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	power := 1
	for power*2 <= len(tags) {
		power *= 2
	}
	exponent := 0
	for 1<<(exponent+1) <= len(tags) {
		exponent++
	}
	out := slices.Clone(kind)
	for _, v := range []int{len(tags), 16 * power, exponent, 16 * (len(tags) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		table := tables[tag]
		padded := append(slices.Clone(table), make([]byte, -len(table)&3)...)
		sum := uint32(0)
		for i := 0; i < len(padded); i += 4 {
			sum += binary.BigEndian.Uint32(padded[i:])
		}
		out = append(out, tag...)
		for _, v := range []uint32{sum, uint32(at + len(body)), uint32(len(table))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, padded...)
	}
	return append(out, body...)
}

// characters is the table of which glyph shows which character: format 12, runs of both.
func characters(glyphs map[rune]uint16) []byte {
	type run struct{ first, last, glyph uint32 }
	var runs []run
	for _, r := range slices.Sorted(maps.Keys(glyphs)) {
		if n := len(runs); n > 0 && runs[n-1].last+1 == uint32(r) && runs[n-1].glyph+runs[n-1].last+1-runs[n-1].first == uint32(glyphs[r]) {
			runs[n-1].last++
			continue
		}
		runs = append(runs, run{uint32(r), uint32(r), uint32(glyphs[r])})
	}
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0} // one of Windows' for all of Unicode
	for _, v := range []int{16 + 12*len(runs), 0, len(runs)} {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	for _, each := range runs {
		for _, v := range []uint32{each.first, each.last, each.glyph} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
	}
	return out
}

// metrics makes the widths of glyphs that are not wanted nothing.
func metrics(tables map[string][]byte, wanted map[uint16]bool) error {
	head, table := tables["hhea"], tables["hmtx"]
	if len(head) < 36 {
		return fmt.Errorf("hhea: expected 36 bytes, found %d", len(head))
	}
	n := int(binary.BigEndian.Uint16(head[34:]))
	if len(table) < 4*n {
		return fmt.Errorf("hmtx: expected the widths of %d glyphs, found %d bytes", n, len(table))
	}
	for glyph := range n - 1 { // the last width is that of all that follow
		if !wanted[uint16(glyph)] {
			clear(table[4*glyph : 4*glyph+4])
		}
	}
	return nil
}
