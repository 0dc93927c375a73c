package brain

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// writtenRules are formulas that read everything there is to read.
func writtenRules() []string {
	return []string{
		"eta*0.1*post*(pre - post*w)",
		"0.1*eta/neuron*(pre - mpre)*(post - mpost) - 0.01*E/layer*w + D/rule*m, tau=3 + abs(T)",
		"0.01*tanh(A*dpre*dpost + B*pre^2)/step + clip(C*post, -0.1, 0.1)",
	}
}

func parsed(t testing.TB, text string) Rule {
	t.Helper()
	r, err := ParseRule(text)
	if err != nil || r <= Static {
		t.Fatalf("%s: expected a rule of its own, found %v, %v", text, r, err)
	}
	return r
}

func writtenNetwork(t testing.TB, k *kernel.Kernel, text string, shape func(*Architecture)) *Network {
	t.Helper()
	arch := PlainArchitecture("plain", OutputTanh, true, 5, 60, 7, 3)
	if shape != nil {
		shape(&arch)
	}
	rule := parsed(t, text)
	if arch.Modulators == 0 {
		arch = shapedFor(arch, rule)
	}
	n := NewNetworkOn(k, arch, rule)
	if err := n.Load(RandomGenome(arch, rule, seeded(3))); err != nil {
		t.Fatal(err)
	}
	if err := n.Reset(Init{}, seeded(4)); err != nil {
		t.Fatal(err)
	}
	return n
}

func liveSteps(n *Network, rng *rand.Rand, steps int) {
	obs := make([]float32, n.arch.Sizes[0])
	for range steps {
		for i := range obs {
			obs[i] = float32(rng.NormFloat64())
		}
		n.Forward(obs)
		n.Learn()
	}
}

// TestWrittenRuleEverywhere holds that a life by a formula has the same bits on every
// kernel, and goes on as it was from a state that was kept, with frozen synapses, terms of
// other strengths, random rules and a rhythm.
func TestWrittenRuleEverywhere(t *testing.T) {
	for _, text := range writtenRules() {
		for name, shape := range map[string]func(*Architecture){"normalised": nil, "rhythm": func(a *Architecture) { a.Every, a.Mean = 2, 3 }} {
			t.Run(text+" "+name, func(t *testing.T) {
				var states [2][]byte
				for i, k := range []*kernel.Kernel{kernel.Portable(), kernel.Best()} {
					n := writtenNetwork(t, k, text, shape)
					rng := seeded(5)
					liveSteps(n, rng, 9)
					must(t, n.Freeze(Region{Layer: 2, Pre: Span{1, 4}}))
					must(t, n.SetTerms(0, Term{n.rule.Coefficients()[0], 0.5}))
					if slices.Contains(n.rule.Terms(), "term1") {
						must(t, n.SetTerms(2, Term{"term1", 0.25}))
					}
					liveSteps(n, rng, 5)
					must(t, n.RandomRules(seeded(6)))
					liveSteps(n, rng, 5)
					kept := n.AppendState(nil)
					liveSteps(n, seeded(8), 10)
					want := n.AppendState(nil)
					other := writtenNetwork(t, k, text, shape)
					must(t, other.RestoreState(kept))
					liveSteps(other, seeded(8), 10)
					if !bytes.Equal(want, other.AppendState(nil)) {
						t.Fatal("expected the same life from a state that was kept, found another")
					}
					must(t, n.Reset(Init{}, seeded(4)))
					fresh := writtenNetwork(t, k, text, shape)
					liveSteps(n, seeded(9), 4)
					liveSteps(fresh, seeded(9), 4)
					if !bytes.Equal(n.AppendState(nil), fresh.AppendState(nil)) {
						t.Fatal("expected a reset to forget everything, found another life")
					}
					if n.RestoreState(kept[:len(kept)-3]) == nil {
						t.Fatal("expected a state that is cut off to be refused")
					}
					states[i] = want
					must(t, n.Finite())
				}
				if !bytes.Equal(states[0], states[1]) {
					t.Fatal("expected the same bits of every kernel, found others")
				}
			})
		}
	}
}

