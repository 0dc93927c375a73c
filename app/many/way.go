package many

import "hebbarium/brain"

// way is a network's way through the space of its weights: some of them, every so many
// steps. When it has too many moments, every second one is dropped.
type way struct {
	every   int
	moments [][]float32  // the start first; each is never changed
	latest  [2][]float32 // the weights of the two newest steps: what flips from one to the next is no way
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
	w.latest[step%2] = sample(w.latest[step%2][:0], n)
	if step%w.every != 0 || step/w.every != len(w.moments) {
		return
	}
	w.moments = append(w.moments, sample(nil, n))
	if len(w.moments) <= mostMoments {
		return
	}
	thin := make([][]float32, 0, mostMoments)
	for i := 0; i < len(w.moments); i += 2 {
		thin = append(thin, w.moments[i])
	}
	w.every, w.moments = 2*w.every, thin
}

// until forgets what comes after a step.
func (w *way) until(step int) {
	n := min(step/w.every+1, len(w.moments))
	w.moments = w.moments[:n:n]
}

// sample appends weights taken evenly from all layers.
func sample(into []float32, n *brain.Network) []float32 {
	stride := max(n.Architecture().Synapses()/sampled, 1) | 1 // odd, to visit the columns of layers of even width
	at := 0
	for _, layer := range n.Layers() {
		for ; at < len(layer.W); at += stride {
			into = append(into, layer.W[at])
		}
		at -= len(layer.W)
	}
	return into
}

// here appends where the network is: the mean of its two newest steps, or, at an earlier
// step, of that one.
func (w *way) here(into []float32, n *brain.Network, live bool) []float32 {
	if into = sample(into, n); !live || len(w.latest[0]) != len(into) || len(w.latest[1]) != len(into) {
		return into
	}
	for i := range into {
		into[i] = (w.latest[0][i] + w.latest[1][i]) / 2
	}
	return into
}
