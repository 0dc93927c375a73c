package plot

import "testing"

func TestTopOfAnAxisIsShort(t *testing.T) {
	for top, want := range map[float64]string{0.00003: "30e-6", 2e-10: "200e-12", 0.0005: "0.0005", 0.02: "0.02", 0.5: "0.5", 2: "2", 2.5: "2.5", 200: "200", 20000: "20k", 2e30: "2000e27"} {
		if found := topWritten(top); found != want {
			t.Errorf("%g: expected %s, found %s", top, want, found)
		}
	}
}
