package episode

import (
	"encoding/binary"
	"fmt"
	"math"

	"hebbarium/physics/car"
)

// CarWorld is the car on a generated track, seen through 84×84 pixels.
type CarWorld struct {
	car     *car.World
	engine  car.Engine
	painter *car.Painter
	image   car.Image
	seen    [car.Seen * car.Seen * 3]uint8
}

var _ World = (*CarWorld)(nil)

// NewCarWorld makes a car on an engine: "builtin" or "" for the default, or
// "box2d" for the general engine that it is checked against.
func NewCarWorld(physics string) (*CarWorld, error) {
	engine := car.Default
	switch physics {
	case "", "builtin":
	case "box2d":
		engine = car.Box2D
	default:
		return nil, fmt.Errorf("physics of the car: expected builtin or box2d, found %q", physics)
	}
	return &CarWorld{car: car.NewWorld(engine), engine: engine, painter: car.NewPainter()}, nil
}

// Name is "car".
func (w *CarWorld) Name() string { return "car" }

// Physics names the engine and the version of its numerics.
func (w *CarWorld) Physics() string { return w.engine.String() }

// Car is the world behind the pixels, for views.
func (w *CarWorld) Car() *car.World { return w.car }

// Pixels is what the agent saw last: 84×84 pixels of three bytes, row by row.
func (w *CarWorld) Pixels() *[car.Seen * car.Seen * 3]uint8 { return &w.seen }

// Reset puts the car on the track of the seed; the car has one body only.
func (w *CarWorld) Reset(seed uint64, body string) error {
	if body != "" && body != "intact" {
		return fmt.Errorf("body of the car: expected intact, found %q", body)
	}
	track, err := car.Generate(car.Stream(seed))
	if err != nil {
		return err
	}
	w.painter.SetTrack(track)
	w.car.Reset(track)
	return nil
}

// Observe draws what the agent sees: 3×84×84 numbers from 0 to 1.
func (w *CarWorld) Observe(dst []float32) {
	w.painter.Draw(w.car.State(), &w.image)
	car.Resize(&w.image, &w.seen)
	car.Observe(&w.seen, dst)
}

// Step applies steering, gas and brake for 1/50 s.
func (w *CarWorld) Step(action []float32) Outcome {
	o := w.car.Step([3]float64{float64(action[0]), float64(action[1]), float64(action[2])})
	return Outcome{Reward: o.Reward, Done: o.Done, Err: o.Err}
}

// Injure pushes the car.
func (w *CarWorld) Injure(i Injury) error {
	if err := w.CanInjure(i); err != nil {
		return err
	}
	w.car.Push(i.X, i.Y)
	return nil
}

// CanInjure takes pushes in the plane only.
func (w *CarWorld) CanInjure(i Injury) error {
	if i.Leg != 0 || i.Z != 0 || i.Stand {
		return NoSuchInjuryError{"car", i}
	}
	return nil
}

// Actuators are the three of an action.
func (w *CarWorld) Actuators() []string { return []string{"steer", "gas", "brake"} }

// Rules are those of the original's loop: 1,000 steps, and the end at the 21st
// step in a row with a negative reward.
func (w *CarWorld) Rules() LoopRules { return LoopRules{Steps: 1000, Patience: 20} }

// Parts is the complete state.
func (w *CarWorld) Parts(dst []Part) []Part {
	return append(dst, Part{"car", w.car.AppendState(nil)})
}

func appendFloat32(b []byte, v float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
}
