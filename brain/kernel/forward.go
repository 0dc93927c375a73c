package kernel

// Forward writes out[j] = Σi in[i]·w[i][j], where w is [len(in)][len(out)]. Each
// sum starts from 0 and adds in the order of i.
func (k *Kernel) Forward(out, w, in []float32) {
	fit("Forward", "w", len(in)*len(out), len(w))
	k.forward(out, w, in)
}

// forwardGo takes eight rows at a time to spare loads and stores of the sums; each
// sum still adds one product after the other.
func forwardGo(out, w, in []float32) {
	clear(out)
	n := len(out)
	for ; len(in) >= 8; in, w = in[8:], w[8*n:] {
		i0, i1, i2, i3, i4, i5, i6, i7 := in[0], in[1], in[2], in[3], in[4], in[5], in[6], in[7]
		w0, w1, w2, w3 := w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n]
		w4, w5, w6, w7 := w[4*n:][:n], w[5*n:][:n], w[6*n:][:n], w[7*n:][:n]
		for j, sum := range out {
			sum += float32(i0 * w0[j])
			sum += float32(i1 * w1[j])
			sum += float32(i2 * w2[j])
			sum += float32(i3 * w3[j])
			sum += float32(i4 * w4[j])
			sum += float32(i5 * w5[j])
			sum += float32(i6 * w6[j])
			sum += float32(i7 * w7[j])
			out[j] = sum
		}
	}
	for i, x := range in {
		for j, v := range w[i*n:][:n] {
			out[j] += float32(x * v)
		}
	}
}
