package kernel

import (
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

// A wide kernel must give the bits of the Go one, whatever the sizes and the
// numbers; only one NaN may stand for another.

// numbers draws ordinary values with awkward ones among them.
var numbers = rapid.OneOf(
	rapid.Float32Range(-2, 2),
	rapid.Float32Range(-2, 2),
	rapid.Float32Range(-2, 2),
	rapid.Float32(),
	rapid.SampledFrom([]float32{
		0, float32(math.Copysign(0, -1)), 1e-45, -1e-40, math.MaxFloat32, 1, -1, 9,
		float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()),
	}),
)

const sentinel = 12345.678

// draw returns n numbers with a sentinel behind them, which intact checks.
func draw(t *rapid.T, what string, n int) []float32 {
	s := rapid.SliceOfN(numbers, n, n).Draw(t, what)
	return append(s, sentinel)[:n]
}

func twin(s []float32) []float32 { return append(append([]float32{}, s...), sentinel)[:len(s)] }

func intact(t rapid.TB, s []float32) {
	t.Helper()
	if behind := s[:len(s)+1]; behind[len(s)] != sentinel {
		t.Errorf("expected the number behind a slice of %d to stay, found %v", len(s), behind[len(s)])
	}
}

func same(t rapid.TB, what string, want, got []float32) {
	t.Helper()
	fit("same", what, len(want), len(got))
	for i := range want {
		if !identical(want[i], got[i]) {
			t.Fatalf("%s[%d] of %d: expected %v (%08x), found %v (%08x)", what, i, len(want),
				want[i], math.Float32bits(want[i]), got[i], math.Float32bits(got[i]))
		}
	}
}

func identical(a, b float32) bool {
	return math.Float32bits(a) == math.Float32bits(b) || a != a && b != b
}

func wide(t *testing.T) *Kernel {
	k := Best()
	if k.Name() == Portable().Name() {
		if runtime.GOOS == "js" && os.Getenv(Environment) == "" {
			t.Fatal("expected the page to take the module with the vector loops: see assets/web/kernel.js")
		}
		t.Skip("no kernel but the portable one: the processor or the browser has none, or ", Environment, " chooses it")
	}
	return k
}

func TestForwardAgrees(t *testing.T) {
	k := wide(t)
	rapid.Check(t, func(t *rapid.T) {
		pre, post := rapid.IntRange(0, 9).Draw(t, "pre"), rapid.IntRange(0, 150).Draw(t, "post")
		w, in := draw(t, "w", pre*post), draw(t, "in", pre)
		want := draw(t, "out", post)
		got := twin(want)
		Portable().Forward(want, w, in)
		k.Forward(got, w, in)
		same(t, "out", want, got)
		intact(t, got)
	})
}

func TestUpdateAgrees(t *testing.T) {
	k := wide(t)
	rapid.Check(t, func(t *rapid.T) {
		r := Rule(rapid.IntRange(0, rules-1).Draw(t, "rule"))
		pre, post := rapid.IntRange(0, 5).Draw(t, "pre"), rapid.IntRange(0, 37).Draw(t, "post")
		n := pre * post
		c := make([][]float32, r.Planes())
		for i := range c {
			c[i] = draw(t, "plane", n)
		}
		oi, oj := draw(t, "oi", pre), draw(t, "oj", post)
		want := draw(t, "w", n)
		got := twin(want)
		wantMax := Portable().Update(r, want, c, oi, oj)
		gotMax := k.Update(r, got, c, oi, oj)
		same(t, "w", want, got)
		same(t, "max", []float32{wantMax}, []float32{gotMax})
		intact(t, got)
	})
}

func TestVectorsAgree(t *testing.T) {
	k, p := wide(t), Portable()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 45).Draw(t, "n")
		a, b := draw(t, "a", n), draw(t, "b", n)
		s := numbers.Draw(t, "s")
		for what, f := range map[string]func(k *Kernel, dst []float32){
			"Divide":     func(k *Kernel, dst []float32) { k.Divide(dst, s) },
			"Tanh":       func(k *Kernel, dst []float32) { k.Tanh(dst, b) },
			"AddScaled":  func(k *Kernel, dst []float32) { k.AddScaled(dst, a, b, s) },
			"Accumulate": func(k *Kernel, dst []float32) { k.Accumulate(dst, b, s) },
			"MaxAbs": func(k *Kernel, dst []float32) {
				if n > 0 {
					dst[0] = k.MaxAbs(dst)
				}
			},
		} {
			want, got := twin(a), twin(a)
			f(p, want)
			f(k, got)
			same(t, what, want, got)
			intact(t, got)
		}
	})
}

