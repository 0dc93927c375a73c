package strategy

import "testing"

func TestRanksOfEachGiveEveryEpisodeTheSameSay(t *testing.T) {
	// In the first episode the scores are a thousand times those of the second.
	members := []Scores{
		{Parts: []float64{1000, 1}},
		{Parts: []float64{2000, 3}},
		{Parts: []float64{3000, 0}},
		{Parts: []float64{4000, 2}},
	}
	w := EachRanks{}.Weights(members)
	// Sums of ranks: 0+1, 1+3, 2+0, 3+2.
	for _, pair := range [][2]int{{3, 1}, {1, 2}, {2, 0}} {
		if !(w[pair[0]] > w[pair[1]]) {
			t.Errorf("expected member %d above member %d, found %v", pair[0], pair[1], w)
		}
	}
	var sum, squares float32
	for _, v := range w {
		sum += v
		squares += v * v
	}
	if sum > 1e-5 || sum < -1e-5 || squares < 3.999 || squares > 4.001 {
		t.Errorf("expected mean 0 and variance 1, found %v", w)
	}
}
