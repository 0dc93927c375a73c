package kernel

import "math"

// convGo makes the first convolution, its pooling and its tanh a row after the other, of all
// filters. What the car sees is mostly of few colours: most numbers are those of the row
// before or of their neighbour, to the bit, because their pixels are, and only the others
// are computed.
func convGo(c *Conv, features, image []float32) {
	var own alike
	own.find(image)
	var sums, above [6][sums1Side]float32
	for r := range pooledSide {
		sumRows(&sums, image, c.w1, 2*r, &own)
		above = sums
		sumRows(&sums, image, c.w1, 2*r+1, &own)
		for f := range 6 {
			at := (f*pooledSide + r) * pooledSide
			row := c.pooled[at:][:pooledSide]
			if r > 0 {
				copy(row, c.pooled[at-pooledSide:])
			}
			upper, lower := &above[f], &sums[f]
			for _, p := range own.pooled[r].all() {
				a, b := (*[2]float32)(upper[2*p:]), (*[2]float32)(lower[2*p:])
				row[p] = Tanh(larger(larger(a[0], b[0]), larger(a[1], b[1])))
			}
			for _, p := range own.pooledCopies[r].all() {
				row[p] = row[p-1]
			}
		}
	}
	conv2Go(c.sums, c.pooled, c.w2)
	pool2Go(features, c.sums)
	tanhGo(features, features)
}

// sumRows makes the sums of row x of those of the row before.
func sumRows(sums *[6][sums1Side]float32, image, w []float32, x int, own *alike) {
	for _, p := range own.sums[x].all() {
		y := 2 * int(p)
		sumPair(sums[0:3], y, image[x*imageSide+y:], w)
		sumPair(sums[3:6], y, image[x*imageSide+y:], w[3:])
	}
	for _, p := range own.copies[x].all() {
		y := 2 * p
		for f := range sums {
			sums[f][y], sums[f][y+1] = sums[f][y-2], sums[f][y-1]
		}
	}
}

// sumPair makes two neighbouring sums of each of three filters, which stay in registers.
func sumPair(sums [][sums1Side]float32, y int, image, w []float32) {
	var s0, t0, s1, t1, s2, t2 float32
	for ch := range 3 {
		for kx := range 3 {
			p := (*[4]float32)(image[(ch*imageSide+kx)*imageSide:])
			v := (*[2*6 + 3]float32)(w[(ch*3+kx)*3*6:])
			l, r := p[0], p[1]
			s0, t0 = s0+float32(v[0]*l), t0+float32(v[0]*r)
			s1, t1 = s1+float32(v[1]*l), t1+float32(v[1]*r)
			s2, t2 = s2+float32(v[2]*l), t2+float32(v[2]*r)
			l, r = p[1], p[2]
			s0, t0 = s0+float32(v[6]*l), t0+float32(v[6]*r)
			s1, t1 = s1+float32(v[7]*l), t1+float32(v[7]*r)
			s2, t2 = s2+float32(v[8]*l), t2+float32(v[8]*r)
			l, r = p[2], p[3]
			s0, t0 = s0+float32(v[12]*l), t0+float32(v[12]*r)
			s1, t1 = s1+float32(v[13]*l), t1+float32(v[13]*r)
			s2, t2 = s2+float32(v[14]*l), t2+float32(v[14]*r)
		}
	}
	a, b, c := (*[2]float32)(sums[0][y:]), (*[2]float32)(sums[1][y:]), (*[2]float32)(sums[2][y:])
	a[0], a[1], b[0], b[1], c[0], c[1] = s0, t0, s1, t1, s2, t2
}

// conv2Go writes sums[x][y][f], three neighbours at a time.
func conv2Go(sums, pooled, w []float32) {
	for x := range sums2Side {
		to := sums[x*sums2Side*8:][:sums2Side*8]
		for f := range 8 {
			var row [sums2Side]float32
			for ch := range 6 {
				for kx := range 5 {
					addTaps(&row, (*[pooledSide]float32)(pooled[(ch*pooledSide+2*x+kx)*pooledSide:]), (*[4*8 + 1]float32)(w[(ch*5+kx)*5*8+f:]))
				}
			}
			for y, sum := range row {
				to[y*8+f] = sum
			}
		}
	}
}

// addTaps adds a row's five products to each sum.
func addTaps(sums *[sums2Side]float32, row *[pooledSide]float32, w *[4*8 + 1]float32) {
	w0, w1, w2, w3, w4 := w[0], w[8], w[16], w[24], w[32]
	for y := 0; y < sums2Side; y += 3 {
		p := (*[9]float32)(row[2*y:])
		s, t, u := sums[y], sums[y+1], sums[y+2]
		s += float32(w0 * p[0])
		s += float32(w1 * p[1])
		q := p[2]
		s += float32(w2 * q)
		t += float32(w0 * q)
		q = p[3]
		s += float32(w3 * q)
		t += float32(w1 * q)
		q = p[4]
		s += float32(w4 * q)
		t += float32(w2 * q)
		u += float32(w0 * q)
		q = p[5]
		t += float32(w3 * q)
		u += float32(w1 * q)
		q = p[6]
		t += float32(w4 * q)
		u += float32(w2 * q)
		u += float32(w3 * p[7])
		u += float32(w4 * p[8])
		sums[y], sums[y+1], sums[y+2] = s, t, u
	}
}

// pool2Go writes features[f][x][y], the largest of a square of four sums.
func pool2Go(features, sums []float32) {
	const row = sums2Side * 8
	for x := range featureSide {
		for y := range featureSide {
			a := sums[2*x*row+2*y*8:][:16]
			b := sums[(2*x+1)*row+2*y*8:][:16]
			for f := range 8 {
				features[(f*featureSide+x)*featureSide+y] = larger(larger(a[f], b[f]), larger(a[8+f], b[8+f]))
			}
		}
	}
}

// larger is what the processor's own maximum gives: b where either is NaN. A move under
// a condition, which the compiler makes of whole numbers only, is not guessed wrong as a
// jump is.
func larger(a, b float32) float32 {
	bits := math.Float32bits(b)
	if first := math.Float32bits(a); a > b {
		bits = first
	}
	return math.Float32frombits(bits)
}
