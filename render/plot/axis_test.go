package plot

import (
	"math"
	"strings"
	"testing"
)

// An axis that has room for its values, whatever they are, writes two different ends, in few
// characters.
func TestEndsOfAnAxisAreToldApart(t *testing.T) {
	for _, c := range [][2]float64{
		{0, 1}, {-1, 1}, {0.25, 0.5}, {-2, -1.9}, {1234.5, 1234.75}, {0, 1e-9}, {3e-12, 4e-12}, {-1e-38, 1e-38}, {-3e38, 3e38}, {0, 5e7},
		{float64(float32(0.5)), float64(math.Nextafter32(0.5, 1))}, {float64(float32(3e-12)), float64(math.Nextafter32(3e-12, 1))}, {float64(math.Nextafter32(-700, -800)), -700},
	} {
		a := axisOf(c[0], c[1])
		low, top := a.ends()
		if low == top || a.none || a.constant || a.Low > c[0] || a.Top < c[1] || len(low) > 20 || strings.Contains(low+top, "NaN") {
			t.Errorf("%v: an axis from %q to %q, of %v", c, low, top, a)
		}
	}
}

// Where a value never changes, it lies in the middle and is written once; where nothing is
// known, nothing is written.
func TestAxisOfAConstant(t *testing.T) {
	for v, want := range map[float64]string{0: "0.0000", 0.5: "0.5000", -0.25: "−0.2500", 1e-9: "1.000e−9", -3e38: "−3.000e38", 2e6: "2.000e6"} {
		a := axisOf(v, v)
		if at, text := a.value(); !a.constant || at != v || text != want || a.Low >= v || a.Top <= v {
			t.Errorf("%g: expected %q in the middle, found %q, %v", v, want, text, a)
		}
	}
	if a := axisOf(math.Inf(1), math.Inf(-1)); !a.none || a.constant || a.Top <= a.Low {
		t.Errorf("expected an axis of nothing, found %v", a)
	}
	s, f := newSynapse(t, 100, true)
	if a := s.scale(f.Pre); !a.constant {
		t.Errorf("expected that pre is constant, found %v", a)
	}
	if a := s.scale(f.Pre, f.Post); a.constant {
		t.Errorf("expected that pre and post differ, found %v", a)
	}
	for i := range f.Shares[0] {
		f.Shares[0][i], f.Shares[1][i] = 0, 0
	}
	if a := reach(s.columns(f.Shares)); !a.constant {
		t.Errorf("expected that nothing changes, found %v", a)
	}
	if a := reach(nil); !a.none {
		t.Errorf("expected nothing, found %v", a)
	}
}
