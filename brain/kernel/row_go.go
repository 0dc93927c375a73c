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

// row is one row of what a pass takes.
type row struct {
	Dst, A, B, C []float32
	S            float32
}

// rowByRow makes a pass over rows of one that knows a single row.
func rowByRow(pass func(row) uint32) func(*Rows) uint32 {
	return func(r *Rows) (most uint32) {
		at := func(x []float32, i, next int) []float32 {
			if x == nil {
				return nil
			}
			return x[i*next:][:r.Wide]
		}
		for i := range r.High {
			now := row{Dst: at(r.Dst, i, r.Wide), A: at(r.A, i, r.NextA), B: at(r.B, i, r.NextB), C: at(r.C, i, r.NextC)}
			if r.S != nil {
				now.S = r.S[i*r.NextS]
			}
			most = max(most, pass(now))
		}
		return most
	}
}

func one(f func(a float32) float32) func(row) uint32 {
	return func(r row) uint32 {
		a := r.A[:len(r.Dst)]
		for i := range r.Dst {
			r.Dst[i] = f(a[i])
		}
		return 0
	}
}

func passesGo() (all [ops]func(*Rows) uint32) {
	for op, pass := range [ops]func(row) uint32{
		OpFill: fillGo,
		OpAdd:  addGo, OpAddS: addSGo, OpSub: subGo, OpSubS: subSGo, OpFromS: fromSGo,
		OpMul: mulGo, OpMulS: mulSGo, OpDiv: divGo, OpDivS: divSGo, OpUnderS: underSGo,
		OpMin: minGo, OpMinS: minSGo, OpMax: maxGo, OpMaxS: maxSGo,
		OpNeg: one(Negative), OpAbs: one(Abs), OpSign: one(Sign),
		OpMulMulS: mulMulSGo, OpMulAdd: mulAddGo, OpMulAddS: mulAddSGo, OpMulSub: mulSubGo, OpMulSubS: mulSubSGo, OpAddMul: addMulGo, OpLinearS: linearSGo,
		OpGrow: growGo, OpGrowMul: growMulGo, OpGrowMulS: growMulSGo, OpGrowAddMul: growAddMulGo,
	} {
		all[op] = rowByRow(pass)
	}
	return all
}

func fillGo(r row) uint32 {
	s := r.S
	for i := range r.Dst {
		r.Dst[i] = s
	}
	return 0
}

func addGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
	return 0
}

func addSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] + s
	}
	return 0
}

func subGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - b[i]
	}
	return 0
}

func subSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] - s
	}
	return 0
}

func fromSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = s - a[i]
	}
	return 0
}

func mulGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] * b[i]
	}
	return 0
}

func mulSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] * s
	}
	return 0
}

func divGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = a[i] / b[i]
	}
	return 0
}

func divSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] / s
	}
	return 0
}

func underSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = s / a[i]
	}
	return 0
}

func minGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = Lesser(a[i], b[i])
	}
	return 0
}

func minSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = Lesser(s, a[i])
	}
	return 0
}

func maxGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i] = Greater(a[i], b[i])
	}
	return 0
}

func maxSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = Greater(s, a[i])
	}
	return 0
}

func mulMulSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = float32(a[i]*s) * b[i]
	}
	return 0
}

func mulAddGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + float32(b[i]*c[i])
	}
	return 0
}

func mulAddSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] + float32(b[i]*s)
	}
	return 0
}

func mulSubGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - float32(b[i]*c[i])
	}
	return 0
}

func mulSubSGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i] = a[i] - float32(b[i]*s)
	}
	return 0
}

func addMulGo(r row) uint32 {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	c := r.C[:len(dst)]
	for i := range dst {
		dst[i] = (a[i] + b[i]) * c[i]
	}
	return 0
}

func growGo(r row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], a[i], m)
	}
	return m
}

func growMulGo(r row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	b := r.B[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], float32(a[i]*b[i]), m)
	}
	return m
}

func growMulSGo(r row) (m uint32) {
	dst := r.Dst
	a := r.A[:len(dst)]
	s := r.S
	for i := range dst {
		dst[i], m = grow(dst[i], float32(a[i]*s), m)
	}
	return m
}

func linearSGo(r row) uint32 {
	dst := r.Dst
	a, b, c, s := r.A[:len(dst)], r.B[:len(dst)], r.C[:len(dst)], r.S
	for i := range dst {
		dst[i] = float32(float32(a[i]*s)*b[i]) + float32(c[i]*s)
	}
	return 0
}

func growAddMulGo(r row) (m uint32) {
	dst := r.Dst
	a, b, c := r.A[:len(dst)], r.B[:len(dst)], r.C[:len(dst)]
	for i := range dst {
		dst[i], m = grow(dst[i], float32((a[i]+b[i])*c[i]), m)
	}
	return m
}
