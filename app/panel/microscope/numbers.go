package microscope

import (
	"math"

	"hebbarium/render/kit"
)

// rounded is a number at so many decimals.
func rounded(v float64, d int) float64 {
	p := pow10(d)
	return math.Round(v*p) / p
}

func pow10(d int) float64 { return math.Pow(10, float64(d)) }

func abs(v float64) float64 { return math.Abs(v) }

// adding writes numbers that are added to a start, one after the other, so that what is
// shown adds up to the last digit: each is the difference of the sums that are shown, and
// so at most one of the last digit off.
func adding(start float64, parts []float64, d int) []string {
	shown := make([]string, 0, len(parts))
	for _, v := range steps(start, parts, d) {
		shown = append(shown, kit.Number(v, d))
	}
	return shown
}

// steps are the numbers that adding writes.
func steps(start float64, parts []float64, d int) []float64 {
	var all []float64
	sum, at := start, rounded(start, d)
	for _, v := range parts {
		sum += v
		to := rounded(sum, d)
		all = append(all, rounded(to-at, d))
		at = to
	}
	return all
}
