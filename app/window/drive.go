package window

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
)

// Driving is a panel by which a person drives the body: it is told of the keyboard in every
// tick, nil while others have the keys, and takes the keys that it names.
type Driving interface{ Drive(k ui.Keys) []ebiten.Key }

// drive lets hands at the wheel have their keys, where nothing else has the keyboard, and
// leaves the others.
func drive(w *Window, k ui.Keys, free bool) ui.Keys {
	if _, missed := k.(tap); missed { // which was down for no tick
		return without{k, w.focus.driving}
	}
	w.focus.driving = w.focus.driving[:0]
	for _, s := range w.Seats {
		if d, ok := s.Panel.(Driving); ok {
			if free {
				w.focus.driving = append(w.focus.driving, d.Drive(k)...)
			} else {
				d.Drive(nil)
			}
		}
	}
	if len(w.focus.driving) == 0 {
		return k
	}
	return without{k, w.focus.driving}
}
