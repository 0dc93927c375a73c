package sense

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"

	"hebbarium/evolve/chance"
	"hebbarium/evolve/world"
)

// Filter stands between a world and an agent. Its zero value lets all through. It is used
// by one goroutine at a time.
//
// The delay comes first, then each number's own condition, then the picture's. Noise is
// drawn anew at each step from a stream of the seed and the step alone, so that it does
// not depend on how a life has come to that step.
type Filter struct {
	senses world.Senses
	raw    []float32 // what the world showed last
	own    []own     // of each number; nil: none is struck
	look   look
	past   past

	source *rand.PCG
	noise  *rand.Rand
}

// own is the condition of one number.
type own struct {
	how    How
	value  float32 // of Noise and Gain
	frozen float32
}

// look is the condition of a picture.
type look struct {
	dark, grain, hue float32
	grey             bool
	patch            Patch
}

// Struck tells whether the agent may see anything but what the world shows.
func (f *Filter) Struck() bool {
	return f.own != nil || f.look != look{} || f.past.delay > 0
}

// Clear lets all through again.
func (f *Filter) Clear() { f.own, f.look, f.past = nil, look{}, past{} }

// Change strikes or gives back a sense, at the moment when the world shows raw.
// It wants a change that Check has passed.
func (f *Filter) Change(c Change, s world.Senses, raw []float32) {
	if !f.Struck() {
		f.senses = s
		f.raw = append(f.raw[:0], raw...)
	}
	switch c.How {
	case Dark:
		f.look.dark = float32(c.Value)
	case Grain:
		f.look.grain = float32(c.Value)
	case Grey:
		f.look.grey = c.Value != 0
	case Hue:
		f.look.hue = float32(c.Value)
	case Blind:
		f.look.patch = c.Patch
	case Delay:
		f.past.begin(int(c.Value), f.raw)
	case On:
		if c.Name == "all" {
			f.Clear()
			return
		}
		fallthrough
	default:
		f.strike(c)
	}
}

func (f *Filter) strike(c Change) {
	if f.own == nil {
		f.own = make([]own, f.senses.Size)
	}
	shown := f.past.late(f.raw)
	for _, i := range group(f.senses, c.Name) {
		f.own[i] = own{how: c.How, value: float32(c.Value)}
		if c.How == Freeze {
			f.own[i].frozen = shown[i]
		}
	}
	if !slices.ContainsFunc(f.own, func(o own) bool { return o.how != On }) {
		f.own = nil
	}
}

// Raw is what the world showed last, where a sense is struck; the slice is reused.
func (f *Filter) Raw() []float32 { return f.raw }

// Follow takes in what the world shows at the next step.
func (f *Filter) Follow(raw []float32) {
	copy(f.raw, raw)
	f.past.follow(raw)
}

// Renew takes in that the world has changed what it shows at the present step.
func (f *Filter) Renew(raw []float32) {
	copy(f.raw, raw)
	f.past.renew(raw)
}

// See writes what the agent sees at a step of the life with that seed.
func (f *Filter) See(dst []float32, seed uint64, step int) {
	copy(dst, f.past.late(f.raw))
	f.draw(seed, step)
	for i := range f.own {
		o := &f.own[i]
		switch o.how {
		case Off:
			dst[i] = 0
		case Freeze:
			dst[i] = o.frozen
		case Noise:
			dst[i] = f.within(dst[i] + float32(float64(o.value)*f.noise.NormFloat64()))
		case Gain:
			dst[i] = f.within(dst[i] * o.value)
		}
	}
	if f.look != (look{}) {
		f.paint(dst)
	}
}

// draw puts the noise to the beginning of a step's stream.
func (f *Filter) draw(seed uint64, step int) {
	if f.noise == nil {
		f.source = rand.NewPCG(0, 0)
		f.noise = rand.New(f.source)
	}
	f.source.Seed(chance.Mix(seed, uint64(step)), stream)
}

var stream = chance.NameHash("senses")

func (f *Filter) within(v float32) float32 { return min(max(v, f.senses.Least), f.senses.Most) }

// Copy makes f what another filter is, sharing nothing with it.
func (f *Filter) Copy(from *Filter) {
	f.senses, f.look = from.senses, from.look
	f.raw = append(f.raw[:0], from.raw...)
	f.own = slices.Clone(from.own)
	f.past = from.past.clone()
}

// Bytes is about the memory that the filter takes.
func (f *Filter) Bytes() int { return 4*len(f.raw) + 12*len(f.own) + 4*len(f.past.ring) }

// Same tells whether two filters do the same to what they are shown from now on, were
// it frozen and delayed alike.
func (f *Filter) Same(other *Filter) bool {
	return f.look == other.look && f.past.delay == other.past.delay &&
		slices.EqualFunc(f.own, other.own, func(a, b own) bool { return a.how == b.how && a.value == b.value })
}

// AppendState appends every bit of a struck filter's state that decides what will be seen:
// nothing where no sense is struck.
func (f *Filter) AppendState(dst []byte) []byte {
	if !f.Struck() {
		return dst
	}
	single := func(v float32) { dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(v)) }
	whole := func(v int) { dst = binary.LittleEndian.AppendUint64(dst, uint64(v)) }
	whole(len(f.own))
	for _, o := range f.own {
		dst = append(dst, byte(o.how))
		single(o.value)
		single(o.frozen)
	}
	l := &f.look
	single(l.dark)
	single(l.grain)
	single(l.hue)
	grey := 0
	if l.grey {
		grey = 1
	}
	for _, v := range []int{grey, l.patch.X, l.patch.Y, l.patch.Width, l.patch.Height} {
		whole(v)
	}
	whole(f.past.delay)
	for i := range f.past.known {
		for _, v := range f.past.at(i) {
			single(v)
		}
	}
	return dst
}
