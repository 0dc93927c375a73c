package episode

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
	"hebbarium/evolve/sense"
	"hebbarium/evolve/world"
)

// Sense strikes a sense of the agent, or gives it back; the agent sees so from this step
// on.
type Sense struct{ sense.Change }

var _ Perturbation = Sense{}

func parseSense(a *argument.List) (Perturbation, error) {
	c, err := sense.Parse(a)
	return Sense{c}, err
}

// Event is such as "feet=off", "posture=noise:0.2" or "patch=10,20,30,30".
func (p Sense) Event(step int) Event { return Event{step, "sense", p.String()} }

// Check wants such a sense of the world.
func (p Sense) Check(e *Episode) error {
	s, ok := e.World.(world.Sensing)
	if !ok {
		return fmt.Errorf("the senses of the %s have no names", e.World.Name())
	}
	return p.Change.Check(s.Senses(), e.World.Name())
}

// Damages is true of all but what gives a sense back.
func (p Sense) Damages() bool { return !p.Ends() }

// Regions are none: no weight has changed.
func (Sense) Regions(*brain.Network) []brain.Region { return nil }

func (p Sense) apply(e *Episode) error {
	e.senses.Change(p.Change, e.World.(world.Sensing).Senses(), e.observation)
	e.senses.See(e.observation, e.setup.Seed, e.step)
	return nil
}

// observe lets the agent see the world of the coming step.
func (e *Episode) observe() {
	e.World.Observe(e.observation)
	if e.senses.Struck() {
		e.senses.Follow(e.observation)
		e.senses.See(e.observation, e.setup.Seed, e.step)
	}
}

// look lets it see what events have made of the world at the same step.
func (e *Episode) look() {
	e.World.Observe(e.observation)
	if e.senses.Struck() {
		e.senses.Renew(e.observation)
		e.senses.See(e.observation, e.setup.Seed, e.step)
	}
}

// Struck tells whether the agent may see anything but what the world shows.
func (e *Episode) Struck() bool { return e.senses.Struck() }

// Senses are what is struck of them.
func (e *Episode) Senses() sense.State { return e.senses.State() }

// struck tells whether an agent lacks a sense that its control has, or has it otherwise.
func struck(own, control *Episode) bool {
	return own.senses.Struck() && !own.senses.Same(&control.senses)
}
