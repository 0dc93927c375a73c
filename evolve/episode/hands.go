package episode

import (
	"encoding/binary"
	"slices"

	"hebbarium/evolve/drive"
)

// hands are what has the actuators in the network's place: a hold, or a person. Its
// slices have an element for each actuator.
type hands struct {
	heldFor []int // first step at which it is free again
	held    []float32
	driven  []bool   // a person has it
	moves   [][]move // what Drive is still to do with it
	steers  bool     // the last event is Steer's, and can be added to
}

func newHands(actuators int) hands {
	return hands{heldFor: make([]int, actuators), held: make([]float32, actuators), driven: make([]bool, actuators), moves: make([][]move, actuators)}
}

// clear gives all of them back.
func (h *hands) clear() {
	clear(h.heldFor)
	clear(h.held)
	clear(h.driven)
	clear(h.moves)
	h.steers = false
}

// turn moves what is to be moved at a step.
func (h *hands) turn(step int) {
	for i, due := range h.moves {
		for len(due) > 0 && due[0].step <= step {
			if h.driven[i] {
				h.held[i] = due[0].value
			}
			due = due[1:]
		}
		h.moves[i] = due
	}
}

// Driven tells of each actuator whether a person has it.
func (h *hands) Driven(dst []bool) []bool { return append(dst[:0], h.driven...) }

// steered tells whether values move anything.
func (h *hands) steered(values []float32) bool {
	for i := range h.driven {
		if h.moved(i, drive.Round(values[i])) {
			return true
		}
	}
	return false
}

// moved tells whether a value is news to an actuator.
func (h *hands) moved(i int, v float32) bool {
	return h.driven[i] && (v != h.held[i] || len(h.moves[i]) > 0)
}

// drivenState appends which actuators a person has, and nothing where that is none.
func (h *hands) drivenState(b []byte) []byte {
	if !slices.Contains(h.driven, true) {
		return b
	}
	bits := uint64(0)
	for i, on := range h.driven {
		if on {
			bits |= 1 << i
		}
	}
	return binary.LittleEndian.AppendUint64(b, bits)
}