// TestWrittenIsTheTable holds that the formula of a rule of the table, with another name for
// a coefficient so that it is not recognised, lives as the rule does.
func TestWrittenIsTheTable(t *testing.T) {
	arch := PlainArchitecture("plain", OutputTanh, true, 5, 60, 7, 3)
	rule := parsed(t, "X*(A*pre*post + B*pre + C*post + D)")
	of := RandomGenome(arch, ABCD_lr, seeded(3))
	g := NewGenome(arch, rule)
	for l := range arch.Layers() {
		for k, from := range []int{3, 0, 1, 2, 4} {
			copy(g.Plane(l, k), of.Plane(l, from))
		}
	}
	var states [2][]byte
	for i, g := range []*Genome{of, g} {
		n := NewNetwork(arch, g.Rule)
		must(t, n.Load(g))
		must(t, n.Reset(Init{}, seeded(4)))
		liveSteps(n, seeded(5), 30)
		for _, l := range n.layers {
			states[i] = appendFloats(states[i], l.W)
		}
	}
	if !bytes.Equal(states[0], states[1]) {
		t.Error("expected the life of ABCD_lr, found another")
	}
}

func TestWrittenFiles(t *testing.T) {
	arch := PlainArchitecture("plain", OutputTanh, true, 5, 4, 3).WithModulators(1)
	rule := parsed(t, writtenRules()[1])
	g := RandomGenome(arch, rule, seeded(3))
	path := filepath.Join(t.TempDir(), "a.safetensors")
	must(t, Save(path, g))
	back, err := Load(path)
	if err != nil || back.Rule != rule || !slices.Equal(back.Theta, g.Theta) || back.Card.Rule != rule.String() {
		t.Fatalf("expected the rule set back, found %v, %v", back, err)
	}
	shapes := map[string]string{}
	for _, s := range back.Statistics() {
		shapes[s.Name] = dimensions(s.Shape)
	}
	for name, want := range map[string]string{"l1.eta": "4", "l2.eta": "4", "l1.E": "1", "l2.T": "1", "D": "1"} {
		if shapes[name] != want || len(shapes) != 7 {
			t.Errorf("%s: expected the shape %s, found %v", name, want, shapes)
		}
	}
	whole, err := os.ReadFile(path)
	must(t, err)
	for _, c := range []struct{ old, new, says string }{
		{`eta/neuron*(pre - `, `eta/neuron*(prx - `, `column 17: expected one of pre`},
		{`"l1.E"`, `"l1.F"`, `expected the tensors of rule`},
		{`- 0.01*E/layer`, `- 0.01*Q/layer`, `expected`},
	} {
		if _, err := Decode(bytes.ReplaceAll(whole, []byte(c.old), []byte(c.new))); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", c.new, c.says, err)
		}
	}
	g.Theta[0]++
	if _, err := Encode(g); err == nil || !strings.Contains(err.Error(), "wherever a coefficient is shared") {
		t.Errorf("expected a number that is not shared to be refused, found %v", err)
	}
}

