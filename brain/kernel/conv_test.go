package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func noise(rng *rand.Rand, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(rng.NormFloat64())
	}
	return s
}

// definition is a layer of the network as the specification words it: in float64,
// convolution, tanh, and only then the pooling.
func definition(in []float64, channels, side int, w []float32, filters, size, stride int) []float64 {
	n := (side-size)/stride + 1
	sums := make([]float64, filters*n*n)
	for f := range filters {
		for x := range n {
			for y := range n {
				s := 0.0
				for c := range channels {
					for kx := range size {
						for ky := range size {
							s += float64(w[((f*channels+c)*size+kx)*size+ky]) * in[(c*side+x*stride+kx)*side+y*stride+ky]
						}
					}
				}
				sums[(f*n+x)*n+y] = math.Tanh(s)
			}
		}
	}
	h := n / 2
	out := make([]float64, filters*h*h)
	for f := range filters {
		for x := range h {
			for y := range h {
				at := (f*n+2*x)*n + 2*y
				out[(f*h+x)*h+y] = max(sums[at], sums[at+1], sums[at+n], sums[at+n+1])
			}
		}
	}
	return out
}

func TestConvFollowsDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	image := make([]float32, ImageLen)
	wide := make([]float64, ImageLen)
	for i := range image {
		image[i] = rng.Float32()
		wide[i] = float64(image[i])
	}
	w := noise(rng, ConvLen)
	for i := range w {
		w[i] *= 0.3
	}
	pooled := definition(wide, 3, 84, w[:162], 6, 3, 1)
	features := definition(pooled, 6, 41, w[162:], 8, 5, 2)
	for _, k := range []*Kernel{Portable(), Best()} {
		c := NewConv(k)
		c.Load(w)
		out := make([]float32, FeaturesLen)
		c.Forward(out, image)
		near(t, k.Name()+" pooled", pooled, c.Pooled(), 2e-6)
		near(t, k.Name()+" features", features, out, 1e-5)
	}
}

func near(t *testing.T, what string, want []float64, got []float32, tolerance float64) {
	t.Helper()
	fit("near", what, len(want), len(got))
	worst := 0.0
	for i := range want {
		worst = max(worst, math.Abs(want[i]-float64(got[i])))
	}
	t.Logf("%s: largest difference %.3g", what, worst)
	if worst > tolerance {
		t.Errorf("%s: expected a difference below %g, found %g", what, tolerance, worst)
	}
}
