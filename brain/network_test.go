package brain

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// alive is a loaded, reset network of random rules, with an observation.
func alive(t testing.TB, arch Architecture, rule Rule) (*Network, []float32) {
	t.Helper()
	rng := seeded(7)
	n := NewNetwork(arch, rule)
	if err := n.Load(RandomGenome(arch, rule, rng)); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{}, rng); err != nil {
		t.Fatal(err)
	}
	obs := make([]float32, arch.ObservationLen())
	for i := range obs {
		obs[i] = rng.Float32()
	}
	return n, obs
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture()} {
		for _, track := range []bool{false, true} {
			n, obs := alive(t, arch, ABCD_lr)
			n.TrackChange(track)
			check(t, n.Freeze(Region{2, Span{0, 3}, Span{0, 2}}))
			if a := testing.AllocsPerRun(3, func() { n.Forward(obs); n.Learn() }); a != 0 {
				t.Errorf("%s, tracking %v: expected no allocation a step, found %g", arch.Name, track, a)
			}
			g := RandomGenome(arch, ABCD_lr, seeded(1))
			if a := testing.AllocsPerRun(3, func() { _ = n.Load(g) }); a != 0 {
				t.Errorf("%s: expected no allocation a load, found %g", arch.Name, a)
			}
		}
	}
}

func TestNormalisedLayersStayWithinOne(t *testing.T) {
	n, obs := alive(t, CarArchitecture(), ABCD_lr)
	n.TrackChange(true)
	before := slices.Clone(n.Layers()[0].W)
	n.Forward(obs)
	n.Learn()
	for _, l := range n.Layers() {
		m := float32(0)
		for _, w := range l.W {
			m = max(m, float32(math.Abs(float64(w))))
		}
		if m != 1 {
			t.Errorf("%s: expected a largest weight of 1 after normalising, found %g", l.Name, m)
		}
	}
	l := n.Layers()[0]
	for k, w := range l.W {
		if l.Change()[k] != w-before[k] {
			t.Fatalf("change of synapse %d: expected %g, found %g", k, w-before[k], l.Change()[k])
		}
	}
	n.SetPlastic(false)
	before = slices.Clone(l.W)
	n.Forward(obs)
	n.Learn()
	if !slices.Equal(before, l.W) {
		t.Error("expected weights to stay with plasticity off")
	}
	if slices.ContainsFunc(l.Change(), func(v float32) bool { return v != 0 }) {
		t.Error("expected no change with plasticity off")
	}
}

// A bound leaves what lies within it to the last bit, and scales the layers that
// pass it as wholes.
func TestBoundedLayersAreThoseOfAnUnboundedNetworkUntilTheyReachIt(t *testing.T) {
	const bound = 20
	arch := AntArchitecture()
	free, obs := alive(t, arch, ABCD_lr)
	arch.Bound = bound
	tied, _ := alive(t, arch, ABCD_lr)
	reached := 0
	for range 20 {
		for i, l := range tied.Layers() { // from the same weights in each step
			copy(free.Layers()[i].W, l.W)
		}
		for _, n := range []*Network{free, tied} {
			n.Forward(obs)
			n.Learn()
		}
		for i, l := range tied.Layers() {
			want := free.Layers()[i].W
			most := max(slices.Max(want), -slices.Min(want))
			if most <= bound {
				if !slices.Equal(want, l.W) {
					t.Fatalf("%s: expected weights within the bound to stay as the rule left them", l.Name)
				}
				continue
			}
			reached++
			for k, w := range want {
				if math.Abs(float64(l.W[k]-w*bound/most)) > 1e-5 {
					t.Fatalf("%s, synapse %d: expected %g scaled to %g, found %g", l.Name, k, w, w*bound/most, l.W[k])
				}
			}
		}
	}
	if reached == 0 || reached == 20*len(tied.Layers()) {
		t.Errorf("expected a bound that some layers reach at some steps, found %d", reached)
	}
}

func TestBoundsThatNoNetworkHas(t *testing.T) {
	for _, bound := range []float32{-1, float32(math.NaN()), float32(math.Inf(1)), 2e6} {
		arch := AntArchitecture()
		arch.Bound = bound
		if arch.Check() == nil {
			t.Errorf("expected a bound of %g to be refused", bound)
		}
	}
	arch := CarArchitecture()
	arch.Bound = 2
	if arch.Check() == nil {
		t.Error("expected a bound to be refused where the layers are normalised already")
	}
}

func TestAllZeroLayerStaysFinite(t *testing.T) {
	arch := CarArchitecture()
	n := NewNetwork(arch, ABC)
	if err := n.Load(NewGenome(arch, ABC)); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{Kind: InitZeros}, nil); err != nil {
		t.Fatal(err)
	}
	n.Forward(make([]float32, ImageLen))
	n.Learn()
	if err := n.Finite(); err != nil {
		t.Fatal(err)
	}
}

func TestFiniteNamesTheLayer(t *testing.T) {
	n, _ := alive(t, AntArchitecture(), ABCD_lr)
	n.Layers()[1].W[64*5+3] = float32(math.Inf(1))
	err := n.Finite()
	var d *DivergedError
	if !errors.Is(err, ErrDiverged) || !errors.As(err, &d) {
		t.Fatalf("expected a DivergedError, found %v", err)
	}
	if d.Layer != "l2" || d.Pre != 5 || d.Post != 3 {
		t.Errorf("expected l2[5,3], found %v", err)
	}
}

