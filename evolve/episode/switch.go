package episode

import (
	"fmt"

	"hebbarium/brain"
)

// PhysicsSwitcher is a World whose body can be handed from one physics to another between
// two steps. Reset goes back to the physics that the world was made with.
type PhysicsSwitcher interface {
	// CanSwitchPhysics says why the world could not go on in that physics, or nil.
	CanSwitchPhysics(physics string) error
	SwitchPhysics(physics string) error
	// PhysicsVersion names that physics with the version of its numerics, as Physics
	// would in a world that was made with it.
	PhysicsVersion(physics string) (string, error)
}

var _ PhysicsSwitcher = (*AntWorld)(nil)

// Physics hands the body of a living agent, as it moves, to another engine.
type Physics struct{ Name string }

var _ Perturbation = Physics{}

func parsePhysics(a *arguments) (Perturbation, error) {
	word, _ := a.word()
	if word != BuiltinPhysics && word != MuJoCoPhysics {
		return nil, fmt.Errorf("expected %s or %s, found %q", BuiltinPhysics, MuJoCoPhysics, word)
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
