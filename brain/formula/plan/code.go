package plan

import "hebbarium/brain/kernel"

// place says where a pass finds a row or a number.
type place struct {
	kind  placeKind
	index int
}

type placeKind uint8

const (
	nowhere   placeKind = iota
	inScalar            // a value of the layer
	inPre               // one a neuron before
	inPost              // one a neuron behind
	inPlane             // a coefficient's plane
	inWeights           //
	inRow               // what lies between two passes
)

// pass is one pass as code has it.
type pass struct {
	op           kernel.Op
	dst, a, b, c place
	s            place // inScalar, or inPre where a row is that of one neuron
}

// code is a graph as passes.
type code struct {
	g        *graph
	pre      []pass // over the neurons before; the place of a value's row is its place in the graph
	post     []pass
	synapses []pass
	temps    int // values of synapses between passes
}

func newCode(g *graph, grow bool) *code {
	c := &code{g: g}
	c.pre = c.neurons(ofPre, inPre)
	c.post = c.neurons(ofPost, inPost)
	e := &emitter{c: c, at: map[int]place{}, uses: map[int]int{}}
	c.synapses, c.temps = e.synapses(grow), e.most
	return c
}

// neurons are the passes that compute the values of a level, each in a row of its own.
func (c *code) neurons(l level, at placeKind) (all []pass) {
	place := func(i int) place {
		v := c.g.values[i]
		if v.level == ofLayer {
			return place{inScalar, i}
		}
		return place{at, i}
	}
	for i, v := range c.g.values {
		if v.level == l && v.kind >= neg {
			all = append(all, plain(&v, place(i), place(v.x), place(v.y)))
		}
	}
	return all
}

// plain is a value as one pass of its own, some of whose operands are single numbers.
func plain(v *value, dst, x, y place) pass {
	single := func(p place) bool { return p.kind == inScalar || p.kind == nowhere }
	p := pass{dst: dst, a: x}
	type forms struct{ rows, second, first kernel.Op } // both rows; the second a number; the first
	of := map[kind]forms{
		add: {kernel.OpAdd, kernel.OpAddS, kernel.OpAddS}, sub: {kernel.OpSub, kernel.OpSubS, kernel.OpFromS},
		mul: {kernel.OpMul, kernel.OpMulS, kernel.OpMulS}, div: {kernel.OpDiv, kernel.OpDivS, kernel.OpUnderS},
		lesser: {kernel.OpMin, kernel.OpMinS, kernel.OpMinS}, greater: {kernel.OpMax, kernel.OpMaxS, kernel.OpMaxS},
	}
	switch v.kind {
	case neg:
		p.op = kernel.OpNeg
		return p
	case abs:
		p.op = kernel.OpAbs
		return p
	case sign:
		p.op = kernel.OpSign
		return p
	case tanh:
		p.op = kernel.OpTanh
		return p
	}
	switch {
	case single(x):
		p.op, p.a, p.s = of[v.kind].first, y, x
	case single(y):
		p.op, p.s = of[v.kind].second, y
	default:
		p.op, p.b = of[v.kind].rows, y
	}
	return p
}

// emitter writes the passes over synapses.
type emitter struct {
	c      *code
	passes []pass
	at     map[int]place // of values that are computed
	uses   map[int]int   // of those, yet to come
	free   []int         // rows that hold nothing any more
	most   int           // rows in all
}

// synapses are the passes that change the weights, or without grow those that leave the
// change in row 0.
func (e *emitter) synapses(grow bool) []pass {
	g := e.c.g
	for i, v := range g.values {
		e.uses[i] = v.uses
	}
	root := &g.values[g.root]
	weights := place{kind: inWeights}
	if !grow {
		e.most, e.free = 1, []int{0}
		p := e.value(g.root)
		if p.kind != inRow || p.index != 0 {
			e.copy(p, place{inRow, 0})
		}
		return e.passes
	}
	if root.kind == mul && root.uses == 1 && root.level == ofSynapse {
		if e.bracket(root.x, root.y) || e.bracket(root.y, root.x) {
			return e.passes
		}
		x, y := e.value(root.x), e.value(root.y)
		if e.number(x) {
			x, y = y, x
		}
		if e.number(y) {
			e.passes = append(e.passes, pass{op: kernel.OpGrowMulS, dst: weights, a: x, s: y})
		} else {
			e.passes = append(e.passes, pass{op: kernel.OpGrowMul, dst: weights, a: x, b: y})
		}
		return e.passes
	}
	p := e.value(g.root)
	if e.number(p) {
		row := e.row()
		e.passes = append(e.passes, pass{op: kernel.OpFill, dst: row, s: p})
		p = row
	}
	e.passes = append(e.passes, pass{op: kernel.OpGrow, dst: weights, a: p})
	return e.passes
}

// bracket grows the weights by (A + B)·C where x is such a sum, and y the C.
func (e *emitter) bracket(x, y int) bool {
	if !e.inner(x, add) || e.number(e.value(y)) {
		return false
	}
	a, b := e.c.g.values[x].x, e.c.g.values[x].y
	if e.fuses(a) || e.fuses(b) || e.number(e.value(a)) || e.number(e.value(b)) {
		return false
	}
	e.passes = append(e.passes, pass{op: kernel.OpGrowAddMul, dst: place{kind: inWeights}, a: e.value(a), b: e.value(b), c: e.value(y)})
	return true
}

// copy moves a value of whatever place into a row, bit for bit.
func (e *emitter) copy(from, to place) {
	if e.number(from) {
		e.passes = append(e.passes, pass{op: kernel.OpFill, dst: to, s: from})
		return
	}
	e.passes = append(e.passes, pass{op: kernel.OpMax, dst: to, a: from, b: from})
}

// number tells whether a place holds one number for all of a row.
func (e *emitter) number(p place) bool { return p.kind == inScalar || p.kind == inPre }

func (e *emitter) row() place {
	if n := len(e.free); n > 0 {
		r := e.free[n-1]
		e.free = e.free[:n-1]
		return place{inRow, r}
	}
	e.most++
	return place{inRow, e.most - 1}
}

// done says that a value has been read once.
func (e *emitter) done(i int) {
	e.uses[i]--
	if p, ok := e.at[i]; ok && p.kind == inRow && e.uses[i] == 0 {
		e.free = append(e.free, p.index)
	}
}

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

// value makes a value, if it is not made yet, and says where it lies.
func (e *emitter) value(i int) place {
	v := &e.c.g.values[i]
	if p, ok := e.at[i]; ok {
		return p
	}
	switch {
	case v.level == ofLayer:
		return place{inScalar, i}
	case v.level == ofPre:
		return place{inPre, i}
	case v.level == ofPost:
		return place{inPost, i}
	case v.kind == coefficient:
		return place{inPlane, v.index}
	case v.kind == variable:
		return place{kind: inWeights}
	default:
		e.at[i] = e.make(v)
	}
	return e.at[i]
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

// add writes a pass into a row.
func (e *emitter) add(p pass) place {
	p.dst = e.row()
	e.passes = append(e.passes, p)
	return p.dst
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
