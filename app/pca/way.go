// Package pca works out a network's way through the space of its weights, in
// their first three principal components, beside the window's loop.
package pca

import (
	"slices"
	"sync/atomic"
	"time"

	"gonum.org/v1/gonum/floats"

	"hebbarium/app/session"
	"hebbarium/evolve/turn"
	"hebbarium/render/maps"
)

// Way is the network's way through the space of its weights, in their
// first three principal components. It is worked out on a goroutine of its own,
// now and then, and shown when it is ready.
type Way struct {
	Frame  maps.PCAFrame // of the last result
	Serial int           // grows with each
	axes   axes          // of the last result: the next ones turn the same way
	asked  time.Time
	of     [2]int       // step and number of markers that the last request was for
	step   int          // of the last snapshot
	busy   *atomic.Bool // a goroutine works it out; each network's way has its own
	result chan result
}

type result struct {
	frame maps.PCAFrame // but for whether it is healed
	axes  axes
}

// every is the time between two requests.
const every = 400 * time.Millisecond

// Bounds on what is worked out: fitting takes time with the cube of fitPoints.
const (
	fitPoints  = 160
	drawPoints = 300 // of the part that is not fresh
	freshSteps = 512 // of which each is a point
	blockSteps = 64  // of an older point, at least: some strides
)

// walked is a network's way up to a step, as samples of its weights.
type walked struct {
	samples [][]float32 // the start first
	every   int         // steps between two
	recent  [][]float32 // of every step from one on
	from    int
	cuts    []int // the first steps after damage, ascending
}

// walkedOf is what a snapshot knows of the way, without weights that have left the range
// of numbers: these are nowhere.
func walkedOf(s *session.Snapshot) walked {
	w := walked{every: max(s.SampleEvery, 1), from: s.RecentFrom}
	w.samples = reached(s.Samples, s.Step/w.every+1)
	w.recent = reached(s.Recent, s.Step+1-w.from)
	for i := range s.Markers {
		if m := &s.Markers[i]; harms(m) && m.Event.Step < s.Step {
			if cut := m.Event.Step + 1; len(w.cuts) == 0 || w.cuts[len(w.cuts)-1] < cut {
				w.cuts = append(w.cuts, cut)
			}
		}
	}
	return w
}

// harms tells whether an event did damage to weights.
func harms(m *session.Marker) bool { return m.Event.Damages() && len(m.Regions) > 0 }

// reached are the first n samples, as far as they are finite.
func reached(samples [][]float32, n int) [][]float32 {
	n = min(max(n, 0), len(samples))
	for n > 0 && !finite(samples[n-1]) {
		n--
	}
	return samples[:n]
}

// New makes a way of which nothing is known yet.
func New() *Way { return &Way{result: make(chan result, 1), busy: new(atomic.Bool)} }

// Reset forgets another network's way. A goroutine that still works it out has the
// channel and the flag that it was begun with, and touches nothing of the new one.
func (t *Way) Reset() {
	serial := t.Serial + 1
	*t = *New()
	t.Serial = serial
}

