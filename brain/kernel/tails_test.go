package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// awkward are numbers between which a wide loop and a plain one part first.
var awkward = []float32{
	0, float32(math.Copysign(0, -1)), math.SmallestNonzeroFloat32, -1e-40, 0x1p-126, math.MaxFloat32, -math.MaxFloat32,
	8.99, -8.99, float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()),
}

// mixed is n ordinary numbers with an awkward one now and then, and a sentinel behind. It
// begins anywhere between two vectors.
func mixed(rng *rand.Rand, n int) []float32 {
	from := rng.IntN(16)
	s := append(noise(rng, from+n), sentinel)[from:][:n]
	for i := range s {
		if rng.IntN(9) == 0 {
			s[i] = awkward[rng.IntN(len(awkward))]
		}
	}
	return s
}

// TestEveryLengthAgrees goes through all lengths up to more than the widest loop takes at
// once, and all rules.
func TestEveryLengthAgrees(t *testing.T) {
	k, p := wide(t), Portable()
	rng := rand.New(rand.NewPCG(23, 24))
	for n := range 150 {
		for _, pre := range []int{0, 1, 3, 5} {
			w, in := mixed(rng, pre*n), mixed(rng, pre)
			want, got := make([]float32, n), mixed(rng, n)
			p.Forward(want, w, in)
			k.Forward(got, w, in)
			same(t, "out", want, got)
			intact(t, got)
			for r := range Rule(rules) {
				c := make([][]float32, r.Planes())
				for i := range c {
					c[i] = mixed(rng, pre*n)
				}
				a, b, post := twin(w), mixed(rng, pre*n), mixed(rng, n)
				copy(b, a)
				ma, mb := p.Update(r, a, c, in, post), k.Update(r, b, c, in, post)
				same(t, fmt.Sprintf("w under rule %s", r), a, b)
				same(t, "max", []float32{ma}, []float32{mb})
				intact(t, b)
			}
		}
		x, y := mixed(rng, n), mixed(rng, n)
		for _, s := range append([]float32{0.1, -3}, awkward...) {
			for what, f := range map[string]func(k *Kernel, dst []float32){
				"Divide":     func(k *Kernel, dst []float32) { k.Divide(dst, s) },
				"Tanh":       func(k *Kernel, dst []float32) { k.Tanh(dst, y) },
				"AddScaled":  func(k *Kernel, dst []float32) { k.AddScaled(dst, x, y, s) },
				"Accumulate": func(k *Kernel, dst []float32) { k.Accumulate(dst, y, s) },
				"Mirror":     func(k *Kernel, dst []float32) { k.Mirror(dst, make([]float32, n), x, y, s) },
			} {
				want, got := twin(x), mixed(rng, n)
				copy(got, x)
				f(p, want)
				f(k, got)
				same(t, what, want, got)
				intact(t, got)
			}
		}
		same(t, "MaxAbs", []float32{p.MaxAbs(x)}, []float32{k.MaxAbs(x)})
	}
}

// TestConvAgreesOnAwkwardNumbers has infinities meet each other and NaN go through the
// pooling.
func TestConvAgreesOnAwkwardNumbers(t *testing.T) {
	k, p := NewConv(wide(t)), NewConv(Portable())
	rng := rand.New(rand.NewPCG(25, 26))
	for range 3 {
		w, image := noise(rng, ConvLen), noise(rng, ImageLen)
		for range 40 {
			image[rng.IntN(len(image))] = awkward[rng.IntN(len(awkward))]
		}
		sameConv(t, k, p, w, image)
	}
}

// sameConv holds one convolution, k, to another, p, on a picture.
func sameConv(t *testing.T, k, p *Conv, w, image []float32) {
	t.Helper()
	k.Load(w)
	p.Load(w)
	want, got := make([]float32, FeaturesLen), make([]float32, FeaturesLen)
	p.Forward(want, image)
	k.Forward(got, image)
	same(t, "pooled", p.Pooled(), k.Pooled())
	same(t, "features", want, got)
}

// flat is a picture of so many areas of one colour.
func flat(rng *rand.Rand, areas int) []float32 {
	image := make([]float32, ImageLen)
	for range areas {
		x, y, high, wide := rng.IntN(imageSide), rng.IntN(imageSide), 1+rng.IntN(30), 1+rng.IntN(30)
		ch, colour := rng.IntN(3), rng.Float32()
		for i := x; i < min(x+high, imageSide); i++ {
			for j := y; j < min(y+wide, imageSide); j++ {
				image[(ch*imageSide+i)*imageSide+j] = colour
			}
		}
	}
	return image
}

// TestConvAgreesOnFlatPictures has areas of one colour, as the car sees them, whose edges lie
// anywhere.
func TestConvAgreesOnFlatPictures(t *testing.T) {
	k, p := NewConv(wide(t)), NewConv(Portable())
	rng := rand.New(rand.NewPCG(29, 30))
	for round := range 40 {
		w, image := noise(rng, ConvLen), flat(rng, 2*round)
		sameConv(t, k, p, w, image)
	}
}
