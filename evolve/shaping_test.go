package evolve

import (
	"bytes"
	"encoding/json"
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
	plain, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(plain, []byte("ranks")) || strings.Contains(s.Command(3), "ranks") {
		t.Errorf("expected no word of ranks without them, found %s and %s", plain, s.Command(3))
	}
	s.Ranks, s.Seeds = RankEach, "generation"
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(s.Command(3), " --ranks each") {
		t.Errorf("expected --ranks each on the card, found %s", s.Command(3))
	}
	one, onePool := newCampaign(t, s, 1)
	two, twoPool := newCampaign(t, s, 2)
	evolveFor(t, one, onePool, 2)
	evolveFor(t, two, twoPool, 2)
	if !bytes.Equal(encoded(t, one), encoded(t, two)) {
		t.Error("expected the same campaign from one worker and from two")
	}
	s.Ranks = ""
	mean, meanPool := newCampaign(t, s, 2)
	evolveFor(t, mean, meanPool, 2)
	if mean.Centre.Theta[0] == two.Centre.Theta[0] {
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
