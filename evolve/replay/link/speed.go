package link

import "math"

// Rounded is a speed as a link has it: in few digits, which is none of the life's own.
func Rounded(v float64) float64 {
	if v >= Unbounded {
		return Unbounded
	}
	return min(max(math.Round(v*100)/100, Slowest), Fastest)
}
