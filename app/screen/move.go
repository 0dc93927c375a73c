package screen

// Move is what became of the mouse: it is at a place, where a button may have gone down or
// come up.
type Move struct {
	X, Y  float64 // from the window's corner, in device-independent pixels
	Went  bool    // the left button went down
	Came  bool    // it came up, or is no longer heard of
	Right bool    // the right button went down
	Shift bool    // was held
}
