package session

import "slices"

// samples follow the network's way through the space of its weights: some of
// the weights, every so many steps. Their number is bounded: when they grow too
// many, every second one is dropped.
type samples struct {
	every  int         // steps between two
	values [][]float32 // the start first
}

// Bounds on what is kept: 12 MB for a life.
const (
	mostSamples = 4096
	sampled     = 768 // weights in a sample, about
)

// add keeps the sample of a step, where it is one of those that are kept.
func (s *samples) add(step int, take func() []float32) {
	if step%s.every != 0 || step/s.every != len(s.values) {
		return
	}
	s.values = append(s.values, take())
	if len(s.values) <= mostSamples {
		return
	}
	thin := make([][]float32, 0, mostSamples)
	for i := 0; i < len(s.values); i += 2 {
		thin = append(thin, s.values[i])
	}
	s.every, s.values = 2*s.every, thin
}

// until are the samples up to a step, whose end may be appended to.
func (s samples) until(step int) samples {
	return samples{s.every, slices.Clip(s.values[:min(step/s.every+1, len(s.values))])}
}

// after are the samples behind a step.
func (s samples) after(step int) samples {
	return samples{s.every, slices.Clone(s.values[min(step/s.every+1, len(s.values)):])}
}

// join are the samples up to a step, followed by those that after gave of another trace.
func (s samples) join(step int, after samples) samples {
	all := samples{every: max(s.every, after.every)}
	for i, v := range s.values[:min(step/s.every+1, len(s.values))] {
		if i*s.every%all.every == 0 {
			all.values = append(all.values, v)
		}
	}
	for i, v := range after.values {
		if (step/after.every+1+i)*after.every%all.every == 0 {
			all.values = append(all.values, v)
		}
	}
	return all
}

// sample takes weights evenly from all layers: enough to follow the network's
// way through the space of all its weights.
func (l *life) sample() []float32 {
	n := l.episode.Network.Architecture().Synapses()
	stride := max(n/sampled, 1)
	if stride%2 == 0 {
		stride++ // odd, so that it visits the columns of layers of even width
	}
	out := make([]float32, 0, n/stride+1)
	at := 0
	for _, layer := range l.episode.Network.Layers() {
		for ; at < len(layer.W); at += stride {
			out = append(out, layer.W[at])
		}
		at -= len(layer.W)
	}
	return out
}
