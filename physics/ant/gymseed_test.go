package ant

import "math/bits"

// gymStream is the stream of uniform numbers that the original's environment draws its
// starts from: numpy's PCG64 (O'Neill, PCG, 2014: the 128-bit generator with XSL-RR
// output) seeded through numpy's SeedSequence. The closed-loop figures were taken on
// starts of known seeds, so the test can begin from the very same ones.
type gymStream struct{ hi, lo, incHi, incLo uint64 }

func newGymStream(seed uint32) *gymStream {
	w := seedSequence(seed)
	word := func(i int) uint64 { return uint64(w[2*i]) | uint64(w[2*i+1])<<32 }
	s := &gymStream{incHi: word(2)<<1 | word(3)>>63, incLo: word(3)<<1 | 1}
	s.step()
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, word(1), 0)
	s.hi, _ = bits.Add64(s.hi, word(0), carry)
	s.step()
	return s
}

func (s *gymStream) step() {
	const mulHi, mulLo = 0x2360ED051FC65DA4, 0x4385DF649FCCF645
	hi, lo := bits.Mul64(s.lo, mulLo)
	hi += s.hi*mulLo + s.lo*mulHi
	var carry uint64
	s.lo, carry = bits.Add64(lo, s.incLo, 0)
	s.hi, _ = bits.Add64(hi, s.incHi, carry)
}

func (s *gymStream) uniform(lo, hi float64) float64 {
	s.step()
	x := bits.RotateLeft64(s.hi^s.lo, -int(s.hi>>58))
	return lo + (hi-lo)*(float64(x>>11)/(1<<53))
}

// seedSequence spreads a seed over eight words, as numpy.random.SeedSequence does.
func seedSequence(seed uint32) (out [8]uint32) {
	var pool [4]uint32
	c := uint32(0x43b0d7e5)
	hash := func(v uint32) uint32 {
		v ^= c
		c *= 0x931e8875
		v *= c
		return v ^ v>>16
	}
	pool[0] = hash(seed)
	for i := 1; i < 4; i++ {
		pool[i] = hash(0)
	}
	for from := range pool {
		for to := range pool {
			if from != to {
				v := 0xca01f9dd*pool[to] - 0x4973f715*hash(pool[from])
				pool[to] = v ^ v>>16
			}
		}
	}
	d := uint32(0x8b51f9dd)
	for i := range out {
		v := pool[i%4] ^ d
		d *= 0x58f38ded
		v *= d
		out[i] = v ^ v>>16
	}
	return out
}
