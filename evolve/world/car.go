package world

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"hebbarium/brain"
	"hebbarium/physics/car"
)

// Car is the car on a generated track, seen through 84×84 pixels.
type Car struct {
	car     *car.World
	engine  car.Engine
	painter *car.Painter
	place   car.Place
	image   car.Image
	seen    [car.Seen * car.Seen * 3]uint8
}

var _ World = (*Car)(nil)

// NewCar makes a car on an engine: "builtin" or "", or "box2d".
func NewCar(physics string) (*Car, error) {
	engine, err := parseCarPhysics(physics)
	if err != nil {
		return nil, err
	}
	return &Car{car: car.NewWorld(engine), engine: engine, painter: car.NewPainter()}, nil
}

// checkCarBody refuses all bodies but the one that the car has.
func checkCarBody(body string) error {
	if body != "" && body != "intact" {
		return fmt.Errorf("body of the car: expected intact, found %q", body)
	}
	return nil
}

// carSpec is the car's line in the table of worlds.
func carSpec() Spec {
	return Spec{
		Name:    "car",
		Tick:    time.Second / 50,
		Solved:  900, // the original environment's
		Whole:   true,
		Engines: []string{BuiltinPhysics, Box2DPhysics},
		Paper:   Paper{Population: 200, Bodies: []string{"intact"}},
		Onset:   100, // two lives that differ by a millionth part late, and a fall may come slowly
		Flat:    true,
		Arch:    brain.CarArchitecture,
		Make:    func(physics string) (World, error) { return NewCar(physics) },
		Body:    checkCarBody,
	}
}

// Name is "car".
func (w *Car) Name() string { return "car" }

// Physics names the engine that every episode begins in and the version of its numerics.
func (w *Car) Physics() string { return w.engine.String() }

// Car is the world behind the pixels, for views.
func (w *Car) Car() *car.World { return w.car }

// Pixels is what the agent saw last: 84×84 pixels of three bytes, row by row.
func (w *Car) Pixels() *[car.Seen * car.Seen * 3]uint8 { return &w.seen }

// View is a *CarView.
func (w *Car) View(old any) any {
	v, ok := old.(*CarView)
	if !ok {
		v = &CarView{}
	}
	touched, paid := v.State.Touched, v.State.Paid
	v.State = *w.car.State()
	v.State.Touched, v.State.Paid = append(touched[:0], v.State.Touched...), append(paid[:0], v.State.Paid...)
	v.Track, v.Dark, v.Pixels = w.car.Road(), w.car.Conditions().Road == car.DarkerRoad, w.seen
	v.Place, v.Round = w.place.Tiles(), w.place.Round(v.Track)
	return v
}

// Pose is the hull's.
func (w *Car) Pose() Pose {
	h := w.car.State().Hull
	return Pose{X: h.X, Y: h.Y, Angle: h.Angle}
}

// Progress is the place along the track, in tiles: what a person sees, where the tiles
// that were paid out may have gaps.
func (w *Car) Progress() float64 { return w.place.Tiles() }

// move lets the place follow the hull.
func (w *Car) move() {
	h := w.car.State().Hull
	w.place.Move(w.car.Track(), h.X, h.Y)
}

// Reset puts the car on the track of the seed; the car has one body only.
func (w *Car) Reset(seed uint64, body string) error {
	if err := checkCarBody(body); err != nil {
		return err
	}
	track, err := car.Generate(car.Stream(seed))
	if err != nil {
		return err
	}
	w.car.Reset(track)
	w.look()
	h := w.car.State().Hull
	w.place.Reset(track, h.X, h.Y)
	return nil
}

// Observe draws what the agent sees: 3×84×84 numbers from 0 to 1.
func (w *Car) Observe(dst []float32) {
	w.painter.Draw(w.car.State(), &w.image)
	car.Resize(&w.image, &w.seen)
	car.Observe(&w.seen, dst)
}

// Step applies steering, gas and brake for 1/50 s.
func (w *Car) Step(action []float32) Outcome {
	o := w.car.Step([3]float64{float64(action[0]), float64(action[1]), float64(action[2])})
	w.move()
	return Outcome{Reward: o.Reward, Done: o.Done, Err: o.Err}
}

// Injure pushes the car.
func (w *Car) Injure(i Injury) error {
	if err := w.CanInjure(i); err != nil {
		return err
	}
	w.car.Push(i.X, i.Y)
	return nil
}

// CanInjure takes pushes in the plane only.
func (w *Car) CanInjure(i Injury) error {
	if i.Leg != 0 || i.Z != 0 || i.Stand {
		return NoSuchInjuryError{"car", i}
	}
	return nil
}

// Actuators are the three of an action.
func (w *Car) Actuators() []string { return []string{"steer", "gas", "brake"} }

// Rules are those of the original's loop: 1,000 steps, and the end at the 21st
// step in a row with a negative reward.
func (w *Car) Rules() LoopRules { return LoopRules{Steps: 1000, Patience: 20} }

// Parts is the complete state.
func (w *Car) Parts(dst []Part) []Part {
	return append(dst, Part{"car", w.car.AppendState(nil)})
}

func appendFloat32(b []byte, v float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
}
