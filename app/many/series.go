package many

import (
	"math"
	"slices"
)

// Series are the paces of all lives that are under way, one value a step, the first being
// that of step 1. They are appended to and replaced, never overwritten.
type Series struct {
	Median, Low, High []float32 // and the shares of 10 and 90 % of the lives; NaN where there is no pace yet
}

// Pacing is how many lives have a pace at a step: those that are not over before it.
func (s *Snapshot) Pacing(step int) int {
	n := 0
	for i := range s.Lives {
		if s.Lives[i].Live >= step {
			n++
		}
	}
	return n
}

// leastPace is how many steps a pace is of at least, so that damage shows at once.
const leastPace = 5

// until are the series up to a step, whose ends may be appended to.
func (s *Series) until(step int) {
	n := min(step, len(s.Median))
	s.Median, s.Low, s.High = s.Median[:n:n], s.Low[:n:n], s.High[:n:n]
}

// reach goes on up to a step that all lives have made or are over before.
func (s *Series) reach(step int, lives []*life, damaged []int) {
	var paces []float64
	for at := len(s.Median) + 1; at <= step; at++ {
		from := since(damaged, at-1)
		paces = paces[:0]
		for _, l := range lives {
			if len(l.sums) <= at || at-from < leastPace {
				continue
			}
			paces = append(paces, l.pace(from, at))
		}
		slices.Sort(paces)
		s.Median = append(s.Median, quantile(paces, 0.5))
		s.Low = append(s.Low, quantile(paces, 0.1))
		s.High = append(s.High, quantile(paces, 0.9))
	}
}

// quantile of sorted values, between two of them by their distance; NaN of none.
func quantile(sorted []float64, share float64) float32 {
	if len(sorted) == 0 {
		return float32(math.NaN())
	}
	at := share * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return float32(sorted[low] + (sorted[high]-sorted[low])*(at-float64(low)))
}
