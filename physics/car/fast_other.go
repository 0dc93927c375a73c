//go:build !amd64 && !arm64

package car

const fast = false

func resizeFast(src *Image, dst *[Seen * Seen * 3]uint8) { resizePlain(src, dst) }

func observeFast(src *[Seen * Seen * 3]uint8, dst []float32) { observePlain(src, dst) }
