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
