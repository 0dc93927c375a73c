package car

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestSincos32(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	for i := range 200000 {
		angle := float32((source.Float64()*2 - 1) * math.Pow(10, float64(i%8)-3))
		sin, cos := sincos32(angle)
		for k, got := range [2]float32{sin, cos} {
			want := [2]float64{math.Sin(float64(angle)), math.Cos(float64(angle))}[k]
			ulp := float64(math.Nextafter32(float32(math.Abs(want)), 2)) - float64(float32(math.Abs(want)))
			if off := math.Abs(float64(got) - want); !(off <= 0.57*ulp) {
				t.Fatalf("angle %v, function %d: expected %v within 0.57 of the last place, found %v", angle, k, want, got)
			}
		}
	}
}

func TestTrackTrigonometry(t *testing.T) {
	source := rand.New(rand.NewPCG(3, 4))
	for range 200000 {
		angle := (source.Float64()*2 - 1) * 40
		sin, cos := sincos64(angle)
		wantSin, wantCos := math.Sincos(angle)
		if !(math.Abs(sin-wantSin) <= 4e-16 && math.Abs(cos-wantCos) <= 4e-16) {
			t.Fatalf("angle %v: expected %v and %v, found %v and %v", angle, wantSin, wantCos, sin, cos)
		}
		x, y := source.NormFloat64(), source.NormFloat64()
		if got, want := atan2(y, x), math.Atan2(y, x); !(math.Abs(got-want) <= 1e-15) {
			t.Fatalf("atan2(%v, %v): expected %v, found %v", y, x, want, got)
		}
	}
	zero, negative := 0.0, math.Copysign(0, -1)
	for _, p := range [][2]float64{{0, 1}, {1, 0}, {0, -1}, {-1, 0}, {1, 1}, {-1, -1}, {zero, zero}, {negative, -1}, {negative, 1}} {
		if got, want := atan2(p[0], p[1]), math.Atan2(p[0], p[1]); math.Abs(got-want) > 1e-15 || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("atan2(%v, %v): expected %v, found %v", p[0], p[1], want, got)
		}
	}
}
