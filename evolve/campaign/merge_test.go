package campaign

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
)

func merging(t *testing.T) Settings {
	t.Helper()
	s := short(t)
	s.Rule, s.Average, s.Strategy.Optimiser = "ABCD_lr", 0.5, "momentum"
	s.Merge, s.MergeEvery = 4000, 1
	return s
}

// sharesRules wants synapses of one rule to have the same coefficients everywhere.
func sharesRules(t *testing.T, c *Campaign) {
	t.Helper()
	n := len(c.Centre.Theta)
	for name, theta := range map[string][]float32{"centre": c.Centre.Theta, "speed": c.Centre.Own[0][:n], "average": c.Centre.Average[:n]} {
		spread := make([]float32, n)
		c.shared.Spread(spread, c.shared.Gather(theta, c.arch, c.rule), c.arch, c.rule)
		if !slices.Equal(spread, theta) {
			t.Errorf("generation %d: expected the rules of the %s to be shared", c.Centre.Generation, name)
		}
	}
}

// Rules are halved until as many are left as were asked for, and then searched together.
func TestRulesAreMerged(t *testing.T) {
	s := short(t)
	newSetting(t, &s, "merge", "--merge 300 --merge-every 7", func() { s.Merge, s.MergeEvery = 300, 7 })
	s = merging(t)
	c, p := newCampaign(t, s, 2)
	if c.Rules() != 12288 {
		t.Fatalf("expected a rule for each synapse, found %d", c.Rules())
	}
	evolveFor(t, c, p, 1)
	if n := c.Rules(); n > 6144 || n < 6000 {
		t.Errorf("expected half of the rules, found %d", n)
	}
	evolveFor(t, c, p, 1)
	kept := c.Rules()
	if kept > 4000 || kept < 3800 {
		t.Errorf("expected 4000 rules, found %d", kept)
	}
	sharesRules(t, c)
	before := slices.Clone(c.Centre.Theta)
	evolveFor(t, c, p, 1)
	if sharesRules(t, c); c.Rules() != kept || slices.Equal(before, c.Centre.Theta) {
		t.Errorf("expected %d rules to be searched on, found %d", kept, c.Rules())
	}

	// Noise that is drawn again is the same, in whole and in part.
	whole, part := make([]float32, len(c.Centre.Theta)), make([]float32, 100)
	c.noise(whole, 1, "noise", 0)
	c.noise(part, 1, "noise", 8192)
	if !slices.Equal(whole[8192:8292], part) {
		t.Error("expected a part of the noise to be that of the whole")
	}

	data := encoded(t, c)
	back, err := decodeCheckpoint(data)
	if err != nil || !bytes.Equal(encoded(t, back), data) {
		t.Fatalf("a checkpoint that was written and read differs: %v", err)
	}
	evolveFor(t, back, newPool(t, back, 1), 1)
	if evolveFor(t, c, p, 1); !bytes.Equal(encoded(t, back), encoded(t, c)) {
		t.Error("expected a search to go on as it would have")
	}

	// The rule set has each rule once, and lives as the centre does.
	path := filepath.Join(t.TempDir(), "few.safetensors")
	g := c.Genome()
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	got, err := brain.Load(path)
	if err != nil || got.Shared == nil || got.Shared.Rules != kept || !slices.Equal(got.Theta, g.Theta) {
		t.Fatalf("expected %d shared rules back, found %v", kept, err)
	}
	next := short(t)
	next.Rule = "ABCD_lr"
	if next.StartAt(got); next.Merge != kept {
		t.Errorf("expected a search to go on with %d rules, found %d", kept, next.Merge)
	}
	if after, err := New(next, got); err != nil || after.Rules() != kept {
		t.Errorf("expected %d rules, found %v", kept, err)
	}
}

func TestMergesThatCannotBe(t *testing.T) {
	for says, change := range map[string]func(*Settings){
		"1 to 12288 rules": func(s *Settings) { s.Merge = 12289 },
		"merge_every":      func(s *Settings) { s.MergeEvery = 0 },
		"static":           func(s *Settings) { s.Rule = "static" },
		"symmetry":         func(s *Settings) { s.Symmetry = 0.5 },
		"layers":           func(s *Settings) { s.Layers = []int{1} },
		"found 0":          func(s *Settings) { s.Merge = 0 },
	} {
		s := merging(t)
		change(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("expected an error about %q, found %v", says, err)
		}
	}
	// A checkpoint cannot share rules that it does not merge, nor have synapses follow others.
	c, p := newCampaign(t, merging(t), 2)
	evolveFor(t, c, p, 1)
	h, raw := parted(t, encoded(t, c))
	h.Settings.Merge, h.Settings.MergeEvery = 0, 0
	if _, err := h.campaign(raw); err == nil || !strings.Contains(err.Error(), "shared") {
		t.Errorf("found %v", err)
	}
	h, raw = parted(t, encoded(t, c))
	raw[len(raw)-1] = 0xff
	if _, err := h.campaign(raw); err == nil || !strings.Contains(err.Error(), "expected a rule from 0") {
		t.Errorf("found %v", err)
	}
}
