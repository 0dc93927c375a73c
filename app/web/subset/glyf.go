package subset

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// trueType makes glyphs that are not wanted empty in TrueType's tables, and adds to the
// wanted those that others are made of.
func trueType(tables map[string][]byte, wanted map[uint16]bool) error {
	loca, glyf, long := tables["loca"], tables["glyf"], binary.BigEndian.Uint16(tables["head"][50:]) != 0
	size := 2
	if long {
		size = 4
	}
	n := len(loca)/size - 1
	offset := func(i int) int {
		if long {
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
	}
	glyph := func(i int) ([]byte, error) {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(glyf) {
			return nil, fmt.Errorf("glyf: expected glyph %d within %d bytes, found it at %d to %d", i, len(glyf), from, to)
		}
		return glyf[from:to], nil
	}
	for before := -1; before != len(wanted); {
		before = len(wanted)
		for i := range n {
			if !wanted[uint16(i)] {
				continue
			}
			data, err := glyph(i)
			if err != nil {
				return err
			}
			parts, err := components(data)
			if err != nil {
				return fmt.Errorf("glyf, glyph %d: %w", i, err)
			}
			for _, each := range parts {
				wanted[each] = true
			}
		}
	}
	var all, places []byte
	place := func() {
		if long {
			places = binary.BigEndian.AppendUint32(places, uint32(len(all)))
		} else {
			places = binary.BigEndian.AppendUint16(places, uint16(len(all)/2))
		}
	}
	for i := range n {
		place()
		if !wanted[uint16(i)] {
			continue
		}
		data, err := glyph(i)
		if err != nil {
			return err
		}
		data, err = unhinted(data)
		if err != nil {
			return fmt.Errorf("glyf, glyph %d: %w", i, err)
		}
		all = append(all, data...)
		if len(all)%2 != 0 {
			all = append(all, 0)
		}
	}
	place()
	tables["loca"], tables["glyf"] = places, all
	return nil
}

// unhinted is a glyph without the program that fits it to the pixels of old screens; one that
// is made of others is left as it is.
func unhinted(data []byte) ([]byte, error) {
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) < 0 {
		return data, nil
	}
	at := 10 + 2*int(binary.BigEndian.Uint16(data)) // behind the ends of its contours
	if at+2 > len(data) {
		return nil, fmt.Errorf("expected the length of its program at %d of %d bytes", at, len(data))
	}
	length := int(binary.BigEndian.Uint16(data[at:]))
	if at+2+length > len(data) {
		return nil, fmt.Errorf("expected a program of %d bytes at %d of %d", length, at+2, len(data))
	}
	return slices.Concat(data[:at], []byte{0, 0}, data[at+2+length:]), nil
}

// Flags of a glyph that is made of others.
const (
	wordArguments = 0x1
	oneScale      = 0x8
	moreParts     = 0x20
	twoScales     = 0x40
	fourScales    = 0x80
)

// components are the glyphs that a glyph is made of.
func components(data []byte) (parts []uint16, err error) {
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return nil, nil
	}
	for at, flags := 10, uint16(moreParts); flags&moreParts != 0; {
		if at+4 > len(data) {
			return nil, fmt.Errorf("expected another part at %d of %d bytes", at, len(data))
		}
		flags = binary.BigEndian.Uint16(data[at:])
		parts = append(parts, binary.BigEndian.Uint16(data[at+2:]))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
	}
	return parts, nil
}
