package kernel

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

// sumRow writes filter f's sums of row x.
func sumRow(sums *[sums1Side]float32, image, w []float32, f, x int) {
	*sums = [sums1Side]float32{}
	for ch := range 3 {
		var v [9]float32
		for tap := range v {
			v[tap] = w[(ch*9+tap)*6+f]
		}
		a := (*[imageSide]float32)(image[(ch*imageSide+x)*imageSide:])
		b := (*[imageSide]float32)(image[(ch*imageSide+x+1)*imageSide:])
		c := (*[imageSide]float32)(image[(ch*imageSide+x+2)*imageSide:])
		for y, sum := range sums {
			sum += float32(v[0] * a[y])
			sum += float32(v[1] * a[y+1])
			sum += float32(v[2] * a[y+2])
			sum += float32(v[3] * b[y])
			sum += float32(v[4] * b[y+1])
			sum += float32(v[5] * b[y+2])
			sum += float32(v[6] * c[y])
			sum += float32(v[7] * c[y+1])
			sum += float32(v[8] * c[y+2])
			sums[y] = sum
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

// conv2Go writes sums[x][y][f].
func conv2Go(sums, pooled, w []float32) {
	for x := range sums2Side {
		to := sums[x*sums2Side*8:][:sums2Side*8]
		for f := range 8 {
			var row [sums2Side]float32
			for ch := range 6 {
				for kx := range 5 {
					p := (*[pooledSide]float32)(pooled[(ch*pooledSide+2*x+kx)*pooledSide:])
					v := (*[5 * 8]float32)(w[(ch*5+kx)*5*8:])
					v0, v1, v2, v3, v4 := v[f], v[8+f], v[16+f], v[24+f], v[32+f]
					for y, sum := range &row {
						sum += float32(v0 * p[2*y])
						sum += float32(v1 * p[2*y+1])
						sum += float32(v2 * p[2*y+2])
						sum += float32(v3 * p[2*y+3])
						sum += float32(v4 * p[2*y+4])
						row[y] = sum
					}
				}
			}
			for y, sum := range row {
				to[y*8+f] = sum
			}
		}
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

// larger is what the processor's own maximum gives: b where either is NaN.
func larger(a, b float32) float32 {
	if a > b {
		return a
	}
	return b
}
