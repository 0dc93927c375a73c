package world

import (
	"fmt"
	"strings"

	"hebbarium/physics/ant"
	"hebbarium/physics/car"
)

// Conditioned is a World whose surroundings can be changed during a life. A Reset brings
// the usual ones back.
type Conditioned interface {
	// Knobs are what can be changed.
	Knobs() []Knob
	// Condition is where a knob stands now, by its name.
	Condition(name string) float64
	// SetCondition turns a knob, to a value within its range.
	SetCondition(name string, value float64) error
}

var (
	_ Conditioned = (*Ant)(nil)
	_ Conditioned = (*Car)(nil)
)

// Knob is one condition of a world.
type Knob struct {
	Name               string
	Usual, Least, Most float64
	Unit               string // "" for a share of the usual
}

// UsualCondition is where a knob stands when a life begins, in whichever world has it.
func UsualCondition(knob string) float64 {
	for _, c := range []Conditioned{(*Ant)(nil), (*Car)(nil)} {
		for _, k := range c.Knobs() {
			if k.Name == knob {
				return k.Usual
			}
		}
	}
	return 0
}

// CanCondition says why a world has no such knob, or the knob no such place, or nil.
func CanCondition(w World, knob string, value float64) error {
	c, ok := w.(Conditioned)
	if !ok {
		return fmt.Errorf("the world of the %s cannot be changed", w.Name())
	}
	var names []string
	for _, k := range c.Knobs() {
		if k.Name != knob {
			names = append(names, k.Name)
			continue
		}
		if !(value >= k.Least && value <= k.Most) {
			return fmt.Errorf("%s: expected a number from %g to %g, found %g", k.Name, k.Least, k.Most, value)
		}
		return nil
	}
	return fmt.Errorf("expected what the world of the %s has to change (%s), found %q", w.Name(), strings.Join(names, ", "), knob)
}

// Elsewhere tells whether a world is not the usual one, and not as another is.
func Elsewhere(w, other World) bool {
	own, ok := w.(Conditioned)
	control, same := other.(Conditioned)
	if !ok || !same {
		return false
	}
	for _, k := range own.Knobs() {
		if v := own.Condition(k.Name); v != k.Usual && v != control.Condition(k.Name) {
			return true
		}
	}
	return false
}

// Knobs are those that both physics have.
func (w *Ant) Knobs() []Knob {
	usual, most := ant.UsualConditions(), ant.MostConditions()
	return []Knob{
		{"gravity", usual.Gravity, 0, most.Gravity, ""},
		{"friction", usual.Friction, 0, most.Friction, ""},
		{"slope", usual.Slope, -most.Slope, most.Slope, "°"},
		{"load", usual.Load, 0, most.Load, "kg"},
	}
}

// Condition is of the present physics.
func (w *Ant) Condition(name string) float64 {
	c := w.ant.Conditions()
	if p := antCondition(&c, name); p != nil {
		return *p
	}
	return 0
}

// SetCondition is kept when the physics is changed.
func (w *Ant) SetCondition(name string, value float64) error {
	c := w.ant.Conditions()
	if p := antCondition(&c, name); p != nil {
		*p = value
	}
	return w.ant.SetConditions(c)
}

func antCondition(c *ant.Conditions, name string) *float64 {
	switch name {
	case "gravity":
		return &c.Gravity
	case "friction":
		return &c.Friction
	case "slope":
		return &c.Slope
	case "load":
		return &c.Load
	}
	return nil
}

// Knobs are those of tyres and engine.
func (w *Car) Knobs() []Knob {
	usual := car.UsualConditions()
	return []Knob{{"grip", usual.Grip, 0, car.MostCondition, ""}, {"power", usual.Power, 0, car.MostCondition, ""}}
}

// Condition is of both engines.
func (w *Car) Condition(name string) float64 {
	c := w.car.Conditions()
	if p := carCondition(&c, name); p != nil {
		return *p
	}
	return 0
}

// SetCondition holds from the next step on.
func (w *Car) SetCondition(name string, value float64) error {
	c := w.car.Conditions()
	if p := carCondition(&c, name); p != nil {
		*p = value
	}
	return w.car.SetConditions(c)
}

func carCondition(c *car.Conditions, name string) *float64 {
	switch name {
	case "grip":
		return &c.Grip
	case "power":
		return &c.Power
	}
	return nil
}
