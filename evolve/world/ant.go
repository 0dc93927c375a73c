package world

import (
	"fmt"
	"strings"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/physics/ant"
)

// burnIn is the number of steps without action before an ant's episode begins;
// they count towards the original's limit of 1,000 steps.
const burnIn = 40

// Ant is the ant on its plane, in the paper's fitness loop: the reward is
// the progress towards the target, and the first action answers the
// observation of the standing ant, from before the burn-in.
type Ant struct {
	ant     AntEngine // the present one
	engines antEngines
	home    string      // the physics that an episode begins in
	now     string      // and the one that it is in
	start   [28]float32 // observation before the burn-in
	fresh   bool        // no step made since the burn-in
	seed    uint64      // of the reset
	action  [8]float64
	state   ant.State // of Pose and Progress
}

var _ World = (*Ant)(nil)

// NewAnt makes an ant on an engine: "builtin" (or "") or "mujoco". Where MuJoCo cannot be
// loaded, the error says what was looked for.
func NewAnt(physics string) (*Ant, error) {
	name, err := parseAntPhysics(physics)
	if err != nil {
		return nil, err
	}
	w := &Ant{home: name, now: name}
	if w.ant, err = w.engines.get(name); err != nil {
		return nil, err
	}
	return w, nil
}

// antSpec is the ant's line in the table of worlds.
func antSpec() Spec {
	return Spec{
		Name:    "ant",
		Tick:    time.Duration(float64(time.Second) * ant.ControlStep),
		Solved:  100, // the paper's
		Engines: []string{BuiltinPhysics, MuJoCoPhysics},
		Paper:   Paper{Population: 500, Bodies: []string{"intact", "right"}},
		// Once a weight differs by a millionth, the feet of two walks part within some 60 steps, and
		// from then on one may stumble where the other does not: of 100 such lives up to 10 show a
		// fall that begins within 100 steps, and up to 2 one within 40 (episode's chance_test.go).
		Onset: 40,
		Legs:  len(AntActuators()) / 2,
		Arch:  brain.AntArchitecture,
		Make:  func(physics string) (World, error) { return NewAnt(physics) },
		Body: func(body string) error {
			_, err := ant.ParseBody(body)
			return err
		},
		Symmetry: AntSymmetry,
	}
}

// Name is "ant".
func (w *Ant) Name() string { return "ant" }

// Physics names the engine that every episode begins in and the version of its
// numerics.
func (w *Ant) Physics() string { return w.engines.version(w.home) }

// Ant is the body and its surroundings in the present physics, for views.
func (w *Ant) Ant() AntEngine { return w.ant }

// View is an *ant.State.
func (w *Ant) View(old any) any {
	v, ok := old.(*ant.State)
	if !ok {
		v = &ant.State{}
	}
	w.ant.State(v)
	return v
}

// Pose is the torso's place.
func (w *Ant) Pose() Pose {
	w.ant.State(&w.state)
	t := w.state.Torso
	return Pose{X: t[0], Y: t[1], Z: t[2]}
}

// Progress is the torso's way along x, towards the target, in metres.
func (w *Ant) Progress() float64 { return w.Pose().X }

// Reset stands an ant up with slightly bent joints and lets it settle for the
// burn-in.
func (w *Ant) Reset(seed uint64, body string) error {
	if body == "" {
		body = "intact"
	}
	b, err := ant.ParseBody(body)
	if err != nil {
		return err
	}
	w.seed = seed
	if w.ant, err = w.engines.get(w.home); err != nil {
		return err
	}
	w.now = w.home
	if err := w.ant.SetConditions(ant.UsualConditions()); err != nil {
		return err
	}
	if err := w.stand(b); err != nil {
		return err
	}
	w.ant.Observe(w.start[:])
	w.fresh = true
	clear(w.action[:])
	for range burnIn {
		if o := w.ant.Step(w.action[:]); o.Err != nil {
			return fmt.Errorf("burn-in: %w", o.Err)
		}
	}
	return nil
}

