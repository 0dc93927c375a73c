package main

import "hebbarium/brain/rule"

func updates(to *file) {
	for _, r := range rule.All()[:rule.Plastic] {
		update(to, r)
	}
}

// update writes one rule's loop. The planes and w lie row after row, so their places run
// through them all.
func update(to *file, r rule.Rule) {
	f := to.function("update"+rule.KernelName(r), []param{floats("w"), sixOf("c"), floats("pre"), floats("post")}, bits(""))
	w := f.base("w")
	c := make([]general, r.Planes())
	for n := range c {
		c[n] = f.plane("c", n)
	}
	pre, rows := f.base("pre"), f.length("pre")
	post, columns := f.base("post"), f.length("post")
	const registers = 4
	top := f.heights(registers)
	f.loop(rows, 1, func() {
		oi := []vector{f.everywhere(pre)}
		f.advance(pre, number)
		j, left := f.copy(post), f.copy(columns)
		f.across(left, []int{registers, 1}, func(p part) {
			oj, dw := f.take(p, j), f.take(p, c[0])
			f.do(product, dw, dw, oi)
			f.do(product, dw, dw, oj)
			for _, s := range r.Steps() {
				f.scope(func() {
					t := f.take(p, c[s.Plane])
					switch {
					case s.Times == "oi":
						f.do(product, t, t, oi)
						f.do(sum, dw, dw, t)
					case s.Times == "oj":
						f.do(product, t, t, oj)
						f.do(sum, dw, dw, t)
					case s.Multiply:
						f.do(product, dw, dw, t)
					default:
						f.do(sum, dw, dw, t)
					}
				})
			}
			f.do(sum, dw, dw, f.read(p, w, 0))
			f.give(p, dw, w)
			top.raise(f, p, dw)
		})
	})
	top.giveBack(f)
}
