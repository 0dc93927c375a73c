package campaign

import (
	"slices"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

func TestNormaliseIsASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "normalise", " --normalise", func() { s.Normalise = true })
}

func TestBoundIsASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "bound", " --bound 20", func() { s.Bound = 20 })
	if s.Normalise = true; s.Check() == nil {
		t.Error("expected weights either normalised or bounded, not both")
	}
}

func TestASearchGoesOnWithTheNetworkOfItsStart(t *testing.T) {
	for _, change := range []func(s *Settings){
		func(*Settings) {}, func(s *Settings) { s.Normalise = true }, func(s *Settings) { s.Bound = 20 },
	} {
		s := smallSettings(t)
		change(&s)
		c, _ := newCampaign(t, s, 1)
		next := smallSettings(t)
		next.StartAt(c.Genome())
		if _, err := New(next, c.Genome()); err != nil {
			t.Error(err)
		}
	}
	car, err := PaperSettings("car")
	if err != nil {
		t.Fatal(err)
	}
	car.StartAt(brain.NewGenome(brain.CarArchitecture(), brain.ABCD_lr))
	if car.Normalise {
		t.Error("expected no word of normalising for the car, whose network always does")
	}
}

func TestNormalisedAntsStayBounded(t *testing.T) {
	s := smallSettings(t)
	s.Normalise = true
	c, p := newCampaign(t, s, 2)
	evolveFor(t, c, p, 1)
	g := c.Genome()
	if !g.Arch.Normalise {
		t.Fatal("expected a rule set that says it is normalised")
	}
	e := worker(t, p)
	if err := e.Start(g, episode.Setup{Seed: 5, Body: "intact", Init: c.init}); err != nil {
		t.Fatal(err)
	}
	e.Run()
	for i, l := range e.Network.Layers() {
		var most float32
		for _, w := range l.W {
			most = max(most, w, -w)
		}
		if most != 1 {
			t.Errorf("layer %d: expected 1 as the largest |w|, found %g", i+1, most)
		}
	}
	plain, _ := newCampaign(t, smallSettings(t), 1)
	begun, err := New(s, plain.Genome())
	if err != nil {
		t.Fatal(err)
	}
	if !begun.Genome().Arch.Normalise || !slices.Equal(begun.Centre.Theta, plain.Centre.Theta) {
		t.Error("expected a start's rules under the bounds that were asked for")
	}
}
