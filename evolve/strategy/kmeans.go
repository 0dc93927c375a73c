package strategy

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// KMeans groups rows by Lloyd's algorithm (1982), from rows that are drawn at random. A
// group that loses all its rows is given up.
type KMeans struct{}

var _ Merge = KMeans{}

// kMeansRounds is after how many rounds the groups are taken as they are: the next merge
// comes soon, and the search smooths over what is left.
const kMeansRounds = 10

// Group does it.
func (KMeans) Group(rows []float32, width int, weights []float64, most int, rng *rand.Rand) (group []int, groups int) {
	n := len(weights)
	group = make([]int, n)
	if most >= n {
		for i := range group {
			group[i] = i
		}
		return group, n
	}
	means := make([]float64, most*width)
	for k, i := range rng.Perm(n)[:most] {
		for d := range width {
			means[k*width+d] = float64(rows[i*width+d])
		}
	}
	for range kMeansRounds {
		near := newNearest(means, width)
		moved := false
		for i := range group {
			k := near.to(rows[i*width : (i+1)*width])
			moved = moved || k != group[i]
			group[i] = k
		}
		if !moved {
			break
		}
		means = groupMeans(rows, width, weights, group, means)
	}
	return inOrder(group, most)
}

// groupMeans are the weighted means of the groups; that of a group without rows stays.
func groupMeans(rows []float32, width int, weights []float64, group []int, old []float64) []float64 {
	sums, total := make([]float64, len(old)), make([]float64, len(old)/width)
	for i, k := range group {
		total[k] += weights[i]
		for d := range width {
			sums[k*width+d] += float64(weights[i] * float64(rows[i*width+d]))
		}
	}
	for k, w := range total {
		for d := range width {
			if at := k*width + d; w > 0 {
				sums[at] /= w
			} else {
				sums[at] = old[at]
			}
		}
	}
	return sums
}

// inOrder numbers the groups that have rows by their first ones.
func inOrder(group []int, most int) ([]int, int) {
	name, groups := make([]int, most), 0
	for i, k := range group {
		if name[k] == 0 {
			groups++
			name[k] = groups
		}
		group[i] = name[k] - 1
	}
	return group, groups
}

// nearest finds the mean that lies nearest to a row. The means lie sorted along the axis
// on which they are spread widest, so that those too far off on it need no look.
type nearest struct {
	means []float64 // in the order of place
	own   []int     // the number of each
	width int
	axis  int
	place []float64 // on the axis, ascending
}

func newNearest(means []float64, width int) *nearest {
	count := len(means) / width
	n := &nearest{width: width, own: make([]int, count), place: make([]float64, count), means: make([]float64, len(means))}
	widest := -1.0
	for d := range width {
		var sum, squares float64
		for k := range count {
			v := means[k*width+d]
			sum += v
			squares += float64(v * v)
		}
		if spread := squares - float64(sum*sum)/float64(count); spread > widest {
			widest, n.axis = spread, d
		}
	}
	for k := range n.own {
		n.own[k] = k
	}
	slices.SortStableFunc(n.own, func(a, b int) int { return cmp.Compare(means[a*width+n.axis], means[b*width+n.axis]) })
	for at, k := range n.own {
		copy(n.means[at*width:], means[k*width:(k+1)*width])
		n.place[at] = means[k*width+n.axis]
	}
	return n
}

// to is the number of the mean nearest to a row; of several, that which is met first.
func (n *nearest) to(row []float32) int {
	x := float64(row[n.axis])
	up, _ := slices.BinarySearch(n.place, x)
	down := up - 1
	best, at := math.Inf(1), 0
	for up < len(n.place) || down >= 0 {
		right, left := math.Inf(1), math.Inf(1)
		if up < len(n.place) {
			right = n.place[up] - x
		}
		if down >= 0 {
			left = x - n.place[down]
		}
		k, off := up, right
		if left < right {
			k, off = down, left
			down--
		} else {
			up++
		}
		if float64(off*off) >= best {
			break
		}
		if d := n.distance(k, row, best); d < best {
			best, at = d, k
		}
	}
	return n.own[at]
}

// distance is the square of that to the mean at a place, or more than most where it is.
func (n *nearest) distance(at int, row []float32, most float64) float64 {
	sum := 0.0
	for d, v := range n.means[at*n.width : (at+1)*n.width] {
		off := v - float64(row[d])
		if sum += float64(off * off); sum >= most {
			break
		}
	}
	return sum
}
