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
