package session

import (
	"slices"

	"hebbarium/app/session/trail"
)

// samples follow the network's way through the space of its weights. Of the newest steps
// every one is kept: a walk takes some twenty steps to a stride, which samples further
// apart would cut across.
type samples struct {
	trail.Trail
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
	if s.Wants(step) {
		s.Keep(v, mostSamples)
	}
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
	return samples{s.Until(step), s.recent.until(step)}
}

func (r recent) until(step int) recent {
	return recent{r.first, slices.Clip(r.values[:min(max(step+1-r.first, 0), len(r.values))])}
}

// after are the samples behind a step.
func (s samples) after(step int) samples {
	return samples{s.After(step), s.recent.after(step)}
}

func (r recent) after(step int) recent {
	from := min(max(step+1-r.first, 0), len(r.values))
	return recent{r.first + from, slices.Clone(r.values[from:])}
}

// join are the samples up to a step, followed by those that after gave of another trace.
func (s samples) join(step int, after samples) samples {
	all := samples{trail.Trail{Every: max(s.Every, after.Every)}, s.recent.join(step, after.recent)}
	for i, v := range s.Until(step).Values {
		if i*s.Every%all.Every == 0 {
			all.Values = append(all.Values, v)
		}
	}
	for i, v := range after.Values {
		if (step/after.Every+1+i)*after.Every%all.Every == 0 {
			all.Values = append(all.Values, v)
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

// sample is one of the network as it is.
func (l *life) sample() []float32 { return trail.Sample(nil, l.episode.Network, sampled) }
