package order

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// along is the sum of the likeness of all neighbours.
func along(like [][]float32, order []int) (sum float64) {
	for i := 1; i < len(order); i++ {
		sum += float64(like[order[i-1]][order[i]])
	}
	return sum
}

// Every neuron has one place, whatever its weights are.
func TestAnOrderIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, long := rapid.IntRange(0, 24).Draw(t, "rows"), rapid.IntRange(0, 5).Draw(t, "long")
		rows := make([][]float32, n)
		for i := range rows {
			for range long {
				rows[i] = append(rows[i], rapid.SampledFrom([]float32{0, 1, -1, 0.5, 3e38, -3e38}).Draw(t, "value"))
			}
		}
		got := slices.Sorted(slices.Values(Rows(rows)))
		for i, v := range got {
			if v != i {
				t.Fatalf("no permutation of %d: %v", n, got)
			}
		}
		if len(got) != n {
			t.Fatalf("%d places for %d rows", len(got), n)
		}
	})
}

// Of all orders that the tree allows, none has more likeness between neighbours.
func TestNoOrderOfTheTreeIsBetter(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		rows := make([][]float32, 7)
		for i := range rows {
			for range 4 {
				rows[i] = append(rows[i], float32(r.NormFloat64()))
			}
		}
		like := likeness(rows)
		best := 0.0
		for i, order := range flips(link(like)) {
			if sum := along(like, order); i == 0 || sum > best {
				best = sum
			}
		}
		if got := along(like, Rows(rows)); got < best-1e-5 || got > best+1e-5 {
			t.Errorf("seed %d: found %v, the best is %v", seed, got, best)
		}
	}
}

// flips are all orders that a tree allows.
func flips(p *node) [][]int {
	if p.left == nil {
		return [][]int{p.leaves}
	}
	var all [][]int
	for _, a := range flips(p.left) {
		for _, b := range flips(p.right) {
			all = append(all, slices.Concat(a, b), slices.Concat(b, a))
		}
	}
	return all
}

// Groups of like neurons that were mixed come to lie together, in every set.
func TestMixedGroupsComeTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	sizes := []int{12, 40, 9}
	var groups [][]int
	for _, n := range sizes {
		g := make([]int, n)
		for i := range g {
			g[i] = i % 3
		}
		r.Shuffle(n, func(i, j int) { g[i], g[j] = g[j], g[i] })
		groups = append(groups, g)
	}
	var values [][]float32
	for l := range 2 {
		w := make([]float32, sizes[l]*sizes[l+1])
		for i, a := range groups[l] {
			for j, b := range groups[l+1] {
				w[i*sizes[l+1]+j] = [3][3]float32{{2, -1, 0}, {0, 2, -1}, {-1, 0, 2}}[a][b] + 0.3*float32(r.NormFloat64())
			}
		}
		values = append(values, w)
	}
	for set, order := range Neurons(sizes, values) {
		changes := 0
		for i := 1; i < len(order); i++ {
			if groups[set][order[i]] != groups[set][order[i-1]] {
				changes++
			}
		}
		if changes != 2 {
			t.Errorf("set %d: the three groups change %d times along %v", set, changes, order)
		}
	}
}

func BenchmarkCar(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 3))
	sizes := []int{648, 128, 64, 3}
	var values [][]float32
	for l := range 3 {
		w := make([]float32, sizes[l]*sizes[l+1])
		for i := range w {
			w[i] = float32(r.NormFloat64())
		}
		values = append(values, w)
	}
	for b.Loop() {
		Neurons(sizes, values)
	}
}
