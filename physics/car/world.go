package car

import (
	"errors"
	"fmt"
	"math"
)

var (
	// ErrAction is wrapped where an action is not finite, or a push is beyond
	// 10⁷ N. The world has not moved, and the push is forgotten.
	ErrAction = errors.New("car: action out of range")
	// ErrDiverged is wrapped where a body has left the range of numbers. The
	// world stays so until the next Reset.
	ErrDiverged = errors.New("car: physics diverged")
	// ErrNoTrack is returned by a world that has never been reset.
	ErrNoTrack = errors.New("car: no track: the world was never reset")
)

// Outcome is what one control step gave.
type Outcome struct {
	Reward float64
	Done   bool  // every tile was visited, or the hull left the playfield
	Err    error // wraps ErrAction or ErrDiverged, or is ErrNoTrack
}

// stepCost is taken from the reward on each step, and lostReward replaces the
// reward of a step that leaves the playfield.
const (
	stepCost   = 0.1
	lostReward = -100
)

// World is CarRacing-v0 without its images and its time limit: a car on a
// track, and the reward for visiting the track's tiles. A World belongs to one
// goroutine; it is made once and reset for each episode.
type World struct {
	home       Engine // that every Reset begins in
	engine     Engine // the present one
	solver     solver
	solvers    [2]solver // by engine, each made when it is first wanted
	track      *Track
	narrow     *Track // the track with the narrower road that it has now, nil while it has another
	contacts   contacts
	body       [bodies]body
	wheel      [wheels]wheel
	effort     effort
	push       [2]float64
	conditions Conditions
	previous   float64 // reward when the last step returned
	shown      float64 // reward before the last step's cost
	time       float64
	step       int
	diverged   bool
	state      State
}

// NewWorld returns a world that simulates with an engine; it has no track yet.
func NewWorld(e Engine) *World {
	w := &World{home: e, conditions: UsualConditions()}
	w.use(e)
	return w
}

// Engine is what the world simulates with at present: after a Reset what it was made with.
func (w *World) Engine() Engine { return w.engine }

// Track is the track that the car is on, nil before the first Reset.
func (w *World) Track() *Track { return w.track }

// Visited is the number of tiles that have been paid out.
func (w *World) Visited() int { return w.contacts.count }

// Reset puts the car at the start of a track, forgets everything of the last
// episode, and takes the original's free step: physics without an action, an
// image or a cost. Tiles touched in it are paid out by the first Step. The
// world keeps t, which must not change.
func (w *World) Reset(t *Track) {
	w.use(w.home)
	w.place(t)
	w.simulate()
	w.shown = w.contacts.reward
}

// place puts the car at rest at a track's start.
func (w *World) place(t *Track) {
	w.track, w.narrow = t, nil
	w.contacts.reset(len(t.Tiles))
	w.solver.place(t, &w.contacts)
	w.solver.read(&w.body)
	w.wheel = [wheels]wheel{}
	w.push, w.conditions = [2]float64{}, UsualConditions()
	w.previous, w.time, w.step, w.diverged = 0, 0, 0, false
}

// Push adds a force in newtons at the hull's centre of mass for the next step
// only, which refuses it beyond 10⁷ N.
func (w *World) Push(fx, fy float64) {
	w.push[0] += fx
	w.push[1] += fy
}

// Step holds an action — steering, gas and brake — for one time step of 20 ms.
// Steering and brake are not clipped, gas is to [0, 1].
func (w *World) Step(action [3]float64) Outcome {
	switch {
	case w.track == nil:
		return Outcome{Err: ErrNoTrack}
	case w.diverged:
		return Outcome{Done: true, Err: w.divergence()}
	}
	if err := w.refuse(action); err != nil {
		w.push = [2]float64{}
		return Outcome{Err: err}
	}
	drive(&w.wheel, action[0], action[1], action[2])
	w.simulate()
	w.step++
	if w.diverged {
		return Outcome{Done: true, Err: w.divergence()}
	}
	w.shown = w.contacts.reward
	w.contacts.reward -= stepCost
	out := Outcome{Reward: w.contacts.reward - w.previous, Done: w.contacts.count == len(w.track.Tiles)}
	w.previous = w.contacts.reward
	if h := &w.body[hull]; math.Abs(h.x) > Playfield || math.Abs(h.y) > Playfield {
		out.Reward, out.Done = lostReward, true
	}
	return out
}

// mostPush bounds a push to what keeps every number far from overflow: a force
// that would take the car from rest to its greatest speed within one step,
// hundreds of times over.
const mostPush = 1e7

// refuse says what about an action or a pending push cannot be simulated.
func (w *World) refuse(action [3]float64) error {
	for i, v := range action {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("step %d: expected a finite %s, found %v: %w", w.step+1, [...]string{"steering", "gas", "brake"}[i], v, ErrAction)
		}
	}
	for _, v := range w.push {
		if !(math.Abs(v) <= mostPush) {
			return fmt.Errorf("step %d: expected a push within ±%g N, found %v: %w", w.step+1, float64(mostPush), w.push, ErrAction)
		}
	}
	return nil
}

// simulate rolls the wheels and advances the bodies by one time step.
func (w *World) simulate() {
	for i := range w.wheel {
		b := &w.body[i]
		w.effort.motor[i] = w.wheel[i].steering(b.joint)
		fx, fy := w.wheel[i].roll(b, len(w.contacts.wheel[i]) > 0, w.conditions)
		w.effort.force[i] = [2]float64{fx, fy}
	}
	w.effort.force[hull] = w.push
	w.push = [2]float64{}
	w.solver.advance(&w.effort)
	w.solver.read(&w.body)
	w.time += timeStep
	w.diverged = w.unsound() >= 0
}

// limit is far beyond any state of a car that drives, and far within the range
// of single precision.
const limit = 1e6

// unsound returns the first body whose state is out of bounds, or −1.
func (w *World) unsound() int {
	for i := range w.body {
		b := &w.body[i]
		size := max(math.Abs(b.x), math.Abs(b.y), math.Abs(b.angle), math.Abs(b.vx), math.Abs(b.vy), math.Abs(b.omega))
		if !(size <= limit) {
			return i
		}
	}
	return -1
}

func (w *World) divergence() error {
	names := [bodies]string{"front left wheel", "front right wheel", "rear left wheel", "rear right wheel", "hull"}
	i := w.unsound()
	b := &w.body[i]
	return fmt.Errorf("step %d: expected a %s within ±%g, found x=%g y=%g angle=%g vx=%g vy=%g omega=%g: %w",
		w.step, names[i], float64(limit), b.x, b.y, b.angle, b.vx, b.vy, b.omega, ErrDiverged)
}

// AppendState appends every bit that decides the world's future on its track:
// bodies, joints, touches, wheels, reward and a pending push. Two worlds with
// the same engine, track and bytes have the same future.
func (w *World) AppendState(dst []byte) []byte {
	dst = appendInt(dst, w.step)
	for _, v := range [...]float64{w.time, w.previous, w.shown, w.push[0], w.push[1]} {
		dst = appendFloat(dst, v)
	}
	for i := range w.wheel {
		dst = w.wheel[i].appendState(dst)
	}
	dst = w.contacts.appendState(dst)
	return w.conditions.append(w.solver.appendState(dst))
}
