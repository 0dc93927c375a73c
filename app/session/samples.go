package session

import "slices"

// samples follow the network's way through the space of its weights: some of
// the weights, every so many steps. Their number is bounded: when they grow too
// many, every second one is dropped. Of the newest steps every one is kept: a walk
// takes some twenty steps to a stride, which samples further apart would cut across.
type samples struct {
	every  int         // steps between two
	values [][]float32 // the start first
	recent recent
}

// recent are samples of one step after the other, up to the newest.
type recent struct {
	first  int // step of the first
	values [][]float32
}

// Bounds on what is kept: 12 MB for a life, and 3 MB of its newest steps.
const (
	mostSamples = 4096
	sampled     = 768 // weights in a sample, about
	mostRecent  = 1024
)

// add keeps the sample of the newest step.
func (s *samples) add(step int, take func() []float32) {
	v := take()
	s.recent.add(step, v)
	if step%s.every != 0 || step/s.every != len(s.values) {
		return
	}
	s.values = append(s.values, v)
	if len(s.values) <= mostSamples {
		return
	}
	thin := make([][]float32, 0, mostSamples)
	for i := 0; i < len(s.values); i += 2 {
		thin = append(thin, s.values[i])
	}
	s.every, s.values = 2*s.every, thin
}

// add keeps the sample of the newest step, and drops the older half of too many.
func (r *recent) add(step int, v []float32) {
	if step != r.first+len(r.values) {
		*r = recent{first: step}
	}
	r.values = append(r.values, v)
	if n := len(r.values); n > mostRecent {
		*r = recent{step + 1 - mostRecent/2, slices.Clone(r.values[n-mostRecent/2:])}
	}
}

// until are the samples up to a step, whose end may be appended to.
func (s samples) until(step int) samples {
	return samples{s.every, slices.Clip(s.values[:min(step/s.every+1, len(s.values))]), s.recent.until(step)}
}

func (r recent) until(step int) recent {
	return recent{r.first, slices.Clip(r.values[:min(max(step+1-r.first, 0), len(r.values))])}
}

// after are the samples behind a step.
func (s samples) after(step int) samples {
	return samples{s.every, slices.Clone(s.values[min(step/s.every+1, len(s.values)):]), s.recent.after(step)}
}

func (r recent) after(step int) recent {
	from := min(max(step+1-r.first, 0), len(r.values))
	return recent{r.first + from, slices.Clone(r.values[from:])}
}

// join are the samples up to a step, followed by those that after gave of another trace.
func (s samples) join(step int, after samples) samples {
	all := samples{every: max(s.every, after.every), recent: s.recent.join(step, after.recent)}
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

func (r recent) join(step int, after recent) recent {
	head := r.until(step)
	switch {
	case len(after.values) == 0:
		return head
	case len(head.values) == 0 || head.first+len(head.values) != after.first:
		return after
	}
	return recent{head.first, append(head.values, after.values...)}
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
