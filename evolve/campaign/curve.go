package campaign

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
)

// CurveCSV is the training curve as CSV: one row a generation, with the mean
// score of the centre where it was measured.
func CurveCSV(curve []Point) []byte {
	number := digits(-1)
	return rows([]string{"generation", "mean", "sd", "best", "worst", "centre", "steps", "diverged", "sigma", "rate"}, curve, func(p Point) []string {
		return append(scores(p, number), strconv.Itoa(p.Diverged), number(p.Sigma), number(p.Rate))
	})
}

// KeptCurveCSV is it as it is kept beside a rule set that ships: to four digits, without the
// worst candidate, who tells nothing of the others, and without what follows from the settings.
func KeptCurveCSV(curve []Point) []byte {
	number := digits(4)
	return rows([]string{"generation", "mean", "sd", "best", "centre", "steps"}, curve, func(p Point) []string {
		row := scores(p, number)
		return slices.Delete(row, 4, 5)
	})
}

// digits writes numbers with so many; -1: with as many as tell them from every other.
func digits(n int) func(float64) string {
	return func(v float64) string { return strconv.FormatFloat(v, 'g', n, 64) }
}

func scores(p Point, number func(float64) string) []string {
	centre := ""
	if p.Measured {
		centre = number(p.Centre)
	}
	return []string{strconv.Itoa(p.Generation), number(p.Mean), number(p.SD), number(p.Best), number(p.Worst), centre, strconv.FormatInt(p.Steps, 10)}
}

func rows(header []string, curve []Point, row func(Point) []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(header)
	for _, p := range curve {
		_ = w.Write(row(p))
	}
	w.Flush()
	return b.Bytes()
}
