package kernel

import "fmt"

//go:generate go run ./gen/wasm -out simd128.wasm
//go:generate go run ./gen/neon -out neon_arm64.s -stubs neon_arm64.go -pkg kernel

// Kernel is one implementation of the loops. It holds no state and may be
// shared between goroutines. Lengths that do not fit together are a mistake of
// the caller and panic; no method allocates.
type Kernel struct {
	name string

	forward    func(out, w, in []float32)
	update     [rules]func(w []float32, c planes, pre, post []float32) uint32
	maxAbs     func(w []float32) uint32
	divide     func(w []float32, by float32)
	tanh       func(dst, src []float32)
	addScaled  func(dst, a, b []float32, s float32)
	accumulate func(dst, x []float32, s float32)
	mirror     func(plus, minus, centre, noise []float32, s float32) (squaresPlus, squaresMinus float64)
	conv1      func(rows, image, w []float32)
	pool1      func(pooled, rows []float32)
	conv2      func(sums, pooled, w []float32)
	pool2      func(features, sums []float32)
	passes     [ops]func(*Rows) uint32 // see Pass; that of tanh is tanh

	// All of the convolutions in one, instead of the four above, and scratch of its own,
	// where it needs any.
	front func(c *Conv, features, image []float32)
	room  func(c *Conv)
}

// Portable is the plain Go implementation, the reference of the others.
func Portable() *Kernel {
	return &Kernel{
		name:       "go",
		forward:    forwardGo,
		update:     updatesGo(),
		maxAbs:     maxAbsGo,
		divide:     divideGo,
		tanh:       tanhGo,
		addScaled:  addScaledGo,
		accumulate: accumulateGo,
		mirror:     mirrorGo,
		front:      convGo,
		passes:     passesGo(),
	}
}

// Best is the fastest implementation that this processor runs, or the one that
// Environment chooses.
func Best() *Kernel {
	k, _ := choice()
	return k
}

// Name is "go", "avx2", "avx512", "neon" or "simd128".
func (k *Kernel) Name() string { return k.name }

// fit panics unless a slice has the length that the others ask for.
func fit(method, what string, want, got int) {
	if want != got {
		panic(fmt.Sprintf("kernel: %s: expected %d elements of %s, found %d", method, want, what, got))
	}
}