func TestStaticStaysAtItsGenome(t *testing.T) {
	n, obs := alive(t, CarArchitecture(), Static)
	for range 3 {
		n.Forward(obs)
		n.Learn()
	}
	for i, l := range n.Layers() {
		if !slices.Equal(l.W, n.Genome().Plane(i, 0)) {
			t.Errorf("%s: expected the genome's weights", l.Name)
		}
	}
	if err := n.RandomRules(seeded(1)); !errors.Is(err, ErrStaticRules) {
		t.Errorf("expected ErrStaticRules, found %v", err)
	}
}

func TestLoadRefusesAnotherShape(t *testing.T) {
	n := NewNetwork(AntArchitecture(), ABCD_lr)
	if err := n.Reset(Init{}, seeded(1)); !errors.Is(err, ErrNoGenome) {
		t.Errorf("expected ErrNoGenome, found %v", err)
	}
	for _, g := range []*Genome{
		NewGenome(CarArchitecture(), ABCD_lr),
		NewGenome(AntArchitecture(), ABC),
		{Arch: AntArchitecture(), Rule: ABCD_lr, Theta: make([]float32, 5)},
	} {
		if err := n.Load(g); err == nil {
			t.Errorf("expected %s %s of %d coefficients to be refused", g.Arch.Name, g.Rule, len(g.Theta))
		}
	}
	if err := n.Load(NewGenome(AntArchitecture(), ABCD_lr)); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{Kind: InitCoevolve}, nil); err == nil {
		t.Error("expected co-evolved weights to be refused where there are none")
	}
}

// TestStateRoundTrip restores a state in the middle of a life and lives the
// same future again, with lesions, frozen synapses and random rules.
func TestStateRoundTrip(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture()} {
		n, obs := alive(t, arch, ABCD_lr)
		live := func(steps int) []byte {
			for range steps {
				n.Forward(obs)
				n.Learn()
			}
			return n.AppendState(nil)
		}
		live(2)
		check(t, n.Freeze(Region{1, Span{1, 4}, Span{2, 9}}))
		if err := n.RandomRules(seeded(3)); err != nil {
			t.Fatal(err)
		}
		middle := live(1)
		want := live(2)
		n.EvolvedRules()
		n.SetPlastic(false)
		live(1)
		if err := n.RestoreState(middle); err != nil {
			t.Fatal(err)
		}
		if got := live(2); !slices.Equal(got, want) {
			t.Errorf("%s: expected the same future from the same state", arch.Name)
		}
		for _, bad := range [][]byte{nil, middle[:len(middle)-1], append(slices.Clone(middle), 0)} {
			if err := n.RestoreState(bad); err == nil {
				t.Errorf("expected a state of %d bytes to be refused", len(bad))
			}
		}
		var joined []byte
		for i := range n.Parts() {
			joined = n.AppendPart(joined, i)
		}
		if !slices.Equal(joined, n.AppendState(nil)) {
			t.Error("expected the parts to make up the state")
		}
	}
}

func TestSameSeedSameLife(t *testing.T) {
	a, obs := alive(t, CarArchitecture(), ABCD_lr)
	b, _ := alive(t, CarArchitecture(), ABCD_lr)
	for range 5 {
		a.Forward(obs)
		a.Learn()
		b.Forward(obs)
		b.Learn()
	}
	if !slices.Equal(a.AppendState(nil), b.AppendState(nil)) {
		t.Error("expected two networks of one seed to be equal bit for bit")
	}
}

func TestRuleNames(t *testing.T) {
	for _, r := range Rules() {
		got, err := ParseRule(r.String())
		if err != nil || got != r {
			t.Errorf("%s: expected %d, found %d, %v", r, r, got, err)
		}
		if len(r.Coefficients()) != r.Planes() {
			t.Errorf("%s: expected %d coefficients, found %v", r, r.Planes(), r.Coefficients())
		}
	}
	if _, err := ParseRule("ABCDE"); err == nil {
		t.Error("expected ABCDE to be refused")
	}
}

func benchmarkStep(b *testing.B, arch Architecture, step func(*Network, []float32)) {
	n, obs := alive(b, arch, ABCD_lr)
	n.Forward(obs)
	b.ReportAllocs()
	for b.Loop() {
		step(n, obs)
	}
}

func BenchmarkForward(b *testing.B) {
	forward := func(n *Network, obs []float32) { n.Forward(obs) }
	b.Run("car", func(b *testing.B) { benchmarkStep(b, CarArchitecture(), forward) })
	b.Run("ant", func(b *testing.B) { benchmarkStep(b, AntArchitecture(), forward) })
}

func BenchmarkLearn(b *testing.B) {
	learn := func(n *Network, _ []float32) { n.Learn() }
	b.Run("car", func(b *testing.B) { benchmarkStep(b, CarArchitecture(), learn) })
	b.Run("ant", func(b *testing.B) { benchmarkStep(b, AntArchitecture(), learn) })
}
