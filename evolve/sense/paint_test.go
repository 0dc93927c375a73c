package sense

import (
	"math"
	"testing"

	"hebbarium/evolve/world"
)

var picture = world.Senses{Size: 3 * 5 * 4, Groups: []world.SenseGroup{{Name: "all"}}, Most: 1, Width: 5, Height: 4}

// seen is what is left, under a change, of a picture of one colour.
func seen(t *testing.T, c Change, colour [3]float32) []float32 {
	t.Helper()
	if err := c.Check(picture, "eye"); err != nil {
		t.Fatal(err)
	}
	raw := make([]float32, picture.Size)
	for i := range raw {
		raw[i] = colour[i/20]
	}
	var f Filter
	f.Change(c, picture, raw)
	dst := make([]float32, len(raw))
	f.See(dst, 1, 1)
	return dst
}

func TestColours(t *testing.T) {
	for _, c := range []struct {
		change     Change
		from, want [3]float32
	}{
		{Change{How: Hue, Value: 120}, [3]float32{1, 0, 0}, [3]float32{0, 1, 0}},
		{Change{How: Hue, Value: -120}, [3]float32{1, 0, 0}, [3]float32{0, 0, 1}},
		{Change{How: Hue, Value: 60}, [3]float32{0.8, 0.2, 0.2}, [3]float32{0.8, 0.8, 0.2}},
		{Change{How: Hue, Value: 360}, [3]float32{0.3, 0.5, 0.9}, [3]float32{0.3, 0.5, 0.9}},
		{Change{How: Hue, Value: 90}, [3]float32{0.4, 0.4, 0.4}, [3]float32{0.4, 0.4, 0.4}},
		{Change{How: Grey, Value: 1}, [3]float32{1, 0.5, 0}, [3]float32{0.5925, 0.5925, 0.5925}},
		{Change{How: Dark, Value: 0.75}, [3]float32{1, 0.4, 0}, [3]float32{0.25, 0.1, 0}},
	} {
		for i, v := range seen(t, c.change, c.from) {
			if math.Abs(float64(v-c.want[i/20])) > 1e-5 {
				t.Errorf("%s of %v: number %d is %v, want %v", c.change, c.from, i, v, c.want)
				break
			}
		}
	}
}

// A blind spot is black in all colours, in its columns and rows only; [c][x][y].
func TestBlindSpot(t *testing.T) {
	p := Patch{X: 1, Y: 2, Width: 3, Height: 2}
	for i, v := range seen(t, Change{How: Blind, Patch: p}, [3]float32{1, 1, 1}) {
		x, y := i%20/4, i%4
		blind := x >= 1 && x < 4 && y >= 2
		if (v == 0) != blind {
			t.Errorf("column %d, row %d: found %v", x, y, v)
		}
	}
}

// Noise stays within what the picture can be, and is drawn anew at each step.
func TestGrain(t *testing.T) {
	raw := make([]float32, picture.Size)
	var f Filter
	f.Change(Change{How: Grain, Value: 0.3}, picture, raw)
	a, b, again := make([]float32, len(raw)), make([]float32, len(raw)), make([]float32, len(raw))
	f.See(a, 1, 1)
	f.See(b, 1, 2)
	f.See(again, 1, 1)
	same, above := 0, 0
	for i := range a {
		if a[i] < 0 || a[i] > 1 || a[i] != again[i] {
			t.Errorf("number %d: %v, and again %v", i, a[i], again[i])
		}
		if a[i] > 0 {
			above++
			if a[i] == b[i] {
				same++
			}
		}
	}
	if above < 15 || same > 0 {
		t.Errorf("%d of %d numbers above 0, %d of them the same at the next step", above, len(a), same)
	}
}
