package main

import "hebbarium/brain/kernel/gen/planes"

// conv1 has two filters of 4 neighbouring columns of two rows in registers: with more of
// them, as AVX2 has, the browser's compiler runs out of its own. The last block of the 82
// columns overlaps the one before.
func conv1(m *module) {
	f := m.function("conv1", nil, i32, i32, i32)
	rows, image, w := param(0), param(1), param(2)
	block, from, to, at, taps := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
	sums := [2][]variable{f.variables(v128, 2), f.variables(v128, 2)} // of the upper row, of the lower
	above, below, v := f.variable(v128), f.variable(v128), f.variable(v128)
	f.times(41, func() {
		f.set(from, image.get)
		f.set(to, rows.get)
		f.set(block, constant(21))
		f.loop(block, 1, func() {
			for first := 0; first < 6; first += 2 {
				for _, row := range sums {
					for _, s := range row {
						f.set(s, four(0))
					}
				}
				f.set(at, from.get)
				f.set(taps, w.get)
				f.times(3, func() {
					for tap := range 9 {
						place := tap/3*planes.ImageRow + tap%3*number
						f.set(above, full.load(at, place))
						f.set(below, full.load(at, place+planes.ImageRow))
						for n := range 2 {
							f.set(v, everywhereAt(taps.get, (tap*6+first+n)*number))
							f.set(sums[0][n], add(sums[0][n].get, multiply(v.get, above.get)))
							f.set(sums[1][n], add(sums[1][n].get, multiply(v.get, below.get)))
						}
					}
					f.advance(at, planes.ImagePlane)
					f.advance(taps, 9*6*number)
				})
				for n := range 2 {
					full.store(f, to, (first+n)*planes.PairPlane, greater(sums[1][n].get, sums[0][n].get))
				}
			}
			f.advance(from, whole)
			f.advance(to, whole)
			// Only two columns are left after the twentieth block.
			f.when(equal(block.get, constant(2)), func() {
				f.advance(from, 2*number-whole)
				f.advance(to, 2*number-whole)
			})
		})
		f.advance(image, 2*planes.ImageRow)
		f.advance(rows, planes.PairRow)
	})
}

func pool1(m *module) {
	f := m.function("pool1", nil, i32, i32, i32)
	pooled, left, rows := param(0), param(1), param(2)
	a, b := f.variable(v128), f.variable(v128)
	f.loop(left, width, func() {
		f.set(a, full.load(rows, 0))
		f.set(b, full.load(rows, whole))
		full.store(f, pooled, 0, greater(shuffle(a.get, b.get, 1, 3, 5, 7), shuffle(a.get, b.get, 0, 2, 4, 6)))
		f.advance(rows, 2*whole)
		f.advance(pooled, whole)
	})
	f.loop(left, 1, func() {
		single.store(f, pooled, 0, greater(single.load(rows, number), single.load(rows, 0)))
		f.advance(rows, 2*number)
		f.advance(pooled, number)
	})
}

// conv2 has 4 of the 8 filters in the lanes of a vector, and 3 neighbouring columns in 3
// of them.
func conv2(m *module) {
	f := m.function("conv2", nil, i32, i32, i32)
	to, from, weights := param(0), param(1), param(2)
	at, w, v := f.variable(i32), f.variable(i32), f.variable(v128)
	sums := f.variables(v128, 3)
	f.times(18, func() {
		f.times(6, func() {
			for filters := range 2 {
				for _, s := range sums {
					f.set(s, four(0))
				}
				f.set(at, from.get)
				f.set(w, sum(weights.get, constant(int32(whole*filters))))
				f.times(6, func() {
					f.times(5, func() {
						for ky := range 5 {
							f.set(v, full.load(w, 8*number*ky))
							for n, s := range sums {
								f.set(s, add(s.get, multiply(v.get, everywhereAt(at.get, (2*n+ky)*number))))
							}
						}
						f.advance(w, 5*8*number)
						f.advance(at, planes.PooledRow)
					})
					f.advance(at, planes.PooledPlane-5*planes.PooledRow)
				})
				for n, s := range sums {
					full.store(f, to, 8*number*n+whole*filters, s.get)
				}
			}
			f.advance(to, 3*8*number)
			f.advance(from, 6*number)
		})
		f.advance(from, 2*planes.PooledRow-36*number)
	})
}

func pool2(m *module) {
	f := m.function("pool2", nil, i32, i32)
	features, sums := param(0), param(1)
	a, b := f.variable(v128), f.variable(v128)
	f.times(9, func() {
		f.times(9, func() {
			for filters := range 2 {
				place := whole * filters
				f.set(a, greater(full.load(sums, place+planes.SumsRow), full.load(sums, place)))
				f.set(b, greater(full.load(sums, place+planes.SumsRow+8*number), full.load(sums, place+8*number)))
				f.set(a, greater(b.get, a.get))
				for n := range byte(width) {
					f.storeLane(n, features, (width*filters+int(n))*9*planes.FeatureRow, a.get)
				}
			}
			f.advance(sums, 2*8*number)
			f.advance(features, number)
		})
		f.advance(sums, planes.SumsRow)
	})
}
