package mujoco

import "unsafe"

// pointer makes a pointer of an address in memory that is MuJoCo's: the garbage collector
// does not know it and does not move it.
func pointer(address uintptr) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}

// heap is room that C reads or writes during a call. A plain variable's could be on the
// goroutine's stack, which moves when it grows, be it between the taking of an address and
// the call; what a function that is not inlined returns is on the heap, which does not.
//
//go:noinline
func heap[T byte | float64](n int) []T { return make([]T, n) }

// numbers is an array of n mjtNum that a field, a pointer at an offset, points to.
func numbers(structure unsafe.Pointer, offset uintptr, n int) []float64 {
	return unsafe.Slice(*(**float64)(unsafe.Add(structure, offset)), n)
}

// integers is an array of n ints that a field points to.
func integers(structure unsafe.Pointer, offset uintptr, n int) []int32 {
	return unsafe.Slice(*(**int32)(unsafe.Add(structure, offset)), n)
}

// integer is a field of type int, or the low half of one of 64 bits: all machines that
// MuJoCo runs on are little-endian.
func integer(structure unsafe.Pointer, offset uintptr) int {
	return int(*(*int32)(unsafe.Add(structure, offset)))
}

func number(structure unsafe.Pointer, offset uintptr) float64 {
	return *(*float64)(unsafe.Add(structure, offset))
}
