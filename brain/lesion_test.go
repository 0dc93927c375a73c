package brain

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// changed counts the synapses of a layer that differ, inside and outside a
// region.
func changed(before []float32, l *Layer, r Region) (inside, outside int) {
	for k, w := range l.W {
		if w == before[k] {
			continue
		}
		i, j := k/l.Post, k%l.Post
		if i >= r.Pre.From && i < r.Pre.To && j >= r.Post.From && j < r.Post.To {
			inside++
		} else {
			outside++
		}
	}
	return inside, outside
}

func TestLesionsStayInTheirRegion(t *testing.T) {
	region := Region{2, Span{10, 30}, Span{5, 64}}
	for name, lesion := range map[string]struct {
		do   func(*Network, *rand.Rand) error
		want int
	}{
		"zero":      {func(n *Network, _ *rand.Rand) error { return n.ZeroRegions(region) }, 20 * 59},
		"fraction":  {func(n *Network, r *rand.Rand) error { return n.Zero(0.25, r, region) }, 20 * 59 / 4},
		"none":      {func(n *Network, r *rand.Rand) error { return n.Zero(0, r, region) }, 0},
		"randomise": {func(n *Network, r *rand.Rand) error { return n.Randomise(Init{InitNormal, 0.1}, r, region) }, 20 * 59},
	} {
		n, _ := alive(t, AntArchitecture(), ABCD_lr)
		before := slices.Clone(n.Layers()[1].W)
		others := [][]float32{slices.Clone(n.Layers()[0].W), slices.Clone(n.Layers()[2].W)}
		check(t, lesion.do(n, seeded(5)))
		inside, outside := changed(before, n.Layers()[1], region)
		if inside != lesion.want || outside != 0 {
			t.Errorf("%s: expected %d changes inside and 0 outside, found %d and %d", name, lesion.want, inside, outside)
		}
		if !slices.Equal(others[0], n.Layers()[0].W) || !slices.Equal(others[1], n.Layers()[2].W) {
			t.Errorf("%s: expected other layers to stay", name)
		}
		again, _ := alive(t, AntArchitecture(), ABCD_lr)
		check(t, lesion.do(again, seeded(5)))
		if !slices.Equal(again.AppendState(nil), n.AppendState(nil)) {
			t.Errorf("%s: expected the same lesion from the same seed", name)
		}
	}
}

func TestBandZeroesItsShare(t *testing.T) {
	n, _ := alive(t, CarArchitecture(), ABCD_lr)
	check(t, n.ZeroRegions(n.Band(1.0/3)...))
	for _, l := range n.Layers() {
		zeros := 0
		for _, w := range l.W {
			if w == 0 {
				zeros++
			}
		}
		if share := float64(zeros) / float64(len(l.W)); math.Abs(share-1.0/3) > 0.02 {
			t.Errorf("%s: expected a third of the weights at zero, found %.3f", l.Name, share)
		}
	}
}

func TestFrozenSynapsesNeitherLearnNorScale(t *testing.T) {
	bounded := AntArchitecture()
	bounded.Bound = 0.5
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture(), bounded} {
		n, obs := alive(t, arch, ABCD_lr)
		region := Region{1, Span{0, 7}, Span{3, 50}}
		check(t, n.Freeze(region))
		l := n.Layers()[0]
		if got, want := l.FrozenCount(), 7*47; got != want {
			t.Fatalf("expected %d frozen synapses, found %d", want, got)
		}
		l.W[3] = 5 // larger than any other once they are normalised
		before := slices.Clone(l.W)
		for range 3 {
			n.Forward(obs)
			n.Learn()
		}
		most := float32(0)
		for k, w := range l.W {
			if l.Frozen(k/l.Post, k%l.Post) {
				if w != before[k] {
					t.Fatalf("%s: synapse %d: expected the frozen weight %g, found %g", arch.Name, k, before[k], w)
				}
				continue
			}
			most = max(most, float32(math.Abs(float64(w))))
		}
		if arch.Normalise && most != 1 {
			t.Errorf("expected the others to be normalised among themselves, found a largest weight of %g", most)
		}
		if near := most-arch.Bound < 1e-6; arch.Bound != 0 && !near {
			t.Errorf("expected the others to be bounded to %g among themselves, found a largest weight of %g", arch.Bound, most)
		}
		check(t, n.Thaw(region))
		n.Forward(obs)
		n.Learn()
		if l.FrozenCount() != 0 || l.W[3] == 5 {
			t.Errorf("%s: expected thawed synapses to learn", arch.Name)
		}
	}
}

