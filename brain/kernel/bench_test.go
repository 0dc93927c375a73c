package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// body is one network's plastic part, ABCD_lr, with every array of its own.
type body struct {
	in, out []float32
	w       []float32
	c       [][]float32
}

func layers(sizes ...int) (all []body) {
	rng := rand.New(rand.NewPCG(9, 10))
	in := noise(rng, sizes[0])
	for n := range sizes[1:] {
		count := sizes[n] * sizes[n+1]
		l := body{in: in, out: noise(rng, sizes[n+1]), w: noise(rng, count)}
		for range ABCDlr.Planes() {
			l.c = append(l.c, noise(rng, count))
			for i := range count {
				l.c[len(l.c)-1][i] *= 1e-3 // keep a long benchmark's weights finite
			}
		}
		all, in = append(all, l), l.out
	}
	return all
}

func kernels(b *testing.B, f func(b *testing.B, k *Kernel)) {
	for _, k := range Available() {
		b.Run(k.Name(), func(b *testing.B) { f(b, k) })
	}
}

func networks(b *testing.B, f func(k *Kernel, l *body)) {
	for _, sizes := range [][]int{{648, 128, 64, 3}, {28, 128, 64, 8}} {
		all := layers(sizes...)
		synapses := 0
		for _, l := range all {
			synapses += len(l.w)
		}
		b.Run(fmt.Sprint(synapses), func(b *testing.B) {
			kernels(b, func(b *testing.B, k *Kernel) {
				for b.Loop() {
					for i := range all {
						f(k, &all[i])
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(synapses), "ns/synapse")
			})
		})
	}
}

func BenchmarkForward(b *testing.B) {
	networks(b, func(k *Kernel, l *body) { k.Forward(l.out, l.w, l.in) })
}

func BenchmarkUpdate(b *testing.B) {
	networks(b, func(k *Kernel, l *body) { k.Update(ABCDlr, l.w, l.c, l.in, l.out) })
}

func BenchmarkDivide(b *testing.B) {
	networks(b, func(k *Kernel, l *body) { k.Divide(l.w, 1.0000001) })
}

// The whole of a step: forward, tanh, update, divide by the largest.
func BenchmarkStep(b *testing.B) {
	networks(b, func(k *Kernel, l *body) {
		k.Forward(l.out, l.w, l.in)
		k.Tanh(l.out, l.out)
		k.Divide(l.w, k.Update(ABCDlr, l.w, l.c, l.in, l.out))
	})
}

func BenchmarkTanh(b *testing.B) {
	rng := rand.New(rand.NewPCG(11, 12))
	src, dst := noise(rng, PooledLen), make([]float32, PooledLen)
	kernels(b, func(b *testing.B, k *Kernel) {
		for b.Loop() {
			k.Tanh(dst, src)
		}
	})
}

// The plain kernel leaves out what it has computed: nothing of noise, much of what the car
// sees.
func BenchmarkConv(b *testing.B) {
	rng := rand.New(rand.NewPCG(13, 14))
	w, features := noise(rng, ConvLen), make([]float32, FeaturesLen)
	for name, image := range map[string][]float32{"noise": noise(rng, ImageLen), "areas": flat(rng, 40)} {
		b.Run(name, func(b *testing.B) {
			kernels(b, func(b *testing.B, k *Kernel) {
				c := NewConv(k)
				c.Load(w)
				for b.Loop() {
					c.Forward(features, image)
				}
			})
		})
	}
}

func BenchmarkAddScaled(b *testing.B) {
	rng := rand.New(rand.NewPCG(15, 16))
	const n = 456640
	x, y, z := noise(rng, n), noise(rng, n), make([]float32, n)
	kernels(b, func(b *testing.B, k *Kernel) {
		for b.Loop() {
			k.AddScaled(z, x, y, 0.1)
		}
	})
}

func BenchmarkMirror(b *testing.B) {
	rng := rand.New(rand.NewPCG(19, 20))
	const n = 456640
	centre, noise, plus, minus := noise(rng, n), noise(rng, n), make([]float32, n), make([]float32, n)
	kernels(b, func(b *testing.B, k *Kernel) {
		for b.Loop() {
			k.Mirror(plus, minus, centre, noise, 0.1)
		}
	})
}

func BenchmarkAccumulate(b *testing.B) {
	rng := rand.New(rand.NewPCG(17, 18))
	const n = 456640
	x, z := noise(rng, n), make([]float32, n)
	kernels(b, func(b *testing.B, k *Kernel) {
		for b.Loop() {
			k.Accumulate(z, x, 1e-3)
		}
	})
}
