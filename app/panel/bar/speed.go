package bar

import (
	"fmt"
	"math"

	"hebbarium/app/session"
)

// speedShare places a speed on the slider: 1 in the middle, session.Max at the end.
func speedShare(speed float64) float64 {
	if speed >= session.Max {
		return 1
	}
	return min(max((math.Log10(speed)+1)/2, 0), 0.95)
}

// speedOf is the inverse; it catches at 1.
func speedOf(share float64) float64 {
	switch {
	case share > 0.965:
		return session.Max
	case math.Abs(share-0.5) < 0.02:
		return 1
	}
	return math.Pow(10, 2*min(share, 0.95)-1)
}

// speedWords writes a speed.
func speedWords(v float64) string {
	switch {
	case v >= session.Max:
		return "max"
	case v < 0.995:
		return fmt.Sprintf("%.2g×", v)
	}
	return fmt.Sprintf("%.1f×", v)
}
