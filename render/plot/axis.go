package plot

import (
	"math"
	"strconv"
	"strings"

	"hebbarium/render/kit"
)

// axis is what a lane of the microscope shows of its values: from where to where, and whether
// there is one value only, or none.
type axis struct {
	kit.Window
	constant, none bool
}

// axisOf is an axis for values from low to high, with zero where it is near, and some room; low
// is above high where there is none.
func axisOf(low, high float64) axis {
	switch {
	case low > high:
		return axis{Window: kit.Window{Low: -1, Top: 1}, none: true}
	case low == high:
		// The value lies in the middle, and zero at an end.
		around := math.Abs(low)
		if around == 0 {
			around = 1
		}
		return axis{Window: kit.Window{Low: low - around, Top: low + around}, constant: true}
	}
	// Zero is in sight where it is near: a weight far from it still shows how it moves.
	if span := high - low; low > 0 && low < 2*span {
		low = 0
	} else if high < 0 && -high < 2*span {
		high = 0
	}
	room := 0.08 * (high - low)
	return axis{Window: kit.Window{Low: low - room, Top: high + room}}
}

// value is the only one of a constant axis, and how it is written.
func (a axis) value() (float64, string) {
	v := (a.Low + a.Top) / 2
	if most := math.Abs(v); most != 0 && (most < 1e-3 || most >= 1e6) {
		return v, exponential(v, 3)
	}
	return v, kit.Number(v, 4)
}

// ends writes both ends of an axis, with digits enough that they are told apart.
func (a axis) ends() (low, top string) {
	span, most := math.Log10(a.Top-a.Low), math.Max(math.Abs(a.Low), math.Abs(a.Top))
	if decimals := int(max(2-math.Floor(span), 0)); decimals <= 7 && most < 1e6 {
		return kit.Number(a.Low, decimals), kit.Number(a.Top, decimals)
	}
	digits := int(max(1+math.Floor(math.Log10(most))-math.Floor(span), 1))
	return exponential(a.Low, digits), exponential(a.Top, digits)
}

// exponential writes a number as 1.2e−9, with so many digits behind the point.
func exponential(v float64, digits int) string {
	if v == 0 {
		return "0"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits, 64), "e")
	n, _ := strconv.Atoi(exponent) // that was written just now
	return strings.ReplaceAll(mantissa+"e"+strconv.Itoa(n), "-", "−")
}