// TestMirroredFormulas lives with a symmetric rule and its mirror image, and expects mirror
// images.
func TestMirroredFormulas(t *testing.T) {
	arch := PlainArchitecture("plain", OutputTanh, false, 4, 6, 2)
	in := Reflection{From: []int{1, 0, 2, 3}, Sign: []float32{1, 1, -1, 1}}
	out := Reflection{From: []int{1, 0}, Sign: []float32{-1, -1}}
	for _, text := range []string{"0.1*eta*(A*pre*post + B*pre - C*post + D)", "0.1*eta*post*(pre - post*w) + 0.1*D", "0.1*eta/neuron*(A/rule*(pre - mpre)*(post - mpost) + B/neuron*dpre), tau=2+abs(T)"} {
		rule := parsed(t, text)
		s, err := NewSymmetry(arch, rule, in, out)
		if err != nil {
			t.Fatal(err)
		}
		g := RandomGenome(arch, rule, seeded(3))
		s.Correlate(g.Theta, 1)
		must(t, g.Check())
		var ends [2][]float32
		for i := range ends {
			n := NewNetwork(arch, rule)
			must(t, n.Load(g))
			must(t, n.Reset(Init{Kind: InitZeros}, seeded(1)))
			rng := seeded(5)
			for range 12 {
				obs := make([]float32, 4)
				for k := range obs {
					obs[k] = float32(rng.NormFloat64())
				}
				if i == 1 {
					image := slices.Clone(obs)
					for k := range obs {
						obs[k] = in.Sign[k] * image[in.From[k]]
					}
				}
				n.Forward(obs)
				n.Learn()
			}
			ends[i] = slices.Clone(n.Action())
		}
		for k := range ends[0] {
			want, found := float64(out.Sign[k]*ends[0][out.From[k]]), float64(ends[1][k])
			if d := want - found; d > 1e-4 || d < -1e-4 || want == 0 {
				t.Errorf("%s: expected the mirror image %v, found %v", text, want, found)
			}
		}
	}
	if _, err := NewSymmetry(arch, parsed(t, "eta*pre*post*(post - mpost^2), tau=2"), in, out); err == nil || !strings.Contains(err.Error(), "a mirror can turn alike") {
		t.Errorf("expected a formula that no mirror leaves in force to be refused, found %v", err)
	}
}

func TestTies(t *testing.T) {
	arch := PlainArchitecture("plain", OutputTanh, false, 4, 6, 2)
	if Ties(arch, ABCD_lr) != nil || Ties(arch, parsed(t, "A*B*pre")) != nil {
		t.Error("expected no ties where nothing is shared")
	}
	rule := parsed(t, "A/rule*pre + B/layer + C/neuron + E*post")
	theta := make([]float32, ThetaLen(arch, rule))
	for i := range theta {
		theta[i] = float32(i)
	}
	want := slices.Clone(theta)
	TieShared(want, arch, rule)
	if Ties(arch, rule).Correlate(theta, 0); !slices.Equal(theta, want) {
		t.Errorf("expected %v, found %v", want, theta)
	}
	if free := Ties(arch, rule).Free(); free != 1+2+8+36 {
		t.Errorf("expected 47 free numbers, found %d", free)
	}
}

func TestWrittenLearnAllocatesNothing(t *testing.T) {
	n := writtenNetwork(t, kernel.Best(), writtenRules()[1], nil)
	obs := make([]float32, 5)
	step := func() { n.Forward(obs); n.Learn() }
	step()
	if allocs := testing.AllocsPerRun(20, step); allocs != 0 {
		t.Errorf("expected no allocation, found %v", allocs)
	}
}

// BenchmarkExamples is a step of the ant's network, forward and update, by each rule of the
// field.
func BenchmarkExamples(b *testing.B) {
	for _, e := range formula.Examples() {
		b.Run(e.Name, func(b *testing.B) {
			rule, err := ParseRule(e.Text)
			if err != nil {
				b.Fatal(err)
			}
			arch := AntArchitecture()
			arch.Normalise = true
			n := NewNetwork(arch, rule)
			g := RandomGenome(arch, rule, seeded(3))
			for i := range g.Theta {
				g.Theta[i] *= 1e-3
			}
			if err := n.Load(g); err != nil {
				b.Fatal(err)
			}
			if err := n.Reset(Init{}, seeded(4)); err != nil {
				b.Fatal(err)
			}
			obs := make([]float32, 28)
			for i := range obs {
				obs[i] = 0.1 * float32(i%7)
			}
			for b.Loop() {
				n.Forward(obs)
				n.Learn()
			}
		})
	}
}
