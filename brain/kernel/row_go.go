package kernel

import "math"

func bits(v float32) uint32 { return math.Float32bits(v) & signless }

// Lesser and Greater are OpMin and OpMax of two numbers: the second where one is NaN.
func Lesser(a, b float32) float32 {
	if a < b {
		return a
	}
	return b
}

// Greater is described at Lesser.
func Greater(a, b float32) float32 {
	if a > b {
		return a
	}
	return b
}

// Sign is OpSign of one number.
func Sign(x float32) float32 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// Abs is OpAbs of one number.
func Abs(x float32) float32 { return math.Float32frombits(bits(x)) }

// Negative is OpNeg of one number.
func Negative(x float32) float32 { return math.Float32frombits(math.Float32bits(x) ^ 1<<31) }

func one(f func(a float32) float32) func(*Row) uint32 {
	return func(r *Row) uint32 {
		a := r.A[:len(r.Dst)]
		for i := range r.Dst {
			r.Dst[i] = f(a[i])
		}
		return 0
	}
}

func passesGo() [ops]func(*Row) uint32 {
	return [ops]func(*Row) uint32{
		OpFill: fillGo,
		OpAdd:  addGo, OpAddS: addSGo, OpSub: subGo, OpSubS: subSGo, OpFromS: fromSGo,
		OpMul: mulGo, OpMulS: mulSGo, OpDiv: divGo, OpDivS: divSGo, OpUnderS: underSGo,
		OpMin: minGo, OpMinS: minSGo, OpMax: maxGo, OpMaxS: maxSGo,
		OpNeg: one(Negative), OpAbs: one(Abs), OpSign: one(Sign),
		OpMulMulS: mulMulSGo, OpMulAdd: mulAddGo, OpMulAddS: mulAddSGo, OpMulSub: mulSubGo, OpMulSubS: mulSubSGo, OpAddMul: addMulGo, OpLinearS: linearSGo,
		OpGrow: growGo, OpGrowMul: growMulGo, OpGrowMulS: growMulSGo, OpGrowAddMul: growAddMulGo,
	}
}

func fillGo(r *Row) uint32 {
	s := r.S
	for i := range r.Dst {
		r.Dst[i] = s
	}
	return 0
}

func addGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
	return 0
}

func addSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] + s
	}
	return 0
}

func subGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - b[i]
	}
	return 0
}

func subSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] - s
	}
	return 0
}

func fromSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = s - a[i]
	}
	return 0
}

func mulGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
	return 0
}

func mulSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] * s
	}
	return 0
}

func divGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] / b[i]
	}
	return 0
}

func divSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] / s
	}
	return 0
}

func underSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = s / a[i]
	}
	return 0
}

func minGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = Lesser(a[i], b[i])
	}
	return 0
}

func minSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = Lesser(s, a[i])
	}
	return 0
}

func maxGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = Greater(a[i], b[i])
	}
	return 0
}

func maxSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = Greater(s, a[i])
	}
	return 0
}

func mulMulSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = float32(a[i]*s) * b[i]
	}
	return 0
}

func mulAddGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + float32(b[i]*c[i])
	}
	return 0
}

func mulAddSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] + float32(b[i]*s)
	}
	return 0
}

func mulSubGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - float32(b[i]*c[i])
	}
	return 0
}

func mulSubSGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] - float32(b[i]*s)
	}
	return 0
}

func addMulGo(r *Row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) * c[i]
	}
	return 0
}

func growGo(r *Row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], a[i], m)
	}
	return m
}

func growMulGo(r *Row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], float32(a[i]*b[i]), m)
	}
	return m
}

func growMulSGo(r *Row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i], m = grow(dst[i], float32(a[i]*s), m)
	}
	return m
}

func linearSGo(r *Row) uint32 {
	dst := r.Dst
	a, b, c, s := r.A[:len(dst)], r.B[:len(dst)], r.C[:len(dst)], r.S
	for i := range dst {
		dst[i] = float32(float32(a[i]*s)*b[i]) + float32(c[i]*s)
	}
	return 0
}

func growAddMulGo(r *Row) (m uint32) {
	dst := r.Dst
	a, b, c := r.A[:len(dst)], r.B[:len(dst)], r.C[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], float32((a[i]+b[i])*c[i]), m)
	}
	return m
}
