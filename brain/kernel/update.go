package kernel

import "math"

// Update makes one plastic update of a layer, w[i][j] += Δw(pre[i], post[j]), and
// returns the largest |w| after it (NaN if any is NaN), by which the car's
// layers are then divided. w and each plane of c are [len(pre)][len(post)]; c
// holds the rule's planes in the rule's order.
func (k *Kernel) Update(r Rule, w []float32, c [][]float32, pre, post []float32) float32 {
	p := gather("Update", r, w, c, pre, post)
	return magnitude(k.update[r](w, p, pre, post))
}

// UpdateMasked is Update for a layer where some synapses are frozen: these keep
// their weight and have no part in the maximum. frozen is [len(pre)][len(post)].
// It is the slow path, in plain Go for every kernel.
func (k *Kernel) UpdateMasked(r Rule, w []float32, c [][]float32, pre, post []float32, frozen []bool) float32 {
	p := gather("UpdateMasked", r, w, c, pre, post)
	fit("UpdateMasked", "frozen", len(w), len(frozen))
	var m uint32
	var at [maxPlanes]float32
	for i, oi := range pre {
		for j, oj := range post {
			s := i*len(post) + j
			if frozen[s] {
				continue
			}
			for n := range r.Planes() {
				at[n] = p[n][s]
			}
			w[s] += delta(r, &at, oi, oj)
			m = max(m, math.Float32bits(w[s])&signless)
		}
	}
	return magnitude(m)
}

func gather(method string, r Rule, w []float32, c [][]float32, pre, post []float32) (p planes) {
	fit(method, "w", len(pre)*len(post), len(w))
	if len(c) != r.Planes() {
		fit(method, "c", r.Planes(), len(c))
	}
	for i, plane := range c {
		fit(method, "a plane of c", len(w), len(plane))
		p[i] = plane
	}
	return p
}
