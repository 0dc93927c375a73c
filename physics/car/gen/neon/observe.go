package main

import "math"

// observe writes the transposition to float32. Blocks of 8 rows by 8 pixels are turned in
// registers; the last block each way overlaps the one before, since 84 is not a multiple
// of 8.
//
// A value over 255 is v·h rounded once after adding v·l, with h + l = 1/255 to double the
// precision. That is the correctly rounded quotient for each of the 256 values, which a
// test checks.
func observe(t *text) {
	t.line("// func observeNEON(src *uint8, dst *float32)\nTEXT ·observeNEON(SB), NOSPLIT, $0-16")
	t.put("MOVD src+0(FP), R0")
	t.put("MOVD dst+8(FP), R1")
	h := float32(1) / 255
	for v, number := range []float32{h, float32(1.0/255 - float64(h))} {
		t.put("MOVD $0x%08x, R2", math.Float32bits(number))
		t.put("VDUP R2, V%d.S4", high+v)
	}
	t.put("MOVD $%d, R10", 3)
	t.put("MOVD $%d, R11", 4*seen)
	t.put("MOVD $%d, R12", seenStride)
	t.put("MOVD $%d, R13", 4*seen*seen)
	t.put("MOVD $0, R2")
	t.line("\ncolumns:")
	t.put("MOVD $0, R3")
	t.line("\nrows:")
	t.put("MADD R10, R0, R2, R4")
	t.put("MADD R12, R4, R3, R4")
	t.put("MADD R11, R1, R2, R5")
	t.put("ADD R3<<2, R5")
	for row := range 8 {
		t.put("VLD3 (R4), [V%d.B8, V%d.B8, V%d.B8]", 3*row, 3*row+1, 3*row+2)
		t.put("ADD R12, R4")
	}
	for channel := range 3 {
		turn(t, channel)
		t.put("ADD R13, R5")
	}
	step(t, "R3", "rows")
	step(t, "R2", "columns")
	t.put("RET")
}

const high, low = 30, 31

// step takes a register to the next block of 8 within 84 and jumps back unless the last one
// is done.
func step(t *text, r, label string) {
	const last = seen - 8
	t.put("CMP $%d, %s", last, r)
	t.put("BEQ %sdone", label)
	t.put("ADD $8, %s", r)
	t.put("CMP $%d, %s", last, r)
	t.put("BLE %s", label)
	t.put("MOVD $%d, %s", last, r)
	t.put("JMP %s", label)
	t.line("\n%sdone:", label)
}

// turn transposes 8 rows of 8 bytes of a channel, and stores each column as 8 float32.
func turn(t *text, channel int) {
	row := func(n int) int { return 3*n + channel }
	zip := func(part int, n, m, to int, cut string) {
		t.put("VZIP%d V%d.%s, V%d.%s, V%d.%s", part, m, cut, n, cut, to, cut)
	}
	for pair := range 4 {
		zip(1, row(2*pair), row(2*pair+1), 24+pair, "B16")
	}
	zip(1, 24, 25, 28, "H8") // rows 0 to 3 of columns 0 to 3
	zip(2, 24, 25, 29, "H8")
	zip(1, 26, 27, 24, "H8") // rows 4 to 7
	zip(2, 26, 27, 25, "H8")
	zip(1, 28, 24, 26, "S4") // columns 0 and 1
	zip(2, 28, 24, 27, "S4")
	zip(1, 29, 25, 28, "S4")
	zip(2, 29, 25, 29, "S4")
	t.put("MOVD R5, R6")
	words, values, parts := row(0), []int{row(1), row(2)}, []int{row(3), row(4)}
	for columns := 26; columns < 30; columns++ {
		for half := range 2 {
			if half == 0 {
				t.put("VUXTL V%d.B8, V%d.H8", columns, words)
			} else {
				t.put("VUXTL2 V%d.B16, V%d.H8", columns, words)
			}
			t.put("VUXTL V%d.H4, V%d.S4", words, values[0])
			t.put("VUXTL2 V%d.H8, V%d.S4", words, values[1])
			for n, v := range values {
				t.two(0x6E21D800, "ucvtf", v, v, "4s", "4s", "")
				t.three(0x6E20DC00, "fmul", parts[n], v, low, "4s", "4s")
				t.put("VFMLA V%d.S4, V%d.S4, V%d.S4", high, v, parts[n])
			}
			t.put("FSTPQ.P (F%d, F%d), %d(R6)", parts[0], parts[1], 4*seen)
		}
	}
}
