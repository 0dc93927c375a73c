package kernel

// Mirror makes the two members of a mirrored pair of evolution, centre ± s·noise,
// and returns the sums of their squares, each added in order in float64. It is
// AddScaled with s and −s, bit for bit, in one pass.
func (k *Kernel) Mirror(plus, minus, centre, noise []float32, s float32) (squaresPlus, squaresMinus float64) {
	fit("Mirror", "minus", len(plus), len(minus))
	fit("Mirror", "centre", len(plus), len(centre))
	fit("Mirror", "noise", len(plus), len(noise))
	return k.mirror(plus, minus, centre, noise, s)
}

func mirrorGo(plus, minus, centre, noise []float32, s float32) (squaresPlus, squaresMinus float64) {
	minus, centre, noise = minus[:len(plus)], centre[:len(plus)], noise[:len(plus)]
	for i := range plus {
		d := float32(s * noise[i])
		p, m := centre[i]+d, centre[i]-d
		plus[i], minus[i] = p, m
		squaresPlus += float64(float64(p) * float64(p))
		squaresMinus += float64(float64(m) * float64(m))
	}
	return squaresPlus, squaresMinus
}
