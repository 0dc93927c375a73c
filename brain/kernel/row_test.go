package kernel

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestPassesAgree holds that every pass has the bits of plain Go, in place and not, whether
// what it reads has rows of its own or one for all.
func TestPassesAgree(t *testing.T) {
	k, p := wide(t), Portable()
	rapid.Check(t, func(t *rapid.T) {
		wide, high := rapid.IntRange(0, 45).Draw(t, "wide"), rapid.IntRange(0, 4).Draw(t, "high")
		n := wide * high
		rows := [][]float32{draw(t, "dst", n), draw(t, "a", n), draw(t, "b", n), draw(t, "c", n)}
		s := draw(t, "s", high)
		inPlace, one, oneNumber := rapid.Bool().Draw(t, "in place"), rapid.IntRange(0, 3).Draw(t, "one row"), rapid.Bool().Draw(t, "one number")
		if high == 0 {
			one, oneNumber = 0, false
		}
		if one > 0 {
			rows[one] = rows[one][:wide]
		}
		if oneNumber {
			s = s[:1]
		}
		for op := range ops {
			if op == OpTanh && one == 1 {
				continue // of whole rows alone
			}
			var out [2][]float32
			var most [2]uint32
			for i, k := range []*Kernel{p, k} {
				r := Rows{Dst: twin(rows[0]), A: rows[1], B: rows[2], C: rows[3], S: s, Wide: wide, High: high}
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
			r := Rows{Dst: []float32{10}, A: []float32{2}, B: []float32{3}, C: []float32{4}, S: []float32{5}, Wide: 1, High: 1}
			bits := k.Pass(Op(op), &r)
			if r.Dst[0] != want || bits != 0 && Magnitude(bits) != want || (bits != 0) != (Op(op) >= OpGrow) {
				t.Errorf("%s: pass %d: expected %v, found %v with the largest %v", k.Name(), op, want, r.Dst[0], Magnitude(bits))
			}
		}
		r := Rows{Dst: make([]float32, 6), A: []float32{-3, 0, inf, -inf, nan, 1e-45}, Wide: 6, High: 1}
		k.Pass(OpSign, &r)
		same(t, "sign", []float32{-1, 0, 1, -1, 0, 1}, r.Dst)
	}
}

// TestPassesOverRows holds which row and which number each row meets.
func TestPassesOverRows(t *testing.T) {
	for _, k := range []*Kernel{Portable(), Best()} {
		r := Rows{Dst: make([]float32, 6), A: []float32{1, 2, 3, 4, 5, 6}, B: []float32{10, 20, 30}, S: []float32{100, 1000}, Wide: 3, High: 2}
		k.Pass(OpAdd, &r)
		same(t, "one row for all", []float32{11, 22, 33, 14, 25, 36}, r.Dst)
		k.Pass(OpAddS, &r)
		same(t, "a number for each", []float32{101, 102, 103, 1004, 1005, 1006}, r.Dst)
		r.S = r.S[:1]
		k.Pass(OpFill, &r)
		same(t, "a number for all", []float32{100, 100, 100, 100, 100, 100}, r.Dst)
	}
}

func TestPassRefusesOtherLengths(t *testing.T) {
	for what, r := range map[string]Rows{
		"Dst": {Dst: make([]float32, 3), A: make([]float32, 3), B: make([]float32, 3), Wide: 2, High: 2},
		"B":   {Dst: make([]float32, 6), A: make([]float32, 6), B: make([]float32, 4), Wide: 3, High: 2},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("expected a panic for a %s of another length, found none", what)
				}
			}()
			Best().Pass(OpAdd, &r)
		}()
	}
}
