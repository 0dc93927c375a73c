package app

import (
	"math"
	"sync/atomic"
	"time"

	"gonum.org/v1/gonum/mat"

	"hebbarium/app/session"
	"hebbarium/render"
)

// trajectory is the network's way through the space of its weights, in their
// first three principal components. It is worked out on a goroutine of its own,
// now and then, and shown when it is ready.
type trajectory struct {
	frame  render.PCAFrame
	serial int
	axes   *mat.Dense // samples × 3, of the last result: the next ones turn the same way
	asked  time.Time
	of     [2]int // step and number of markers that the last request was for
	step   int    // of the last snapshot
	busy   atomic.Bool
	result chan trajectoryResult
}

type trajectoryResult struct {
	points [][3]float32
	stride int
	axes   *mat.Dense
}

// trajectoryEvery is the time between two requests.
const trajectoryEvery = 400 * time.Millisecond

// Bounds on what is worked out: fitting takes time with the cube of fitPoints.
const (
	fitPoints  = 160
	drawPoints = 300
	blockLeast = 4 // steps to a point: weights can flip from step to step
)

func newTrajectory() *trajectory { return &trajectory{result: make(chan trajectoryResult, 1)} }

// reset forgets another network's way.
func (t *trajectory) reset() {
	*t = trajectory{result: make(chan trajectoryResult, 1), serial: t.serial + 1}
}

// update takes a result that is ready and asks for the next one.
func (t *trajectory) update(s *session.Snapshot, now time.Time) {
	select {
	case r := <-t.result:
		t.axes = r.axes
		t.frame = render.PCAFrame{Points: r.points}
		t.mark(s, r.stride*max(s.SampleEvery, 1))
		t.serial++
	default:
	}
	n := min(s.Step/max(s.SampleEvery, 1)+1, len(s.Samples))
	for n > 0 && !finite(s.Samples[n-1]) {
		n-- // weights that have left the range of numbers are nowhere
	}
	if s.Step < t.step {
		t.result = make(chan trajectoryResult, 1) // what is worked out now is of what was left
	}
	t.step = s.Step
	if (s.Edge == 0 || n < 3) && len(t.frame.Points) > 0 {
		t.frame = render.PCAFrame{}
		t.serial++
	}
	if of := [2]int{s.Step, len(s.Markers)}; n < 3 || of == t.of || now.Sub(t.asked) < trajectoryEvery || !t.busy.CompareAndSwap(false, true) {
		return
	}
	t.asked, t.of = now, [2]int{s.Step, len(s.Markers)}
	samples, axes, result := s.Samples[:n], t.axes, t.result
	busy := &t.busy
	go func() {
		defer busy.Store(false)
		if r, ok := principal(samples, axes, blockLeast); ok {
			select {
			case result <- r:
			default:
			}
		}
	}()
}

// finite tells whether all of a sample is within the range of numbers.
func finite(sample []float32) bool {
	for _, v := range sample {
		if v-v != 0 {
			return false
		}
	}
	return true
}

// mark finds the points at which damage was done.
func (t *trajectory) mark(s *session.Snapshot, stride int) {
	for i := range s.Markers {
		m := &s.Markers[i]
		if !m.Event.Damages() || len(m.Regions) == 0 || m.Event.Step >= s.Step {
			continue
		}
		if at := m.Event.Step/stride + 1; at < len(t.frame.Points) {
			if n := len(t.frame.Jumps); n == 0 || t.frame.Jumps[n-1] != at {
				t.frame.Jumps = append(t.frame.Jumps, at)
			}
			t.frame.Healed = m.Measured && m.Recovery.BackAfter >= 0
		}
	}
}

// principal finds the first three principal components of the samples, one a
// step, and places the steps in them, of which at least block make a point
// together. Axes of the result are turned as before where they are nearly the
// same ones.
func principal(samples [][]float32, before *mat.Dense, block int) (trajectoryResult, bool) {
	n, m := len(samples), len(samples[0])
	fit := min(n, fitPoints)
	mean := make([]float64, m)
	rows := mat.NewDense(fit, m, nil)
	for i := range fit {
		row := rows.RawRowView(i)
		for k, v := range samples[i*(n-1)/(fit-1)] {
			row[k] = float64(v)
			mean[k] += float64(v) / float64(fit)
		}
	}
	for i := range fit {
		row := rows.RawRowView(i)
		for k := range row {
			row[k] -= mean[k]
		}
	}
	// The Gram matrix of few points has the same non-zero spectrum as the
	// covariance of many weights, and is far smaller.
	var gram mat.SymDense
	gram.SymOuterK(1, rows)
	var eigen mat.EigenSym
	if !eigen.Factorize(&gram, true) {
		return trajectoryResult{}, false
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	values := eigen.Values(nil)
	axes := mat.NewDense(m, 3, nil)
	for c := range min(3, fit) {
		if value := values[fit-1-c]; value > 1e-12 {
			var axis mat.VecDense
			axis.MulVec(rows.T(), vectors.ColView(fit-1-c))
			axis.ScaleVec(1/math.Sqrt(value), &axis)
			for k := range m {
				axes.Set(k, c, axis.AtVec(k))
			}
		}
	}
	if before != nil {
		if r, _ := before.Dims(); r == m {
			for c := range 3 {
				if mat.Dot(axes.ColView(c), before.ColView(c)) < 0 {
					for k := range m {
						axes.Set(k, c, -axes.At(k, c))
					}
				}
			}
		}
	}
	r := trajectoryResult{axes: axes, stride: max(block, (n+drawPoints-1)/drawPoints)}
	for from := 0; from < n; from += r.stride {
		to := min(from+r.stride, n)
		var sum [3]float32
		for _, s := range samples[from:to] {
			p := project(s, mean, axes)
			for c := range sum {
				sum[c] += p[c] / float32(to-from)
			}
		}
		r.points = append(r.points, sum)
	}
	return r, true
}

func project(sample []float32, mean []float64, axes *mat.Dense) (p [3]float32) {
	var sum [3]float64
	for k, v := range sample {
		d, row := float64(v)-mean[k], axes.RawRowView(k)
		sum[0] += d * row[0]
		sum[1] += d * row[1]
		sum[2] += d * row[2]
	}
	return [3]float32{float32(sum[0]), float32(sum[1]), float32(sum[2])}
}
