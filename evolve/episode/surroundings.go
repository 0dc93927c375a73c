package episode

import (
	"fmt"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/world"
)

// Surroundings turn a knob of the world, until it is turned again.
type Surroundings struct {
	Knob  string // one of world.Conditioned's
	Value float64
}

var _ Perturbation = Surroundings{}

// mostCondition is beyond the range of every knob, which the world itself knows.
const mostCondition = 1e6

func parseWorld(a *arguments) (Perturbation, error) {
	name, value, ok := a.first()
	if !ok {
		return nil, fmt.Errorf("expected what to change of the world, such as friction=0.4")
	}
	v, err := within(name, value, mostCondition)
	return Surroundings{name, v + 0}, err // no −0
}

// Event is such as "friction=0.4".
func (p Surroundings) Event(step int) Event {
	return Event{step, "world", p.Knob + "=" + number(p.Value)}
}

// Check wants a knob of the world, and a value in its range.
func (p Surroundings) Check(e *Episode) error {
	c, ok := e.World.(world.Conditioned)
	if !ok {
		return fmt.Errorf("the world of the %s cannot be changed", e.World.Name())
	}
	var names []string
	for _, k := range c.Knobs() {
		if k.Name != p.Knob {
			names = append(names, k.Name)
			continue
		}
		if !(p.Value >= k.Least && p.Value <= k.Most) {
			return fmt.Errorf("%s: expected a number from %g to %g, found %g", k.Name, k.Least, k.Most, p.Value)
		}
		return nil
	}
	return fmt.Errorf("expected what the world of the %s has to change (%s), found %q", e.World.Name(), strings.Join(names, ", "), p.Knob)
}

// Damages is true of all but what is usual: an easier world is another one, too.
func (p Surroundings) Damages() bool { return p.Value != world.UsualCondition(p.Knob) }

// Regions are none.
func (Surroundings) Regions(*brain.Network) []brain.Region { return nil }

func (p Surroundings) apply(e *Episode) error {
	return e.World.(world.Conditioned).SetCondition(p.Knob, p.Value)
}

// elsewhere tells whether the world is not the usual one, and not its control's.
func (e *Episode) elsewhere(control *Episode) bool {
	own, ok := e.World.(world.Conditioned)
	other, same := control.World.(world.Conditioned)
	if !ok || !same {
		return false
	}
	for _, k := range own.Knobs() {
		if v := own.Condition(k.Name); v != k.Usual && v != other.Condition(k.Name) {
			return true
		}
	}
	return false
}
