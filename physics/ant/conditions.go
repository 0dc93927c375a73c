package ant

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Conditions are what surrounds and burdens the ant. Of the same conditions the usual ones
// are, bit for bit, those of the original.
type Conditions struct {
	Gravity  float64 // share of the usual 9.8 m/s²
	Friction float64 // share of the usual
	Slope    float64 // degrees that the floor rises towards the target
	Load     float64 // kg at the torso's centre
}

// UsualConditions are those of the original.
func UsualConditions() Conditions { return Conditions{Gravity: 1, Friction: 1} }

// MostConditions bounds each of the conditions from above; the least slope is the
// negative of the most, the least of the others is 0.
func MostConditions() Conditions { return Conditions{Gravity: 4, Friction: 4, Slope: 45, Load: 500} }

// Check says which condition is out of range, or nil.
func (c Conditions) Check() error {
	most := MostConditions()
	for _, k := range []struct {
		name               string
		value, least, most float64
	}{
		{"gravity", c.Gravity, 0, most.Gravity}, {"friction", c.Friction, 0, most.Friction},
		{"slope", c.Slope, -most.Slope, most.Slope}, {"load", c.Load, 0, most.Load},
	} {
		if !(k.value >= k.least && k.value <= k.most) {
			return fmt.Errorf("ant: want a %s from %g to %g, found %v", k.name, k.least, k.most, k.value)
		}
	}
	return nil
}

// Upwards is the direction against gravity, in a frame whose z is the floor's normal and
// whose x leads to the target.
func (c Conditions) Upwards() [3]float64 {
	if c.Slope == 0 {
		return [3]float64{2: 1}
	}
	sin, cos := sincos(c.Slope * math.Pi / 180)
	return [3]float64{sin, 0, cos}
}

// Append appends the conditions as bytes, and nothing where they are the usual ones.
func (c Conditions) Append(dst []byte) []byte {
	if c == UsualConditions() {
		return dst
	}
	for _, v := range []float64{c.Gravity, c.Friction, c.Slope, c.Load} {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(v))
	}
	return dst
}

// Conditions are the present ones.
func (w *World) Conditions() Conditions { return w.conditions }

// SetConditions changes the surroundings from the next step on; pose and velocity stay.
// The floor lies where it lay, so that on a slope it is gravity that leans. A reset keeps
// them. Conditions out of range are refused, and nothing is changed.
func (w *World) SetConditions(c Conditions) error {
	if err := c.Check(); err != nil {
		return err
	}
	w.conditions = c
	w.core.gravity = defaultG * c.Gravity
	w.core.upwards = vector(c.Upwards())
	return nil
}
