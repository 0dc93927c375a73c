package episode

import "fmt"

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

// physics is the event that changes the engine under a living agent.
type physics string

func parsePhysics(a *arguments) (perturbation, error) {
	word, _ := a.word()
	if word != BuiltinPhysics && word != MuJoCoPhysics {
		return nil, fmt.Errorf("expected %s or %s, found %q", BuiltinPhysics, MuJoCoPhysics, word)
	}
	return physics(word), nil
}

func (p physics) check(w World) error {
	s, ok := w.(PhysicsSwitcher)
	if !ok {
		return fmt.Errorf("the %s has only one physics, %s", w.Name(), w.Physics())
	}
	return s.CanSwitchPhysics(string(p))
}

func (p physics) apply(e *Episode) error {
	if err := p.check(e.World); err != nil {
		return err
	}
	return e.World.(PhysicsSwitcher).SwitchPhysics(string(p))
}
