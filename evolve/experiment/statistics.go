package experiment

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"hebbarium/evolve/chance"
	"hebbarium/evolve/experiment/figure"
)

// resamples of a bootstrap.
const resamples = 2000

// Summary describes numbers: their mean with its interval, spread and median. Those
// that are no numbers are left out.
type Summary struct {
	N                    int
	Mean, SD, Median     float64
	Lo, Hi               float64 // 95 % interval of the mean
	Least, Most, Quarter float64
	ThreeQuarters        float64
}

// Summarise finds the interval by the percentile bootstrap (Efron, 1979), from a stream
// of the study's seed, so that it is the same every time.
func (s *Study) Summarise(x []float64) Summary {
	x = slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	NaN := math.NaN()
	out := Summary{N: len(x), Mean: NaN, Median: NaN, Lo: NaN, Hi: NaN, Least: NaN, Most: NaN, Quarter: NaN, ThreeQuarters: NaN, SD: NaN}
	if len(x) == 0 {
		return out
	}
	out.Mean = stat.Mean(x, nil)
	slices.Sort(x)
	out.Median = Quantile(x, 0.5)
	out.Quarter, out.ThreeQuarters = Quantile(x, 0.25), Quantile(x, 0.75)
	out.Least, out.Most = x[0], x[len(x)-1]
	if len(x) < 2 {
		return out
	}
	out.SD = stat.StdDev(x, nil)
	rng := chance.Stream(s.Seed, "bootstrap")
	means := make([]float64, resamples)
	for i := range means {
		sum := 0.0
		for range x {
			sum += x[rng.IntN(len(x))]
		}
		means[i] = sum / float64(len(x))
	}
	slices.Sort(means)
	out.Lo, out.Hi = Quantile(means, 0.025), Quantile(means, 0.975)
	return out
}

// Ratio is the ratio of two means over the same lives, with its bootstrap interval: a
// mean of ratios would be ruled by the few controls that hardly move.
func (s *Study) Ratio(over, under []float64) Summary {
	var pairs [][2]float64
	for i := range over {
		if !math.IsNaN(over[i]) && !math.IsNaN(under[i]) {
			pairs = append(pairs, [2]float64{over[i], under[i]})
		}
	}
	out := Summary{N: len(pairs), Mean: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
	of := func(pick func(i int) int) float64 {
		var a, b float64
		for i := range pairs {
			a, b = a+pairs[pick(i)][0], b+pairs[pick(i)][1]
		}
		if b <= 0 {
			return math.NaN()
		}
		return a / b
	}
	if len(pairs) == 0 {
		return out
	}
	out.Mean = of(func(i int) int { return i })
	if len(pairs) < 2 || math.IsNaN(out.Mean) {
		return out
	}
	rng := chance.Stream(s.Seed, "bootstrap")
	var all []float64
	for range resamples {
		if v := of(func(int) int { return rng.IntN(len(pairs)) }); !math.IsNaN(v) {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	out.Lo, out.Hi = Quantile(all, 0.025), Quantile(all, 0.975)
	return out
}

// Share is the mean of noughts and ones with its interval, by Wilson's score (1927),
// which stays within 0 and 1 and does not vanish where all are alike.
func Share(x []float64) Summary {
	x = slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	n := float64(len(x))
	if n == 0 {
		return Summary{Mean: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
	}
	const z = 1.959963984540054
	p := stat.Mean(x, nil)
	middle, half := (p+z*z/(2*n))/(1+z*z/n), z/(1+z*z/n)*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Summary{N: len(x), Mean: p, Lo: max(0, middle-half), Hi: min(1, middle+half)}
}

// Quantile interpolates between the numbers of a sorted list.
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := p * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + (sorted[low+1]-sorted[low])*(at-float64(low))
}

// Count is the number of ones.
func Count(x []float64) (n int) {
	for _, v := range x {
		if v == 1 {
			n++
		}
	}
	return n
}

// Mean is NaN where there is nothing.
func Mean(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// String is the mean with its interval.
func (s Summary) String() string {
	if s.N == 0 {
		return "–"
	}
	if math.IsNaN(s.Lo) {
		return Tidy(s.Mean)
	}
	return fmt.Sprintf("%s [%s, %s]", Tidy(s.Mean), Tidy(s.Lo), Tidy(s.Hi))
}

// Percent is the mean with its interval in percent.
func (s Summary) Percent() string {
	if s.N == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f %% [%.0f, %.0f]", 100*s.Mean, 100*s.Lo, 100*s.Hi)
}

// Tidy rounds to what a reader can use.
func Tidy(v float64) string {
	switch a := math.Abs(v); {
	case a >= 100:
		v = math.Round(v)
	case a >= 1:
		v = math.Round(10*v) / 10
	default:
		v = math.Round(1000*v) / 1000
	}
	return figure.Number(v)
}

// Total is a sum.
func Total(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}

// NaN is no number.
var NaN = math.NaN()
