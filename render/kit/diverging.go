package kit

import "math"

// divergingStops are the map's colours from −1 to +1, a quarter apart. Their
// OKLab lightness is .93 .76 .58 .36 0 .36 .58 .76 .93, so both signs carry
// equal weight.
var divergingStops = [9]Color{
	0xC5F0FFFF, 0x5ABCF7FF, 0x157CD8FF, 0x1C3A73FF, 0x000000FF, 0x612B15FF, 0xBB5C0CFF, 0xEB9F2CFF, 0xFAE7AFFF,
}

// Faintest is the least distance from zero at which anything but an exact zero
// is drawn, so that black means zero and nothing else.
const Faintest = 0.06

// Diverging is the colour of a value in −1…+1, beyond which it saturates.
// Exactly zero is pure black and nothing else is. NaN is drawn as damage.
func Diverging(t float64) Color {
	switch {
	case t == 0:
		return divergingStops[4]
	case math.IsNaN(t):
		return Warn
	case math.Abs(t) < Faintest:
		t = math.Copysign(Faintest, t)
	}
	at := (min(max(t, -1), 1) + 1) * 4
	low := min(int(at), 7)
	return divergingStops[low].Mix(divergingStops[low+1], at-float64(low))
}

// Grey is the colour of |t| in 0…1 where signs are not shown. Exactly zero is
// pure black and nothing else is.
func Grey(t float64) Color {
	t = math.Abs(t)
	switch {
	case t == 0:
		return 0x000000FF
	case math.IsNaN(t):
		return Warn
	}
	v := Color(40 + min(max(t, Faintest), 1)*(240-40) + 0.5)
	return v<<24 | v<<16 | v<<8 | 0xFF
}

// tableHalf is the number of entries of a colour table on either side of zero.
const tableHalf = 512

// Table is a colour map as bytes (R, G, B, A), for whole pictures at a time.
// Entry tableHalf is zero's own.
type Table [2*tableHalf + 1][4]byte

// newTable tabulates a map. Entries beside zero's own are never zero's colour.
func newTable(colour func(float64) Color) *Table {
	t := new(Table)
	for i := range t {
		c := colour(float64(i-tableHalf) / tableHalf)
		t[i] = [4]byte{byte(c >> 24), byte(c >> 16), byte(c >> 8), byte(c)}
	}
	return t
}

// At looks a value up, already divided by its scale. What is not zero never
// gets zero's entry; NaN is drawn as damage. Signs are near to random in a map,
// so the usual way has no branch that depends on them.
func (t *Table) At(v float32) [4]byte {
	i := int32(v*tableHalf) + tableHalf
	if i != tableHalf && uint32(i) < uint32(len(t)) {
		return t[i]
	}
	return t.rare(v)
}

// rare looks up zero and what is next to it, what lies beyond the ends, and NaN.
func (t *Table) rare(v float32) [4]byte {
	switch {
	case v >= 1:
		return t[2*tableHalf]
	case v <= -1:
		return t[0]
	case v > 0:
		return t[tableHalf+1]
	case v < 0:
		return t[tableHalf-1]
	case v == 0:
		return t[tableHalf]
	}
	return [4]byte{0xFA, 0x4F, 0x7E, 0xFF}
}

// Colour is At as a Color.
func (t *Table) Colour(v float32) Color {
	c := t.At(v)
	return Color(c[0])<<24 | Color(c[1])<<16 | Color(c[2])<<8 | Color(c[3])
}
