package main

// The constants of Tanh in package kernel, which says where they come from.
var (
	tanhP = []float32{0.999999980598, 0.133834088403, 0.00349841867813, 2.06557371937e-5, 1.34196310261e-8}
	tanhQ = []float32{1, 0.467167252226, 0.0258877496285, 0.000329026614368, 7.80307035784e-7}
)

const tanhLimit = float32(8.99)

func tanh(m *module) {
	f := m.function("tanh", nil, i32, i32, i32)
	dst, left, src := param(0), param(1), param(2)
	x, t, p, q := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
	f.stream(left, []variable{dst, src}, func(l lanes) {
		f.set(x, greater(lesser(l.load(src, 0), floats(tanhLimit)), floats(-tanhLimit)))
		f.set(t, multiply(x.get, x.get))
		f.set(p, multiply(t.get, floats(tanhP[4])))
		f.set(q, multiply(t.get, floats(tanhQ[4])))
		for n := 3; n > 0; n-- {
			f.set(p, multiply(add(p.get, floats(tanhP[n])), t.get))
			f.set(q, multiply(add(q.get, floats(tanhQ[n])), t.get))
		}
		f.set(p, multiply(x.get, add(p.get, floats(tanhP[0]))))
		f.set(q, add(q.get, floats(tanhQ[0])))
		l.store(f, dst, 0, greater(lesser(quotient(p.get, q.get), floats(1)), floats(-1)))
	})
}
