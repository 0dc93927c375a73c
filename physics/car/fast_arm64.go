package car

import "os"

// fast is whether the loops of pixels_arm64.s are taken, whose results equal those of the
// plain ones bit for bit, and which every processor of this kind runs.
var fast = os.Getenv("HEBBARIUM_KERNEL") != "go"

func resizeFast(src *Image, dst *[Seen * Seen * 3]uint8) { shrinkNEON(&src[0], &dst[0]) }

func observeFast(src *[Seen * Seen * 3]uint8, dst []float32) { observeNEON(&src[0], &dst[0]) }
