package evolve

import (
	"math/rand/v2"
	"sort"
	"sync"
)

// draws is a reader's place in the numbers of a pcg, which are made a block at a
// time.
type draws struct {
	pcg   pcg
	block [256]uint64
	at    int // of the next number in block
}

var _ rand.Source = (*draws)(nil)

// seed begins the numbers of rand.NewPCG(hi, lo).
func (d *draws) seed(hi, lo uint64) { d.pcg, d.at = pcg{hi, lo}, len(d.block) }

// Uint64 takes the next number.
func (d *draws) Uint64() uint64 {
	v := d.ready()[0]
	d.at++
	return v
}

// ready are the numbers at hand, at least one.
func (d *draws) ready() []uint64 {
	if d.at == len(d.block) {
		d.pcg.fill(d.block[:])
		d.at = 0
	}
	return d.block[d.at:]
}

// ziggurat is the part of Rand.NormFloat64 that 99 of 100 numbers take
// (Marsaglia and Tsang, "The ziggurat method for generating random variables",
// 2000): a number j in the layer k is j·width where |j| is below the layer's
// limit. The rest is left to NormFloat64 itself.
type ziggurat struct {
	width [128]float64
	limit [128]uint32
}

// normal is the ziggurat of NormFloat64, measured once.
var normal = sync.OnceValue(measureZiggurat)

// measureZiggurat asks NormFloat64 for its tables: it shows the width of a
// layer by what it makes of j = 1, and the limit by the first j that it does
// not answer at once. So they are the library's own, to the last bit.
func measureZiggurat() *ziggurat {
	z := new(ziggurat)
	for k := range z.width {
		ask := func(j int) (x float64, atOnce bool) {
			s := &scripted{first: uint64(k)<<32 | uint64(uint32(j))}
			x = rand.New(s).NormFloat64()
			return x, s.asked == 1
		}
		z.limit[k] = uint32(sort.Search(1<<31-1, func(j int) bool {
			_, atOnce := ask(j)
			return !atOnce
		}))
		if z.limit[k] > 1 {
			z.width[k], _ = ask(1)
		}
	}
	return z
}

// scripted is a source that gives one number and then ends what NormFloat64
// does with it: as a number between 0 and 1 the rest is almost 0, which is below
// any curve, and as a draw it is j = 0, which every layer but one takes.
type scripted struct {
	first uint64
	asked int
}

func (s *scripted) Uint64() uint64 {
	s.asked++
	if s.asked == 1 {
		return s.first
	}
	return 2 << 32
}

// fill draws N(0,1) into dst: the same numbers as float32(rest.NormFloat64()),
// where rest reads from d.
func (z *ziggurat) fill(dst []float32, d *draws, rest *rand.Rand) {
	for len(dst) > 0 {
		n := z.quick(dst, d.ready())
		d.at += n
		if dst = dst[n:]; len(dst) > 0 && d.at < len(d.block) {
			dst[0] = float32(rest.NormFloat64())
			dst = dst[1:]
		}
	}
}

// quick turns numbers into normal ones up to the first that its layer does not
// answer at once, and says how many it has done.
func (z *ziggurat) quick(dst []float32, numbers []uint64) int {
	n := min(len(dst), len(numbers))
	dst, numbers = dst[:n], numbers[:n]
	for i, u := range numbers {
		j, k := int32(u), u>>32&127
		size := j
		if size < 0 {
			size = -size
		}
		if uint32(size) >= z.limit[k] {
			return i
		}
		dst[i] = float32(float64(j) * z.width[k])
	}
	return n
}
