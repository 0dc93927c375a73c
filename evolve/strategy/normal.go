package strategy

import (
	"math"
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

// ziggurat is Rand.NormFloat64 (Marsaglia and Tsang, "The ziggurat method for
// generating random variables", 2000), number for number. A number j in layer k
// gives x = j·width, at once where |j| is below the layer's limit, else where a
// height drawn between the layer's lower and upper edge is below exp(−x²/2).
//
// Most heights are so far from the curve that an estimate of it decides. The few
// others, and the tail, are left to NormFloat64 itself.
type ziggurat struct {
	width [128]float64
	limit [128]uint32
	edge  [128]float64 // lower; exp(−x²/2) at the layer's end
	curve [4 * curveGrid]float64
}

// curveGrid is the number of heights of the curve that are kept for each unit
// of x.
const curveGrid = 64

// heightMargin is far more than all that rounding does to a height, to the curve
// and to the edges (under 5e-7), so that both sides of it are sure.
const heightMargin = 4e-6

// normal is the ziggurat of NormFloat64, measured once.
var normal = sync.OnceValue(measureZiggurat)

// measureZiggurat asks NormFloat64 for its tables: it shows the width of a
// layer by what it makes of j = 1, and the limit by the first j that it does
// not answer at once. So they are the library's own, to the last bit.
func measureZiggurat() *ziggurat {
	z := new(ziggurat)
	for k := range z.width {
		ask := func(j int) (x float64, atOnce bool) {
			s := &probe{first: uint64(k)<<32 | uint64(uint32(j))}
			x = rand.New(s).NormFloat64()
			return x, s.asked == 1
		}
		z.limit[k] = uint32(sort.Search(1<<31-1, func(j int) bool {
			_, atOnce := ask(j)
			return !atOnce
		}))
		z.width[k], _ = ask(1)
		z.edge[k] = gauss(z.width[k] * (1 << 31))
	}
	z.edge[0] = 1 // layer 0 lies below the others; layer 1 is the top
	for i := range z.curve {
		z.curve[i] = gauss(float64(i) / curveGrid)
	}
	return z
}

func gauss(x float64) float64 { return math.Exp(-x * x / 2) }

// height estimates exp(−x²/2) for |x| < 3.9 to 3e-8: from the nearest height c
// that is kept, exp(−c²/2)·exp(t) with a cubic for the second factor.
func (z *ziggurat) height(x float64) float64 {
	x = math.Abs(x)
	i := int(x*curveGrid + 0.5)
	c := float64(i) / curveGrid
	h := x - c
	t := -h * (c + h/2)
	return z.curve[i] * (1 + t*(1+t*(0.5+t/6)))
}

// probe is a source that gives one number and then ends what NormFloat64
// does with it: as a number between 0 and 1 the rest is almost 0, which is below
// any curve, and as a draw it is j = 0, which every layer but one takes.
type probe struct {
	first uint64
	asked int
}

func (s *probe) Uint64() uint64 {
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
		numbers := d.ready()
		n := z.quick(dst, numbers)
		d.at += n
		if n == len(dst) {
			return
		}
		dst, numbers = dst[n:], numbers[n:]
		if len(numbers) == 0 {
			continue
		}
		switch x, answer := z.wedge(numbers); answer {
		case taken:
			d.at += 2
			dst[0] = float32(x)
			dst = dst[1:]
		case refused:
			d.at += 2
		default:
			dst[0] = float32(rest.NormFloat64())
			dst = dst[1:]
		}
	}
}

type answer uint8

const (
	unsure answer = iota
	taken
	refused
)

// wedge decides on the first of numbers, which its layer has not answered at
// once, by a height drawn with the second.
func (z *ziggurat) wedge(numbers []uint64) (x float64, is answer) {
	k := numbers[0] >> 32 & 127
	if k == 0 || len(numbers) < 2 {
		return 0, unsure
	}
	x = float64(int32(numbers[0])) * z.width[k]
	share := float64(numbers[1]<<11>>11) / (1 << 53)
	above := z.height(x) - (z.edge[k] + share*(z.edge[k-1]-z.edge[k]))
	switch {
	case above > heightMargin:
		return x, taken
	case above < -heightMargin:
		return x, refused
	}
	return 0, unsure
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
