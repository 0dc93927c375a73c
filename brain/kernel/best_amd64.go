package kernel

import "golang.org/x/sys/cpu"

//go:generate go run ./gen -out avx2_amd64.s -stubs avx2_amd64.go -pkg kernel

func best() *Kernel {
	if !cpu.X86.HasAVX2 {
		return Portable()
	}
	return &Kernel{
		name:       "avx2",
		forward:    forwardAVX2,
		update:     updatesAVX2(),
		maxAbs:     maxAbsAVX2,
		divide:     divideAVX2,
		tanh:       tanhAVX2,
		addScaled:  addScaledAVX2,
		accumulate: accumulateAVX2,
		mirror:     mirrorAVX2,
		conv1:      conv1AVX2,
		pool1:      pool1AVX2,
		conv2:      conv2AVX2,
		pool2:      pool2AVX2,
		passes:     passesAVX2(),
	}
}
