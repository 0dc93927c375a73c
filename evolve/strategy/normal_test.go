package strategy

import (
	"math"
	"math/rand/v2"
	"testing"

	"hebbarium/evolve/chance"
)

// TestNormalIsTheLibrarys draws what a campaign draws, and what NormFloat64
// gives from the same sources; half of the lengths do not end with a chunk.
func TestNormalIsTheLibrarys(t *testing.T) {
	draw := Noise{Seed: 7}
	pairs := 600
	if testing.Short() {
		pairs = 60
	}
	for pair := range pairs {
		n := 5*NoiseChunk + 13*pair
		got := make([]float32, n)
		from := pair * NoiseChunk
		draw.Fill(got, 3, pair, "noise", from)
		var rng *rand.Rand
		for i, v := range got {
			if i%NoiseChunk == 0 {
				rng = rand.New(chance.NewSource(chance.Mix(7, 3, uint64(pair), uint64(from+i)), "noise"))
			}
			if want := float32(rng.NormFloat64()); v != want {
				t.Fatalf("pair %d, number %d: expected %v, found %v", pair, i, want, v)
			}
		}
	}
}

// TestNormalEdges draws at the edges of every layer.
func TestNormalEdges(t *testing.T) {
	z := normal()
	for k := range z.limit {
		for _, j := range []int64{0, 1, -1, int64(z.limit[k]) - 1, int64(z.limit[k]), -int64(z.limit[k]) + 1, -int64(z.limit[k]), 1<<31 - 1, -1 << 31} {
			first := uint64(k)<<32 | uint64(uint32(j))
			s := &probe{first: first}
			want := rand.New(s).NormFloat64()
			size := max(j, -j)
			if atOnce := size < int64(z.limit[k]); atOnce != (s.asked == 1) {
				t.Errorf("layer %d, j %d: expected %d numbers asked for, at once is %v", k, j, s.asked, atOnce)
			} else if got := float64(int32(j)) * z.width[k]; atOnce && got != want {
				t.Errorf("layer %d, j %d: expected %v, found %v", k, j, want, got)
			}
		}
	}
}

// TestHeight holds the estimate of the curve to the bound that heightMargin
// leaves room for, over the widest layer.
func TestHeight(t *testing.T) {
	z := normal()
	end := z.width[127] * (1 << 31)
	if end > 3.9 {
		t.Fatalf("expected layers up to 3.9, found %g", end)
	}
	for x := -end; x <= end; x += 1e-5 {
		if err := math.Abs(z.height(x) - gauss(x)); err > 3e-8 {
			t.Fatalf("at %g: expected the curve to 3e-8, found %g off", x, err)
		}
	}
}

func TestPCGIsTheLibrarys(t *testing.T) {
	want, got := rand.NewPCG(1, 2), new(draws)
	got.seed(1, 2)
	for i := range 1000 {
		if w, g := want.Uint64(), got.Uint64(); w != g {
			t.Fatalf("number %d: expected %x, found %x", i, w, g)
		}
	}
}

func BenchmarkNoise(b *testing.B) {
	const n = 456640 // coefficients of the car's rule set
	dst, draw := make([]float32, n), Noise{Seed: 1}
	pair := 0
	for b.Loop() {
		draw.Fill(dst, 0, pair, "noise", 0)
		pair++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/number")
}
