package plan

import (
	"hebbarium/brain/formula"
	"hebbarium/brain/kernel"
)

// Layer is what an update reads and writes. Planes and weights are [pre][post].
type Layer struct {
	Weights                    []float32
	Pre, PreChange, PreMean    []float32 // of the neurons before; nil what the formula does not read
	Post, PostChange, PostMean []float32
	Modulation, Step           float32
	Planes                     [][]float32 // in the order of the formula's coefficients; one that is shared is the same in all that share it
	Strengths                  []float32   // of the summands; nil where all are 1
	Frozen                     []bool      // synapses that keep their weight; nil for none
}

// block is about how many synapses a pass takes at a time: so few that what lies between two
// passes stays in the nearest cache, so many that it is worth the call.
const block = 2048

// Machine makes updates by a formula. It allocates nothing once it has made one, and is
// used by one goroutine at a time.
type Machine struct {
	k      *kernel.Kernel
	f      *formula.Formula
	whole  *ready // all summands as they are
	strong *ready // with strengths
	masked *ready // with strengths, and the change is left in a row
	temps  [][]float32
	passes []kernel.Step
	single kernel.Rows // over neurons
	moving []moving
	steps  [kernel.Ops]kernel.Step
}

// ready is code that was asked for, with the values that are not of synapses, by their
// places in the graph.
type ready struct {
	*code
	scalars   []float32
	pre, post [][]float32
}

// moving is an operand that moves on with the rows, so many numbers for each.
type moving struct {
	at   *[]float32
	from []float32
	each int
}

// NewMachine makes one that computes with a kernel.
func NewMachine(k *kernel.Kernel, f *formula.Formula) *Machine {
	m := &Machine{k: k, f: f}
	for op := range m.steps {
		m.steps[op] = k.Step(kernel.Op(op))
	}
	return m
}

func (m *Machine) code(l *Layer) *ready {
	at, switched, grow := &m.whole, false, true
	switch {
	case l.Frozen != nil:
		at, switched, grow = &m.masked, true, false
	case l.Strengths != nil:
		at, switched = &m.strong, true
	}
	if *at == nil {
		g := newGraph(m.f, m.f.Root, switched)
		n := len(g.values)
		*at = &ready{newCode(g, grow), make([]float32, n), make([][]float32, n), make([][]float32, n)}
	}
	return *at
}

// Update changes the weights of a layer and returns the largest |w| after it, NaN if any
// is none; frozen synapses keep theirs and have no part in it.
func (m *Machine) Update(l *Layer) float32 {
	c := m.code(l)
	c.read(l)
	m.neurons(c.code.pre, c.pre, c.scalars)
	m.neurons(c.code.post, c.post, c.scalars)
	width := len(l.Post)
	high := min(max(1, block/width), len(l.Pre))
	m.prepare(c, l, high)
	var most uint32
	for i := 0; i < len(l.Pre); i += high {
		rows := min(high, len(l.Pre)-i)
		for k := range m.moving {
			v := &m.moving[k]
			*v.at = v.from[i*v.each : (i+rows)*v.each]
		}
		if rows < high {
			for k := range m.passes {
				p := &m.passes[k]
				p.High, p.Dst = rows, p.Dst[:rows*width]
			}
		}
		bits := kernel.Passes(m.passes)
		if l.Frozen != nil {
			at, n := i*width, rows*width
			bits = spare(l.Weights[at:at+n], m.temps[0], l.Frozen[at:at+n])
		}
		most = max(most, bits)
	}
	return kernel.Magnitude(most)
}

// spare adds the change to the weights that are not frozen.
func spare(w, change []float32, frozen []bool) (most uint32) {
	for k := range w {
		if !frozen[k] {
			w[k] += change[k]
			most = max(most, kernel.Bits(w[k]))
		}
	}
	return most
}

// read takes what the layer has, and computes what is of all of it.
func (c *ready) read(l *Layer) {
	for i := range c.g.values {
		switch v := &c.g.values[i]; {
		case v.level == ofLayer:
			c.scalars[i] = c.scalar(v, l)
		case v.level == ofSynapse:
		case v.kind == coefficient:
			c.post[i] = l.Planes[v.index][:len(l.Post)]
		case v.kind == variable && v.level == ofPre:
			c.pre[i] = choose(formula.Variable(v.index), l.Pre, l.PreChange, l.PreMean)
		case v.kind == variable:
			c.post[i] = choose(formula.Variable(v.index), l.Post, l.PostChange, l.PostMean)
		case v.level == ofPre:
			c.pre[i] = grown(c.pre[i], len(l.Pre))
		default:
			c.post[i] = grown(c.post[i], len(l.Post))
		}
	}
}

// neurons makes the passes over neurons.
func (m *Machine) neurons(passes []pass, rows [][]float32, scalars []float32) {
	for k := range passes {
		p, r := &passes[k], &m.single
		*r = kernel.Rows{Dst: rows[p.dst.index], Wide: len(rows[p.dst.index]), High: 1}
		if p.a.kind > inScalar {
			r.A = rows[p.a.index]
		}
		if p.b.kind > inScalar {
			r.B = rows[p.b.index]
		}
		if p.s.kind == inScalar {
			r.S = scalars[p.s.index:][:1]
		}
		m.k.Pass(p.op, r)
	}
}

func choose(v formula.Variable, now, change, mean []float32) []float32 {
	switch v {
	case formula.PreChange, formula.PostChange:
		return change
	case formula.PreMean, formula.PostMean:
		return mean
	}
	return now
}

func (c *ready) scalar(v *value, l *Layer) float32 {
	switch v.kind {
	case number:
		return v.v
	case variable:
		if formula.Variable(v.index) == formula.Step {
			return l.Step
		}
		return l.Modulation
	case coefficient:
		return l.Planes[v.index][0]
	case strength:
		if l.Strengths == nil {
			return 1
		}
		return l.Strengths[v.index]
	}
	return v.kind.apply(c.scalars[v.x], c.scalars[v.y])
}

func grown(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n)
	}
	return x[:n]
}