func TestMirrorAgrees(t *testing.T) {
	k, p := wide(t), Portable()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 70).Draw(t, "n")
		centre, noise := draw(t, "centre", n), draw(t, "noise", n)
		s := numbers.Draw(t, "s")
		var plus, minus [2][]float32
		var squares [2][2]float64
		for i, k := range []*Kernel{p, k} {
			plus[i], minus[i] = twin(centre), twin(centre)
			squares[i][0], squares[i][1] = k.Mirror(plus[i], minus[i], centre, noise, s)
			intact(t, plus[i])
			intact(t, minus[i])
		}
		same(t, "plus", plus[0], plus[1])
		same(t, "minus", minus[0], minus[1])
		for m := range squares[0] {
			if a, b := squares[0][m], squares[1][m]; a != b && (a == a || b == b) {
				t.Fatalf("squares of member %d: expected %v, found %v", m, a, b)
			}
		}
	})
}

// TestMirrorIsAddScaled both ways, with the squares added in order.
func TestMirrorIsAddScaled(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	centre, noise := noise(rng, 1003), noise(rng, 1003)
	kernels := []*Kernel{Portable(), Best()}
	for _, k := range kernels {
		plus, minus, want := make([]float32, 1003), make([]float32, 1003), make([]float32, 1003)
		sp, sm := k.Mirror(plus, minus, centre, noise, 0.1)
		for _, member := range []struct {
			s   float32
			got []float32
			sum float64
		}{{0.1, plus, sp}, {-0.1, minus, sm}} {
			k.AddScaled(want, centre, noise, member.s)
			same(t, k.Name(), want, member.got)
			sum := 0.0
			for _, v := range want {
				sum += float64(float64(v) * float64(v))
			}
			if sum != member.sum {
				t.Errorf("%s: squares: expected %v, found %v", k.Name(), sum, member.sum)
			}
		}
	}
}

func TestTanhAgreesEverywhere(t *testing.T) {
	k := wide(t)
	step := uint64(997)
	if testing.Short() {
		step = 49999
	}
	var x, want, got [1024]float32
	n := 0
	for b := uint64(0); b < 1<<32; b += step {
		x[n] = math.Float32frombits(uint32(b))
		if n++; n == len(x) {
			n = 0
			Portable().Tanh(want[:], x[:])
			k.Tanh(got[:], x[:])
			same(t, "tanh", want[:], got[:])
		}
	}
}

func TestLayersAgree(t *testing.T) {
	k, p := wide(t), Portable()
	rng := rand.New(rand.NewPCG(3, 4))
	for _, shape := range [][2]int{{648, 128}, {128, 64}, {64, 3}, {28, 128}, {64, 8}, {5, 4}, {33, 71}} {
		n := shape[0] * shape[1]
		in, w := noise(rng, shape[0]), noise(rng, n)
		want, got := make([]float32, shape[1]), make([]float32, shape[1])
		p.Forward(want, w, in)
		k.Forward(got, w, in)
		same(t, "out", want, got)
		for r := range Rule(rules) {
			c := make([][]float32, r.Planes())
			for i := range c {
				c[i] = noise(rng, n)
			}
			a, b := twin(w), twin(w)
			ma, mb := p.Update(r, a, c, in, want), k.Update(r, b, c, in, want)
			same(t, "max", []float32{ma, ma}, []float32{mb, p.MaxAbs(a)})
			p.Divide(a, ma)
			k.Divide(b, mb)
			same(t, "w", a, b)
		}
	}
}

func TestConvAgrees(t *testing.T) {
	k, p := NewConv(wide(t)), NewConv(Portable())
	rng := rand.New(rand.NewPCG(5, 6))
	for range 4 {
		w, image := noise(rng, ConvLen), noise(rng, ImageLen)
		k.Load(w)
		p.Load(w)
		want, got := make([]float32, FeaturesLen), twin(make([]float32, FeaturesLen))
		p.Forward(want, image)
		k.Forward(got, image)
		same(t, "pooled", p.Pooled(), k.Pooled())
		same(t, "features", want, got)
		intact(t, got)
	}
}
