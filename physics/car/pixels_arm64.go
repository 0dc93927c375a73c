package car

// shrinkNEON is Resize.
//
//go:noescape
func shrinkNEON(src, dst *uint8)

// observeNEON is Observe.
//
//go:noescape
func observeNEON(src *uint8, dst *float32)
