package mujoco

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"runtime"

	"hebbarium/physics/ant"
)

// World is one ant on a floor in MuJoCo, with the methods of ant.World. It is not safe for
// concurrent use. Close frees MuJoCo's memory; otherwise the garbage collector does.
type World struct {
	lib        *Library
	solver     string
	model      *model
	body       ant.Body
	conditions ant.Conditions
	task       task
	rows       constraints

	// The state before the step, for a step that diverges.
	beforePositions [positions]float64
	beforeRates     [rates]float64
}

// New opens MuJoCo at path, or where Open finds it, and returns an intact ant at rest.
func New(path string) (*World, error) {
	l, err := Open(path)
	if err != nil {
		return nil, err
	}
	return l.NewWorld()
}

// NewWorld returns an intact ant at rest with all joints at zero.
func (l *Library) NewWorld() (*World, error) { return l.newWorld(solver) }

func (l *Library) newWorld(solver string) (*World, error) {
	w := &World{lib: l, solver: solver, conditions: ant.UsualConditions(), task: newTask()}
	m := ant.Motion{Pos: [3]float64{2: standing}, Quat: [4]float64{3: 1}, InitialZ: standing, FreshXY: true}
	if err := w.ResetTo(ant.Intact(), &m); err != nil {
		return nil, err
	}
	runtime.SetFinalizer(w, (*World).Close)
	return w, nil
}

// Close frees MuJoCo's memory. The world must not be used afterwards; closing it twice
// does no harm.
func (w *World) Close() {
	runtime.SetFinalizer(w, nil)
	if w.model != nil {
		w.model.close()
		w.model = nil
	}
}

// Engine names the physics and its version, such as "mujoco/3.2.7".
func (w *World) Engine() string { return "mujoco/" + w.lib.Version }

// Body is the present morphology.
func (w *World) Body() ant.Body { return w.body }

// Reset starts an episode as ant.World.Reset does: the torso at rest at a height of 0.75 m,
// every joint at an angle that draw gives between -0.1 and 0.1 rad, in joint order. A body
// out of range gives an *ant.BodyError and changes nothing, and draws nothing.
func (w *World) Reset(b ant.Body, draw func(lo, hi float64) float64) error {
	if err := b.Check(); err != nil {
		return err
	}
	m := ant.Motion{Pos: [3]float64{2: standing}, Quat: [4]float64{3: 1}, InitialZ: standing, FreshXY: true}
	for i := range m.Q {
		m.Q[i] = draw(-0.1, 0.1)
	}
	return w.ResetTo(b, &m)
}

// ResetTo puts the ant with body b into the state m. A body out of range gives an
// *ant.BodyError, a state that is not finite an *ant.MotionError; the world is then
// unchanged, as it is where MuJoCo refuses the body.
func (w *World) ResetTo(b ant.Body, m *ant.Motion) (err error) {
	if err := w.task.check(b, m); err != nil {
		return err
	}
	defer guard(&err)
	if w.model == nil || w.body != b {
		fresh, err := w.lib.build(b, w.conditions, w.solver)
		if err != nil {
			return err
		}
		if w.model != nil {
			w.model.close()
		}
		w.model, w.body = fresh, b
	}
	w.model.reset()
	w.model.put(m)
	call(w.lib.kinematics, w.model.both...)
	w.rows = constraints{}
	w.task.begin(w.model, m)
	return nil
}

// SetLeg changes the lower leg 1…4 to a share from 0 (a stump) to 1 of the intact length,
// at any step. MuJoCo gets a new model; the pose and the velocity of every other link stay
// as they are, and what the change does to the mean of parts is not counted as distance.
func (w *World) SetLeg(leg int, share float64) (err error) {
	b := w.body
	if leg < 1 || leg > len(b.Lower) || !(share >= 0 && share <= 1) {
		return &ant.BodyError{Leg: leg, Share: share}
	}
	if b.Lower[leg-1] == share {
		return nil
	}
	b.Lower[leg-1] = share
	defer guard(&err)
	fresh, err := w.lib.build(b, w.conditions, w.solver)
	if err != nil {
		return err
	}
	copy(fresh.qpos, w.model.qpos)
	copy(fresh.qvel, w.model.qvel)
	for _, m := range []*model{w.model, fresh} {
		call(w.lib.kinematics, m.both...)
	}
	w.task.moveParts(w.model, fresh)
	w.model.close()
	w.model, w.body = fresh, b
	w.rows = constraints{}
	return nil
}

// Push lets a force (N, world frame) act on the torso's centre in the next control step.
func (w *World) Push(fx, fy, fz float64) { w.task.push = [3]float64{fx, fy, fz} }

// Step runs one control step of 0.0165 s with eight actions, in the order hip_1, ankle_1,
// … hip_4, ankle_4: each clipped to ±1 and times 250 N m held over four substeps. The
// outcome is that of ant.World.Step: Err is nil, *ant.ActionError or *ant.SizeError
// (nothing was done), or *ant.DivergedError or *FatalError (the world was put back to where
// it was before the step).
func (w *World) Step(action []float64) ant.Outcome {
	t := &w.task
	if len(action) != joints {
		return t.refuse(&ant.SizeError{What: "an action", Want: joints, Found: len(action)})
	}
	for i, a := range action {
		if math.IsNaN(a) || math.IsInf(a, 0) {
			return t.refuse(&ant.ActionError{Joint: i, Value: a})
		}
	}
	copy(w.beforePositions[:], w.model.qpos)
	copy(w.beforeRates[:], w.model.qvel)
	if err := w.advance(action); err != nil {
		if again := w.goBack(err); again != nil {
			err = again
		}
		return t.refuse(err)
	}
	runtime.KeepAlive(w)
	return t.finish(w.model, &w.rows, action)
}

