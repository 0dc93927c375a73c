package kernel

import (
	_ "embed"
	"sync"
	"unsafe"
)

// module holds the loops in WebAssembly's 128-bit vectors. A Go program cannot hold such
// instructions of its own, so it hands the module to the page that runs it, which binds
// it to the program's memory: assets/web/kernel.js.
//
//go:embed simd128.wasm
var module []byte

// haveSIMD128 is whether the page took the module.
var haveSIMD128 = sync.OnceValue(func() bool {
	return load(unsafe.Pointer(unsafe.SliceData(module)), int32(len(module))) != 0
})

// The functions that the page gives. Of a slice they take where it lies and, unless its
// length is known from another's or from the sizes in conv.go, how long it is.

//go:wasmimport hebbarium_kernel load
//go:noescape
func load(module unsafe.Pointer, length int32) int32

//go:wasmimport hebbarium_kernel forward
//go:noescape
func forwardImport(out unsafe.Pointer, n int32, w, in unsafe.Pointer, rows int32)

//go:wasmimport hebbarium_kernel update
//go:noescape
func updateImport(r int32, w, c, pre unsafe.Pointer, rows int32, post unsafe.Pointer, columns int32) uint32

//go:wasmimport hebbarium_kernel maxAbs
//go:noescape
func maxAbsImport(w unsafe.Pointer, n int32) uint32

//go:wasmimport hebbarium_kernel divide
//go:noescape
func divideImport(w unsafe.Pointer, n int32, by float32)

//go:wasmimport hebbarium_kernel tanh
//go:noescape
func tanhImport(dst unsafe.Pointer, n int32, src unsafe.Pointer)

//go:wasmimport hebbarium_kernel addScaled
//go:noescape
func addScaledImport(dst unsafe.Pointer, n int32, a, b unsafe.Pointer, s float32)

//go:wasmimport hebbarium_kernel accumulate
//go:noescape
func accumulateImport(dst unsafe.Pointer, n int32, x unsafe.Pointer, s float32)

//go:wasmimport hebbarium_kernel mirror
//go:noescape
func mirrorImport(plus unsafe.Pointer, n int32, minus, centre, noise unsafe.Pointer, s float32, squares unsafe.Pointer)

//go:wasmimport hebbarium_kernel conv1
//go:noescape
func conv1Import(rows, image, w unsafe.Pointer)

//go:wasmimport hebbarium_kernel pool1
//go:noescape
func pool1Import(pooled unsafe.Pointer, n int32, rows unsafe.Pointer)

//go:wasmimport hebbarium_kernel conv2
//go:noescape
func conv2Import(sums, pooled, w unsafe.Pointer)

//go:wasmimport hebbarium_kernel pool2
//go:noescape
func pool2Import(features, sums unsafe.Pointer)

//go:wasmimport hebbarium_kernel pass
//go:noescape
func passImport(op int32, r unsafe.Pointer) uint32

// place is where a slice's elements lie.
func place(s []float32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }

func forwardSIMD128(out, w, in []float32) {
	forwardImport(place(out), int32(len(out)), place(w), place(in), int32(len(in)))
}

func updatesSIMD128() (all [rules]func(w []float32, c planes, pre, post []float32) uint32) {
	for r := range all {
		all[r] = func(w []float32, c planes, pre, post []float32) uint32 {
			return updateImport(int32(r), place(w), unsafe.Pointer(&c), place(pre), int32(len(pre)), place(post), int32(len(post)))
		}
	}
	return all
}

func maxAbsSIMD128(w []float32) uint32 { return maxAbsImport(place(w), int32(len(w))) }

func divideSIMD128(w []float32, by float32) { divideImport(place(w), int32(len(w)), by) }

func tanhSIMD128(dst, src []float32) { tanhImport(place(dst), int32(len(src)), place(src)) }

func addScaledSIMD128(dst, a, b []float32, s float32) {
	addScaledImport(place(dst), int32(len(dst)), place(a), place(b), s)
}

func accumulateSIMD128(dst, x []float32, s float32) {
	accumulateImport(place(dst), int32(len(dst)), place(x), s)
}

func mirrorSIMD128(plus, minus, centre, noise []float32, s float32) (squaresPlus, squaresMinus float64) {
	var squares [2]float64
	mirrorImport(place(plus), int32(len(plus)), place(minus), place(centre), place(noise), s, unsafe.Pointer(&squares))
	return squares[0], squares[1]
}

func conv1SIMD128(rows, image, w []float32) { conv1Import(place(rows), place(image), place(w)) }

func pool1SIMD128(pooled, rows []float32) {
	pool1Import(place(pooled), int32(len(pooled)), place(rows))
}

func conv2SIMD128(sums, pooled, w []float32) { conv2Import(place(sums), place(pooled), place(w)) }

func pool2SIMD128(features, sums []float32) { pool2Import(place(features), place(sums)) }

func passesSIMD128() (all [ops]func(*Rows) uint32) {
	for op := range all {
		all[op] = func(r *Rows) uint32 { return passImport(int32(op), unsafe.Pointer(r)) }
	}
	return all
}
