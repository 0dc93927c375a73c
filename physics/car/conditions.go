package car

import "fmt"

// Conditions are what the car drives on and with, as shares of the usual. The usual ones
// are, bit for bit, those of the original.
type Conditions struct {
	Grip  float64 // of road and grass alike
	Power float64 // of the engine
}

// MostCondition bounds each of the conditions; the least is 0.
const MostCondition = 4.0

// UsualConditions are those of the original.
func UsualConditions() Conditions { return Conditions{1, 1} }

// Conditions are the present ones.
func (w *World) Conditions() Conditions { return w.conditions }

// SetConditions changes what the car drives on and with, from the next step to the next
// Reset. Conditions out of range are refused, and nothing is changed.
func (w *World) SetConditions(c Conditions) error {
	for _, v := range []float64{c.Grip, c.Power} {
		if !(v >= 0 && v <= MostCondition) {
			return fmt.Errorf("car: expected grip and power from 0 to %g, found %g and %g", float64(MostCondition), c.Grip, c.Power)
		}
	}
	w.conditions = c
	return nil
}

// append appends the conditions as bytes, and nothing where they are the usual ones.
func (c Conditions) append(dst []byte) []byte {
	if c == UsualConditions() {
		return dst
	}
	return appendFloat(appendFloat(dst, c.Grip), c.Power)
}
