package words

import (
	"math"
	"strconv"
	"strings"

	"hebbarium/render/kit"
)

// Number writes a number as an event's arguments have it.
func Number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// ParseNumber reads a number with either kind of minus sign.
func ParseNumber(s string) (float64, error) {
	return strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
}

// Exact writes a number of the network with its sign: with two decimals, or with
// four where two would show next to nothing of it, and very large ones with a
// unit, as the legend does.
func Exact(v float64) string {
	size := math.Abs(v)
	switch {
	case v == 0:
		return "0.00"
	case size < 0.0995:
		return kit.Signed(v, 4)
	}
	by, unit := kit.Unit(size)
	return kit.Signed(v/by, 2) + unit
}
