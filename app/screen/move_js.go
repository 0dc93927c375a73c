package screen

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
