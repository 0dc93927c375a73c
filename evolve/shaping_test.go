package evolve

import (
	"strings"
	"testing"
)

func TestRanksOfEachGiveEveryEpisodeTheSameSay(t *testing.T) {
	// In the first episode the scores are a thousand times those of the second.
	members := []member{
		{scores: []float64{1000, 1}},
		{scores: []float64{2000, 3}},
		{scores: []float64{3000, 0}},
		{scores: []float64{4000, 2}},
	}
	w := ranksOfEach(members)
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

func TestRanksAreASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "ranks", " --ranks each", func() { s.Ranks, s.Seeds = RankEach, "generation" })
	each := sameForAnyWorkers(t, s, 2)
	s.Ranks = ""
	mean, meanPool := newCampaign(t, s, 2)
	evolveFor(t, mean, meanPool, 2)
	if mean.Centre.Theta[0] == each.Centre.Theta[0] {
		t.Error("expected another search by the ranks of the means")
	}
	for _, bad := range []Settings{{Ranks: "some", Seeds: "generation"}, {Ranks: RankEach, Seeds: "pair"}} {
		b := s
		b.Ranks, b.Seeds = bad.Ranks, bad.Seeds
		if err := b.Check(); err == nil || !strings.Contains(err.Error(), "ranks") {
			t.Errorf("%q with %q: expected an error about the ranks, found %v", bad.Ranks, bad.Seeds, err)
		}
	}
}
