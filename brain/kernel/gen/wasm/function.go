package main

import "bytes"

// function is a function in the making: its code so far, and the types of its locals.
type function struct {
	name           string
	index          int
	params, result []valueType
	locals         []valueType
	code           bytes.Buffer
}

// value is an expression: it puts code that leaves one value on the stack.
type value func(f *function)

// variable is a local of a function.
type variable int

func (v variable) get(f *function) { f.op(0x20); unsigned(&f.code, int(v)) }

// param is the variable that holds the nth parameter.
func param(n int) variable { return variable(n) }

func (f *function) variable(t valueType) variable {
	f.locals = append(f.locals, t)
	return variable(len(f.locals) - 1)
}

func (f *function) variables(t valueType, n int) []variable {
	all := make([]variable, n)
	for i := range all {
		all[i] = f.variable(t)
	}
	return all
}

// hold puts a value into a new variable.
func (f *function) hold(t valueType, v value) variable {
	to := f.variable(t)
	f.set(to, v)
	return to
}

func (f *function) set(to variable, v value) {
	v(f)
	f.op(0x21)
	unsigned(&f.code, int(to))
}

// body is the code with its declarations, a run of equal types at a time.
func (f *function) body() []byte {
	var b, runs bytes.Buffer
	count := 0
	own := f.locals[len(f.params):]
	for n := 0; n < len(own); count++ {
		first := n
		for n < len(own) && own[n] == own[first] {
			n++
		}
		unsigned(&runs, n-first)
		runs.WriteByte(byte(own[first]))
	}
	unsigned(&b, count)
	b.Write(runs.Bytes())
	b.Write(f.code.Bytes())
	b.WriteByte(0x0B)
	return b.Bytes()
}

func (f *function) op(code byte) { f.code.WriteByte(code) }

// simd puts an instruction of the vector set.
func (f *function) simd(code int) {
	f.op(0xFD)
	unsigned(&f.code, code)
}

// memory puts the place of a load or store, which may lie at any address.
func (f *function) memory(offset int) {
	f.op(0x00)
	unsigned(&f.code, offset)
}

const blockOfNothing = 0x40

// across goes over a row of so many numbers, four vectors at a time, then one, then a number:
// block writes vector n of those, and the pointers go on behind it.
func (f *function) across(left variable, pointers []variable, block func(l lanes, n int)) {
	for _, part := range []struct {
		l       lanes
		vectors int
	}{{full, 4}, {full, 1}, {single, 1}} {
		step := int32(part.vectors * part.l.count())
		f.loop(left, step, func() {
			for n := range part.vectors {
				block(part.l, n)
			}
			for _, p := range pointers {
				f.advance(p, number*step)
			}
		})
	}
}

// loop runs body while n is at least step, taking step off it each time.
func (f *function) loop(n variable, step int32, body func()) {
	enough := func() {
		n.get(f)
		constant(step)(f)
		f.op(0x4E) // at least, signed
	}
	enough()
	f.op(0x04) // if
	f.op(blockOfNothing)
	f.op(0x03) // loop
	f.op(blockOfNothing)
	body()
	f.advance(n, -step)
	enough()
	f.op(0x0D) // back, if so
	unsigned(&f.code, 0)
	f.op(0x0B)
	f.op(0x0B)
}

// times runs body so many times.
func (f *function) times(n int32, body func()) {
	f.loop(f.hold(i32, constant(n)), 1, body)
}

// advance adds a number to a variable.
func (f *function) advance(v variable, by int32) { f.set(v, sum(v.get, constant(by))) }

// when runs body if a value is not 0.
func (f *function) when(v value, body func()) {
	v(f)
	f.op(0x04)
	f.op(blockOfNothing)
	body()
	f.op(0x0B)
}

func (f *function) call(other *function) {
	f.op(0x10)
	unsigned(&f.code, other.index)
}

// giveBack ends the function with what lies on the stack.
func (f *function) giveBack() { f.op(0x0F) }
