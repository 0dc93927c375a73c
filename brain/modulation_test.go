package brain

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain/kernel"
)

const modulated = "m*eta*(A*pre*post + B*pre + C*post + D)"

// modulatedNetwork has three layers and so many modulating neurons.
func modulatedNetwork(t testing.TB, k *kernel.Kernel, text string, modulators int, shape func(*Architecture)) *Network {
	t.Helper()
	return writtenNetwork(t, k, text, func(a *Architecture) {
		*a = a.WithModulators(modulators)
		if shape != nil {
			shape(a)
		}
	})
}

// TestModulatorsScaleTheirLayers computes the update of every synapse by hand, from the
// tanh of the neuron that modulates its layer, on every kernel and kind of output.
func TestModulatorsScaleTheirLayers(t *testing.T) {
	for _, output := range []Output{OutputTanh, OutputRaw, OutputCar} {
		for modulators := 1; modulators <= 3; modulators++ {
			for _, k := range []*kernel.Kernel{kernel.Portable(), kernel.Best()} {
				n := modulatedNetwork(t, k, modulated, modulators, func(a *Architecture) { a.Output, a.Normalise = output, false })
				rng := seeded(5)
				for range 4 {
					before := make([][]float32, 3)
					for i, l := range n.layers {
						before[i] = slices.Clone(l.W)
					}
					liveSteps(n, rng, 1)
					last := n.layers[2]
					if len(n.Action()) != 3 || last.Post != 3+modulators || len(n.Modulators()) != modulators {
						t.Fatalf("expected 3 actions beside %d modulating neurons, found %d of %d neurons", modulators, len(n.Action()), last.Post)
					}
					for i, l := range n.layers {
						sum := float32(0)
						for p := range last.Pre {
							sum += before[2][p*last.Post+3+i%modulators] * last.In[p]
						}
						m := kernel.Tanh(sum)
						if off := n.Modulation(i) - m; off > 1e-5 || off < -1e-5 {
							t.Fatalf("%v, layer %d: expected an m of %v, found %v", output, i, m, n.Modulation(i))
						}
						for s := range l.W {
							eta, a, b, c, d := l.planes[0][s], l.planes[1][s], l.planes[2][s], l.planes[3][s], l.planes[4][s]
							pre, post := l.In[s/l.Post], l.Out[s%l.Post]
							want := before[i][s] + n.Modulation(i)*eta*(a*pre*post+b*pre+c*post+d)
							if off := want - l.W[s]; off > 1e-4 || off < -1e-4 {
								t.Fatalf("%v, layer %d, synapse %d: expected %v, found %v", output, i, s, want, l.W[s])
							}
						}
					}
				}
			}
		}
	}
}

// TestClampedModulation holds that m clamped to 1 is the rule without m, that any other
// number takes the modulating neurons' place in all layers, and that a release and a reset
// give them back.
func TestClampedModulation(t *testing.T) {
	n := modulatedNetwork(t, kernel.Best(), modulated, 2, nil)
	must(t, n.ClampModulation(1))
	liveSteps(n, seeded(5), 20)
	plain := writtenNetwork(t, kernel.Best(), "eta*(A*pre*post + B*pre + C*post + D) + 0*w", func(a *Architecture) { a.Sizes = []int{5, 60, 7, 5} })
	copy(plain.genome.Theta, n.genome.Theta)
	liveSteps(plain, seeded(5), 20)
	for i, l := range n.layers {
		if !slices.Equal(l.W, plain.layers[i].W) {
			t.Errorf("%s: expected the weights of the rule without m, found others", l.Name)
		}
	}
	must(t, n.ClampModulation(0))
	was := slices.Clone(n.layers[1].W)
	n.arch.Normalise = false
	if liveSteps(n, seeded(6), 3); !slices.Equal(was, n.layers[1].W) {
		t.Error("expected no change under an m of 0, found one")
	}
	if to, clamped := n.Clamped(); !clamped || to != 0 || n.Modulation(2) != 0 {
		t.Errorf("expected an m clamped to 0, found %v, %v", to, clamped)
	}
	if n.ReleaseModulation(); n.Modulation(1) != n.Modulators()[1] {
		t.Error("expected the neuron's own output after a release")
	}
	must(t, n.ClampModulation(0.5))
	must(t, n.Reset(Init{}, seeded(4)))
	if _, clamped := n.Clamped(); clamped {
		t.Error("expected a reset to release what was clamped")
	}
	if err := plain.ClampModulation(1); err == nil || !strings.Contains(err.Error(), "which has none") {
		t.Errorf("expected a network without modulating neurons to be refused, found %v", err)
	}
}

