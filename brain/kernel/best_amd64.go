package kernel

import "golang.org/x/sys/cpu"

//go:generate go run ./gen -out avx2_amd64.s -stubs avx2_amd64.go -pkg kernel
//go:generate go run ./gen/avx512 -out avx512_amd64.s -stubs avx512_amd64.go -pkg kernel

// wider are the kernels that this processor runs beside the plain one, the fastest first.
func wider() []*Kernel {
	if !cpu.X86.HasAVX2 {
		return nil
	}
	narrow := avx2()
	if !cpu.X86.HasAVX512F || !cpu.X86.HasBMI2 {
		return []*Kernel{narrow}
	}
	return []*Kernel{avx512(narrow), narrow}
}

func avx2() *Kernel {
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

// avx512 has in common with the narrower kernel what is bound by the cache or by the order
// of its sums.
func avx512(narrow *Kernel) *Kernel {
	k := *narrow
	k.name = "avx512"
	k.forward = forwardAVX512
	k.maxAbs = maxAbsAVX512
	k.divide = divideAVX512
	k.tanh = tanhAVX512
	k.front, k.room = convAVX512, room512
	return &k
}
