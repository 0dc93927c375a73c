package episode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Hold holds an actuator, or all of them, at a value whatever the brain wants.
type Hold struct {
	Actuator string // one of World.Actuators, or "all"
	Value    float64
	Steps    int // 0: until it is released
}

// Release lets an actuator that is held go, or "all" of them.
type Release struct{ Actuator string }

var (
	_ Perturbation = Hold{}
	_ Perturbation = Release{}
)

// maxHeld is far more than any actuator takes.
const maxHeld = 1000

// forever is the number of steps of a hold that lasts until it is released.
const forever = 1 << 30

func parseHold(a *argument.List) (Perturbation, error) {
	name, value, ok := a.First()
	if !ok {
		return nil, fmt.Errorf("expected ACTUATOR=VALUE")
	}
	v, err := argument.Within(name, value, maxHeld)
	if err != nil {
		return nil, err
	}
	p := Hold{Actuator: name, Value: v}
	if word, ok := a.Word(); ok {
		if p.Steps, err = argument.WholeOf("steps", word, forever); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Event is such as "all=1,100".
func (p Hold) Event(step int) Event {
	args := p.Actuator + "=" + argument.Number(p.Value)
	if p.Steps != 0 {
		args += "," + strconv.Itoa(p.Steps)
	}
	return Event{step, "hold", args}
}

// Check wants an actuator of the world.
func (p Hold) Check(e *Episode) error { return checkActuator(e, p.Actuator) }

// Damages is true: the brain has lost an actuator.
func (Hold) Damages() bool { return true }

// Regions are none.
func (Hold) Regions(*brain.Network) []brain.Region { return nil }

func (p Hold) apply(e *Episode) error {
	steps := p.Steps
	if steps == 0 {
		steps = forever
	}
	setHold(e, p.Actuator, float32(p.Value), steps)
	return nil
}

func parseRelease(a *argument.List) (Perturbation, error) {
	word, ok := a.Word()
	if !ok || word == "" {
		return nil, fmt.Errorf("expected the actuator to release, or all")
	}
	return Release{word}, nil
}

// Event is the actuator, or "all".
func (p Release) Event(step int) Event { return Event{step, "release", p.Actuator} }

// Check wants an actuator of the world.
func (p Release) Check(e *Episode) error { return checkActuator(e, p.Actuator) }

// Damages is false.
func (Release) Damages() bool { return false }

// Regions are none.
func (Release) Regions(*brain.Network) []brain.Region { return nil }

func (p Release) apply(e *Episode) error {
	setHold(e, p.Actuator, 0, 0)
	return nil
}

func checkActuator(e *Episode, name string) error {
	names := e.World.Actuators()
	if name == "all" || slices.Contains(names, name) {
		return nil
	}
	return fmt.Errorf("expected an actuator of the %s (all, %s), found %q", e.World.Name(), strings.Join(names, ", "), name)
}

func setHold(e *Episode, name string, value float32, steps int) {
	for i, n := range e.World.Actuators() {
		if name == n || name == "all" {
			e.held[i], e.heldFor[i] = value, e.step+steps
			e.driven[i], e.moves[i] = false, nil
		}
	}
}

// Restrain sets those elements of an action whose actuators are held at the coming
// step to the values at which they are held.
func (e *Episode) Restrain(action []float32) {
	for i := range action {
		if e.step < e.heldFor[i] {
			action[i] = e.held[i]
		}
	}
}

// Held tells of each actuator how many steps it will still be held; 0 is free.
func (e *Episode) Held(dst []int) []int {
	dst = dst[:0]
	for _, until := range e.heldFor {
		dst = append(dst, max(0, until-e.step))
	}
	return dst
}
