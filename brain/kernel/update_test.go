package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Each rule by the table of the specification, in float64 on whole numbers
// small enough that float32 is exact too.
func TestRulesFollowTheTable(t *testing.T) {
	table := map[Rule]func(c []float64, i, j float64) float64{
		A:               func(c []float64, i, j float64) float64 { return c[0] * i * j },
		AD:              func(c []float64, i, j float64) float64 { return c[0]*i*j + c[1] },
		ADlr:            func(c []float64, i, j float64) float64 { return c[2] * (c[0]*i*j + c[1]) },
		ABC:             func(c []float64, i, j float64) float64 { return c[0]*i*j + c[1]*i + c[2]*j },
		ABClr:           func(c []float64, i, j float64) float64 { return c[3] * (c[0]*i*j + c[1]*i + c[2]*j) },
		ABCD:            func(c []float64, i, j float64) float64 { return c[0]*i*j + c[1]*i + c[2]*j + c[3] },
		ABCDlr:          func(c []float64, i, j float64) float64 { return c[3] * (c[0]*i*j + c[1]*i + c[2]*j + c[4]) },
		ABCDlrDout:      func(c []float64, i, j float64) float64 { return c[3]*(c[0]*i*j+c[1]*i+c[2]*j) + c[4] },
		ABCDlrDinAndOut: func(c []float64, i, j float64) float64 { return c[3]*(c[0]*i*j+c[1]*i+c[2]*j+c[4]) + c[5] },
	}
	const pre, post = 6, 13
	rng := rand.New(rand.NewPCG(7, 8))
	whole := func(n int) []float32 {
		s := make([]float32, n)
		for i := range s {
			s[i] = float32(rng.IntN(15) - 7)
		}
		return s
	}
	for r := range Rule(rules) {
		oi, oj, w := whole(pre), whole(post), whole(pre*post)
		c := make([][]float32, r.Planes())
		for n := range c {
			c[n] = whole(pre * post)
		}
		frozen := make([]bool, pre*post)
		for s := range frozen {
			frozen[s] = rng.IntN(4) == 0
		}
		want, masked := make([]float32, pre*post), twin(w)
		var largest, largestMasked float32
		for s := range want {
			at := make([]float64, r.Planes())
			for n := range at {
				at[n] = float64(c[n][s])
			}
			want[s] = w[s] + float32(table[r](at, float64(oi[s/post]), float64(oj[s%post])))
			magnitude := float32(math.Abs(float64(want[s])))
			largest = max(largest, magnitude)
			if !frozen[s] {
				masked[s] = want[s]
				largestMasked = max(largestMasked, magnitude)
			}
		}
		for _, k := range []*Kernel{Portable(), Best()} {
			got := twin(w)
			if m := k.Update(r, got, c, oi, oj); m != largest {
				t.Errorf("rule %d, %s: expected a largest weight of %v, found %v", r, k.Name(), largest, m)
			}
			same(t, "w", want, got)
			got = twin(w)
			if m := k.UpdateMasked(r, got, c, oi, oj, frozen); m != largestMasked {
				t.Errorf("rule %d, %s: expected a largest plastic weight of %v, found %v", r, k.Name(), largestMasked, m)
			}
			same(t, "masked w", masked, got)
		}
	}
}

func TestMaximumReportsNaN(t *testing.T) {
	for _, k := range []*Kernel{Portable(), Best()} {
		for at := range 21 {
			w := make([]float32, 21)
			w[at] = float32(math.NaN())
			w[(at+5)%21] = float32(math.Inf(-1))
			if m := k.MaxAbs(w); m == m {
				t.Errorf("%s: expected NaN for a NaN at %d, found %v", k.Name(), at, m)
			}
			if m := k.Update(A, w, [][]float32{make([]float32, 21)}, make([]float32, 3), make([]float32, 7)); m == m {
				t.Errorf("%s: expected NaN from an update with a NaN at %d, found %v", k.Name(), at, m)
			}
		}
	}
}

func TestMismatchedLengthsPanic(t *testing.T) {
	s := func(n int) []float32 { return make([]float32, n) }
	k, c := Best(), NewConv(Best())
	for what, f := range map[string]func(){
		"Forward":          func() { k.Forward(s(3), s(11), s(4)) },
		"Update w":         func() { k.Update(A, s(11), [][]float32{s(12)}, s(3), s(4)) },
		"Update plane":     func() { k.Update(A, s(12), [][]float32{s(11)}, s(3), s(4)) },
		"Update planes":    func() { k.Update(AD, s(12), [][]float32{s(12)}, s(3), s(4)) },
		"Update rule":      func() { k.Update(rules, s(12), [][]float32{s(12)}, s(3), s(4)) },
		"UpdateMasked":     func() { k.UpdateMasked(A, s(12), [][]float32{s(12)}, s(3), s(4), make([]bool, 11)) },
		"Tanh":             func() { k.Tanh(s(3), s(4)) },
		"AddScaled a":      func() { k.AddScaled(s(4), s(3), s(4), 1) },
		"AddScaled b":      func() { k.AddScaled(s(4), s(4), s(3), 1) },
		"Accumulate":       func() { k.Accumulate(s(4), s(3), 1) },
		"Conv.Load":        func() { c.Load(s(ConvLen - 1)) },
		"Forward features": func() { c.Forward(s(647), s(ImageLen)) },
		"Forward image":    func() { c.Forward(s(FeaturesLen), s(ImageLen-1)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: expected a panic, found none", what)
				}
			}()
			f()
		}()
	}
}
