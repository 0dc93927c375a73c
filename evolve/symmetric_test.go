package evolve

import (
	"slices"
	"testing"
)

func TestSymmetricIsASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "symmetric", " --symmetric", func() { s.Symmetric = true })
	s.World = "car"
	if err := s.Check(); err == nil {
		t.Error("expected symmetric rules for the car to be refused")
	}
}

// TestSymmetricCampaignsStaySo evolves symmetric rules on one worker and on several, with
// the noise kept and drawn again, and from a start that is not symmetric.
func TestSymmetricCampaignsStaySo(t *testing.T) {
	s := smallSettings(t)
	plain, _ := newCampaign(t, s, 1)
	s.Symmetric = true
	c := sameForAnyWorkers(t, s, 3)
	tied := slices.Clone(c.Centre.Theta)
	if c.symmetry.Tie(tied); !slices.Equal(tied, c.Centre.Theta) {
		t.Error("expected the centre to stay symmetric")
	}
	again, p := newCampaign(t, s, 1)
	again.drawn = newDrawn(0, 0)
	evolveFor(t, again, p, 2)
	if !slices.Equal(again.Centre.Theta, c.Centre.Theta) {
		t.Error("expected the same from noise that is drawn again")
	}
	begun, err := NewCampaign(s, plain.Genome())
	if err != nil {
		t.Fatal(err)
	}
	if tied = slices.Clone(begun.Centre.Theta); slices.Equal(tied, plain.Centre.Theta) {
		t.Error("expected the ties to change a start that is not symmetric")
	}
	if c.symmetry.Tie(tied); !slices.Equal(tied, begun.Centre.Theta) {
		t.Error("expected a symmetric centre from any start")
	}
}
