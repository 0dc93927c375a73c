package switches

import (
	"hebbarium/app/panel/maps/switches/term"
	"hebbarium/app/words"
)

// most is the most switches that there is ever room for.
const most = 12

// gap lies behind each switch, and listing is as wide as the button of the list of those that
// have no room, both before scaling.
const (
	gap     = 6
	listing = 40
)

// sign is what a switch takes beside its label, before scaling: the ends, and the switch
// with what lies between.
const sign = 10 + 8 + 28 + 6

// Widths are those of the switches of the rule's terms before scaling; narrow ones have the
// names themselves for switches. label is how wide a name is, before scaling.
func (r *Row) Widths(narrow bool, label func(string) float64) []float64 {
	var all []float64
	for _, name := range term.Of(r.rule()) {
		w := label(words.Coefficient(name))
		switch {
		case name == eta && narrow, narrow && len(name) > 4:
			w = 60
		case narrow:
			w = 36
		case name == eta:
			w = 76
		case len(name) > 4:
			w = max(100, w+sign)
		case len(name) > 1:
			w = max(84, w+sign)
		default:
			w = 68
		}
		all = append(all, w)
	}
	return all
}

// Wide is how wide switches of such widths are in a row, before scaling.
func Wide(widths []float64) float64 {
	all := 0.0
	for _, w := range widths {
		all += w + gap
	}
	return all
}

// Put places as many switches, of these widths, as have room, and where that is not all
// the list of the others; fits tells whether so much has room beside what was put.
func (r *Row) Put(widths []float64, fits func(width float64) bool, put func(name string, width, gap float64)) {
	r.shown = 0
	whole := len(widths) <= most && fits(Wide(widths)-gap)
	for i, w := range widths[:min(len(widths), most)] {
		if !whole && !fits(w+gap+listing) {
			break
		}
		put(r.buttons[i].Name(), w, gap)
		r.shown++
	}
	if !whole {
		put(r.more.Name(), listing, gap)
	}
}
