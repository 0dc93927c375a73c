package world

import (
	"fmt"

	"hebbarium/physics/ant"
	"hebbarium/physics/mujoco"
)

// AntEngine is a physics of the ant: what Ant needs of it, and State for views. All
// engines have the same body, observation and progress.
type AntEngine interface {
	// Reset stands the ant up, with joints bent as draw says.
	Reset(b ant.Body, draw func(lo, hi float64) float64) error
	// ResetTo takes over a motion, Motion hands it on.
	ResetTo(b ant.Body, m *ant.Motion) error
	Motion(m *ant.Motion)
	Body() ant.Body
	SetLeg(leg int, share float64) error
	Push(fx, fy, fz float64)
	// SetConditions changes the surroundings; a reset keeps them.
	SetConditions(ant.Conditions) error
	Conditions() ant.Conditions
	Step(action []float64) ant.Outcome
	Observe(dst []float32)
	State(s *ant.State)
	AppendState(dst []byte) []byte
}

var (
	_ AntEngine = (*ant.World)(nil)
	_ AntEngine = (*mujoco.World)(nil)
)

// Names of the ant's physics.
const (
	BuiltinPhysics = "builtin"
	MuJoCoPhysics  = "mujoco"
)

// builtinVersion is the version of the built-in engine's numerics.
const builtinVersion = BuiltinPhysics + "/2"

// antEngines are the engines of one Ant, each made when it is first wanted.
type antEngines struct {
	builtin *ant.World
	mujoco  *mujoco.World
}

// parseAntPhysics reads "", "builtin" or "mujoco". A name never holds the path of a
// library: names are read from files, and a library is code. Where MuJoCo's lies, the user
// says in the environment (see mujoco.Environment).
func parseAntPhysics(s string) (name string, err error) {
	switch s {
	case "", BuiltinPhysics:
		return BuiltinPhysics, nil
	case MuJoCoPhysics:
		return MuJoCoPhysics, nil
	}
	return "", fmt.Errorf("physics of the ant: expected %s or %s, found %q", BuiltinPhysics, MuJoCoPhysics, s)
}

// get returns the engine of a name that parseAntPhysics gives. Where MuJoCo cannot be
// loaded, the error says what was looked for.
func (e *antEngines) get(name string) (AntEngine, error) {
	if name == BuiltinPhysics {
		if e.builtin == nil {
			e.builtin = ant.NewWorld()
		}
		return e.builtin, nil
	}
	if !mujoco.Supported { // a constant, so that such a build has nothing of what follows
		return nil, fmt.Errorf("physics of the ant: %w", mujoco.Look())
	}
	if e.mujoco == nil {
		w, err := mujoco.New("")
		if err != nil {
			return nil, fmt.Errorf("physics of the ant: %w", err)
		}
		e.mujoco = w
	}
	return e.mujoco, nil
}

// version names an engine that get has returned, and the version of its numerics.
func (e *antEngines) version(name string) string {
	if name == BuiltinPhysics {
		return builtinVersion
	}
	return e.mujoco.Engine()
}

// MayHavePhysics says why the ant has no such physics here, or nil. For MuJoCo it only
// looks whether there is a library: loading one runs its code, which is left to the moment
// when someone asks for it.
func (w *Ant) MayHavePhysics(physics string) error {
	name, err := parseAntPhysics(physics)
	if err != nil || name == BuiltinPhysics || w.engines.mujoco != nil {
		return err
	}
	if err := mujoco.Look(); err != nil {
		return fmt.Errorf("physics of the ant: %w", err)
	}
	return nil
}

// CanSwitchPhysics says why the ant could not go on in that physics, or nil. MuJoCo is
// loaded to know it.
func (w *Ant) CanSwitchPhysics(physics string) error {
	name, err := parseAntPhysics(physics)
	if err == nil {
		_, err = w.engines.get(name)
	}
	return err
}

// PhysicsVersion names a physics and the version of its numerics; MuJoCo is loaded to
// know it.
func (w *Ant) PhysicsVersion(physics string) (string, error) {
	name, err := parseAntPhysics(physics)
	if err == nil {
		_, err = w.engines.get(name)
	}
	if err != nil {
		return "", err
	}
	return w.engines.version(name), nil
}

// SwitchPhysics hands the ant, as it stands and moves, to another physics: "builtin" or
// "mujoco". The next Reset goes back to the one that the world was made with.
func (w *Ant) SwitchPhysics(physics string) error {
	name, err := parseAntPhysics(physics)
	if err != nil {
		return err
	}
	to, err := w.engines.get(name)
	if err != nil || name == w.now {
		return err
	}
	var m ant.Motion
	w.ant.Motion(&m)
	if err := to.ResetTo(w.ant.Body(), &m); err != nil {
		return fmt.Errorf("switch to %s: %w", name, err)
	}
	if err := to.SetConditions(w.ant.Conditions()); err != nil {
		return fmt.Errorf("switch to %s: %w", name, err)
	}
	w.ant, w.now = to, name
	return nil
}

// Engine names the physics that the ant is in at present, and its version. It differs from
// Physics after SwitchPhysics.
func (w *Ant) Engine() string { return w.engines.version(w.now) }
