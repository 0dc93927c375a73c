package world

import (
	"errors"

	"hebbarium/physics/ant"
	"hebbarium/physics/car"
)

// Keeper is a world whose moments can be kept and returned to within one life.
type Keeper interface {
	// Keep returns the world's state, or an error where the present physics
	// cannot give it.
	Keep() (any, error)
	// Return goes back to a state that Keep gave in the same life.
	Return(any) error
}

// ErrCannotKeep is returned where a physics cannot give its complete state; the
// life can still be lived again from its start.
var ErrCannotKeep = errors.New("this physics keeps no moments to return to")

var (
	_ Keeper = (*Car)(nil)
	_ Keeper = (*Ant)(nil)
)

// Keep is possible in both physics.
func (w *Car) Keep() (any, error) {
	return carMoment{w.car.Engine(), w.car.AppendState(nil), w.place}, nil
}

// carMoment is a kept state of the car.
type carMoment struct {
	engine car.Engine
	state  []byte
	place  car.Place // which its state does not tell: the laps before
}

// Return puts the car back on the track of this life, in the physics of that moment.
func (w *Car) Return(state any) error {
	m := state.(carMoment)
	w.place = m.place
	err := w.car.Restore(m.engine, w.car.Track(), m.state)
	w.look()
	return err
}

// antMoment is a kept state of the ant.
type antMoment struct {
	state ant.Snapshot
	fresh bool
}

// Keep is possible in the built-in physics.
func (w *Ant) Keep() (any, error) {
	world, ok := w.ant.(*ant.World)
	if !ok {
		return nil, ErrCannotKeep
	}
	m := antMoment{fresh: w.fresh}
	world.SaveState(&m.state)
	return m, nil
}

// Return goes back to the built-in physics and the kept state.
func (w *Ant) Return(state any) error {
	m := state.(antMoment)
	engine, err := w.engines.get(BuiltinPhysics)
	if err != nil {
		return err
	}
	engine.(*ant.World).RestoreState(&m.state)
	w.ant, w.now, w.fresh = engine, BuiltinPhysics, m.fresh
	return nil
}
