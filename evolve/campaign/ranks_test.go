package campaign

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

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

func TestPartsOfAnEpisodeAddUpToItsScore(t *testing.T) {
	var c Campaign
	rewards := []float64{1, 2, 4, 8}
	whole := episode.Result{Score: 15, Steps: 4}
	for at, want := range map[int][]float64{0: {15}, 1: {1, 14}, 3: {7, 8}, 4: {15, 0}, 9: {15, 0}} {
		c.Settings.Parted = at
		if found := c.parts(whole, rewards); !slices.Equal(found, want) {
			t.Errorf("parted at %d: expected %v, found %v", at, want, found)
		}
	}
	c.Settings.Parted = 2
	if found := c.parts(episode.Result{Score: failedScore, Status: episode.Diverged}, rewards); !slices.Equal(found, []float64{failedScore, failedScore}) {
		t.Errorf("expected both parts of an episode that diverged to have failed, found %v", found)
	}
}

func TestPartedScoresAreASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	s.Ranks, s.Seeds = RankEach, "generation"
	newSetting(t, &s, "parted", " --parted 100", func() { s.Parted = 100 })
	parted := sameForAnyWorkers(t, s, 2)
	s.Parted = 0
	whole, pool := newCampaign(t, s, 2)
	evolveFor(t, whole, pool, 2)
	if whole.Centre.Theta[0] == parted.Centre.Theta[0] {
		t.Error("expected another search by the ranks of the parts")
	}
	for _, bad := range []Settings{{Ranks: "", Parted: 3}, {Ranks: RankEach, Parted: -1}, {Ranks: RankEach, Parted: maxSteps + 1}} {
		b := s
		b.Ranks, b.Parted = bad.Ranks, bad.Parted
		if err := b.Check(); err == nil || !strings.Contains(err.Error(), "parted") {
			t.Errorf("%q at %d: expected an error about the parts, found %v", bad.Ranks, bad.Parted, err)
		}
	}
}
