package kit

import (
	"math"
	"testing"
)

func TestUnit(t *testing.T) {
	for size, want := range map[float64]string{0: "0", 9999: "9999", 9999.6: "10k", 1.2e7: "12M", 3e10: "30G", 1.2e15: "1200e12", 3.4e38: "340e36", math.MaxFloat64: "180e306"} {
		by, unit := Unit(size)
		if got := Number(size/by, 0) + unit; got != want {
			t.Errorf("%g is written %q, want %q", size, got, want)
		}
	}
	for size, want := range map[float64]string{0: "0.0", 0.0006: "0.0", 0.00049: "490.0e-6", 3e-8: "30.0e-9", 7e-10: "700.0e-12", 1.4e-45: "1.4e-45"} {
		by, unit := Unit(size)
		if got := Number(size/by, 1) + unit; got != want {
			t.Errorf("%g is written %q, want %q", size, got, want)
		}
	}
	if _, unit := Unit(math.Inf(1)); unit != "e306" {
		t.Errorf("an infinity has the unit %q", unit)
	}
}
