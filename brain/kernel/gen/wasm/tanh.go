package main

import (
	"fmt"

	"hebbarium/brain/kernel/tangent"
)

func tanh(m *module) {
	a := tangent.Named()
	f := m.function("tanh", nil, i32, i32, i32)
	dst, left, src := param(0), param(1), param(2)
	x, t, p, q := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
	f.stream(left, []variable{dst, src}, func(l lanes) {
		f.set(x, greater(lesser(l.load(src, 0), floats(a["limit"])), floats(a["floor"])))
		f.set(t, multiply(x.get, x.get))
		f.set(p, multiply(t.get, floats(a["p4"])))
		f.set(q, multiply(t.get, floats(a["q4"])))
		for n := 3; n > 0; n-- {
			f.set(p, multiply(add(p.get, floats(a[fmt.Sprint("p", n)])), t.get))
			f.set(q, multiply(add(q.get, floats(a[fmt.Sprint("q", n)])), t.get))
		}
		f.set(p, multiply(x.get, add(p.get, floats(a["p0"]))))
		f.set(q, add(q.get, floats(a["one"])))
		l.store(f, dst, 0, greater(lesser(quotient(p.get, q.get), floats(a["one"])), floats(a["minus"])))
	})
}
