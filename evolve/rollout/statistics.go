package rollout

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// The sums below are in the order of the rollouts, and no product is fused with one
// (hence the conversions, which the language forbids to be passed over), so that every
// processor finds the same figures to the last digit.

// meanSD is the mean and the sample standard deviation, by the corrected two-pass
// algorithm (Chan, Golub and LeVeque, 1983). The deviation of one number is none.
func meanSD(x []float64) (mean, sd float64) {
	n := float64(len(x))
	for _, v := range x {
		mean += v
	}
	mean /= n
	if len(x) < 2 {
		return mean, math.NaN()
	}
	var squares, rest float64
	for _, v := range x {
		d := v - mean
		squares += float64(d * d)
		rest += d
	}
	return mean, math.Sqrt(max(0, squares-float64(rest*rest)/n) / (n - 1))
}

// interval is the standard error of the mean of n numbers, and the interval that holds
// the true one in 95 of 100 cases (Student, 1908).
func interval(mean, sd float64, n int) (sem float64, ci95 [2]float64) {
	sem = sd / math.Sqrt(float64(n))
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(0.975)
	t = math.Round(t*1e12) / 1e12 // it is found by iteration, whose last digits differ between processors
	half := float64(t * sem)
	return sem, [2]float64{mean - half, mean + half}
}
