package world

import (
	"fmt"
	"slices"
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
	Unit               string   // "" for a share of the usual
	Places             []string // names of its places, from 0 on; nil for numbers
}

// Place is the place of a name, of a knob whose places have names.
func (k *Knob) Place(name string) (float64, error) {
	i := slices.Index(k.Places, name)
	if i < 0 {
		return 0, fmt.Errorf("%s: expected one of %s, found %q", k.Name, strings.Join(k.Places, ", "), name)
	}
	return float64(i), nil
}

// KnobOf is the knob of a name, in whichever world has it; one that none has has numbers, too.
func KnobOf(name string) Knob {
	for _, c := range []Conditioned{(*Ant)(nil), (*Car)(nil)} {
		for _, k := range c.Knobs() {
			if k.Name == name {
				return k
			}
		}
	}
	return Knob{Name: name}
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
		{Name: "gravity", Usual: usual.Gravity, Most: most.Gravity},
		{Name: "friction", Usual: usual.Friction, Most: most.Friction},
		{Name: "slope", Usual: usual.Slope, Least: -most.Slope, Most: most.Slope, Unit: "°"},
		{Name: "load", Usual: usual.Load, Most: most.Load, Unit: "kg"},
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

// Knobs are those of tyres, engine and road.
func (w *Car) Knobs() []Knob {
	usual, roads := car.UsualConditions(), car.Roads()
	return []Knob{
		{Name: "grip", Usual: usual.Grip, Most: car.MostCondition},
		{Name: "power", Usual: usual.Power, Most: car.MostCondition},
		{Name: "track", Usual: float64(usual.Road), Most: float64(len(roads) - 1), Places: roads},
	}
}

// Condition is of both engines.
func (w *Car) Condition(name string) float64 {
	switch c := w.car.Conditions(); name {
	case "grip":
		return c.Grip
	case "power":
		return c.Power
	case "track":
		return float64(c.Road)
	}
	return 0
}

// SetCondition holds from the next step on; a road of another kind is seen at once.
func (w *Car) SetCondition(name string, value float64) error {
	c := w.car.Conditions()
	switch name {
	case "grip":
		c.Grip = value
	case "power":
		c.Power = value
	case "track":
		c.Road = car.Road(value)
	}
	if err := w.car.SetConditions(c); err != nil {
		return err
	}
	w.look()
	return nil
}

// look lets the painter see the road as it is.
func (w *Car) look() {
	w.painter.SetTrack(w.car.Road())
	w.painter.Darken(w.car.Conditions().Road == car.DarkerRoad)
}
