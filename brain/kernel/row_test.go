package kernel

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestPassesAgree holds that every pass has the bits of plain Go, in place and not.
func TestPassesAgree(t *testing.T) {
	k, p := wide(t), Portable()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 45).Draw(t, "n")
		rows := [][]float32{draw(t, "dst", n), draw(t, "a", n), draw(t, "b", n), draw(t, "c", n)}
		s := numbers.Draw(t, "s")
		inPlace := rapid.Bool().Draw(t, "in place")
		for op := range ops {
			var out [2][]float32
			var most [2]uint32
			for i, k := range []*Kernel{p, k} {
				r := Row{Dst: twin(rows[0]), A: rows[1], B: rows[2], C: rows[3], S: s}
				if inPlace {
					r.A = r.Dst
				}
				most[i] = k.Pass(op, &r)
				intact(t, r.Dst)
				out[i] = r.Dst
			}
			same(t, "dst", out[0], out[1])
			if a, b := Magnitude(most[0]), Magnitude(most[1]); !identical(a, b) {
				t.Fatalf("pass %d: expected a largest of %v, found %v", op, a, b)
			}
		}
	})
}

// TestPasses holds each pass to what its line says.
func TestPasses(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	for _, k := range []*Kernel{Portable(), Best()} {
		for op, want := range [ops]float32{
			OpFill: 5, OpAdd: 5, OpAddS: 7, OpSub: -1, OpSubS: -3, OpFromS: 3, OpMul: 6, OpMulS: 10, OpDiv: 2. / 3, OpDivS: 0.4, OpUnderS: 2.5,
			OpMin: 2, OpMinS: 2, OpMax: 3, OpMaxS: 5, OpNeg: -2, OpAbs: 2, OpSign: 1, OpTanh: Tanh(2), OpMulMulS: 30,
			OpMulAdd: 14, OpMulAddS: 17, OpMulSub: -10, OpMulSubS: -13, OpAddMul: 20, OpLinearS: 50, OpGrow: 12, OpGrowMul: 16, OpGrowMulS: 20, OpGrowAddMul: 30,
		} {
			r := Row{Dst: []float32{10}, A: []float32{2}, B: []float32{3}, C: []float32{4}, S: 5}
			bits := k.Pass(Op(op), &r)
			if r.Dst[0] != want || bits != 0 && Magnitude(bits) != want || (bits != 0) != (Op(op) >= OpGrow) {
				t.Errorf("%s: pass %d: expected %v, found %v with the largest %v", k.Name(), op, want, r.Dst[0], Magnitude(bits))
			}
		}
		r := Row{Dst: make([]float32, 6), A: []float32{-3, 0, inf, -inf, nan, 1e-45}}
		k.Pass(OpSign, &r)
		same(t, "sign", []float32{-1, 0, 1, -1, 0, 1}, r.Dst)
	}
}

func TestPassRefusesOtherLengths(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("expected a panic for rows of different lengths, found none")
		}
	}()
	Best().Pass(OpAdd, &Row{Dst: make([]float32, 3), A: make([]float32, 3), B: make([]float32, 2)})
}
