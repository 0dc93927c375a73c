package kernel

import "testing"

func TestNothingAllocates(t *testing.T) {
	all := layers(28, 16, 3)
	frozen := make([]bool, len(all[0].w))
	image, features := make([]float32, ImageLen), make([]float32, FeaturesLen)
	for _, k := range []*Kernel{Portable(), Best()} {
		c := NewConv(k)
		n := testing.AllocsPerRun(10, func() {
			for i := range all {
				l := &all[i]
				k.Forward(l.out, l.w, l.in)
				k.Tanh(l.out, l.out)
				k.Divide(l.w, k.Update(ABCDlr, l.w, l.c, l.in, l.out))
				k.Accumulate(l.w, l.c[0], k.MaxAbs(l.w))
				k.AddScaled(l.w, l.c[0], l.c[1], 0.5)
			}
			k.UpdateMasked(ABCDlr, all[0].w, all[0].c, all[0].in, all[0].out, frozen)
			c.Forward(features, image)
		})
		if n != 0 {
			t.Errorf("%s: expected no allocations in a step, found %v", k.Name(), n)
		}
	}
}
