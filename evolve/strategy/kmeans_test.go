package strategy

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// Rows that lie in heaps come into one group a heap.
func TestKMeansFindsHeaps(t *testing.T) {
	rng := random(1)
	const heaps, rows, width = 4, 400, 3
	data, weights, heap := make([]float32, 0, rows*width), make([]float64, rows), make([]int, rows)
	for i := range rows {
		heap[i], weights[i] = i%heaps, 1
		for d := range width {
			data = append(data, float32(10*(heap[i]>>(d%2)&1))+float32(0.1*rng.NormFloat64()))
		}
	}
	found := false
	for seed := range uint64(8) { // from one draw or another it must
		group, groups := KMeans{}.Group(data, width, weights, heaps, random(seed))
		if groups > heaps || slices.Max(group) != groups-1 || group[0] != 0 {
			t.Fatalf("expected at most %d groups, numbered from 0, found %d", heaps, groups)
		}
		same := groups == heaps
		for i := range rows {
			same = same && group[i] == group[heap[i]]
		}
		found = found || same
		again, _ := KMeans{}.Group(data, width, weights, heaps, random(seed))
		if !slices.Equal(group, again) {
			t.Fatal("expected the same groups from the same seed")
		}
	}
	if !found {
		t.Error("expected a group for each heap")
	}
	if group, groups := (KMeans{}).Group(data, width, weights, rows, random(1)); groups != rows || group[7] != 7 {
		t.Error("expected rows that need no merging to stay by themselves")
	}
}

// The nearest mean is that of a look at each.
func TestNearestIsTheNearest(t *testing.T) {
	rng := random(2)
	const count, width = 300, 5
	means := make([]float64, count*width)
	for i := range means {
		means[i] = rng.NormFloat64()
	}
	near := newNearest(means, width)
	row := make([]float32, width)
	for range 1000 {
		for d := range row {
			row[d] = float32(rng.NormFloat64())
		}
		best, at := 1e300, 0
		for k := range count {
			sum := 0.0
			for d, v := range row {
				off := means[k*width+d] - float64(v)
				sum += off * off
			}
			if sum < best {
				best, at = sum, k
			}
		}
		if got := near.to(row); got != at {
			t.Fatalf("expected mean %d, found %d", at, got)
		}
	}
}

func TestHalve(t *testing.T) {
	if Halve(100, 30) != 50 || Halve(50, 30) != 30 {
		t.Error("expected half, or the least")
	}
}
