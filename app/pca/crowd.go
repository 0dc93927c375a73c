package pca

import (
	"math"
	"time"

	"gonum.org/v1/gonum/floats"

	"hebbarium/evolve/principal"
	"hebbarium/evolve/turn"
)

// Crowd is the ways of many networks through the space of their weights, in the first two
// principal components of all of them together. It is worked out on goroutines of its own,
// now and then; where the networks are now is placed at once.
type Crowd struct {
	Ways   [][][2]float32 // per network, the start first
	Here   [][2]float32   // where each is now
	Serial int            // grows with each result

	mean   []float64
	axes   axes
	asked  time.Time
	of     uint64 // moment that was asked for last
	latest uint64 // and that was seen last
	busy   bool
	result chan crowded
}

type crowded struct {
	ways [][][2]float32
	mean []float64
	axes axes
}

// crowdEvery is the time between two results, and crowdRows how many points the components
// are found from at most.
const (
	crowdEvery = 700 * time.Millisecond
	crowdRows  = 1500
)

// NewCrowd makes the ways of networks of which nothing is known yet.
func NewCrowd() *Crowd { return &Crowd{result: make(chan crowded, 1)} }

// Pending tells whether there is, or will be, a newer result than the one that is shown.
func (c *Crowd) Pending() bool { return c.busy || c.of != c.latest }

// Update takes a result that is ready, places where the networks are at a moment, and asks
// for the next result. Samples never change.
func (c *Crowd) Update(moment uint64, ways [][][]float32, here [][]float32, now time.Time) {
	c.latest = moment
	select {
	case r := <-c.result:
		c.busy = false
		if len(r.ways) == len(ways) {
			c.Ways, c.mean, c.axes = r.ways, r.mean, r.axes
			c.Serial++
		}
	default:
	}
	if len(c.Ways) != len(ways) || len(here) > 0 && len(c.mean) != len(here[0]) {
		c.Ways, c.Here, c.mean, c.axes = nil, nil, nil, axes{}
	}
	c.Here = c.Here[:0]
	if c.mean != nil {
		for _, s := range here {
			c.Here = append(c.Here, place(s, c.mean, c.axes))
		}
	}
	points := 0
	for _, w := range ways {
		points += len(w)
	}
	if points < 2*len(ways) || points == 0 {
		c.of = moment // nothing to work out
	}
	if c.busy || c.of == moment || now.Sub(c.asked) < crowdEvery {
		return
	}
	c.busy, c.asked, c.of = true, now, moment
	all, before, ready := append([][][]float32(nil), ways...), c.axes, c.result
	go func() { ready <- crowdOf(all, before) }()
}

// crowdOf finds the components of all ways, turned like those before, and places the ways.
func crowdOf(ways [][][]float32, before axes) (r crowded) {
	var rows [][]float64
	total := 0
	for _, w := range ways {
		total += len(w)
	}
	stride, at := total/crowdRows+1, 0
	for _, w := range ways {
		for _, s := range w {
			if at++; at%stride == 0 && finite(s) {
				row := make([]float64, len(s))
				for k, v := range s {
					row[k] = float64(v)
				}
				rows = append(rows, row)
			}
		}
	}
	r.ways = make([][][2]float32, len(ways))
	if len(rows) < 2 {
		return r
	}
	r.mean = make([]float64, len(rows[0]))
	for _, row := range rows {
		floats.Add(r.mean, row)
	}
	floats.Scale(1/float64(len(rows)), r.mean)
	for _, row := range rows {
		floats.Sub(row, r.mean)
	}
	r.axes = covaried(rows)
	for k := range r.axes {
		if before[k] != nil && len(before[k]) == len(r.axes[k]) && floats.Dot(before[k], r.axes[k]) < 0 {
			floats.Scale(-1, r.axes[k])
		}
	}
	for i, w := range ways {
		for _, s := range w {
			if finite(s) {
				r.ways[i] = append(r.ways[i], place(s, r.mean, r.axes))
			}
		}
		r.ways[i] = calm(r.ways[i])
	}
	return r
}

// calm takes the strides out of a way: each of its points but the first is the mean of
// those about it.
func calm(at [][2]float32) [][2]float32 {
	out := make([][2]float32, len(at))
	for i := range at {
		reach := min(4, i, len(at)-1-i)
		for _, p := range at[i-reach : i+reach+1] {
			out[i][0] += p[0] / float32(2*reach+1)
			out[i][1] += p[1] / float32(2*reach+1)
		}
	}
	return out
}

// covaried finds the components of rows that are more than they are long, by their
// covariance.
func covaried(rows [][]float64) (a axes) {
	m := len(rows[0])
	if len(rows) <= m {
		return axesOf(rows)
	}
	matrix := make([][]float64, m)
	for i := range matrix {
		matrix[i] = make([]float64, m)
	}
	for _, row := range rows {
		turn.Take()
		for i, v := range row {
			floats.AddScaled(matrix[i][:i+1], v, row[:i+1])
		}
	}
	for i := range matrix {
		for j := range i {
			matrix[j][i] = matrix[i][j]
		}
	}
	values, vectors := principal.Leading(matrix, len(a))
	for c := range a {
		a[c] = make([]float64, m)
		if c < len(values) && values[c] > 1e-12 && !math.IsNaN(values[c]) {
			copy(a[c], vectors[c])
		}
	}
	return a
}

func place(s []float32, mean []float64, a axes) [2]float32 {
	at := project(s, mean, a)
	return [2]float32{at[0], at[1]}
}
