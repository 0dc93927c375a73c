package kernel

// wider is the kernel that every processor of this kind runs beside the plain one.
func wider() []*Kernel {
	return []*Kernel{{
		name:       "neon",
		forward:    forwardNEON,
		update:     updatesNEON(),
		maxAbs:     maxAbsNEON,
		divide:     divideNEON,
		tanh:       tanhNEON,
		addScaled:  addScaledNEON,
		accumulate: accumulateNEON,
		mirror:     mirrorNEON,
		conv1:      conv1NEON,
		pool1:      pool1NEON,
		conv2:      conv2NEON,
		pool2:      pool2NEON,
		passes:     passesNEON(),
	}}
}