// TestModulatedStates holds that a life goes on from a state that was kept while m was
// clamped and was not, with other switches, and that every kernel lives the same.
func TestModulatedStates(t *testing.T) {
	for _, text := range []string{modulated, "(1 + m)*eta*(A*pre*post + B*mpre) - 0.01*m*abs(E)*w, tau=3"} {
		for name, shape := range map[string]func(*Architecture){"plain": nil, "rhythm": func(a *Architecture) { a.Every, a.Mean = 2, 3 }} {
			var states [2][]byte
			for i, k := range []*kernel.Kernel{kernel.Portable(), kernel.Best()} {
				n := modulatedNetwork(t, k, text, 2, shape)
				rng := seeded(5)
				liveSteps(n, rng, 9)
				free := n.AppendState(nil)
				must(t, n.ClampModulation(-0.25))
				must(t, n.SetTerms(2, Term{"A", 0.5}))
				must(t, n.Freeze(Region{Layer: 3, Pre: Span{1, 4}}))
				liveSteps(n, rng, 5)
				for _, kept := range [][]byte{n.AppendState(nil), free} {
					liveSteps(n, seeded(8), 10)
					must(t, n.RestoreState(kept))
					if !bytes.Equal(n.AppendState(nil), kept) {
						t.Fatal("expected the state that was restored, found another")
					}
					liveSteps(n, seeded(8), 10)
					want := n.AppendState(nil)
					other := modulatedNetwork(t, k, text, 2, shape)
					must(t, other.RestoreState(kept))
					liveSteps(other, seeded(8), 10)
					if !bytes.Equal(want, other.AppendState(nil)) {
						t.Fatal("expected the same life from a state that was kept, found another")
					}
					if other.RestoreState(kept[:len(kept)-1]) == nil {
						t.Fatal("expected a state that is cut off to be refused")
					}
					states[i] = append(states[i], want...)
				}
				must(t, n.Finite())
			}
			if !bytes.Equal(states[0], states[1]) {
				t.Errorf("%s, %s: expected the same bits of every kernel, found others", text, name)
			}
		}
	}
}

