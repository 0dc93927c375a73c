package car

import "fmt"

// Conditions are what the car drives on and with. The usual ones are, bit for bit, those of
// the original.
type Conditions struct {
	Grip  float64 // of road and grass alike, a share of the usual
	Power float64 // of the engine, a share of the usual
	Road  Road
}

// MostCondition bounds grip and power; the least is 0.
const MostCondition = 4.0

// UsualConditions are those of the original.
func UsualConditions() Conditions { return Conditions{Grip: 1, Power: 1} }

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
	if c.Road >= roads {
		return fmt.Errorf("car: expected a road from %d to %d, found %d", UsualRoad, roads-1, c.Road)
	}
	w.conditions = c
	w.pave()
	return nil
}

// append appends the conditions as bytes: nothing where they are the usual ones, and no
// road where that is the usual one.
func (c Conditions) append(dst []byte) []byte {
	if c == UsualConditions() {
		return dst
	}
	dst = appendFloat(appendFloat(dst, c.Grip), c.Power)
	if c.Road != UsualRoad {
		dst = append(dst, byte(c.Road))
	}
	return dst
}

// restore reads what append wrote, to the end.
func (c *Conditions) restore(r *stateReader) {
	if *c = UsualConditions(); len(r.rest) == 0 {
		return
	}
	c.Grip, c.Power = r.float(), r.float()
	if len(r.rest) == 0 {
		return
	}
	if c.Road = Road(r.byte()); c.Road == UsualRoad || c.Road >= roads {
		r.fail(fmt.Sprintf("a road from 1 to %d", roads-1), fmt.Sprint(c.Road))
	}
}
