package world

import (
	"fmt"
	"strings"

	"hebbarium/physics/car"
)

// Box2DPhysics is the name of the car's second physics.
const Box2DPhysics = "box2d"

// carEngines are the car's physics by their names.
var carEngines = map[string]car.Engine{"": car.Default, BuiltinPhysics: car.Default, Box2DPhysics: car.Box2D}

// parseCarPhysics reads "", "builtin" or "box2d".
func parseCarPhysics(s string) (car.Engine, error) {
	e, ok := carEngines[s]
	if !ok {
		return 0, fmt.Errorf("physics of the car: expected %s or %s, found %.80q", BuiltinPhysics, Box2DPhysics, s)
	}
	return e, nil
}

// PhysicsOf is the name, as events and New take it, of a physics with its version.
func PhysicsOf(version string) string {
	for _, name := range []string{BuiltinPhysics, Box2DPhysics} {
		if numerics(carEngines[name].String()) == numerics(version) {
			return name
		}
	}
	return numerics(version)
}

// numerics is a physics without its version.
func numerics(version string) string {
	name, _, _ := strings.Cut(version, "/")
	return name
}

var _ PhysicsSwitcher = (*Car)(nil)

// MayHavePhysics says why the car has no such physics, or nil: both are a part of the
// program.
func (w *Car) MayHavePhysics(physics string) error {
	_, err := parseCarPhysics(physics)
	return err
}

// CanSwitchPhysics says why the car could not go on in that physics, or nil.
func (w *Car) CanSwitchPhysics(physics string) error { return w.MayHavePhysics(physics) }

// PhysicsVersion names a physics and the version of its numerics.
func (w *Car) PhysicsVersion(physics string) (string, error) {
	e, err := parseCarPhysics(physics)
	if err != nil {
		return "", err
	}
	return e.String(), nil
}

// SwitchPhysics hands the car, as it stands and moves, to another physics: "builtin" or
// "box2d". The next Reset goes back to the one that the world was made with.
func (w *Car) SwitchPhysics(physics string) error {
	e, err := parseCarPhysics(physics)
	if err == nil {
		err = w.car.Switch(e)
	}
	if err != nil {
		return fmt.Errorf("switch to %s: %w", physics, err)
	}
	return nil
}

// Engine names the physics that the car is in at present, and its version.
func (w *Car) Engine() string { return w.car.Engine().String() }
