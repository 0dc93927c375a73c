package world

import "hebbarium/physics/ant"

// Measured is a World whose rewards stand for a way: so many units of it for one of
// reward.
type Measured interface {
	Gain() (units float64, unit string)
}

var (
	_ Measured = (*Car)(nil)
	_ Measured = (*Ant)(nil)
)

// Gain is in tiles, of which the original environment pays 1000 in all.
func (w *Car) Gain() (units float64, unit string) {
	if t := w.car.Track(); t != nil {
		return float64(len(t.Tiles)) / 1000, "tiles"
	}
	return 0, "tiles"
}

// Gain is in metres: a step at a progress of 1 m/s.
func (w *Ant) Gain() (units float64, unit string) { return ant.ControlStep, "m" }