// goBack puts the state from before the step back after an error in it.
func (w *World) goBack(after error) (err error) {
	defer guard(&err)
	w.rows = constraints{}
	w.task.push = [3]float64{}
	var fatal *FatalError
	if errors.As(after, &fatal) {
		// MuJoCo was left in the middle of something, so its memory is not used again,
		// not even to free it.
		fresh, err := w.lib.build(w.body, w.conditions, w.solver)
		if err != nil {
			return fmt.Errorf("%w; and then: %w", after, err)
		}
		w.model = fresh
	}
	w.model.reset()
	copy(w.model.qpos, w.beforePositions[:])
	copy(w.model.qvel, w.beforeRates[:])
	return nil
}

// retentive is MuJoCo 3.8.1, whose steps depend on more than position, velocity, control and
// force, even with warm starts off. A fresh state before each control step makes AppendState
// complete again. The other versions need none, and in the oldest it would cost more than
// the step.
const retentive = 3008001

// advance runs the four substeps; MuJoCo's two halves of a step with the corrections
// between them.
func (w *World) advance(action []float64) (err error) {
	defer guard(&err)
	m := w.model
	if w.lib.layout.version == retentive {
		m.reset()
		copy(m.qpos, w.beforePositions[:])
		copy(m.qvel, w.beforeRates[:])
	}
	for i, a := range action {
		m.ctrl[i] = max(-1, min(1, a))
	}
	for range ant.Substeps {
		call(w.lib.step1, m.both...)
		if err := w.rows.read(m); err != nil {
			return &ant.DivergedError{Step: w.task.step + 1, What: "the number of constraints", Value: float64(w.rows.count)}
		}
		m.drag()
		for k, f := range w.task.push {
			m.applied[6+k] += f
		}
		m.aim(&w.rows)
		w.task.see(m, &w.rows)
		call(w.lib.step2, m.both...)
		m.slow()
	}
	return m.diverged(w.task.step + 1)
}

// put writes a motion into MuJoCo's state, whose quaternion begins with w, whose rates of
// turning are in the torso's frame, and whose ankle rates are the physical ones.
func (m *model) put(from *ant.Motion) {
	copy(m.qpos, from.Pos[:])
	x, y, z, s := from.Quat[0], from.Quat[1], from.Quat[2], from.Quat[3]
	copy(m.qpos[3:], []float64{s, x, y, z})
	copy(m.qpos[7:], from.Q[:])
	copy(m.qvel, from.Lin[:])
	r := rotation(from.Quat)
	for k := range 3 {
		m.qvel[3+k] = r[k]*from.Ang[0] + r[3+k]*from.Ang[1] + r[6+k]*from.Ang[2]
	}
	for j, rate := range from.Qd {
		m.qvel[6+j] = rate * m.axis(j)
	}
}

// take reads the motion back.
func (m *model) take(to *ant.Motion) {
	copy(to.Pos[:], m.qpos)
	to.Quat = [4]float64{m.qpos[4], m.qpos[5], m.qpos[6], m.qpos[3]}
	copy(to.Q[:], m.qpos[7:])
	copy(to.Lin[:], m.qvel)
	r := rotation(to.Quat)
	for k := range 3 {
		to.Ang[k] = r[3*k]*m.qvel[3] + r[3*k+1]*m.qvel[4] + r[3*k+2]*m.qvel[5]
	}
	for j := range to.Qd {
		to.Qd[j] = m.qvel[6+j] / m.axis(j)
	}
}

// rotation is the matrix, row by row, of a unit quaternion x, y, z, w.
func rotation(q [4]float64) [9]float64 {
	x, y, z, w := q[0], q[1], q[2], q[3]
	return [9]float64{
		1 - 2*(y*y+z*z), 2 * (x*y - z*w), 2 * (x*z + y*w),
		2 * (x*y + z*w), 1 - 2*(x*x+z*z), 2 * (y*z - x*w),
		2 * (x*z - y*w), 2 * (y*z + x*w), 1 - 2*(x*x+y*y),
	}
}

// Bounds beyond which a state is called diverged, those of physics/ant.
const (
	speedBound    = 1e4 // m/s and rad/s
	distanceBound = 1e6 // m
)

// diverged names the first part of the state that is not finite or out of bounds, or the
// first warning that MuJoCo has counted: it puts a bad state back to its initial one.
func (m *model) diverged(step int) error {
	at := &m.lib.layout
	for i := range at.warnings {
		if n := integer(m.state, at.warning+i*at.warningSize+at.warningNumber); n > 0 {
			return &ant.DivergedError{Step: step, What: "MuJoCo's count of warnings", Value: float64(n)}
		}
	}
	for i, x := range m.qpos {
		what, bound := "the torso's position", float64(distanceBound)
		switch {
		case i >= 7:
			what, bound = "a joint's angle", speedBound
		case i >= 3:
			what, bound = "the torso's orientation", 1.01
		}
		if !(math.Abs(x) <= bound) {
			return &ant.DivergedError{Step: step, What: what, Value: x}
		}
	}
	for i, x := range m.qvel {
		if !(math.Abs(x) <= speedBound) {
			what := [...]string{"the torso's velocity", "the torso's angular velocity", "a joint's rate"}[min(i/3, 2)]
			return &ant.DivergedError{Step: step, What: what, Value: x}
		}
	}
	return nil
}

// AppendState appends every bit that determines the future, little-endian: two worlds of
// the same version of MuJoCo with equal bytes go on alike under equal actions.
func (w *World) AppendState(dst []byte) []byte {
	for _, values := range [][]float64{w.model.qpos, w.model.qvel, w.body.Lower[:]} {
		for _, x := range values {
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x))
		}
	}
	return w.task.appendState(w.conditions.Append(dst))
}
