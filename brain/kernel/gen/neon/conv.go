package main

import "hebbarium/brain/kernel/gen/planes"

// conv1 has the 6 filters of 8 neighbouring columns of two rows in registers. The last block
// of the 82 columns overlaps the one before.
func conv1(to *file) {
	f := to.function("conv1", []param{floats("rows"), floats("image"), floats("w")})
	rows, image, w := f.base("rows"), f.base("image"), f.base("w")
	plane, pairs := f.constant(planes.ImagePlane), f.constant(planes.PairPlane)
	two := part{full, 2}
	f.times(41, func() {
		blocks := f.constant(11)
		f.loop(blocks, 1, func() {
			var sums [2][6][]vector
			for row := range sums {
				for filter := range sums[row] {
					sums[row][filter] = f.some(2)
					f.zero(sums[row][filter]...)
				}
			}
			weights, channels := f.copy(w), f.constant(3)
			lines := make([]general, 4)
			for n := range lines {
				lines[n] = f.general()
				f.put("ADD $%d, %s, %s", n*planes.ImageRow, image, lines[n])
			}
			f.loop(channels, 1, func() {
				for tap := range 9 {
					f.scope(func() {
						v := f.some(2)
						f.put("FMOVQ.P %d(%s), %s", whole, weights, v[0].float())
						f.put("FMOVD.P %d(%s), %s", 2*number, weights, v[1].float())
						for row := range sums {
							f.scope(func() {
								pixels := f.some(2)
								for n, p := range pixels {
									f.put("FMOVQ %d(%s), %s", tap%3*number+n*whole, lines[tap/3+row], p.float())
								}
								t := f.some(2)
								for filter := range sums[row] {
									for n, p := range pixels {
										f.byLane(t[n], p, v[filter/4], filter%4)
									}
									f.do(sum, sums[row][filter], sums[row][filter], t)
								}
							})
						}
					})
				}
				for _, line := range lines {
					f.advanceBy(line, plane)
				}
			})
			at := f.copy(rows)
			for filter := range 6 {
				one := sums[0][filter]
				f.greater(one, one, sums[1][filter])
				f.put("FSTPQ (%s, %s), (%s)", one[0].float(), one[1].float(), at)
				f.advanceBy(at, pairs)
			}
			f.advance(image, two.step()*number)
			f.advance(rows, two.step()*number)
			// Only two columns are left after the tenth block.
			const back = (11*8 - 82) * number
			f.when(blocks, 1, func() {
				f.advance(image, -back)
				f.advance(rows, -back)
			})
		})
		f.advance(image, 2*planes.ImageRow-planes.PairRow)
	})
}

func pool1(to *file) {
	f := to.function("pool1", []param{floats("pooled"), floats("rows")})
	pooled, left, rows := f.base("pooled"), f.length("pooled"), f.base("rows")
	f.across(left, []int{1}, func(p part) {
		even, odd := f.some(1), f.some(1)
		if p.lanes == full {
			f.put("VLD2.P %d(%s), [%s, %s]", 2*whole, rows, even[0].four(), odd[0].four())
		} else {
			f.put("FMOVS.P %d(%s), %s", number, rows, even[0].float())
			f.put("FMOVS.P %d(%s), %s", number, rows, odd[0].float())
		}
		f.greater(even, even, odd)
		f.give(p, even, pooled)
	})
}

// conv2 has the 8 filters in the lanes of two registers, and 9 neighbouring columns in 9 of
// such pairs. A row of the pixels that they see is read once.
func conv2(to *file) {
	f := to.function("conv2", []param{floats("sums"), floats("pooled"), floats("w")})
	sums, from, weights := f.base("sums"), f.base("pooled"), f.base("w")
	filters := part{full, 2}
	f.times(18, func() {
		f.times(2, func() {
			columns := make([][]vector, 9)
			for n := range columns {
				columns[n] = f.some(2)
				f.zero(columns[n]...)
			}
			at, w := f.copy(from), f.copy(weights)
			f.times(6, func() {
				f.times(5, func() {
					pixels := append(f.read(part{full, 5}, at, 0), f.read(part{single, 1}, at, 5*whole)...)
					f.advance(at, planes.PooledRow)
					for ky := range 5 {
						f.scope(func() {
							v, t := f.take(filters, w), f.some(2)
							for n, s := range columns {
								pixel := 2*n + ky
								for half := range t {
									f.byLane(t[half], v[half], pixels[pixel/4], pixel%4)
								}
								f.do(sum, s, s, t)
							}
						})
					}
				})
				f.advance(at, planes.PooledPlane-5*planes.PooledRow)
			})
			for _, s := range columns {
				f.give(filters, s, sums)
			}
			f.advance(from, 18*number)
		})
		f.advance(from, 2*planes.PooledRow-36*number)
	})
}

func pool2(to *file) {
	f := to.function("pool2", []param{floats("features"), floats("sums")})
	features, sums := f.base("features"), f.base("sums")
	plane := f.constant(9 * planes.FeatureRow)
	filters := part{full, 2}
	f.times(9, func() {
		f.times(9, func() {
			a, b := f.read(filters, sums, 0), f.read(filters, sums, 2*whole)
			lower, lowerB := f.read(filters, sums, planes.SumsRow), f.read(filters, sums, planes.SumsRow+2*whole)
			f.greater(a, a, lower)
			f.greater(b, b, lowerB)
			f.greater(a, a, b)
			at := f.copy(features)
			for _, v := range a {
				for lane := range width {
					f.put("VST1.P V%d.S[%d], (%s)(%s)", v, lane, at, plane)
				}
			}
			f.advance(sums, 2*8*number)
			f.advance(features, number)
		})
		f.advance(sums, planes.SumsRow)
	})
}
