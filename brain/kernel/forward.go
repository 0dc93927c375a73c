package kernel

// Forward writes out[j] = Σi in[i]·w[i][j], where w is [len(in)][len(out)]. Each
// sum starts from 0 and adds in the order of i.
func (k *Kernel) Forward(out, w, in []float32) {
	fit("Forward", "w", len(in)*len(out), len(w))
	k.forward(out, w, in)
}

// forwardGo takes four rows at a time to spare loads and stores of the sums; each
// sum still adds one product after the other.
func forwardGo(out, w, in []float32) {
	clear(out)
	n := len(out)
	for ; len(in) >= 4; in, w = in[4:], w[4*n:] {
		a, b, c, d := w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n]
		for j, sum := range out {
			sum += float32(in[0] * a[j])
			sum += float32(in[1] * b[j])
			sum += float32(in[2] * c[j])
			sum += float32(in[3] * d[j])
			out[j] = sum
		}
	}
	for i, x := range in {
		for j, v := range w[i*n:][:n] {
			out[j] += float32(x * v)
		}
	}
}