func TestRandomRulesLeaveTheGenomeAlone(t *testing.T) {
	n, obs := alive(t, AntArchitecture(), ABCD_lr)
	theta := slices.Clone(n.Genome().Theta)
	check(t, n.RandomRules(seeded(9)))
	if !n.Control() || slices.Equal(n.Layers()[0].Coefficient(0), n.Genome().Plane(0, 0)) {
		t.Error("expected other coefficients in force")
	}
	n.Forward(obs)
	n.Learn()
	if !slices.Equal(theta, n.Genome().Theta) {
		t.Error("expected the genome to stay")
	}
	n.EvolvedRules()
	if n.Control() || &n.Layers()[0].Coefficient(0)[0] != &n.Genome().Theta[0] {
		t.Error("expected the genome's coefficients in force again")
	}
}

func TestRegionsOutsideTheBrainAreRefused(t *testing.T) {
	n, _ := alive(t, AntArchitecture(), ABCD_lr)
	before := n.AppendState(nil)
	for _, r := range []Region{
		{4, Span{}, Span{}}, {-1, Span{}, Span{}}, {0, Span{0, 1}, Span{}}, {1, Span{0, 29}, Span{0, 1}},
		{1, Span{5, 5}, Span{0, 1}}, {1, Span{0, 1}, Span{-1, 1}}, {3, Span{}, Span{4, 9}},
	} {
		for name, err := range map[string]error{
			"zero": n.ZeroRegions(r), "fraction": n.Zero(0.5, seeded(1), r), "randomise": n.Randomise(Init{}, seeded(1), r),
			"freeze": n.Freeze(r), "thaw": n.Thaw(r), "check": n.CheckRegions(r),
		} {
			if err == nil {
				t.Errorf("%s: expected region %v to be refused", name, r)
			}
		}
	}
	for _, f := range []float64{-0.1, 1.1, math.NaN()} {
		if n.Zero(f, seeded(1), Region{}) == nil {
			t.Errorf("expected a share of %v to be refused", f)
		}
	}
	if n.Randomise(Init{Kind: InitCoevolve}, nil, Region{}) == nil {
		t.Error("expected co-evolved weights to be refused where there are none")
	}
	if !slices.Equal(before, n.AppendState(nil)) {
		t.Error("expected a refused lesion to change nothing")
	}
}

func TestNeuronsLoseEverySynapse(t *testing.T) {
	n, _ := alive(t, AntArchitecture(), ABCD_lr)
	for level, want := range map[int]int{0: 1, 1: 2, 2: 2, 3: 1} {
		rs, err := n.Neurons(level, Span{2, 5})
		check(t, err)
		if len(rs) != want {
			t.Errorf("level %d: expected %d regions, found %v", level, want, rs)
		}
	}
	rs, err := n.Neurons(1, Span{2, 5})
	check(t, err)
	check(t, n.ZeroRegions(rs...))
	first, second := n.Layers()[0], n.Layers()[1]
	for neuron := range first.Post {
		cut := neuron >= 2 && neuron < 5
		if (first.W[7*first.Post+neuron] == 0) != cut || (second.W[neuron*second.Post+9] == 0) != cut {
			t.Errorf("neuron %d: expected its synapses cut: %v", neuron, cut)
		}
	}
	for _, level := range []int{-1, 4} {
		if _, err := n.Neurons(level, Span{}); err == nil {
			t.Errorf("expected level %d to be refused", level)
		}
	}
	if _, err := n.Neurons(3, Span{7, 9}); err == nil {
		t.Error("expected neurons beyond the last to be refused")
	}
}
