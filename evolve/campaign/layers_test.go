package campaign

import (
	"slices"
	"strings"
	"testing"

	"hebbarium/evolve/strategy"
)

func TestOnlyTheLayersAskedForAreSearched(t *testing.T) {
	for _, symmetry := range []float64{0, 1} {
		s := smallSettings(t)
		s.Symmetry = symmetry
		if symmetry == 0 {
			newSetting(t, &s, "layers", " --layers 1,3", func() { s.Layers = []int{1, 3} })
		} else {
			s.Layers = []int{1, 3}
		}
		begun, _ := newCampaign(t, s, 1)
		found := sameForAnyWorkers(t, s, 2).Genome()
		for l := range begun.arch.Layers() {
			for k := range begun.rule.Planes() {
				same := slices.Equal(begun.Genome().Plane(l, k), found.Plane(l, k))
				if stays := l == 1; same != stays {
					t.Errorf("symmetry %g, layer %d, coefficient %d: expected staying as it began %v, found %v", symmetry, l+1, k, stays, same)
				}
			}
		}
	}
}

func TestNoiseInPartsIsThatOfTheWhole(t *testing.T) {
	s := smallSettings(t)
	s.Layers = []int{2}
	for _, s.Symmetry = range []float64{0, 0.5} {
		c, _ := newCampaign(t, s, 1)
		whole := make([]float32, len(c.Centre.Theta))
		c.noise(whole, 1, strategy.PartTheta, 0)
		for from := 0; from < len(whole); from += 4 * strategy.NoiseChunk {
			part := make([]float32, min(4*strategy.NoiseChunk, len(whole)-from))
			c.noise(part, 1, strategy.PartTheta, from)
			if !slices.Equal(part, whole[from:from+len(part)]) {
				t.Errorf("symmetry %g: the noise from %d on differs where it is drawn by itself", s.Symmetry, from)
			}
		}
	}
}

func TestLayersThatTheNetworkLacksAreRefused(t *testing.T) {
	for _, bad := range [][]int{{0}, {4}, {-1, 2}, {2, 2}} {
		s := smallSettings(t)
		s.Layers = bad
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), "layers: expected different ones of 1 to 3") {
			t.Errorf("%v: expected an error about the layers, found %v", bad, err)
		}
	}
}

// What a search says that it chooses is what its noise moves, each by itself.
func TestSearchedCountsWhatMovesByItself(t *testing.T) {
	whole := func(c *Campaign) int { return len(c.Centre.Theta) }
	layer2 := func(c *Campaign) int { return c.arch.Plane(1) * c.rule.Planes() }
	for name, c := range map[string]struct {
		set  func(s *Settings)
		want func(c *Campaign) int
	}{
		"as in the paper": {func(*Settings) {}, whole},
		"a layer":         {func(s *Settings) { s.Layers = []int{2} }, layer2},
		"correlated":      {func(s *Settings) { s.Symmetry = 0.5 }, whole},
		"tied":            {func(s *Settings) { s.Symmetry = 1 }, func(c *Campaign) int { return whole(c) / 2 }},
		"tied, a layer":   {func(s *Settings) { s.Symmetry, s.Layers = 1, []int{2} }, func(c *Campaign) int { return layer2(c) / 2 }},
		"five numbers":    {func(s *Settings) { s.Rule = "eta/rule*(A/rule*pre*post + B/rule*pre + C/rule*post + D/rule)" }, func(*Campaign) int { return 5 }},
		"first weights":   {func(s *Settings) { s.Init = "coevolve" }, func(c *Campaign) int { return whole(c) + c.arch.Synapses() }},
	} {
		s := smallSettings(t)
		c.set(&s)
		if begun, _ := newCampaign(t, s, 1); begun.Searched() != c.want(begun) {
			t.Errorf("%s: expected %d numbers, found %d", name, c.want(begun), begun.Searched())
		}
	}
}
