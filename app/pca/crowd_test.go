package pca

import (
	"math"
	"testing"
	"time"
)

// Ways that lie in a plane of the space come out in its two directions, all in one space;
// where the networks are now is placed among them.
func TestCrowdsLieInOneSpace(t *testing.T) {
	c := NewCrowd()
	var ways [][][]float32
	var here [][]float32
	for i := range 9 {
		var way [][]float32
		for k := range 20 {
			v := make([]float32, 40)
			v[3] = float32(10 * k)           // the way that all go
			v[7] = float32(3 * (i - 4))      // and what tells them apart
			v[20] = float32((i*7+k*5)%3) / 9 // and next to nothing
			way = append(way, v)
		}
		ways = append(ways, way)
		here = append(here, way[19])
	}
	now := time.Now()
	for range 2000 {
		if c.Update(1, ways, here, now); c.Serial > 0 && !c.Pending() {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if len(c.Ways) != 9 || len(c.Here) != 9 {
		t.Fatalf("%d ways and %d networks", len(c.Ways), len(c.Here))
	}
	for i := range 9 {
		long := math.Abs(float64(c.Ways[i][19][0] - c.Ways[i][0][0]))
		if math.Abs(long-190) > 2 {
			t.Errorf("way %d goes %v along the first component, want 190", i, long)
		}
		if i > 0 {
			if apart := math.Abs(float64(c.Here[i][1] - c.Here[i-1][1])); math.Abs(apart-3) > 0.5 {
				t.Errorf("networks %d and %d lie %v apart, want 3", i-1, i, apart)
			}
		}
		if d := math.Hypot(float64(c.Here[i][0]-c.Ways[i][19][0]), float64(c.Here[i][1]-c.Ways[i][19][1])); d > 0.5 {
			t.Errorf("network %d is %v from the end of its way", i, d)
		}
	}
	// Another moment is asked for once it is time, and the way that it turns stays.
	before := c.Ways[0][19][0]
	c.Update(2, ways, here, now)
	if !c.Pending() {
		t.Error("a newer moment is nothing to wait for")
	}
	now = now.Add(time.Second)
	for serial := c.Serial; c.Serial == serial; time.Sleep(time.Millisecond) {
		c.Update(2, ways, here, now)
	}
	if c.Ways[0][19][0]*before < 0 {
		t.Error("the space is turned over")
	}
	// Others, of another number, are not placed in a space that is not theirs.
	c.Update(3, ways[:4], here[:4], now)
	if len(c.Ways) != 0 || len(c.Here) != 0 {
		t.Errorf("of four networks there are %d ways", len(c.Ways))
	}
}
