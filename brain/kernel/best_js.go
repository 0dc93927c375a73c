package kernel

func wider() []*Kernel {
	if !haveSIMD128() {
		return nil
	}
	return []*Kernel{{
		name:       "simd128",
		forward:    forwardSIMD128,
		update:     updatesSIMD128(),
		maxAbs:     maxAbsSIMD128,
		divide:     divideSIMD128,
		tanh:       tanhSIMD128,
		addScaled:  addScaledSIMD128,
		accumulate: accumulateSIMD128,
		mirror:     mirrorSIMD128,
		conv1:      conv1SIMD128,
		pool1:      pool1SIMD128,
		conv2:      conv2SIMD128,
		pool2:      pool2SIMD128,
		passes:     passesSIMD128(),
	}}
}
