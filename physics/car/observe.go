package car

// Observe turns the shrunk image, [y][x][c] bytes, into the network's input of
// 3·84·84 float32 in [0, 1]: value/255, laid out [c][x][y]. The image is
// transposed, as the original's swapaxes(0, 2) does, so the first spatial axis
// is the image's column. It panics if dst is shorter.
func Observe(src *[Seen * Seen * 3]uint8, dst []float32) {
	dst = dst[:3*Seen*Seen]
	for c := range 3 {
		for x := range Seen {
			for y := range Seen {
				dst[(c*Seen+x)*Seen+y] = float32(src[(y*Seen+x)*3+c]) / 255
			}
		}
	}
}
