package main

// shrink writes the resize from 96×96 to 84×84. Along a row, 8 pixels (24 bytes) of the
// source make 7 (21 bytes): byte j is source byte j times 7-k plus source byte j+3 times
// k+1, with k = j/3. Rows are then weighed alike.
func shrink(t *text) {
	weights := [][]int{make([]int, 32), make([]int, 32)}
	for j := range 21 {
		weights[0][j], weights[1][j] = 7-j/3, j/3+1
	}
	for part, name := range []string{"nearWeights", "farWeights"} {
		for word := range 4 {
			v := uint64(0)
			for i := range 8 {
				v |= uint64(weights[part][8*word+i]) << (8 * i)
			}
			t.line("DATA %s<>+%d(SB)/8, $0x%016x", name, 8*word, v)
		}
		t.line("GLOBL %s<>(SB), RODATA|NOPTR, $32\n", name)
	}

	const one, halfLess, upperWeight, lowerWeight = 4, 5, 6, 7
	t.line("// func shrinkNEON(src, dst *uint8)\nTEXT ·shrinkNEON(SB), NOSPLIT, $0-16")
	t.put("MOVD src+0(FP), R0")
	t.put("MOVD dst+8(FP), R1")
	t.put("MOVD $nearWeights<>(SB), R2")
	t.put("FLDPQ (R2), (F%d, F%d)", near, nearTail)
	t.put("MOVD $farWeights<>(SB), R2")
	t.put("FLDPQ (R2), (F%d, F%d)", far, farTail)
	t.put("MOVD $1, R2")
	t.put("VDUP R2, V%d.H8", one)
	t.put("MOVD $31, R2")
	t.put("VDUP R2, V%d.H8", halfLess)
	t.put("MOVD $%d, R3", seen/7)
	t.line("\nblock:")
	t.put("MOVD $1, R4 // of the lower row")
	t.line("\nrow:")
	t.put("MOVD $8, R5")
	t.put("SUB R4, R5")
	t.put("VDUP R5, V%d.H8", upperWeight)
	t.put("VDUP R4, V%d.H8", lowerWeight)
	t.put("MOVD $%d, R6", seen/7)
	t.line("\ngroup:")
	across(t, "R0", 8, 0)
	across(t, "R0", 11, stride)
	for n := range 3 {
		upper, lower, odd := 8+n, 11+n, 16+n
		t.three(0x4E609C00, "mul", upper, upper, upperWeight, "8h", "8h")
		t.three(0x4E609400, "mla", upper, lower, lowerWeight, "8h", "8h")
		// Halves go to the even neighbour.
		t.put("VUSHR $6, V%d.H8, V%d.H8", upper, odd)
		t.put("VAND V%d.B16, V%d.B16, V%d.B16", one, odd, odd)
		t.put("VADD V%d.H8, V%d.H8, V%d.H8", halfLess, upper, upper)
		t.put("VADD V%d.H8, V%d.H8, V%d.H8", odd, upper, upper)
		t.two(0x0F0A8400, "shrn", upper, upper, "8b", "8h", ", #6")
	}
	t.put("FMOVD F8, (R1)")
	t.put("FMOVD F9, 8(R1)")
	t.put("FMOVS F10, 16(R1)")
	t.put("ADD $20, R1")
	t.put("VST1 V10.B[4], (R1)")
	t.put("ADD $1, R1")
	t.put("ADD $24, R0")
	t.put("SUBS $1, R6")
	t.put("BNE group")
	t.put("ADD $1, R4")
	t.put("CMP $8, R4")
	t.put("BLT row")
	t.put("ADD $%d, R0", stride)
	t.put("SUBS $1, R3")
	t.put("BNE block")
	t.put("RET\n")
}

// Where the weights of bytes 0 to 15 and of 16 to 20 are held.
const near, nearTail, far, farTail = 0, 1, 2, 3

// across makes the 21 sums of a group of 24 bytes, in three registers from to on.
func across(t *text, base string, to, at int) {
	const here, late, beside, lateBeside = 20, 21, 22, 23
	t.put("ADD $%d, %s, R7", at, base)
	t.put("FMOVQ (R7), F%d", here)
	t.put("FMOVD 16(R7), F%d", late)
	t.put("VEXT $3, V%d.B16, V%d.B16, V%d.B16", late, here, beside)
	t.put("VEXT $3, V%d.B16, V%d.B16, V%d.B16", late, late, lateBeside)
	t.three(0x2E20C000, "umull", to, here, near, "8h", "8b")
	t.three(0x2E208000, "umlal", to, beside, far, "8h", "8b")
	t.three(0x6E20C000, "umull2", to+1, here, near, "8h", "16b")
	t.three(0x6E208000, "umlal2", to+1, beside, far, "8h", "16b")
	t.three(0x2E20C000, "umull", to+2, late, nearTail, "8h", "8b")
	t.three(0x2E208000, "umlal", to+2, lateBeside, farTail, "8h", "8b")
}
