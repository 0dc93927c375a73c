package campaign

import (
	"bytes"
	"encoding/csv"
	"strconv"
)

// CurveCSV is the training curve as CSV: one row a generation, with the mean
// score of the centre where it was measured. Its numbers have so many digits;
// -1: as many as tell them from every other.
func CurveCSV(curve []Point, digits int) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', digits, 64) }
	w.Write([]string{"generation", "mean", "sd", "best", "worst", "centre", "steps", "diverged", "sigma", "rate"})
	for _, p := range curve {
		centre := ""
		if p.Measured {
			centre = number(p.Centre)
		}
		w.Write([]string{
			strconv.Itoa(p.Generation), number(p.Mean), number(p.SD), number(p.Best), number(p.Worst), centre,
			strconv.FormatInt(p.Steps, 10), strconv.Itoa(p.Diverged), number(p.Sigma), number(p.Rate),
		})
	}
	w.Flush()
	return b.Bytes()
}
