package ant

import "math"

// The torso's 6×6 systems, written out: loops over a triangle of 21 entries cost more
// than the arithmetic in them. Row i, column j of a triangle is entry i(i+1)/2+j. Entries
// are stored one by one: an array literal is built elsewhere and copied, and the copy
// waits for the stores before it.

// cholesky replaces d.chol, a symmetric positive matrix, by the factor L of L·Lᵀ: its
// entries below the diagonal, and in d.invD the reciprocals of those on it.
func (d *dynamics) cholesky() {
	a := &d.chol
	r0 := 1 / math.Sqrt(a[0])
	l10 := float64(a[1] * r0)
	r1 := 1 / math.Sqrt(a[2]-float64(l10*l10))
	l20 := float64(a[3] * r0)
	l21 := float64((a[4] - float64(l20*l10)) * r1)
	r2 := 1 / math.Sqrt(a[5]-float64(l20*l20)-float64(l21*l21))
	l30 := float64(a[6] * r0)
	l31 := float64((a[7] - float64(l30*l10)) * r1)
	l32 := float64((a[8] - float64(l30*l20) - float64(l31*l21)) * r2)
	r3 := 1 / math.Sqrt(a[9]-float64(l30*l30)-float64(l31*l31)-float64(l32*l32))
	l40 := float64(a[10] * r0)
	l41 := float64((a[11] - float64(l40*l10)) * r1)
	l42 := float64((a[12] - float64(l40*l20) - float64(l41*l21)) * r2)
	l43 := float64((a[13] - float64(l40*l30) - float64(l41*l31) - float64(l42*l32)) * r3)
	r4 := 1 / math.Sqrt(a[14]-float64(l40*l40)-float64(l41*l41)-float64(l42*l42)-float64(l43*l43))
	l50 := float64(a[15] * r0)
	l51 := float64((a[16] - float64(l50*l10)) * r1)
	l52 := float64((a[17] - float64(l50*l20) - float64(l51*l21)) * r2)
	l53 := float64((a[18] - float64(l50*l30) - float64(l51*l31) - float64(l52*l32)) * r3)
	l54 := float64((a[19] - float64(l50*l40) - float64(l51*l41) - float64(l52*l42) - float64(l53*l43)) * r4)
	r5 := 1 / math.Sqrt(a[20]-float64(l50*l50)-float64(l51*l51)-float64(l52*l52)-float64(l53*l53)-float64(l54*l54))
	a[1] = l10
	a[3], a[4] = l20, l21
	a[6], a[7], a[8] = l30, l31, l32
	a[10], a[11], a[12], a[13] = l40, l41, l42, l43
	a[15], a[16], a[17], a[18], a[19] = l50, l51, l52, l53, l54
	r := &d.invD
	r[0], r[1], r[2], r[3], r[4], r[5] = r0, r1, r2, r3, r4, r5
}

// whiten replaces x by L⁻¹x.
func (d *dynamics) whiten(x *[6]float64) {
	a := &d.chol
	x0 := float64(x[0] * d.invD[0])
	x1 := float64((x[1] - float64(a[1]*x0)) * d.invD[1])
	x2 := float64((x[2] - float64(a[3]*x0) - float64(a[4]*x1)) * d.invD[2])
	x3 := float64((x[3] - float64(a[6]*x0) - float64(a[7]*x1) - float64(a[8]*x2)) * d.invD[3])
	x4 := float64((x[4] - float64(a[10]*x0) - float64(a[11]*x1) - float64(a[12]*x2) - float64(a[13]*x3)) * d.invD[4])
	x5 := float64((x[5] - float64(a[15]*x0) - float64(a[16]*x1) - float64(a[17]*x2) - float64(a[18]*x3) - float64(a[19]*x4)) * d.invD[5])
	x[0], x[1], x[2], x[3], x[4], x[5] = x0, x1, x2, x3, x4, x5
}

// unwhiten replaces x by L⁻ᵀx.
func (d *dynamics) unwhiten(x *[6]float64) {
	a := &d.chol
	x5 := float64(x[5] * d.invD[5])
	x4 := float64((x[4] - float64(a[19]*x5)) * d.invD[4])
	x3 := float64((x[3] - float64(a[13]*x4) - float64(a[18]*x5)) * d.invD[3])
	x2 := float64((x[2] - float64(a[8]*x3) - float64(a[12]*x4) - float64(a[17]*x5)) * d.invD[2])
	x1 := float64((x[1] - float64(a[4]*x2) - float64(a[7]*x3) - float64(a[11]*x4) - float64(a[16]*x5)) * d.invD[1])
	x0 := float64((x[0] - float64(a[1]*x1) - float64(a[3]*x2) - float64(a[6]*x3) - float64(a[10]*x4) - float64(a[15]*x5)) * d.invD[0])
	x[0], x[1], x[2], x[3], x[4], x[5] = x0, x1, x2, x3, x4, x5
}
