package brain

import (
	"math"
	"slices"
	"testing"
)

// mirrored is a network of 4 inputs, two hidden layers and 2 outputs, and the
// reflection of its ends.
func mirrored() (Architecture, Reflection, Reflection) {
	arch := AntArchitecture()
	arch.Sizes = []int{4, 6, 4, 2}
	in := Reflection{From: []int{0, 1, 3, 2}, Sign: []float32{1, -1, -1, -1}}
	out := Reflection{From: []int{1, 0}, Sign: []float32{-1, -1}}
	return arch, in, out
}

func imageOf(r Reflection, x []float32) []float32 {
	image := make([]float32, len(x))
	for i, from := range r.From {
		image[i] = r.Sign[i] * x[from]
	}
	return image
}

// TestSymmetricRulesLearnMirrorImages gives two networks with the same symmetric
// rules first weights and observations that are mirror images: so must be all that
// they do and learn, whatever the rule.
func TestSymmetricRulesLearnMirrorImages(t *testing.T) {
	plain, in, out := mirrored()
	shaped := Shape{Recurrent: 1, Constant: true, Activation: []Hidden{HiddenReLU, HiddenLinear}, Forget: 0.1}.Apply(plain)
	for _, rule := range Rules() {
		for name, arch := range map[string]Architecture{"free": plain, "normalised": plain, "shaped": shaped} {
			arch.Normalise = name == "normalised"
			s, err := NewSymmetry(arch, rule, in, out)
			check(t, err)
			if want := ThetaLen(arch, rule) / 2; s.Free() != want {
				t.Fatalf("%s: expected %d free coefficients, found %d", rule, want, s.Free())
			}
			rng := seeded(9)
			g := RandomGenome(arch, rule, rng)
			for i := range g.Theta {
				g.Theta[i] *= 0.1
			}
			untied := slices.Clone(g.Theta)
			s.Tie(g.Theta)
			if slices.Equal(untied, g.Theta) {
				t.Fatalf("%s: expected ties to change random rules", rule)
			}
			once := slices.Clone(g.Theta)
			if s.Tie(g.Theta); !slices.Equal(once, g.Theta) {
				t.Fatalf("%s: expected tied rules to stay as they are", rule)
			}
			one, other := NewNetwork(arch, rule), NewNetwork(arch, rule)
			for _, n := range []*Network{one, other} {
				check(t, n.Load(g))
				check(t, n.Reset(Init{}, rng))
			}
			layers := []Reflection{in, halves(6), halves(4), out}
			if rule != Static {
				for l, layer := range other.Layers() {
					pre, post, w := layers[l], layers[l+1], one.Layers()[l].W
					pre = arch.before(l, pre, post)
					for i := range layer.Pre {
						for j := range layer.Post {
							layer.W[i*layer.Post+j] = pre.Sign[i] * post.Sign[j] * w[pre.From[i]*layer.Post+post.From[j]]
						}
					}
				}
			}
			obs := make([]float32, 4)
			for step := range 12 {
				for i := range obs {
					obs[i] = float32(rng.NormFloat64())
				}
				want, found := imageOf(out, one.Forward(obs)), other.Forward(imageOf(in, obs))
				for i := range want {
					if math.Abs(float64(want[i]-found[i])) > 1e-3 {
						t.Fatalf("%s, %s, step %d: expected %v, found %v", rule, name, step, want, found)
					}
				}
				one.Learn()
				other.Learn()
			}
		}
	}
}

func TestSymmetryRefusesWhatHasNoMirror(t *testing.T) {
	arch, in, out := mirrored()
	odd := arch
	odd.Sizes = []int{4, 5, 4, 2}
	skewed := Reflection{From: []int{0, 1, 3, 2}, Sign: []float32{1, 1, 1, -1}}
	short := Reflection{From: []int{0}, Sign: []float32{1}}
	for name, c := range map[string]struct {
		arch Architecture
		in   Reflection
	}{"convolutions": {CarArchitecture(), in}, "odd layer": {odd, in}, "signs": {arch, skewed}, "length": {arch, short}} {
		if _, err := NewSymmetry(c.arch, ABCD_lr, c.in, out); err == nil {
			t.Errorf("%s: expected a refusal", name)
		}
	}
}
