package car

// seenStride is the length of a row of the shrunk image in bytes.
const seenStride = 3 * Seen

// level holds value/255 in single precision; never written after its making.
var level = func() (t [256]float32) {
	for v := range t {
		t[v] = float32(v) / 255
	}
	return t
}()

// Observe turns the shrunk image, [y][x][c] bytes, into the network's input of
// 3·84·84 float32 in [0, 1]: value/255, laid out [c][x][y]. The image is
// transposed, as the original's swapaxes(0, 2) does, so the first spatial axis
// is the image's column. It panics if dst is shorter.
func Observe(src *[Seen * Seen * 3]uint8, dst []float32) {
	dst = dst[:3*Seen*Seen]
	if fast {
		observeFast(src, dst)
	} else {
		observePlain(src, dst)
	}
}

// observePlain is Observe for any processor.
func observePlain(src *[Seen * Seen * 3]uint8, dst []float32) {
	for x := range Seen {
		r := (*[Seen]float32)(dst[x*Seen:])
		g := (*[Seen]float32)(dst[(Seen+x)*Seen:])
		b := (*[Seen]float32)(dst[(2*Seen+x)*Seen:])
		i := 3 * x
		for y := range Seen {
			dot := src[i : i+3 : i+3]
			r[y] = level[dot[0]]
			g[y] = level[dot[1]]
			b[y] = level[dot[2]]
			i += seenStride
		}
	}
}