// stand begins anew with the pose of the seed.
func (w *Ant) stand(b ant.Body) error {
	rng := chance.Stream(w.seed, "reset")
	return w.ant.Reset(b, func(lo, hi float64) float64 { return lo + float64((hi-lo)*rng.Float64()) })
}

// Observe writes the 28 observations.
func (w *Ant) Observe(dst []float32) {
	if w.fresh {
		copy(dst, w.start[:])
		return
	}
	w.ant.Observe(dst)
}

// Step applies eight actions for 0.0165 s.
func (w *Ant) Step(action []float32) Outcome {
	for i := range w.action {
		w.action[i] = float64(action[i])
	}
	w.fresh = false
	o := w.ant.Step(w.action[:])
	return Outcome{Reward: o.Progress, Down: !o.Alive, Err: o.Err}
}

// Injure sets a leg's length, pushes the torso, or puts the ant back to where it
// stood before the burn-in.
func (w *Ant) Injure(i Injury) error {
	if err := w.CanInjure(i); err != nil {
		return err
	}
	switch {
	case i.Leg != 0 && i.Length == 1 && w.ant.Body().Lower[i.Leg-1] == 1:
		return nil // a control is whole where the injured one is made whole: nothing touches it
	case i.Leg != 0:
		return w.ant.SetLeg(i.Leg, i.Length)
	case i.Stand:
		w.fresh = false
		return w.stand(w.ant.Body())
	}
	w.ant.Push(i.X, i.Y, i.Z)
	return nil
}

// CanInjure refuses legs that the ant does not have.
func (w *Ant) CanInjure(i Injury) error {
	if i.Leg < 0 || i.Leg > 4 || !(i.Length >= 0 && i.Length <= 1) {
		return NoSuchInjuryError{"ant", i}
	}
	return nil
}

// AntSymmetry ties the rules of a network that drives the ant across the plane that
// halves its body.
func AntSymmetry(arch brain.Architecture, rule brain.Rule) (*brain.Symmetry, error) {
	var in, out brain.Reflection
	in.From, in.Sign = ant.MirrorObservation()
	out.From, out.Sign = ant.MirrorAction()
	for range arch.Modulators { // which are neither left nor right
		out.From, out.Sign = append(out.From, len(out.From)), append(out.Sign, 1)
	}
	return brain.NewSymmetry(arch, rule, in, out)
}

// Actuators are the hips and ankles, in the order of the action.
func (w *Ant) Actuators() []string { return AntActuators() }

// AntActuators are the actuators of every ant.
func AntActuators() []string {
	return []string{"hip1", "ankle1", "hip2", "ankle2", "hip3", "ankle3", "hip4", "ankle4"}
}

// Rules are those of the paper's loop: 1,000 steps less the burn-in; judged
// from step 201 on, it stops when the ant lies down or at the 31st step in a
// row that leads backwards.
func (w *Ant) Rules() LoopRules {
	return LoopRules{Steps: 1000 - burnIn, Patience: 30, JudgeFrom: 201}
}

// Parts is the complete state.
func (w *Ant) Parts(dst []Part) []Part {
	state := w.ant.AppendState(nil)
	if w.fresh {
		for _, v := range w.start {
			state = appendFloat32(state, v)
		}
	}
	return append(dst, Part{"ant", state})
}

// LostLeg is the ant's body where a leg of it is shorter than its control's, and "" where
// none is.
func LostLeg(own, control World) string {
	a, ok := own.(*Ant)
	b, same := control.(*Ant)
	if !ok || !same {
		return ""
	}
	body, whole := a.Ant().Body(), b.Ant().Body()
	for i, share := range body.Lower {
		if share < whole.Lower[i] {
			return body.String()
		}
	}
	return ""
}

// LegOf is the leg of the ant, counted from 1, that an actuator belongs to.
func LegOf(actuator string) (leg int, ok bool) {
	for _, joint := range []string{"hip", "ankle"} {
		if n, found := strings.CutPrefix(actuator, joint); found && len(n) == 1 {
			return int(n[0] - '0'), true
		}
	}
	return 0, false
}