// TestModulatedFiles writes and reads a rule set with modulating neurons, and refuses what
// does not go together.
func TestModulatedFiles(t *testing.T) {
	arch, rule := AntArchitecture().WithModulators(2), parsed(t, modulated)
	g := RandomGenome(arch, rule, seeded(3))
	b, err := Encode(g)
	must(t, err)
	back, err := Decode(b)
	if err != nil || !back.Arch.Equal(arch) || back.Arch.ActionLen() != 8 || back.Arch.Sizes[3] != 10 || !slices.Equal(back.Theta, g.Theta) {
		t.Fatalf("expected the rule set back, found %v, %v", back, err)
	}
	if AntArchitecture().Sizes[3] != 8 || back.Arch.Equal(AntArchitecture()) || !strings.Contains(back.Arch.String(), "with 2 modulating") {
		t.Errorf("expected another network than the usual one, found %s", back.Arch)
	}
	for change, says := range map[string]string{
		`"modulators":"3"`: "8 tanh outputs", `"modulators":"x"`: "expected a whole number", `"modulators":"0"`: "8 tanh outputs", `"modulators":"9"`: "at most one a layer",
	} {
		if _, err := Decode(bytes.Replace(b, []byte(`"modulators":"2"`), []byte(change), 1)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: expected an error that says %q, found %v", change, says, err)
		}
	}
	for _, c := range []struct {
		arch Architecture
		rule Rule
		says string
	}{
		{AntArchitecture(), rule, "found none; a campaign has them by modulators = 1 to 3"},
		{arch, ABCD_lr, "expected a rule that reads their output, m"},
		{arch, Static, "expected a rule that reads their output, m"},
		{arch, parsed(t, "eta*A*pre*w"), "expected a rule that reads their output, m"},
		{AntArchitecture().WithModulators(4), rule, "at most one a layer"},
		{AntArchitecture().WithModulators(-1), rule, "at most one a layer"},
	} {
		g := &Genome{Arch: c.arch, Rule: c.rule, Theta: make([]float32, ThetaLen(c.arch, c.rule))}
		if err := g.CheckShape(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s, %s: expected an error that says %q, found %v", c.arch, c.rule, c.says, err)
		}
	}
	none := AntArchitecture()
	if none.Modulators = 3; none.Check() != nil {
		t.Errorf("expected 5 outputs beside 3 modulating neurons to be possible, found %v", none.Check())
	}
	if none.Sizes[3] = 3; none.Check() == nil {
		t.Error("expected a network that does not act to be refused")
	}
}

func TestModulatedLearnAllocatesNothing(t *testing.T) {
	n := modulatedNetwork(t, kernel.Best(), modulated, 2, nil)
	obs := make([]float32, 5)
	step := func() { n.Forward(obs); n.Learn() }
	step()
	if allocs := testing.AllocsPerRun(20, step); allocs != 0 {
		t.Errorf("expected no allocation, found %v", allocs)
	}
}

// TestModulatedStart takes a rule set over to a network with modulating neurons, whose rule
// with m clamped lives as the rule set did.
func TestModulatedStart(t *testing.T) {
	arch := PlainArchitecture("plain", OutputTanh, true, 5, 60, 7, 3)
	g := RandomGenome(arch, ABCD_lr, seeded(3))
	g.DrawWeights(Init{}, seeded(4))
	rule := parsed(t, "(1 + m)*eta*(A*pre*post + B*pre + C*post + D)")
	to, err := g.Modulated(arch.WithModulators(2), rule)
	must(t, err)
	must(t, to.Check())
	one, other := NewNetwork(arch, ABCD_lr), NewNetwork(to.Arch, rule)
	for n, g := range map[*Network]*Genome{one: g, other: to} {
		must(t, n.Load(g))
		must(t, n.Reset(Init{Kind: InitCoevolve}, seeded(5)))
	}
	must(t, other.ClampModulation(0))
	liveSteps(one, seeded(6), 20)
	liveSteps(other, seeded(6), 20)
	if !slices.Equal(one.Action(), other.Action()) || !slices.Equal(other.Modulators(), []float32{0, 0}) {
		t.Errorf("expected the actions %v and silent modulating neurons, found %v and %v", one.Action(), other.Action(), other.Modulators())
	}
	for says, c := range map[string]struct {
		g    *Genome
		arch Architecture
		rule Rule
	}{
		"without modulating neurons, found":           {to, to.Arch, rule},
		"for plain [5 60 7 4] without":                {g, PlainArchitecture("plain", OutputTanh, true, 5, 60, 7, 4).WithModulators(1), rule},
		"expected a rule with the coefficients [A B]": {g, to.Arch, parsed(t, "m*(A*pre + B)")},
		"expected a plastic rule set":                 {RandomGenome(arch, Static, seeded(3)), to.Arch, rule},
	} {
		if _, err := c.g.Modulated(c.arch, c.rule); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("expected an error that says %q, found %v", says, err)
		}
	}
}
