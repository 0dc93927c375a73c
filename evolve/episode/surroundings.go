package episode

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
	"hebbarium/evolve/world"
)

// Surroundings turn a knob of the world, until it is turned again.
type Surroundings struct {
	Knob  string  // one of world.Conditioned's
	Value float64 // of its places
}

var _ Perturbation = Surroundings{}

// mostCondition is beyond the range of every knob, which the world itself knows.
const mostCondition = 1e6

func parseWorld(a *argument.List) (Perturbation, error) {
	name, value, ok := a.First()
	if !ok {
		return nil, fmt.Errorf("expected what to change of the world, such as friction=0.4")
	}
	knob := world.KnobOf(name)
	if knob.Places != nil {
		place, err := knob.Place(value)
		return Surroundings{name, place}, err
	}
	v, err := argument.Within(name, value, mostCondition)
	return Surroundings{name, v + 0}, err // no −0
}

// Event is such as "friction=0.4".
func (p Surroundings) Event(step int) Event {
	value := argument.Number(p.Value)
	if places := world.KnobOf(p.Knob).Places; places != nil {
		value = places[int(p.Value)]
	}
	return Event{step, "world", p.Knob + "=" + value}
}

// Check wants a knob of the world, and a value in its range.
func (p Surroundings) Check(e *Episode) error {
	return world.CanCondition(e.World, p.Knob, p.Value)
}

// Damages is true of all but what is usual: an easier world is another one, too.
func (p Surroundings) Damages() bool { return p.Value != world.KnobOf(p.Knob).Usual }

// Regions are none.
func (Surroundings) Regions(*brain.Network) []brain.Region { return nil }

func (p Surroundings) apply(e *Episode) error {
	return e.World.(world.Conditioned).SetCondition(p.Knob, p.Value)
}
