package kernel

import "math"

// conv1Go writes rows[f][r][y], the larger of the sums at (2r, y) and (2r+1, y).
func conv1Go(rows, image, w []float32) {
	var one, two [sums1Side]float32
	for f := range 6 {
		for r := range pooledSide {
			sumRow(&one, image, w, f, 2*r)
			sumRow(&two, image, w, f, 2*r+1)
			to := rows[(f*pooledSide+r)*sums1Side:][:sums1Side]
			for y := range to {
				to[y] = larger(one[y], two[y])
			}
		}
	}
}

// sumRow writes filter f's sums of row x, two neighbours at a time, which share pixels.
func sumRow(sums *[sums1Side]float32, image, w []float32, f, x int) {
	*sums = [sums1Side]float32{}
	for ch := range 3 {
		v := (*[8*6 + 1]float32)(w[ch*9*6+f:])
		v0, v1, v2, v3, v4, v5, v6, v7, v8 := v[0], v[6], v[12], v[18], v[24], v[30], v[36], v[42], v[48]
		a := (*[imageSide]float32)(image[(ch*imageSide+x)*imageSide:])
		b := (*[imageSide]float32)(image[(ch*imageSide+x+1)*imageSide:])
		c := (*[imageSide]float32)(image[(ch*imageSide+x+2)*imageSide:])
		for y := 0; y < sums1Side; y += 2 {
			s, t := sums[y], sums[y+1]
			p, q := a[y+1], a[y+2]
			s += float32(v0 * a[y])
			t += float32(v0 * p)
			s += float32(v1 * p)
			t += float32(v1 * q)
			s += float32(v2 * q)
			t += float32(v2 * a[y+3])
			p, q = b[y+1], b[y+2]
			s += float32(v3 * b[y])
			t += float32(v3 * p)
			s += float32(v4 * p)
			t += float32(v4 * q)
			s += float32(v5 * q)
			t += float32(v5 * b[y+3])
			p, q = c[y+1], c[y+2]
			s += float32(v6 * c[y])
			t += float32(v6 * p)
			s += float32(v7 * p)
			t += float32(v7 * q)
			s += float32(v8 * q)
			t += float32(v8 * c[y+3])
			sums[y], sums[y+1] = s, t
		}
	}
}

// pool1Go takes the larger of each two neighbours: 82 columns are 41 pairs.
func pool1Go(pooled, rows []float32) {
	rows = rows[:2*len(pooled)]
	for i := range pooled {
		pooled[i] = larger(rows[2*i], rows[2*i+1])
	}
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
