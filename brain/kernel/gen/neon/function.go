package main

import (
	"bytes"
	"fmt"
	"log"
)

// function is a function in the making: its text so far, and how many registers are taken.
// All of them are the callee's to use, but for those that Go or the system keep.
type function struct {
	name, same        string
	params, results   []param
	offsets           map[string]int
	frame             int
	text              bytes.Buffer
	labels            int
	vectors, generals int
}

// vector is a register of the vector unit, general one of whole numbers.
type (
	vector  int
	general int
)

func (v vector) four() string  { return fmt.Sprintf("V%d.S4", v) }
func (v vector) bytes() string { return fmt.Sprintf("V%d.B16", v) }
func (v vector) float() string { return fmt.Sprintf("F%d", v) }

// String leaves out R16 to R18, which belong to the linker and the system.
func (r general) String() string {
	if r >= 16 {
		r += 3
	}
	return fmt.Sprintf("R%d", int(r))
}

func (f *function) vector() vector {
	if f.vectors == 32 {
		log.Fatalf("%s: expected at most 32 registers of vectors to be taken at once", f.name)
	}
	f.vectors++
	return vector(f.vectors - 1)
}

func (f *function) some(n int) []vector {
	all := make([]vector, n)
	for i := range all {
		all[i] = f.vector()
	}
	return all
}

func (f *function) general() general {
	if f.generals == 24 {
		log.Fatalf("%s: expected at most 24 registers of whole numbers to be taken at once", f.name)
	}
	f.generals++
	return general(f.generals - 1)
}

// scope gives back the registers that body takes.
func (f *function) scope(body func()) {
	v, g := f.vectors, f.generals
	body()
	f.vectors, f.generals = v, g
}

// put writes a line in the syntax of Go's assembler.
func (f *function) put(format string, operands ...any) {
	f.text.WriteString("\t" + fmt.Sprintf(format, operands...) + "\n")
}

// frameOf is where a parameter or result lies; part is "base" or "len" of a slice.
func (f *function) frameOf(name, part string, further int) string {
	at, ok := f.offsets[name]
	if !ok {
		log.Fatalf("%s: expected a parameter %q, found none", f.name, name)
	}
	if name == "" {
		name = "ret"
	}
	if part != "" {
		part = "_" + part
	}
	return fmt.Sprintf("%s%s+%d(FP)", name, part, at+further)
}

func (f *function) load(what string) general {
	r := f.general()
	f.put("MOVD %s, %s", what, r)
	return r
}

func (f *function) base(slice string) general   { return f.load(f.frameOf(slice, "base", 0)) }
func (f *function) length(slice string) general { return f.load(f.frameOf(slice, "len", 8)) }
func (f *function) pointer(name string) general { return f.load(f.frameOf(name, "", 0)) }
func (f *function) field(of general, at int) general {
	return f.load(fmt.Sprintf("%d(%s)", at, of))
}

// plane is where element n of an array of slices begins.
func (f *function) plane(name string, n int) general {
	return f.load(f.frameOf(name, fmt.Sprintf("%d_base", n), 24*n))
}

// copy holds what another register does.
func (f *function) copy(from general) general {
	to := f.general()
	f.set(to, from)
	return to
}

func (f *function) set(to, from general) { f.put("MOVD %s, %s", from, to) }

func (f *function) constant(n int) general {
	r := f.general()
	f.put("MOVD $%d, %s", n, r)
	return r
}

// advance adds a number, or what a register holds.
func (f *function) advance(r general, by int) {
	switch {
	case by > 0:
		f.put("ADD $%d, %s", by, r)
	case by < 0:
		f.put("SUB $%d, %s", -by, r)
	}
}

func (f *function) advanceBy(r, by general) { f.put("ADD %s, %s", by, r) }

// loop runs body while n is at least step, taking step off it each time.
func (f *function) loop(n general, step int, body func()) {
	f.labels++
	name := fmt.Sprintf("loop%d", f.labels)
	f.put("SUBS $%d, %s", step, n)
	f.put("BLT %sdone", name)
	f.text.WriteString("\n" + name + ":\n")
	f.scope(body)
	f.put("SUBS $%d, %s", step, n)
	f.put("BGE %s", name)
	f.text.WriteString("\n" + name + "done:\n")
	f.put("ADD $%d, %s", step, n)
}

// times runs body so many times.
func (f *function) times(n int, body func()) {
	f.scope(func() { f.loop(f.constant(n), 1, body) })
}

// when runs body if a register holds a number.
func (f *function) when(r general, n int, body func()) {
	f.labels++
	f.put("CMP $%d, %s", n, r)
	f.put("BNE past%d", f.labels)
	name := fmt.Sprintf("past%d", f.labels)
	f.scope(body)
	f.text.WriteString("\n" + name + ":\n")
}
