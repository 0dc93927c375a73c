package campaign

import (
	"math"
	"slices"
	"testing"

	"hebbarium/evolve/strategy"
)

func TestSymmetryIsASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "symmetry", " --symmetry 0.9", func() { s.Symmetry = 0.9 })
	for _, wrong := range []float64{-0.1, 1.1, math.NaN()} {
		if s.Symmetry = wrong; s.Check() == nil {
			t.Errorf("expected a symmetry of %g to be refused", wrong)
		}
	}
	s.World, s.Symmetry = "car", 1
	if err := s.Check(); err == nil {
		t.Error("expected symmetric rules for the car to be refused")
	}
}

// TestSymmetricCampaignsStaySo evolves symmetric rules on one worker and on several, with
// the noise kept and drawn again, and from a start that is not symmetric.
func TestSymmetricCampaignsStaySo(t *testing.T) {
	s := smallSettings(t)
	plain, _ := newCampaign(t, s, 1)
	s.Symmetry = 1
	c := sameForAnyWorkers(t, s, 3)
	tied := slices.Clone(c.Centre.Theta)
	if c.symmetry.rules.Tie(tied); !slices.Equal(tied, c.Centre.Theta) {
		t.Error("expected the centre to stay symmetric")
	}
	again, p := newCampaign(t, s, 1)
	again.search.Drawn = strategy.NewDrawn(0, 0)
	evolveFor(t, again, p, 2)
	if !slices.Equal(again.Centre.Theta, c.Centre.Theta) {
		t.Error("expected the same from noise that is drawn again")
	}
	begun, err := New(s, plain.Genome())
	if err != nil {
		t.Fatal(err)
	}
	if tied = slices.Clone(begun.Centre.Theta); slices.Equal(tied, plain.Centre.Theta) {
		t.Error("expected the ties to change a start that is not symmetric")
	}
	if c.symmetry.rules.Tie(tied); !slices.Equal(tied, begun.Centre.Theta) {
		t.Error("expected a symmetric centre from any start")
	}
	// What is taken away is what a rule and its image do not have in common: the
	// middle between them is as far from the one as from the other.
	var before, after, away float64
	for i, v := range plain.Centre.Theta {
		w := begun.Centre.Theta[i]
		before += float64(v * v)
		after += float64(w * w)
		away += float64((v - w) * (v - w))
	}
	if math.Abs(before-after-away) > 1e-6*before {
		t.Errorf("expected the nearest symmetric rules, found squares of %g, %g and %g", before, after, away)
	}
}

func TestAlmostSymmetricCampaigns(t *testing.T) {
	s := smallSettings(t)
	s.Symmetry = 0.9
	c := sameForAnyWorkers(t, s, 3)
	tied := slices.Clone(c.Centre.Theta)
	c.symmetry.rules.Tie(tied)
	var apart, all float64
	for i, v := range c.Centre.Theta {
		apart += math.Pow(float64(v-tied[i]), 2)
		all += math.Pow(float64(v), 2)
	}
	// Half of the coefficients are images; each is apart by a variance of 2(1-0.9).
	if share := apart / all; math.Abs(share-0.1) > 0.01 {
		t.Errorf("expected coefficients a tenth apart from their images, found %.3f", share)
	}
	plain, _ := newCampaign(t, smallSettings(t), 1)
	begun, err := New(s, plain.Genome())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(begun.Centre.Theta, plain.Centre.Theta) {
		t.Error("expected a start to stay as it is where nothing is tied")
	}
}

// TestLevelDrawsASearchTowardsSymmetry takes a tenth of what the rules differ from their
// images off in each of two generations; what the search itself adds is tied.
func TestLevelDrawsASearchTowardsSymmetry(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "level", " --level 0.1", func() { s.Level = 0.1 })
	for _, wrong := range []float64{-0.1, 1.1, math.NaN()} {
		bad := s
		if bad.Level = wrong; bad.Check() == nil {
			t.Errorf("expected a share of %g to be refused", wrong)
		}
	}
	bad := s
	if bad.World = "car"; bad.Check() == nil {
		t.Error("expected the rules of the car, which has no image, not to be levelled")
	}

	begun, _ := newCampaign(t, s, 1)
	sameForAnyWorkers(t, s, 3)
	s.Symmetry = 0.999999 // all but tied, and the start is left as it is
	c, err := New(s, begun.Genome())
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Pool(2)
	if err != nil {
		t.Fatal(err)
	}
	apart := func(theta []float32) (sum float64) {
		tied := slices.Clone(theta)
		c.symmetry.rules.Level(tied, 1)
		for i, v := range theta {
			sum += float64((v - tied[i]) * (v - tied[i]))
		}
		return sum
	}
	before := apart(c.Centre.Theta)
	evolveFor(t, c, p, 2)
	if found, want := apart(c.Centre.Theta)/before, 0.9*0.9*0.9*0.9; math.Abs(found-want) > 0.01 {
		t.Errorf("expected %.4f of the squared difference to be left, found %.4f", want, found)
	}
}
