package kernel

import "math"

// conv1Go writes rows[f][r][y], the larger of the sums at (2r, y) and (2r+1, y). What the
// car sees is mostly of few colours: most sums are those of the row before, to the bit,
// because their pixels are, and only the others are added up.
func conv1Go(rows, image, w []float32) {
	var all fresh
	all.find(image)
	var sums, one [sums1Side]float32
	for f := range 6 {
		for r := range pooledSide {
			sumRow(&sums, image, w, f, 2*r, all.row(2*r))
			one = sums
			sumRow(&sums, image, w, f, 2*r+1, all.row(2*r+1))
			to := rows[(f*pooledSide+r)*sums1Side:][:sums1Side]
			for y := range to {
				to[y] = larger(one[y], sums[y])
			}
		}
	}
}

// fresh are, of each row of the first convolution's sums, the pairs of neighbours (the
// first of each, ascending) that see another pixel than those of the row before do.
type fresh struct {
	pairs [sums1Side][sums1Side / 2]uint8
	count [sums1Side]int
}

func (p *fresh) row(x int) []uint8 { return p.pairs[x][:p.count[x]] }

func (p *fresh) find(image []float32) {
	var differs [3][imageSide]uint32 // of three rows from the rows before them, 0 where they do not
	for x := range imageSide {
		d := &differs[x%3]
		*d = [imageSide]uint32{}
		for ch := range 3 {
			here := (*[imageSide]float32)(image[(ch*imageSide+x)*imageSide:])
			before := (*[imageSide]float32)(image[(ch*imageSide+max(x-1, 0))*imageSide:])
			for y := range d {
				d[y] |= math.Float32bits(here[y]) ^ math.Float32bits(before[y])
			}
		}
		if x < 2 {
			continue
		}
		row, pairs, n := x-2, &p.pairs[x-2], 0
		for y := 0; y < sums1Side; y += 2 {
			a, b, c := (*[4]uint32)(differs[0][y:]), (*[4]uint32)(differs[1][y:]), (*[4]uint32)(differs[2][y:])
			pairs[n] = uint8(y)
			if row == 0 || a[0]|a[1]|a[2]|a[3]|b[0]|b[1]|b[2]|b[3]|c[0]|c[1]|c[2]|c[3] != 0 {
				n++
			}
		}
		p.count[row] = n
	}
}

// sumRow writes filter f's sums of row x at the pairs of neighbours that are named; two
// neighbours share pixels.
func sumRow(sums *[sums1Side]float32, image, w []float32, f, x int, pairs []uint8) {
	for _, y := range pairs {
		sums[y], sums[y+1] = 0, 0
	}
	for ch := range 3 {
		v := (*[8*6 + 1]float32)(w[ch*9*6+f:])
		v0, v1, v2, v3, v4, v5, v6, v7, v8 := v[0], v[6], v[12], v[18], v[24], v[30], v[36], v[42], v[48]
		a := (*[imageSide]float32)(image[(ch*imageSide+x)*imageSide:])
		b := (*[imageSide]float32)(image[(ch*imageSide+x+1)*imageSide:])
		c := (*[imageSide]float32)(image[(ch*imageSide+x+2)*imageSide:])
		for _, y := range pairs {
			a, b, c, to := (*[4]float32)(a[y:]), (*[4]float32)(b[y:]), (*[4]float32)(c[y:]), (*[2]float32)(sums[y:])
			s, t := to[0], to[1]
			p, q := a[1], a[2]
			s += float32(v0 * a[0])
			t += float32(v0 * p)
			s += float32(v1 * p)
			t += float32(v1 * q)
			s += float32(v2 * q)
			t += float32(v2 * a[3])
			p, q = b[1], b[2]
			s += float32(v3 * b[0])
			t += float32(v3 * p)
			s += float32(v4 * p)
			t += float32(v4 * q)
			s += float32(v5 * q)
			t += float32(v5 * b[3])
			p, q = c[1], c[2]
			s += float32(v6 * c[0])
			t += float32(v6 * p)
			s += float32(v7 * p)
			t += float32(v7 * q)
			s += float32(v8 * q)
			t += float32(v8 * c[3])
			to[0], to[1] = s, t
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
