package ant

import (
	"math"
	"testing"
)

func TestParseBody(t *testing.T) {
	for text, want := range map[string][4]float64{
		"intact":              {1, 1, 1, 1},
		"right":               {1, 1, 1, 0.25},
		"left":                {0.25, 1, 1, 1},
		"leg1=0.25,leg3=0.5":  {0.25, 1, 0.5, 1},
		"leg2=0":              {1, 0, 1, 1},
		" leg4 = 1 , leg1=.5": {0.5, 1, 1, 1},
	} {
		b, err := ParseBody(text)
		if err != nil || b.Lower != want {
			t.Errorf("%q: %v, %v; want %v", text, b.Lower, err, want)
		}
		if again, err := ParseBody(b.String()); err != nil || again != b {
			t.Errorf("%q is written %q, which reads as %v, %v", text, b.String(), again, err)
		}
	}
	for _, text := range []string{"", "whole", "leg0=1", "leg5=1", "leg1", "leg1=", "leg1=2", "leg1=-0.1",
		"leg1=NaN", "leg1=+Inf", "leg1=0.5,leg1=0.6", "leg1=0.5,", "legs=1", "leg1=0x"} {
		if b, err := ParseBody(text); err == nil {
			t.Errorf("%q: want an error, found %v", text, b)
		}
	}
}

// TestInertia holds the figures that the original reports for its links.
func TestInertia(t *testing.T) {
	near := func(what string, got, want, tolerance float64) {
		t.Helper()
		if math.Abs(got-want) > tolerance {
			t.Errorf("%s: %.9g, want %.9g", what, got, want)
		}
	}
	mass, across, upright := LinkInertia(upperExtent)
	near("upper mass", mass, 7.831550, 1e-6)
	near("upper inertia", across, 0.16394, 1e-6)
	near("upper inertia", upright, 0.252698, 1e-6)
	total := 8 * mass
	lower := newLimb(1)
	near("lower mass", lower.mass, 13.518440, 1e-6)
	near("lower inertia", lower.across, 0.526318, 1e-6)
	near("lower inertia", lower.upright, 0.922859, 1e-6)
	near("lower threshold", lower.breaking, 0.00936, 1e-5)
	damaged := newLimb(damagedShare)
	near("damaged mass", damaged.mass, 4.988105, 1e-6)
	near("damaged inertia", damaged.across, 0.071995, 1e-6)
	near("damaged inertia", damaged.upright, 0.096104, 1e-6)
	near("damaged threshold", damaged.breaking, 0.00538, 1e-5)
	torso, moment := TorsoInertia()
	near("torso mass", torso, 65.44984695, 1e-8)
	near("torso inertia", moment, 1.636246174, 1e-9)
	near("total", total+torso+4*lower.mass, 182.176, 1e-3)
	near("total damaged", total+torso+3*lower.mass+damaged.mass, 173.646, 1e-3)
	stump := newLimb(0)
	near("stump mass", stump.mass, 4.0/3*math.Pi*0.08*0.08*0.08*1000, 1e-6)
}

func TestTrigonometry(t *testing.T) {
	for i := range 200001 {
		x := float64(i-100000) * 1.37e-4
		sin, cos := sincos(x)
		s, c := math.Sincos(x)
		if math.Abs(sin-s) > 3e-16 || math.Abs(cos-c) > 3e-16 {
			t.Fatalf("sincos(%v) = %v, %v; want %v, %v", x, sin, cos, s, c)
		}
		if a, want := atan2(s, c), math.Atan2(s, c); math.Abs(a-want) > 5e-16 {
			t.Fatalf("atan2(%v, %v) = %v, want %v", s, c, a, want)
		}
	}
	if s, c := sincos(1e6); s != math.Sin(1e6) || c != math.Cos(1e6) {
		t.Error("sincos of a large argument")
	}
	if a := atan2(0, 0); a != 0 {
		t.Errorf("atan2(0, 0) = %v", a)
	}
	if a := atan2(math.Inf(1), 1); a != math.Pi/2 {
		t.Errorf("atan2(Inf, 1) = %v", a)
	}
}