// Update takes a result that is ready and asks for the next one.
func (t *Way) Update(s *session.Snapshot, now time.Time) {
	select {
	case r := <-t.result:
		t.axes = r.axes
		t.Frame = r.frame
		t.Frame.Healed = healed(s)
		t.Serial++
	default:
	}
	if s.Step < t.step {
		t.result = make(chan result, 1) // what is worked out now is of what was left
	}
	t.step = s.Step
	w := walkedOf(s)
	n := len(w.samples)
	if (s.Edge == 0 || n < 3) && len(t.Frame.Points) > 0 {
		t.Frame = maps.PCAFrame{}
		t.Serial++
	}
	if of := [2]int{s.Step, len(s.Markers)}; n < 3 || of == t.of || now.Sub(t.asked) < every || !t.busy.CompareAndSwap(false, true) {
		return
	}
	t.asked, t.of = now, [2]int{s.Step, len(s.Markers)}
	axes, ready, busy := t.axes, t.result, t.busy
	go func() {
		defer busy.Store(false)
		if r, ok := wayOf(w, axes); ok {
			select {
			case ready <- r:
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

// healed tells whether the last damage to weights is recovered from.
func healed(s *session.Snapshot) bool {
	for i := len(s.Markers) - 1; i >= 0; i-- {
		if m := &s.Markers[i]; harms(m) && m.Event.Step < s.Step {
			return m.Measured && m.Recovery.BackAfter >= 0
		}
	}
	return false
}

// wayOf finds the first three principal components of a way's samples, and places
// its points in them. Axes of the result are turned as before where they are nearly the
// same ones.
func wayOf(w walked, before axes) (result, bool) {
	samples := w.samples
	n, m := len(samples), len(samples[0])
	fit := min(n, fitPoints)
	mean := make([]float64, m)
	rows := make([][]float64, fit)
	for i := range rows {
		turn.Take()
		rows[i] = make([]float64, m)
		for k, v := range samples[i*(n-1)/(fit-1)] {
			rows[i][k] = float64(v)
			mean[k] += float64(v) / float64(fit)
		}
	}
	for _, row := range rows {
		turn.Take()
		floats.Sub(row, mean)
	}
	axes := axesOf(rows)
	for c, axis := range axes {
		if len(before[c]) == m && floats.Dot(axis, before[c]) < 0 {
			floats.Scale(-1, axis)
		}
	}
	r := result{axes: axes}
	fresh := w.fresh()
	w.means(&r.frame, fresh, mean, axes)
	r.frame.Fresh = len(r.frame.Points)
	w.steps(&r.frame, fresh, mean, axes)
	return r, true
}

// fresh is the step from which on each is a point.
func (w *walked) fresh() int {
	end := w.from + len(w.recent)
	fresh := max(w.from, end-freshSteps)
	if fresh > 0 { // with the last of the means whole
		fresh = min((fresh+blockSteps-1)/blockSteps*blockSteps, end)
	}
	return fresh
}

// cut tells whether damage was done after one sample of the way and before the next.
func (w *walked) cut(i int) bool {
	for _, c := range w.cuts {
		if i > 0 && (i-1)*w.every < c && c <= i*w.every {
			return true
		}
	}
	return false
}

// means places the way up to a step: each point is the mean of many samples, which is
// where the network is on the whole. Beside damage it is of two only, so that it stays
// plain where that has thrown the network.
func (w *walked) means(f *maps.PCAFrame, to int, mean []float64, axes axes) {
	n := min((to+w.every-1)/w.every, len(w.samples))
	steps := blockSteps
	for to/steps > drawPoints {
		steps *= 2 // so that points stay what they are for long
	}
	block := max(steps/w.every, 1)
	begun := 0 // first sample of the last point
	for i, s := range w.samples[:n] {
		at := project(s, mean, axes)
		hurt := w.cut(i)
		if i <= 1 || hurt || w.cut(i-2) || w.cut(i+2) || i/block != (i-1)/block {
			if hurt {
				f.Jumps = append(f.Jumps, len(f.Points))
			}
			f.Points, f.Steps = append(f.Points, [3]float32{}), append(f.Steps, 0)
			begun = i
		}
		last := len(f.Points) - 1
		f.Steps[last] = i * w.every
		for c := range at {
			f.Points[last][c] += (at[c] - f.Points[last][c]) / float32(i-begun+1)
		}
	}
}

// steps places the way from a step on, a point a step.
func (w *walked) steps(f *maps.PCAFrame, from int, mean []float64, axes axes) {
	first := from - w.from
	if first < 0 || first >= len(w.recent) {
		return
	}
	at := make([][3]float32, 0, len(w.recent)-first)
	for _, s := range w.recent[first:] {
		at = append(at, project(s, mean, axes))
	}
	begun := 0
	for i := 1; i <= len(at); i++ {
		if i < len(at) && !slices.Contains(w.cuts, from+i) {
			continue
		}
		if slices.Contains(w.cuts, from+begun) {
			f.Jumps = append(f.Jumps, len(f.Points))
		}
		for k, p := range smooth(at[begun:i], from+begun == 0) {
			f.Points, f.Steps = append(f.Points, p), append(f.Steps, from+begun+k)
		}
		begun = i
	}
}

// smooth takes out of a way what flips from one step to the next, as weights can. Nothing
// has flipped yet where a life begins.
func smooth(at [][3]float32, start bool) [][3]float32 {
	n := len(at)
	out := make([][3]float32, n)
	// Every second weight of each sums to the same as the others.
	kernels := [][]float32{{1}, {0.25, 0.5, 0.25}, {0.0625, 0.25, 0.375, 0.25, 0.0625}}
	for i := range at {
		reach := min(2, i, n-1-i)
		first, kernel := i-reach, kernels[reach]
		if reach == 0 && n > 1 && !(start && i == 0) {
			first, kernel = max(i-1, 0), []float32{0.5, 0.5}
		}
		for k, share := range kernel {
			for c := range out[i] {
				out[i][c] += share * at[first+k][c]
			}
		}
	}
	return out
}

func project(sample []float32, mean []float64, axes axes) (p [3]float32) {
	turn.Take()
	var sum [3]float64
	x, y, z := axes[0], axes[1], axes[2]
	for k, v := range sample {
		d := float64(v) - mean[k]
		sum[0] += d * x[k]
		sum[1] += d * y[k]
		sum[2] += d * z[k]
	}
	return [3]float32{float32(sum[0]), float32(sum[1]), float32(sum[2])}
}
