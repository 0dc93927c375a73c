package kernel

import (
	mathbits "math/bits"
	"unsafe"
)

// alike tells which numbers of the first convolution and of its pooling are not those of the
// row before. Some of them are those of their neighbour to the left: the copies. Of the sums
// it names pairs of neighbours, of which pooling makes one number.
type alike struct {
	sums, copies         [sums1Side]places
	pooled, pooledCopies [pooledSide]places
}

// places are some pairs of a row, ascending.
type places struct {
	at    [pooledSide]uint8
	count int
}

func (p *places) all() []uint8 { return p.at[:p.count] }

// set takes the places from bits, the lowest of which is the first pair.
func (p *places) set(pairs uint64) {
	n := 0
	for ; pairs != 0; pairs &= pairs - 1 {
		p.at[n] = uint8(mathbits.TrailingZeros64(pairs))
		n++
	}
	p.count = n
}

// find looks at pairs of pixels: a pair of sums sees two of them, in three rows.
// It compares the numbers' bits where they lie: from a register of numbers they would have
// to be moved to another, one by one.
func (a *alike) find(numbers []float32) {
	const all = 1<<pooledSide - 1
	image := unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(numbers))), len(numbers))
	var above, left [imageSide]uint64 // bits of the pairs that differ from the one there
	for x := range imageSide {
		red, green, blue := line(image, 0, x), line(image, 1, x), line(image, 2, x)
		left[x] = differing(red[2:], red[:], green[2:], green[:], blue[2:], blue[:])<<1 | 1
		if x > 0 {
			above[x] = differing(red[:], line(image, 0, x-1)[:], green[:], line(image, 1, x-1)[:], blue[:], line(image, 2, x-1)[:])
		}
	}
	var fresh, apart [sums1Side]uint64
	for x := range fresh {
		f, l := above[x]|above[x+1]|above[x+2], left[x]|left[x+1]|left[x+2]
		fresh[x], apart[x] = (f|f>>1)&all, (l|l>>1)&all
		if x == 0 {
			fresh[x] = all
		}
		a.sums[x].set(fresh[x] & apart[x])
		a.copies[x].set(fresh[x] &^ apart[x])
	}
	for r := range pooledSide {
		f, l := fresh[max(2*r-1, 0)]|fresh[2*r]|fresh[2*r+1], apart[2*r]|apart[2*r+1]
		a.pooled[r].set(f & l)
		a.pooledCopies[r].set(f &^ l)
	}
}

func line(image []uint32, channel, x int) *[imageSide]uint32 {
	return (*[imageSide]uint32)(image[(channel*imageSide+x)*imageSide:])
}

// differing has a bit for each pair of three rows, the first the lowest, in which one of
// them is not what it is compared with.
func differing(a, a2, b, b2, c, c2 []uint32) (pairs uint64) {
	n := len(a)
	a2, b, b2, c, c2 = a2[:n], b[:n], b2[:n], c[:n], c2[:n]
	for y := n - 2; y >= 0; y -= 2 {
		d := (a[y] ^ a2[y]) | (a[y+1] ^ a2[y+1]) | (b[y] ^ b2[y]) | (b[y+1] ^ b2[y+1]) | (c[y] ^ c2[y]) | (c[y+1] ^ c2[y+1])
		pairs = pairs<<1 | uint64(d|-d)>>31
	}
	return pairs
}
