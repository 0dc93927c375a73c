package many

import (
	"hebbarium/app/session/trail"
	"hebbarium/brain"
)

// way is a network's way through the space of its weights, and where it is on it.
type way struct {
	trail.Trail
	latest [2][]float32 // the weights of the two newest steps: what flips from one to the next is no way
}

// Of a life's weights about sampled are kept, of the first steps every firstEvery-th, and
// at most mostMoments of them: 64 lives take 8 MB.
const (
	sampled     = 256
	firstEvery  = 4
	mostMoments = 64
)

// add keeps the weights after a step, where it is one of those that are kept.
func (w *way) add(step int, n *brain.Network) {
	w.latest[step%2] = trail.Sample(w.latest[step%2][:0], n, sampled)
	if w.Wants(step) {
		w.Keep(trail.Sample(nil, n, sampled), mostMoments)
	}
}

// until forgets what comes after a step.
func (w *way) until(step int) { w.Trail = w.Until(step) }

// here appends where the network is: the mean of its two newest steps, or, at an earlier
// step, of that one.
func (w *way) here(into []float32, n *brain.Network, live bool) []float32 {
	if into = trail.Sample(into, n, sampled); !live || len(w.latest[0]) != len(into) || len(w.latest[1]) != len(into) {
		return into
	}
	for i := range into {
		into[i] = (w.latest[0][i] + w.latest[1][i]) / 2
	}
	return into
}
