package kernel

// Forward writes out[j] = Σi in[i]·w[i][j], where w is [len(in)][len(out)]. Each
// sum starts from 0 and adds in the order of i.
func (k *Kernel) Forward(out, w, in []float32) {
	fit("Forward", "w", len(in)*len(out), len(w))
	k.forward(out, w, in)
}

func forwardGo(out, w, in []float32) {
	clear(out)
	for i, x := range in {
		row := w[i*len(out):][:len(out)]
		for j, v := range row {
			out[j] += float32(x * v)
		}
	}
}
