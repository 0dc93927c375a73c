package plan

import "hebbarium/brain/kernel"

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

// add writes a pass into a row.
func (e *emitter) add(p pass) place {
	p.dst = e.row()
	e.passes = append(e.passes, p)
	return p.dst
}
