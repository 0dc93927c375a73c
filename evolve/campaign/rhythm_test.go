package campaign

import (
	"bytes"
	"strings"
	"testing"

	"hebbarium/brain"
)

// refusedByOlder holds that a campaign's checkpoint is one that older programs refuse, and
// that this one reads as it was written.
func refusedByOlder(t *testing.T, c *Campaign) {
	t.Helper()
	data := encoded(t, c)
	if !bytes.HasPrefix(data, []byte(checkpointMagic2)) {
		t.Error("expected a checkpoint that older programs refuse")
	}
	back, err := decodeCheckpoint(data)
	if err != nil || !bytes.Equal(encoded(t, back), data) {
		t.Errorf("a checkpoint that was written and read differs: %v", err)
	}
}

// The rhythm of updates is a setting that old checkpoints lack, and a network that programs
// which do not know it must not take for another.
func TestRhythmIsASetting(t *testing.T) {
	s := short(t)
	newSetting(t, &s, "activations", "--every 10 --mean-activations 4", func() { s.Every, s.Mean = 10, 4 })
	c := sameForAnyWorkers(t, s, 2)
	if g := c.Genome(); g.Arch.Every != 10 || g.Arch.Mean != 4 {
		t.Errorf("expected the rule set to have the rhythm, found %s", g.Arch)
	}
	refusedByOlder(t, c)
	plain, _ := newCampaign(t, short(t), 1)
	if !bytes.HasPrefix(encoded(t, plain), []byte(checkpointMagic)) {
		t.Error("expected a checkpoint of settings that older programs know to stay theirs")
	}
	// A search goes on in the rhythm of its start, unless it was asked for another.
	next := short(t)
	if next.StartAt(c.Genome()); next.Every != 10 || next.Mean != 4 {
		t.Errorf("expected the rhythm of the start, found %d and %d", next.Every, next.Mean)
	}
	next = short(t)
	next.Every = 5
	if next.StartAt(c.Genome()); next.Every != 5 || next.Mean != 0 {
		t.Errorf("expected the rhythm that was asked for, found %d and %d", next.Every, next.Mean)
	}
	if _, err := New(next, c.Genome()); err != nil {
		t.Errorf("expected a start of another rhythm to be taken, found %v", err)
	}
	for says, change := range map[string]func(*Settings){
		"every":            func(s *Settings) { s.Every = 1001 },
		"mean activations": func(s *Settings) { s.Mean = -1 },
		"static":           func(s *Settings) { s.Rule = brain.Static.String() },
	} {
		wrong := s
		change(&wrong)
		if err := wrong.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("expected an error about %s, found %v", says, err)
		}
	}
}

func TestOptimisersFindTheSameForAnyWorkers(t *testing.T) {
	for _, name := range []string{"momentum", "clipup"} {
		s := short(t)
		s.Strategy.Optimiser, s.Average = name, 0.9
		c := sameForAnyWorkers(t, s, 3)
		back, err := decodeCheckpoint(encoded(t, c))
		if err != nil || !bytes.Equal(encoded(t, back), encoded(t, c)) {
			t.Errorf("%s: a checkpoint that was written and read differs: %v", name, err)
		}
	}
}

// Weight decay takes its share off the coefficients that are searched, and off no others.
func TestWeightDecay(t *testing.T) {
	s := short(t)
	newSetting(t, &s, "weight", "--weight-decay 0.01", func() { s.Strategy.WeightDecay = 0.01 })
	s.Layers = []int{1, 3}
	decayed, p := newCampaign(t, s, 1)
	start := decayed.Genome()
	evolveFor(t, decayed, p, 1)
	s.Strategy.WeightDecay = 0
	plain, p := newCampaign(t, s, 1)
	evolveFor(t, plain, p, 1)
	for layer := range 3 {
		was, with, without := start.Plane(layer, 0), decayed.Genome().Plane(layer, 0), plain.Genome().Plane(layer, 0)
		for i := range was {
			want := float32(without[i] * 0.99)
			if layer == 1 {
				want = was[i]
			}
			if off := with[i] - want; off > 1e-6 || off < -1e-6 {
				t.Fatalf("layer %d, synapse %d: expected %g, found %g", layer+1, i, want, with[i])
			}
		}
	}
}
