package mujoco

import (
	"encoding/binary"
	"math"

	"hebbarium/physics/ant"
)

// The original's task, as physics/ant has it.
const (
	partCount = 22     // parts that the ant's place is the mean of, one of them the floor
	targetX   = 1000.0 // m
	aliveZ    = 0.26   // m
)

// task is what the original makes of the ant's motion: its place, progress, observation.
type task struct {
	// mirror is an ant of physics/ant that is put where MuJoCo's is whenever it is looked
	// at, and never steps: what is seen and drawn is so by the same code in both.
	mirror *ant.World
	motion ant.Motion // the present state
	seen   ant.Motion // with the flags that the observation shows

	shown [4]bool    // feet flags of the step before the last, which the observation has
	push  [3]float64 // on the torso, in the next step
	step  int

	potential float64
	links     [2]float64 // sum of the links' places, as the last substep found them
	feet      [4]bool    // as the last substep found them
}

func newTask() task { return task{mirror: ant.NewWorld()} }

// check refuses what cannot be put into a world.
func (t *task) check(b ant.Body, m *ant.Motion) error { return t.mirror.ResetTo(b, m) }

// begin starts from a motion that the model has been put into.
func (t *task) begin(m *model, from *ant.Motion) {
	t.motion = *from
	t.shown, t.push, t.step = from.Feet, [3]float64{}, from.Step
	t.sum(m)
	if from.FreshXY {
		t.motion.FreshXY = false
		t.motion.BodyXY = t.mean(from.Pos)
	}
	t.potential = potential(t.motion.BodyXY)
}

// sum renews links: the centres of the twelve limbs and the places of the eight hinges.
func (t *task) sum(m *model) {
	t.links = [2]float64{}
	for i := 1; i < len(m.links); i++ {
		for k := range t.links {
			t.links[k] += m.xipos[3*(i+1)+k]
			if m.links[i].Joint != "" {
				t.links[k] += m.xpos[3*(i+1)+k]
			}
		}
	}
}

// mean is the ant's place, from the links where the last substep found them and the torso
// where it is: the original reads the links' places one substep late.
func (t *task) mean(torso [3]float64) [2]float64 {
	return [2]float64{(t.links[0] + torso[0]) / partCount, (t.links[1] + torso[1]) / partCount}
}

// potential is the original's: the distance to the target over the control step.
func potential(at [2]float64) float64 {
	return -math.Hypot(targetX-at[0], at[1]) / ant.ControlStep
}

// see notes what a substep has found before it moves anything.
func (t *task) see(m *model, r *constraints) {
	t.sum(m)
	t.feet = [4]bool{}
	for i := range r.contacts() {
		if link := r.contact(i).geom() - 1; link > 0 && link%3 == 0 {
			t.feet[link/3-1] = true
		}
	}
}

// moveParts takes what a new body does to the mean of parts, at the same pose, out of the
// distance.
func (t *task) moveParts(old, fresh *model) {
	t.sum(old)
	was := t.mean(t.motion.Pos)
	t.sum(fresh)
	now := t.mean(t.motion.Pos)
	for k := range was {
		t.motion.BodyXY[k] += now[k] - was[k]
	}
	t.potential = potential(t.motion.BodyXY)
}

// finish ends a control step.
func (t *task) finish(m *model, r *constraints, action []float64) ant.Outcome {
	t.step++
	t.shown = t.motion.Feet
	t.push = [3]float64{}
	m.take(&t.motion)
	t.motion.Feet, t.motion.Step = t.feet, t.step
	t.motion.BodyXY = t.mean(t.motion.Pos)
	old := t.potential
	t.potential = potential(t.motion.BodyXY)
	o := ant.Outcome{Progress: t.potential - old, Alive: t.alive()}
	o.Done = !o.Alive
	o.Reward = t.reward(action, o.Progress)
	return o
}

func (t *task) alive() bool { return t.motion.Pos[2] > aliveZ }

// refuse is the outcome of a step that was not made.
func (t *task) refuse(err error) ant.Outcome {
	return ant.Outcome{Alive: t.alive(), Done: true, Err: err}
}

// reward is the original's sum; see ant.Outcome.
func (t *task) reward(action []float64, progress float64) float64 {
	var electric, stall, atLimit float64
	for j, a := range action {
		electric += math.Abs(a * 0.1 * t.motion.Qd[j])
		stall += a * a
		low, high := ant.JointRange(j)
		if math.Abs(2*t.motion.Q[j]-low-high)/(high-low) > 0.99 {
			atLimit++
		}
	}
	alive := -1.0
	if t.alive() {
		alive = 1
	}
	return alive + progress - 2*electric/joints - 0.1*stall/joints - 0.1*atLimit
}

// appendState appends what the task adds to the body's state.
func (t *task) appendState(dst []byte) []byte {
	for _, x := range []float64{t.motion.InitialZ, t.motion.BodyXY[0], t.motion.BodyXY[1], t.push[0], t.push[1], t.push[2]} {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x))
	}
	var flags byte
	for k := range t.shown {
		if t.motion.Feet[k] {
			flags |= 1 << k
		}
		if t.shown[k] {
			flags |= 16 << k
		}
	}
	return binary.LittleEndian.AppendUint64(append(dst, flags), uint64(t.step))
}
