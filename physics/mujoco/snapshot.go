package mujoco

import "hebbarium/physics/ant"

// Snapshot is a complete state of a World, apart from the contacts that State shows: those
// are known again after the next step. It holds no memory of MuJoCo's.
type Snapshot struct {
	body       ant.Body
	conditions ant.Conditions
	positions  [positions]float64
	rates      [rates]float64
	task       task
}

// SaveState writes the present state to s.
func (w *World) SaveState(s *Snapshot) {
	s.body, s.conditions = w.body, w.conditions
	copy(s.positions[:], w.model.qpos)
	copy(s.rates[:], w.model.qvel)
	s.task = w.task
	s.task.mirror = nil
}

// RestoreState goes back to a state that SaveState gave in any world of the same version of
// MuJoCo: what follows has the same bits. Where the body or the surroundings were others,
// MuJoCo gets a new model; after an error the world is as it was.
func (w *World) RestoreState(s *Snapshot) (err error) {
	defer guard(&err)
	if w.model == nil || w.body != s.body || w.conditions != s.conditions {
		fresh, err := w.lib.build(s.body, s.conditions, w.solver)
		if err != nil {
			return err
		}
		if w.model != nil {
			w.model.close()
		}
		w.model, w.body, w.conditions = fresh, s.body, s.conditions
	}
	// Nothing is computed from the state here: MuJoCo would make the quaternion one of length
	// 1 again, and change its last bits.
	w.model.reset()
	copy(w.model.qpos, s.positions[:])
	copy(w.model.qvel, s.rates[:])
	w.rows = constraints{}
	mirror := w.task.mirror
	w.task = s.task
	w.task.mirror = mirror
	return nil
}
