// Package says says in words what the parts of the maps are.
package says

import (
	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// ReadMap says how a map is read, whose senders are along x or not.
func ReadMap(preAlongX bool) string {
	if preAlongX {
		return "A column sends, a row receives."
	}
	return "A row sends, a column receives."
}

// Colours says what the colours of a mode's map mean, and of the weights that cannot change
// that they cannot.
func Colours(mode int, fixed bool) string {
	switch {
	case mode == 0 && fixed:
		return "Blue holds back, orange drives, black is zero. These weights were evolved, and stay as they are."
	case mode == 0:
		return "Blue holds back, orange drives, black is zero. At birth all of it was noise."
	case mode == 1:
		return "Shown is what the last step changed: orange up, blue down, black not at all."
	}
	return "Shown is a number of its rule, evolved and fixed: orange above zero, blue below."
}

// Way is about the way of so many weights.
func Way(synapses int) ui.Note {
	return ui.Note{
		Title: "Where the weights are going",
		Text:  kit.Count(synapses) + " weights as one point, in the three directions in which it moves most: its principal components (PCA). A ring: they change on and on, in step.",
	}
}

// Rule is about the coefficients of a rule; one that changes nothing has none.
func Rule(r brain.Rule) (ui.Note, bool) {
	switch {
	case r == brain.Static:
		return ui.Note{}, false
	case r.Written() != nil:
		return ui.Note{Title: "The rule of each synapse", Text: "Numbers of its own, evolved and fixed, by which its weight changes at every step. Terms switches parts of it off."}, true
	}
	return ui.Note{Title: "The rule of each synapse", Text: "Its own numbers, evolved and fixed. A: change by both its ends together; B: by the sender; C: by the receiver; D: always; η: how fast. Terms switches them off."}, true
}

// Activity is about the strips of activity.
func Activity() ui.Note {
	return ui.Note{Title: "Activity", Text: "What each neuron says at this moment: inputs first, hidden neurons between the maps, motors at the end."}
}

// Tools is about the brushes or, where they are shown, the switches of terms.
func Tools(terms bool) ui.Note {
	if terms {
		return ui.Note{Title: "The terms of its rule", Text: "Switch a term off and see what it was good for. Ctrl+Z brings it back."}
	}
	return ui.Note{Title: "Zero, randomise, freeze", Text: "Hover a synapse for its weight and its own rule. A brush changes what it passes over; Ctrl+Z takes that back."}
}

// Black says what is black on a mode's map, and what else its colours mean where there is more
// room: in full first.
func Black(mode int) []string {
	switch mode {
	case 0:
		return []string{"black: zero, blue holds back, orange drives", "black: zero"}
	case 1:
		return []string{"black: not changed, orange up, blue down", "black: not changed"}
	}
	return []string{"black: zero, orange above, blue below", "black: zero"}
}
