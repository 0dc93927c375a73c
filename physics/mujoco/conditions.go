package mujoco

import "hebbarium/physics/ant"

// Conditions are the present ones.
func (w *World) Conditions() ant.Conditions { return w.conditions }

// SetConditions changes the surroundings as ant.World.SetConditions does. MuJoCo gets a new
// model; pose and velocity stay as they are.
func (w *World) SetConditions(c ant.Conditions) (err error) {
	if err := c.Check(); err != nil {
		return err
	}
	if c == w.conditions {
		return nil
	}
	defer guard(&err)
	fresh, err := w.lib.build(w.body, c, w.solver)
	if err != nil {
		return err
	}
	copy(fresh.qpos, w.model.qpos)
	copy(fresh.qvel, w.model.qvel)
	call(w.lib.kinematics, fresh.both...)
	w.model.close()
	w.model, w.conditions = fresh, c
	w.rows = constraints{}
	return nil
}

// links are those of a body with what it carries.
func links(b ant.Body, c ant.Conditions) [ant.LinkCount]ant.Link {
	all := ant.Links(b)
	all[0].Mass += c.Load
	return all
}
