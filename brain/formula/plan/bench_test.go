package plan

import (
	"math/rand/v2"
	"testing"
	"time"

	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// BenchmarkUpdate is of the ant's network: each formula beside the kernel that was written
// for ABCD_lr, which the first formula is like in size and not in spelling. The two take
// turns, and the shortest turn of each counts, so that what else the machine does has no part
// in it. times-kernel is how often the kernel would have been done in the meantime.
func BenchmarkUpdate(b *testing.B) {
	texts := []string{"eta*(A*pre*post + B*pre + C*post + X)"}
	for _, e := range formula.Examples() {
		texts = append(texts, e.Text)
	}
	for _, k := range []*kernel.Kernel{kernel.Portable(), kernel.Best()} {
		for _, text := range texts {
			b.Run(k.Name()+"/"+text, func(b *testing.B) {
				own, planes := ants(b, "eta*(A*pre*post + B*pre + C*post + D)"), [][][]float32{}
				for _, l := range own {
					p := l.Planes // in the kernel's order
					planes = append(planes, [][]float32{p[1], p[2], p[3], p[0], p[4]})
				}
				all, m := ants(b, text), NewMachine(k, parse(b, text))
				written, best := time.Hour, time.Hour
				for b.Loop() {
					begin := time.Now()
					for i, l := range own {
						k.Update(kernel.ABCDlr, l.Weights, planes[i], l.Pre, l.Post)
					}
					between := time.Now()
					for _, l := range all {
						m.Update(l)
					}
					written, best = min(written, between.Sub(begin)), min(best, time.Since(between))
				}
				b.ReportMetric(float64(best.Nanoseconds())/12288, "ns/synapse")
				b.ReportMetric(float64(best)/float64(written), "times-kernel")
			})
		}
	}
}

// ants are the layers of the ant's network, with rates so small that the weights stay so.
func ants(b *testing.B, text string) (all []*Layer) {
	for _, s := range [][2]int{{28, 128}, {128, 64}, {64, 8}} {
		l := layer(parse(b, text), s[0], s[1], rand.New(rand.NewPCG(1, 2)))
		for i := range l.Planes[0] {
			l.Planes[0][i] *= 1e-9
		}
		all = append(all, l)
	}
	return all
}
