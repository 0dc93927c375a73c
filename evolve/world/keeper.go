package world

import (
	"hebbarium/physics/ant"
	"hebbarium/physics/car"
	"hebbarium/physics/mujoco"
)

// Keeper is a world whose moments can be kept and returned to within one life.
type Keeper interface {
	// Keep returns the world's state.
	Keep() (any, error)
	// Return goes back to a state that Keep gave in the same life.
	Return(any) error
}

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

// antMoment is a kept state of the ant, in one physics or the other.
type antMoment struct {
	builtin *ant.Snapshot
	mujoco  *mujoco.Snapshot
	fresh   bool
}

// Keep is possible in both physics.
func (w *Ant) Keep() (any, error) {
	m := antMoment{fresh: w.fresh}
	switch world := w.ant.(type) {
	case *ant.World:
		m.builtin = &ant.Snapshot{}
		world.SaveState(m.builtin)
	case *mujoco.World:
		m.mujoco = &mujoco.Snapshot{}
		world.SaveState(m.mujoco)
	}
	return m, nil
}

// Return goes back to the physics of that moment, and the kept state.
func (w *Ant) Return(state any) error {
	m, name := state.(antMoment), BuiltinPhysics
	if m.mujoco != nil {
		name = MuJoCoPhysics
	}
	engine, err := w.engines.get(name)
	if err != nil {
		return err
	}
	switch engine := engine.(type) {
	case *ant.World:
		engine.RestoreState(m.builtin)
	case *mujoco.World:
		if err := engine.RestoreState(m.mujoco); err != nil {
			return err
		}
	}
	w.ant, w.now, w.fresh = engine, name, m.fresh
	return nil
}
