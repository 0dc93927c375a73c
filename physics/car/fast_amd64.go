package car

import (
	"os"

	"golang.org/x/sys/cpu"
)

//go:generate go run ./gen -out pixels_amd64.s -stubs pixels_amd64.go -pkg car

// fast reports whether the processor runs the loops of pixels_amd64.s, whose
// results equal those of the plain ones bit for bit, and is not told to leave it.
var fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA && os.Getenv("HEBBARIUM_KERNEL") != "go"

func resizeFast(src *Image, dst *[Seen * Seen * 3]uint8) { shrinkAVX2(&src[0], &dst[0]) }

func observeFast(src *[Seen * Seen * 3]uint8, dst []float32) { observeAVX2(&src[0], &dst[0]) }
