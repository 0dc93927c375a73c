package brain

import (
	"math"
	"testing"
)

func TestStatistics(t *testing.T) {
	g := NewGenome(PlainArchitecture("p", OutputRaw, false, 2, 2), A)
	copy(g.Theta, []float32{1, 2, 3, -6})
	got := g.Statistics()
	if len(got) != 1 || got[0].Name != "l1.A" || got[0].Mean != 0 || got[0].Min != -6 || got[0].Max != 3 || math.Abs(got[0].SD-math.Sqrt(12.5)) > 1e-12 {
		t.Errorf("expected l1.A of mean 0, sd √12.5, -6…3, found %+v", got)
	}
	if h := got[0].Histogram; h[0] != 1 || h[18] != 1 || h[21] != 1 || h[HistogramBins-1] != 1 {
		t.Errorf("expected 1, 2, 3 and -6 in bins 18, 21, 23 and 0, found %v", h)
	}
	copy(g.Theta, []float32{5, 5, 5, 5})
	if h := g.Statistics()[0].Histogram; h[0] != 4 {
		t.Errorf("expected four equal numbers in the first bin, found %v", h)
	}
}
