package campaign

import (
	"math"
	"strings"
	"testing"
)

// Every number that decides how much is lived or held has its bounds, and so has every
// name; a checkpoint with a right checksum is held to the same.
func TestSettingsWithinBounds(t *testing.T) {
	const huge = math.MaxInt64
	for name, c := range map[string]struct {
		change func(*Settings)
		says   string
	}{
		"population":          {func(s *Settings) { s.Strategy.Population = huge - 1 }, "population: expected an even number from 2 to 65536"},
		"episodes":            {func(s *Settings) { s.Episodes = huge }, "episodes: expected 1 to 1000"},
		"steps":               {func(s *Settings) { s.Steps = huge }, "steps: expected 0"},
		"centre_every":        {func(s *Settings) { s.CentreEvery = huge }, "centre_every: expected 0 (never) to 1000000"},
		"centre_runs":         {func(s *Settings) { s.CentreRuns = huge }, "centre_runs: expected 1 to 100000"},
		"no centre_runs":      {func(s *Settings) { s.CentreRuns = 0 }, "centre_runs: expected 1 to 100000"},
		"parted":              {func(s *Settings) { s.Parted = huge }, "parted: expected 0"},
		"bodies":              {func(s *Settings) { s.Bodies = make([]string, 1000) }, "bodies: expected 1 to 100"},
		"lives":               {func(s *Settings) { s.Strategy.Population, s.Episodes = 65536, 1000 }, "expected at most 10000000 lives"},
		"a body":              {func(s *Settings) { s.Bodies = []string{"intact", "Right"} }, `"Right"`},
		"a physics":           {func(s *Settings) { s.Physics = "bullet" }, "physics of the ant: expected builtin or mujoco"},
		"a library":           {func(s *Settings) { s.Physics = "mujoco:ckpt-physics/notes.txt" }, "physics of the ant: expected builtin or mujoco"},
		"the car's body":      {func(s *Settings) { s.World, s.Bodies = "car", []string{"right"} }, "body of the car: expected intact"},
		"the car's physics":   {func(s *Settings) { s.World, s.Bodies, s.Physics = "car", []string{"intact"}, "mujoco" }, "physics of the car: expected builtin"},
		"penalty":             {func(s *Settings) { s.Strategy.Penalty = 1e308 }, "penalty: expected 0 to 1e+06"},
		"sigma":               {func(s *Settings) { s.Strategy.Sigma = 1e308 }, "sigma: expected"},
		"rate":                {func(s *Settings) { s.Strategy.Rate = 1e308 }, "learning rate: expected"},
		"bound":               {func(s *Settings) { s.Bound = 1e30 }, "expected weights bounded"},
		"a layer":             {func(s *Settings) { s.Layers = []int{huge} }, "layers: expected"},
		"more layers than is": {func(s *Settings) { s.Layers = []int{1, 2, 3, 1} }, "layers: expected"},
	} {
		s := smallSettings(t)
		c.change(&s)
		if _, err := New(s, nil); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected %q, found %v", name, c.says, err)
		}
		good, _ := newCampaign(t, smallSettings(t), 1)
		h, raw := parted(t, encoded(t, good))
		c.change(&h.Settings)
		if _, err := h.campaign(raw); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s in a checkpoint: expected %q, found %v", name, c.says, err)
		}
	}
}

// With the largest penalty, fitness and curve stay numbers.
func TestLargestPenaltyStaysANumber(t *testing.T) {
	s := short(t)
	s.Strategy.Penalty = 1e6
	g, _ := newCampaign(t, s, 1)
	start := g.Genome()
	for i := range start.Theta {
		start.Theta[i] *= 1e37
	}
	c, err := New(s, start)
	if err != nil {
		t.Fatal(err)
	}
	evolveFor(t, c, newPool(t, c, 1), 1)
	encoded(t, c) // JSON has no infinities
}

// A checkpoint says where the search stands; that must be what its curve tells.
func TestCheckpointIsHeldAgainstItsCurve(t *testing.T) {
	s := short(t)
	good, p := newCampaign(t, s, 1)
	evolveFor(t, good, p, 3)
	for name, c := range map[string]struct {
		spoil func(*checkpointHeader)
		says  string
	}{
		"":                      {func(*checkpointHeader) {}, ""},
		"generation":            {func(h *checkpointHeader) { h.Generation = math.MaxInt64 }, "generation: expected 0 to 1000000"},
		"generation unlike it":  {func(h *checkpointHeader) { h.Generation = 900 }, "generation: expected as many as the curve has, 3"},
		"generation before it":  {func(h *checkpointHeader) { h.Generation = 1 }, "generation: expected as many as the curve has, 3"},
		"sigma":                 {func(h *checkpointHeader) { h.Sigma = 1e300 }, "sigma: expected"},
		"rate":                  {func(h *checkpointHeader) { h.Rate = 1e300 }, "rate: expected"},
		"best_mean":             {func(h *checkpointHeader) { h.BestMean = 1e300 }, "best_mean: expected what generation"},
		"best_at":               {func(h *checkpointHeader) { h.BestAt = math.MaxInt64 }, "best_at: expected 0 to 3"},
		"best_at negative":      {func(h *checkpointHeader) { h.BestAt = -1 }, "best_at: expected 0 to 3"},
		"a generation of it":    {func(h *checkpointHeader) { h.Curve[1].Generation = math.MaxInt64 }, "curve: expected generation 2"},
		"steps of a generation": {func(h *checkpointHeader) { h.Curve[1].Steps = -5 }, "curve: generation 2: expected steps"},
		"diverged":              {func(h *checkpointHeader) { h.Curve[2].Diverged = -1 }, "curve: generation 3: expected steps"},
	} {
		h, raw := parted(t, encoded(t, good))
		c.spoil(&h)
		_, err := h.campaign(raw)
		if c.says == "" && err == nil {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: expected %q, found %v", name, c.says, err)
		}
	}
}
