package main

import "fmt"

// lanes is either full registers of neighbours or, in a tail, a single number in lane 0 with
// zeros in the others.
type lanes bool

const (
	full   lanes = true
	single lanes = false
)

func (l lanes) count() int {
	if l == full {
		return width
	}
	return 1
}

// part is how much of a row a loop takes at once.
type part struct {
	lanes
	registers int
}

func (p part) step() int { return p.registers * p.count() }

// across goes over a row of so many numbers: in parts of so many registers, then of one
// number.
func (f *function) across(left general, registers []int, body func(p part)) {
	var parts []part
	for _, n := range registers {
		parts = append(parts, part{full, n})
	}
	for _, p := range append(parts, part{single, 1}) {
		f.loop(left, p.step(), func() { body(p) })
	}
}

// read fills registers with neighbours from a place on, two at a time where it can.
func (f *function) read(p part, base general, at int) []vector {
	to := f.some(p.registers)
	f.readTo(to, p, base, at)
	return to
}

func (f *function) readTo(to []vector, p part, base general, at int) {
	if p.lanes == single {
		f.put("FMOVS %d(%s), %s", at, base, to[0].float())
		return
	}
	n := 0
	for ; n+1 < len(to); n += 2 {
		f.put("FLDPQ %d(%s), (%s, %s)", at+n*whole, base, to[n].float(), to[n+1].float())
	}
	if n < len(to) {
		f.put("FMOVQ %d(%s), %s", at+n*whole, base, to[n].float())
	}
}

// take reads neighbours and moves their place on behind them, with the last of the reads.
func (f *function) take(p part, base general) []vector {
	to := f.some(p.registers)
	switch {
	case p.lanes == single:
		f.put("FMOVS.P %d(%s), %s", number, base, to[0].float())
	case p.registers == 1:
		f.put("FMOVQ.P %d(%s), %s", whole, base, to[0].float())
	default:
		for n := 2; n < p.registers; n += 2 {
			f.put("FLDPQ %d(%s), (%s, %s)", n*whole, base, to[n].float(), to[n+1].float())
		}
		f.put("FLDPQ.P %d(%s), (%s, %s)", p.registers*whole, base, to[0].float(), to[1].float())
	}
	return to
}

// give writes registers and moves their place on behind them.
func (f *function) give(p part, from []vector, base general) {
	switch {
	case p.lanes == single:
		f.put("FMOVS.P %s, %d(%s)", from[0].float(), number, base)
	case p.registers == 1:
		f.put("FMOVQ.P %s, %d(%s)", from[0].float(), whole, base)
	default:
		for n := 2; n < p.registers; n += 2 {
			f.put("FSTPQ (%s, %s), %d(%s)", from[n].float(), from[n+1].float(), n*whole, base)
		}
		f.put("FSTPQ.P (%s, %s), %d(%s)", from[0].float(), from[1].float(), p.registers*whole, base)
	}
}

// everywhere fills a register with the number at a place.
func (f *function) everywhere(base general) vector {
	v := f.vector()
	f.put("VLD1R (%s), [%s]", base, v.four())
	return v
}

// everywhereOf fills a register with a parameter.
func (f *function) everywhereOf(name string) vector {
	v := f.vector()
	f.put("FMOVS %s, %s", f.frameOf(name, "", 0), v.float())
	f.put("VDUP V%d.S[0], %s", v, v.four())
	return v
}

func (f *function) zero(vs ...vector) {
	for _, v := range vs {
		f.put("VEOR %s, %s, %s", v.bytes(), v.bytes(), v.bytes())
	}
}

// signless holds the mask that clears a float32's sign: for all lanes, and for the first
// alone, where the rest is to be nothing.
func (f *function) signless() (all, first vector) {
	all, first = f.vector(), f.vector()
	f.scope(func() {
		r := f.general()
		f.put("MOVD $0x7fffffff, %s", r)
		f.put("VDUP %s, %s", r, all.four())
		f.put("FMOVS %s, %s", r, first.float())
	})
	return all, first
}

// heights are the largest magnitudes so far, some side by side so that none waits for
// another.
type heights struct {
	all, first vector
	most       []vector
}

func (f *function) heights(n int) heights {
	var h heights
	h.all, h.first = f.signless()
	h.most = f.some(n)
	f.zero(h.most...)
	return h
}

// raise takes the magnitudes of registers into account, which it destroys.
func (h heights) raise(f *function, p part, v []vector) {
	mask := h.all
	if p.lanes == single {
		mask = h.first
	}
	for _, v := range v {
		f.put("VAND %s, %s, %s", mask.bytes(), v.bytes(), v.bytes())
	}
	for n, v := range v {
		f.highest(h.most[n], v)
	}
}

// highest leaves the larger of unsigned numbers in the first register.
func (f *function) highest(a, b vector) {
	f.put("VUMAX %s, %s, %s", b.four(), a.four(), a.four())
}

// giveBack returns the largest magnitude of all.
func (h heights) giveBack(f *function) {
	for _, v := range h.most[1:] {
		f.highest(h.most[0], v)
	}
	v := h.most[0]
	f.word(0x6EB0A800|uint32(v)<<5|uint32(v), "umaxv s%d, v%d.4s", v, v)
	r := f.general()
	f.put("FMOVS %s, %s", v.float(), r)
	f.put("MOVW %s, %s", r, f.frameOf("", "", 0))
}

// word is an instruction by its code, with its name as Arm writes it.
func (f *function) word(code uint32, format string, operands ...any) {
	f.put("WORD $0x%08x // %s", code, fmt.Sprintf(format, operands...))
}
