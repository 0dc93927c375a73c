// Package order finds an order of a network's neurons in which those with like weights lie
// beside each other, so that the structure of its maps can be seen.
package order

import (
	"math"

	"hebbarium/evolve/turn"
)

// Neurons orders every set of neurons of a network of layer sizes by the values of its
// synapses, [pre][post] per layer: those come to lie together whose values in the layer
// before and in the layer after are alike. It gives for each set the neuron at each place.
func Neurons(sizes []int, values [][]float32) [][]int {
	sets := make([][]int, len(sizes))
	for set := range sets {
		sets[set] = Rows(profiles(sizes, values, set))
	}
	return sets
}

// profiles are what the neurons of a set are compared by: the values of all synapses into
// and out of each, those of each layer as shares of their root mean square, so that both
// layers count.
func profiles(sizes []int, values [][]float32, set int) [][]float32 {
	rows := make([][]float32, sizes[set])
	add := func(layer int, of func(neuron, other int) float32, others int) {
		sum := 0.0
		for _, v := range values[layer] {
			sum += float64(v) * float64(v)
		}
		scale := float32(math.Sqrt(sum / float64(max(len(values[layer]), 1))))
		if scale == 0 || math.IsNaN(float64(scale)) || math.IsInf(float64(scale), 0) {
			scale = 1
		}
		for i := range rows {
			for k := range others {
				rows[i] = append(rows[i], of(i, k)/scale)
			}
		}
	}
	if set > 0 {
		in, n := values[set-1], sizes[set]
		add(set-1, func(i, k int) float32 { return in[k*n+i] }, sizes[set-1])
	}
	if set < len(sizes)-1 {
		out, n := values[set], sizes[set+1]
		add(set, func(i, k int) float32 { return out[i*n+k] }, n)
	}
	return rows
}

// Rows orders rows of numbers by their likeness, the cosine of the angle between two: they
// are joined to a tree by average linkage, and of all orders that the tree allows it gives
// the one in which neighbours are most alike (Bar-Joseph, Gifford and Jaakkola, Fast optimal
// leaf ordering for hierarchical clustering, Bioinformatics 17, 2001). It takes a time that
// grows with the third power of their number.
func Rows(rows [][]float32) []int {
	n := len(rows)
	if n < 3 {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		return order
	}
	like := likeness(rows)
	t := &tree{like: like, best: square(n)}
	t.order(link(like))
	if first, last := t.out[0], t.out[n-1]; first > last {
		for i := range n / 2 {
			t.out[i], t.out[n-1-i] = t.out[n-1-i], t.out[i]
		}
	}
	return t.out
}

func square(n int) [][]float32 {
	all, m := make([]float32, n*n), make([][]float32, n)
	for i := range m {
		m[i] = all[i*n:][:n:n]
	}
	return m
}

// likeness is the cosine of the angle between each two rows, 0 beside one of zeros or of
// what is no number.
func likeness(rows [][]float32) [][]float32 {
	n := len(rows)
	unit := make([][]float32, n)
	for i, row := range rows {
		sum := 0.0
		for _, v := range row {
			sum += float64(v) * float64(v)
		}
		unit[i] = make([]float32, len(row))
		if size := math.Sqrt(sum); size > 0 && !math.IsInf(size, 0) && !math.IsNaN(size) {
			for k, v := range row {
				unit[i][k] = float32(float64(v) / size)
			}
		}
	}
	like := square(n)
	for i := range n {
		turn.Take()
		for j := range i {
			var sum float32
			b := unit[j]
			for k, v := range unit[i] {
				sum += v * b[k]
			}
			like[i][j], like[j][i] = sum, sum
		}
		like[i][i] = 1
	}
	return like
}
