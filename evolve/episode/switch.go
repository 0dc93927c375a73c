package episode

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Physics hands the body of a living agent, as it moves, to another engine.
type Physics struct{ Name string }

var _ Perturbation = Physics{}

func parsePhysics(a *argument.List) (Perturbation, error) {
	word, _ := a.Word()
	switch word {
	case BuiltinPhysics, MuJoCoPhysics, Box2DPhysics:
	default:
		return nil, fmt.Errorf("expected %s, %s or %s, found %q", BuiltinPhysics, MuJoCoPhysics, Box2DPhysics, word)
	}
	return Physics{word}, nil
}

// Event is the engine's name.
func (p Physics) Event(step int) Event { return Event{step, "physics", p.Name} }

// Check wants a PhysicsSwitcher, and an engine that can be had here.
func (p Physics) Check(e *Episode) error {
	_, err := p.switcher(e.World)
	return err
}

func (p Physics) switcher(w World) (PhysicsSwitcher, error) {
	s, ok := w.(PhysicsSwitcher)
	if !ok {
		return nil, fmt.Errorf("the %s has only one physics, %s", w.Name(), w.Physics())
	}
	return s, s.CanSwitchPhysics(p.Name)
}

// Damages is false: the body stays whole.
func (Physics) Damages() bool { return false }

// Regions are none.
func (Physics) Regions(*brain.Network) []brain.Region { return nil }

func (p Physics) apply(e *Episode) error {
	s, err := p.switcher(e.World)
	if err != nil {
		return err
	}
	return s.SwitchPhysics(p.Name)
}
