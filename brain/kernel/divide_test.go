package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDivideIsDivision on numbers of all magnitudes, and on quotients near the middle
// between two numbers, where rounding turns.
func TestDivideIsDivision(t *testing.T) {
	rng := rand.New(rand.NewPCG(27, 28))
	rounds := 40_000
	if testing.Short() {
		rounds = 4_000
	}
	for range rounds {
		by := math.Float32frombits(rng.Uint32())
		switch rng.IntN(4) {
		case 0:
			by = 1 + rng.Float32()
		case 1:
			by = float32(rng.IntN(1<<12) - 1<<11) // an even one has quotients in the very middle
		}
		var w [40]float32
		for i := range w {
			switch i % 4 {
			case 0:
				w[i] = math.Float32frombits(rng.Uint32())
			case 1: // a quotient around a middle
				middle := 1 + float64(2*rng.IntN(1<<23)+1)/(1<<24)
				w[i] = float32(middle * float64(by))
			case 2: // one below the normal numbers
				w[i] = float32(float64(by) * float64(rng.IntN(1<<24)>>rng.IntN(24)) / 2 * 0x1p-149)
			default:
				w[i] = float32(rng.NormFloat64())
			}
		}
		want := w
		for i := range want {
			want[i] /= by
		}
		for _, k := range Available() {
			got := w
			k.Divide(got[:], by)
			same(t, k.Name(), want[:], got[:])
		}
	}
}
