// Package spread counts, off the window's goroutine, how the numbers of each layer are
// spread.
package spread

import (
	"math"
	"sync"
	"sync/atomic"

	"hebbarium/render/maps"
)

// Spread counts one set of numbers after the other; what comes while it counts is left out
// but for the last. Its methods may be called from one goroutine.
type Spread struct {
	mu     sync.Mutex
	busy   bool
	values [][]float32 // that are counted, or were last
	layers []maps.Histogram
	serial atomic.Uint64
}

// Take counts the numbers of all layers, which it copies, on bins from −scale to scale; it
// tells whether it does, and not still what came before.
func (s *Spread) Take(layers [][]float32, scale float64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy {
		return false
	}
	s.busy = true
	s.values = append(s.values, make([][]float32, max(0, len(layers)-len(s.values)))...)[:len(layers)]
	for i, v := range layers {
		s.values[i] = append(s.values[i][:0], v...)
	}
	go s.count(scale)
	return true
}

func (s *Spread) count(scale float64) {
	layers := make([]maps.Histogram, len(s.values))
	for i, v := range s.values {
		layers[i] = Count(v, scale)
	}
	s.mu.Lock()
	s.layers, s.busy = layers, false
	s.mu.Unlock()
	s.serial.Add(1)
}

// Serial grows with each set that was counted.
func (s *Spread) Serial() uint64 { return s.serial.Load() }

// Layers are those that were counted last; they never change.
func (s *Spread) Layers() []maps.Histogram {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.layers
}

// Count counts numbers on bins from −scale to scale; what lies beyond is in the outermost
// ones, and what is no number in none.
func Count(values []float32, scale float64) maps.Histogram {
	h := maps.Histogram{Scale: scale}
	half := float64(len(h.Counts)) / 2
	for _, v := range values {
		f := float64(v)
		switch {
		case math.IsNaN(f):
			continue
		case f == 0:
			h.Zeros++
		case math.Abs(f) > scale:
			h.Beyond++
		}
		at := half + min(max(f/scale, -1), 1)*half
		h.Counts[min(int(at), len(h.Counts)-1)]++
		h.Total++
	}
	return h
}
