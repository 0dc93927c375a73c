package ui

// Sum is a running hash (FNV-1a) of what a panel looks like: while it stays the
// same, the panel need not be drawn again. Begin with NewSum.
type Sum uint64

// NewSum is the sum of nothing.
func NewSum() Sum { return 0xcbf29ce484222325 }

// Add adds a number.
func (s *Sum) Add(v uint64) {
	for range 8 {
		*s = (*s ^ Sum(v&0xFF)) * 0x100000001b3
		v >>= 8
	}
}

// Flag adds whether things are so.
func (s *Sum) Flag(on ...bool) {
	v := uint64(1)
	for _, b := range on {
		v <<= 1
		if b {
			v |= 1
		}
	}
	s.Add(v)
}

// Text adds a text.
func (s *Sum) Text(t string) {
	for i := range len(t) {
		*s = (*s ^ Sum(t[i])) * 0x100000001b3
	}
	s.Add(uint64(len(t)))
}

// Number adds a number to four decimals.
func (s *Sum) Number(v float64) { s.Add(uint64(int64(v * 1e4))) }
