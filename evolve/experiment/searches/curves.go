package searches

import (
	"math"
	"slices"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
)

// handOn is a job that gives a curve that is there already.
func handOn(c experiment.Curve, labels ...string) experiment.Job {
	return experiment.Job{Labels: labels, Of: c.Source, Do: func(*experiment.Bench) (experiment.Result, error) {
		rows := make([]experiment.Row, 0, len(c.Points))
		for _, p := range c.Points {
			rows = append(rows, experiment.Row{p.Generation, p.Mean, p.Best, p.Centre})
		}
		return experiment.Result{rows}, nil
	}}
}

// best is the best measured centre, or the best mean where none was measured.
func best(f experiment.Frame) float64 {
	most := math.Inf(-1)
	for _, v := range f.Column("centre") {
		if v > most {
			most = v
		}
	}
	if math.IsInf(most, -1) {
		most = slices.Max(f.Column("mean"))
	}
	return most
}

// smoothed is the running mean over so many numbers.
func smoothed(x []float64, over int) []float64 {
	out := make([]float64, len(x))
	for i := range x {
		out[i] = experiment.Mean(x[max(0, i-over+1) : i+1])
	}
	return out
}

// together is the mean of runs as far as all of them go, with their range.
func together(runs [][]float64, ink figure.Ink) figure.Line {
	l := figure.Line{Ink: ink}
	n := len(runs[0])
	for _, r := range runs {
		n = min(n, len(r))
	}
	for i := range n {
		lo, hi, sum := math.Inf(1), math.Inf(-1), 0.0
		for _, r := range runs {
			lo, hi, sum = min(lo, r[i]), max(hi, r[i]), sum+r[i]
		}
		l.X, l.Y = append(l.X, float64(i+1)), append(l.Y, sum/float64(len(runs)))
		if len(runs) > 1 {
			l.Lo, l.Hi = append(l.Lo, lo), append(l.Hi, hi)
		}
	}
	return l
}
