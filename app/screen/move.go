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

// plain tells whether no button did anything.
func (m Move) plain() bool { return !m.Went && !m.Came && !m.Right }

// with adds a move to those of before. Of several places without a button the last is enough.
func (m Move) with(before []Move) []Move {
	if n := len(before); n > 0 && m.plain() && before[n-1].plain() {
		before = before[:n-1]
	}
	if len(before) == mostPresses {
		before = before[1:]
	}
	return append(before, m)
}
