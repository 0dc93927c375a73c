package brain

import "math"

// TensorStatistics describes the numbers of one part of a genome.
type TensorStatistics struct {
	Name  string  `json:"name"`  // as in genome files: l1.A, conv1, …
	Shape []int   `json:"shape"` // [pre, post] for a layer
	Mean  float64 `json:"mean"`
	SD    float64 `json:"sd"` // of the population
	Min   float64 `json:"min"`
	Max   float64 `json:"max"`
	// Histogram counts the numbers in HistogramBins bins of equal width from Min
	// to Max, both included.
	Histogram [HistogramBins]int `json:"histogram"`
}

// HistogramBins is the number of bins of a histogram.
const HistogramBins = 24

// bin is the bin of v.
func (s *TensorStatistics) bin(v float64) int {
	if s.Max == s.Min {
		return 0
	}
	return min(HistogramBins-1, int((v-s.Min)/(s.Max-s.Min)*HistogramBins))
}

// Statistics describes every part of the genome, in the order of its layers.
func (g *Genome) Statistics() []TensorStatistics {
	var all []TensorStatistics
	for _, t := range filedAll(g.tensors()) {
		s := TensorStatistics{Name: t.name, Shape: t.shape, Min: math.Inf(1), Max: math.Inf(-1)}
		for _, v := range t.data {
			s.Mean += float64(v) / float64(len(t.data))
			s.Min, s.Max = math.Min(s.Min, float64(v)), math.Max(s.Max, float64(v))
		}
		for _, v := range t.data {
			d := float64(v) - s.Mean
			s.SD += d * d / float64(len(t.data))
			s.Histogram[s.bin(float64(v))]++
		}
		s.SD = math.Sqrt(s.SD)
		all = append(all, s)
	}
	return all
}
