package many

// Eye is what a person points at among the lives, counted from 1; 0 is none. The panels
// share it, so that a life lights up in all of them.
type Eye struct {
	Hover  int    // under the pointer
	Chosen int    // outlined
	Pair   [2]int // whose weights are compared
	Layer  int    // of the brains
	Change bool   // their last change is shown in place of the weights

	pressed, tick int // the life that was pressed last, and when: for a double click
}

// doubleTicks is within how many ticks a second press makes a double click.
const doubleTicks = 20

// Press outlines a life that is pressed at a tick, or compares it with the outlined one; it
// tells whether that was a double click, which opens it.
func (e *Eye) Press(life, tick int, compare bool) (open bool) {
	last, at := e.pressed, e.tick
	e.pressed, e.tick = life, tick
	switch {
	case compare:
		e.Compare(life)
	case last == life && tick-at < doubleTicks:
		e.pressed = 0
		return true
	default:
		e.Choose(life)
	}
	return false
}

// Choose outlines a life, or none where it was.
func (e *Eye) Choose(life int) {
	if e.Chosen == life {
		life = 0
	}
	e.Chosen, e.Pair = life, [2]int{}
}

// Compare makes a life the second of a pair: the first is the one that is outlined.
func (e *Eye) Compare(life int) {
	switch {
	case e.Chosen == 0, e.Chosen == life:
		e.Chosen, e.Pair = life, [2]int{}
	case e.Pair == [2]int{e.Chosen, life}:
		e.Pair = [2]int{}
	default:
		e.Pair = [2]int{e.Chosen, life}
	}
}

// Within lets go of what so many lives do not have.
func (e *Eye) Within(lives int) {
	for _, at := range []*int{&e.Hover, &e.Chosen} {
		if *at > lives {
			*at = 0
		}
	}
	if e.Pair[0] > lives || e.Pair[1] > lives {
		e.Pair = [2]int{}
	}
}
