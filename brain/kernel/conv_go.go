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

func sumRow(sums *[sums1Side]float32, image, w []float32, f, x int) {
	*sums = [sums1Side]float32{}
	tap := 0
	for ch := range 3 {
		for kx := range 3 {
			row := image[(ch*imageSide+x+kx)*imageSide:][:imageSide]
			for ky := range 3 {
				v := w[tap*6+f]
				for y, p := range row[ky:][:sums1Side] {
					sums[y] += float32(v * p)
				}
				tap++
			}
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
		for y := range sums2Side {
			var acc [8]float32
			tap := 0
			for ch := range 6 {
				for kx := range 5 {
					for _, p := range pooled[(ch*pooledSide+2*x+kx)*pooledSide+2*y:][:5] {
						for f, v := range w[tap*8:][:8] {
							acc[f] += float32(v * p)
						}
						tap++
					}
				}
			}
			copy(sums[(x*sums2Side+y)*8:], acc[:])
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
