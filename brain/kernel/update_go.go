package kernel

import "math"

func updatesGo() [rules]func(w []float32, c planes, pre, post []float32) uint32 {
	return [rules]func(w []float32, c planes, pre, post []float32) uint32{
		A: updateAGo, AD: updateADGo, ADlr: updateADlrGo, ABC: updateABCGo, ABClr: updateABClrGo,
		ABCD: updateABCDGo, ABCDlr: updateABCDlrGo, ABCDlrDout: updateABCDlrDoutGo,
		ABCDlrDinAndOut: updateABCDlrDinAndOutGo,
	}
}

// grow is the weight after its change, and the larger of m and its magnitude.
func grow(w, dw float32, m uint32) (float32, uint32) {
	w += dw
	return w, max(m, math.Float32bits(w)&signless)
}

func updateAGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		for j, oj := range post {
			hebb := float32(float32(c0[j]*oi) * oj)
			row[j], m = grow(row[j], hebb, m)
		}
	}
	return m
}

func updateADGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		for j, oj := range post {
			hebb := float32(float32(c0[j]*oi) * oj)
			row[j], m = grow(row[j], hebb+c1[j], m)
		}
	}
	return m
}

func updateADlrGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		for j, oj := range post {
			hebb := float32(float32(c0[j]*oi) * oj)
			row[j], m = grow(row[j], float32(c2[j]*(hebb+c1[j])), m)
		}
	}
	return m
}

func updateABCGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], abc, m)
		}
	}
	return m
}

func updateABClrGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		c3 := c[3][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], float32(c3[j]*abc), m)
		}
	}
	return m
}

func updateABCDGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		c3 := c[3][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], c3[j]+abc, m)
		}
	}
	return m
}

func updateABCDlrGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		c3 := c[3][i*n:][:n]
		c4 := c[4][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], float32(c3[j]*(abc+c4[j])), m)
		}
	}
	return m
}

func updateABCDlrDoutGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		c3 := c[3][i*n:][:n]
		c4 := c[4][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], float32(c3[j]*abc)+c4[j], m)
		}
	}
	return m
}

func updateABCDlrDinAndOutGo(w []float32, c planes, pre, post []float32) (m uint32) {
	n := len(post)
	for i, oi := range pre {
		row := w[i*n:][:n]
		c0 := c[0][i*n:][:n]
		c1 := c[1][i*n:][:n]
		c2 := c[2][i*n:][:n]
		c3 := c[3][i*n:][:n]
		c4 := c[4][i*n:][:n]
		c5 := c[5][i*n:][:n]
		for j, oj := range post {
			abc := float32(float32(c0[j]*oi)*oj) + float32(c1[j]*oi) + float32(c2[j]*oj)
			row[j], m = grow(row[j], float32(c3[j]*(abc+c4[j]))+c5[j], m)
		}
	}
	return m
}
