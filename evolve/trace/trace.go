package trace

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
)

// Options say what of a life is kept.
type Options struct {
	Every  int   // steps between two moments of the weights, from step 0 on
	Layers []int // whose weights, from 1; none: no weights
}

// MaxBytes is the most that a trace can take: it is gathered in memory.
const MaxBytes = 1 << 30

// Array is a tensor of the file.
type Array struct {
	Name  string
	Type  Type
	Shape []int // the first is the number of steps, or of moments of the weights
	Bytes []byte
}

// Type is how an array's numbers are stored, little-endian.
type Type uint8

// Whole numbers of 64 bits, single precision, and bytes for pixels.
const (
	Int64 Type = iota
	Float32
	Uint8
)

// Recording is a life on its way into arrays.
type Recording struct {
	options Options
	arrays  []*Array
	names   map[string]*Array
	image   bool
}

// Check says what of the options a network cannot give, or why the trace of a life of so
// many steps would not fit in memory.
func (o Options) Check(arch brain.Architecture, steps int) error {
	if o.Every < 1 {
		return fmt.Errorf("every: expected 1 step or more, found %d", o.Every)
	}
	weights := 0
	for i, l := range o.Layers {
		if l < 1 || l > arch.Layers() || slices.Contains(o.Layers[:i], l) {
			return fmt.Errorf("weights: expected different layers from l1 to l%d, found l%d", arch.Layers(), l)
		}
		weights += 4 * arch.Plane(l-1)
	}
	observation := 4 * arch.ObservationLen()
	if arch.Conv {
		observation = arch.ObservationLen()
	}
	each := 16 + observation
	for _, n := range arch.Sizes {
		each += 4 * n
	}
	if bytes := float64(steps)*float64(each) + float64(weights)*math.Ceil(float64(steps)/float64(o.Every)); bytes > MaxBytes {
		return fmt.Errorf("expected a trace of at most %d MB, found one of up to %.0f: choose fewer steps, a larger --every or fewer --weights", MaxBytes>>20, bytes/(1<<20))
	}
	return nil
}

// Record lives an episode that has just been started to its end, and keeps what the
// options say. At each step it keeps what the agent saw, what it did and was rewarded
// for, and the activations behind it; weights are those that it acted with, after the
// events of that step.
func Record(e *episode.Episode, o Options) (*Recording, error) {
	if err := o.Check(e.Network.Architecture(), e.Limit()); err != nil {
		return nil, err
	}
	r := &Recording{options: o, names: map[string]*Array{}, image: e.Network.Architecture().Conv}
	for e.Status() == episode.Running {
		step := e.Steps()
		if e.ApplyDue() != episode.Running {
			break
		}
		seen := slices.Clone(e.Observation())
		var moment [][]float32
		if step%o.Every == 0 {
			for _, l := range o.Layers {
				moment = append(moment, slices.Clone(e.Network.Layers()[l-1].W))
			}
		}
		e.Step()
		if e.Steps() == step {
			break // a step that diverged was not made
		}
		r.keep(e, step, seen, moment)
	}
	return r, nil
}

// keep adds one step.
func (r *Recording) keep(e *episode.Episode, step int, seen []float32, moment [][]float32) {
	r.int("step", step)
	r.float("reward", nil, float32(e.Rewards()[step]))
	if r.image {
		r.pixels("observations", []int{brain.ImageChannels, brain.ImageSize, brain.ImageSize}, seen)
	} else {
		r.float("observations", []int{len(seen)}, seen...)
	}
	r.float("actions", []int{len(e.Action())}, e.Action()...)
	for i, l := range e.Network.Layers() {
		if i == 0 {
			inputs := e.Network.Architecture().Sizes[0]
			r.float("activations.l0", []int{inputs}, l.In[:inputs]...)
		}
		r.float("activations."+l.Name, []int{l.Post}, l.Out...)
	}
	if moment == nil {
		return
	}
	r.int("weights.step", step)
	for i, n := range r.options.Layers {
		l := e.Network.Layers()[n-1]
		r.float("weights."+l.Name, []int{l.Pre, l.Post}, moment[i]...)
	}
}

// array is the array of a name, with one row more.
func (r *Recording) array(name string, t Type, row []int) *Array {
	a := r.names[name]
	if a == nil {
		a = &Array{Name: name, Type: t, Shape: append([]int{0}, row...)}
		r.names[name] = a
		r.arrays = append(r.arrays, a)
	}
	a.Shape[0]++
	return a
}

func (r *Recording) int(name string, v int) {
	a := r.array(name, Int64, nil)
	a.Bytes = binary.LittleEndian.AppendUint64(a.Bytes, uint64(v))
}

func (r *Recording) float(name string, row []int, values ...float32) {
	a := r.array(name, Float32, row)
	for _, v := range values {
		a.Bytes = binary.LittleEndian.AppendUint32(a.Bytes, math.Float32bits(v))
	}
}

// pixels keeps levels from 0 to 1 as the bytes that they were made of.
func (r *Recording) pixels(name string, row []int, levels []float32) {
	a := r.array(name, Uint8, row)
	for _, v := range levels {
		a.Bytes = append(a.Bytes, byte(math.Round(float64(v)*255)))
	}
}

// Arrays are those of the life, in the order of the file.
func (r *Recording) Arrays() []*Array { return r.arrays }
