package plan

import "hebbarium/brain/kernel"

// inner tells whether a value is one that only a pass over synapses can make, and read by
// one value alone, so that a pass can make both.
func (e *emitter) inner(i int, of ...kind) bool {
	v := e.c.g.values[i]
	if v.level != ofSynapse || v.uses != 1 {
		return false
	}
	for _, k := range of {
		if v.kind == k {
			return true
		}
	}
	return false
}

// make writes the pass of a value, which makes the one within it too where there is such a
// pass.
func (e *emitter) make(v *value) place {
	g := e.c.g
	switch v.kind {
	case add, sub:
		x, y := v.x, v.y
		if v.kind == add && !e.inner(y, mul) && e.inner(x, mul) {
			x, y = y, x
		}
		if v.kind == add && e.inner(x, mul) && e.inner(y, mul) {
			if p, ok := e.linear(x, y); ok {
				return p
			}
		}
		if e.inner(y, mul) && !e.number(e.value(x)) {
			rows, numbers := kernel.OpMulAdd, kernel.OpMulAddS
			if v.kind == sub {
				rows, numbers = kernel.OpMulSub, kernel.OpMulSubS
			}
			return e.three(rows, numbers, x, g.values[y].x, g.values[y].y)
		}
	case mul:
		x, y := v.x, v.y
		if e.inner(y, add, mul) && !e.inner(x, add, mul) {
			x, y = y, x
		}
		if e.inner(x, add) && !e.number(e.value(y)) {
			a, b := g.values[x].x, g.values[x].y
			if !e.fuses(a) && !e.fuses(b) && !e.number(e.value(a)) && !e.number(e.value(b)) {
				return e.three(kernel.OpAddMul, 0, a, b, y)
			}
		}
		if e.inner(x, mul) && !e.number(e.value(y)) {
			a, s := g.values[x].x, g.values[x].y
			if e.number(e.value(a)) {
				a, s = s, a
			}
			if e.number(e.value(s)) && !e.number(e.value(a)) {
				return e.scaled(a, s, y)
			}
		}
	}
	x := e.value(v.x)
	y := place{}
	if v.kind >= add {
		y = e.value(v.y)
	}
	e.done(v.x)
	if v.kind >= add {
		e.done(v.y)
	}
	return e.add(asScalar(v, x, y, e))
}

// fuses tells whether a sum would rather be made with this product of its own.
func (e *emitter) fuses(i int) bool { return e.inner(i, mul) }

// asScalar is plain with the numbers of a row taken for those of a layer.
func asScalar(v *value, x, y place, e *emitter) pass {
	scalar := func(p place) place {
		if e.number(p) {
			return place{kind: inScalar}
		}
		return p
	}
	p := plain(v, place{}, scalar(x), scalar(y))
	for _, at := range []*place{&p.a, &p.b, &p.s} {
		if at.kind == inScalar {
			if e.number(x) {
				*at = x
			} else {
				*at = y
			}
		}
	}
	return p
}

// three is a pass over three values, of which the last may be a number.
func (e *emitter) three(rows, numbers kernel.Op, x, y, z int) place {
	a, b, c := e.value(x), e.value(y), e.value(z)
	for _, i := range []int{x, y, z} {
		e.done(i)
	}
	if rows != kernel.OpAddMul && e.number(b) {
		b, c = c, b
	}
	if e.number(c) {
		return e.add(pass{op: numbers, a: a, b: b, s: c})
	}
	return e.add(pass{op: rows, a: a, b: b, c: c})
}

// linear is the pass (A·S)·B + C·S, where x is such a product of three and y one of two.
func (e *emitter) linear(x, y int) (place, bool) {
	g := e.c.g
	three, two := g.values[x], g.values[y]
	if !e.inner(three.x, mul) {
		return place{}, false
	}
	inner, s := g.values[three.x], two.y
	if g.values[s].level != ofPre || inner.y != s || g.values[inner.x].level == ofPre || g.values[two.x].level <= ofPre || g.values[three.y].level <= ofPre || g.values[inner.x].level == ofLayer {
		return place{}, false
	}
	a, b, c := e.value(inner.x), e.value(three.y), e.value(two.x)
	for _, i := range []int{inner.x, three.y, two.x} {
		e.done(i)
	}
	return e.add(pass{op: kernel.OpLinearS, a: a, b: b, c: c, s: e.value(s)}), true
}

// scaled is the pass (A·S)·B.
func (e *emitter) scaled(x, s, y int) place {
	a, number, b := e.value(x), e.value(s), e.value(y)
	for _, i := range []int{x, s, y} {
		e.done(i)
	}
	return e.add(pass{op: kernel.OpMulMulS, a: a, b: b, s: number})
}
