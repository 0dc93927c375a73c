package episode

import (
	"fmt"
	"strconv"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Leg sets a lower leg to a share of its length.
type Leg struct {
	Leg   int     // 1…4, in the order of the body's file
	Share float64 // of its length, 0…1: 0 is a stump, 1 is whole
}

// Push pushes the body with a force, in newtons, for so many steps.
type Push struct {
	X, Y, Z float64
	Steps   int // 1 or more
}

// Stand puts a fallen body back to where it stood at its reset. What the agent sees
// next is the standing one.
type Stand struct{}

var (
	_ Perturbation = Leg{}
	_ Perturbation = Push{}
	_ Perturbation = Stand{}
)

func parseLeg(a *argument.List) (Perturbation, error) {
	key, value, ok := a.First()
	if !ok {
		return nil, fmt.Errorf("expected N=LENGTH, such as 4=0.25")
	}
	n, err := strconv.Atoi(key)
	if err != nil || n < 1 || n > 4 {
		return nil, fmt.Errorf("leg: expected a number from 1 to 4, found %q", key)
	}
	length, err := argument.Finite("length", value)
	if err != nil || length < 0 || length > 1 {
		return nil, fmt.Errorf("length: expected a share from 0 to 1, found %q", value)
	}
	return Leg{n, length}, nil
}

func (p Leg) injury() Injury { return Injury{Leg: p.Leg, Length: p.Share} }

// Event is such as "4=0.25".
func (p Leg) Event(step int) Event {
	return Event{step, "leg", strconv.Itoa(p.Leg) + "=" + argument.Number(p.Share)}
}

// Check asks the world.
func (p Leg) Check(e *Episode) error { return e.World.CanInjure(p.injury()) }

// Damages is true but of a leg that is made whole: that takes nothing away.
func (p Leg) Damages() bool { return p.Share < 1 }

// Regions are none.
func (Leg) Regions(*brain.Network) []brain.Region { return nil }

func (p Leg) apply(e *Episode) error { return e.World.Injure(p.injury()) }

// maxForce is in newtons: far beyond what any body stands.
const maxForce = 1e6

func parsePush(a *argument.List) (Perturbation, error) {
	var p Push
	var err error
	for _, axis := range []struct {
		key string
		to  *float64
	}{{"x", &p.X}, {"y", &p.Y}, {"z", &p.Z}} {
		if text, ok := a.Value(axis.key); ok {
			if *axis.to, err = argument.Within(axis.key, text, maxForce); err != nil {
				return nil, err
			}
		}
	}
	p.Steps = 1
	if text, ok := a.Value("steps"); ok {
		if p.Steps, err = argument.WholeOf("steps", text, MaxSteps); err != nil {
			return nil, err
		}
	}
	if p.X == 0 && p.Y == 0 && p.Z == 0 {
		return nil, fmt.Errorf("expected a force along x, y or z")
	}
	return p, nil
}

func (p Push) injury() Injury { return Injury{X: p.X, Y: p.Y, Z: p.Z} }

// Event is such as "x=50,y=0,steps=5".
func (p Push) Event(step int) Event {
	args := "x=" + argument.Number(p.X) + ",y=" + argument.Number(p.Y)
	if p.Z != 0 {
		args += ",z=" + argument.Number(p.Z)
	}
	return Event{step, "push", args + ",steps=" + strconv.Itoa(p.Steps)}
}

// Check asks the world.
func (p Push) Check(e *Episode) error { return e.World.CanInjure(p.injury()) }

// Damages is true.
func (Push) Damages() bool { return true }

// Regions are none.
func (Push) Regions(*brain.Network) []brain.Region { return nil }

func (p Push) apply(e *Episode) error {
	e.pushes = append(e.pushes, p)
	return nil
}

// push applies, for the step that is being made, the pushes that last.
func (e *Episode) push() {
	if len(e.pushes) == 0 {
		return
	}
	var sum Injury
	going := e.pushes[:0]
	for _, p := range e.pushes {
		sum.X, sum.Y, sum.Z = sum.X+p.X, sum.Y+p.Y, sum.Z+p.Z
		if p.Steps--; p.Steps > 0 {
			going = append(going, p)
		}
	}
	e.pushes = going
	if err := e.World.Injure(sum); err != nil {
		e.diverge(err)
	}
}

func parseStand(*argument.List) (Perturbation, error) { return Stand{}, nil }

// Event has no arguments.
func (Stand) Event(step int) Event { return Event{Step: step, Kind: "stand"} }

// Check asks the world.
func (Stand) Check(e *Episode) error { return e.World.CanInjure(Injury{Stand: true}) }

// Damages is false.
func (Stand) Damages() bool { return false }

// Regions are none.
func (Stand) Regions(*brain.Network) []brain.Region { return nil }

func (Stand) apply(e *Episode) error {
	if err := e.World.Injure(Injury{Stand: true}); err != nil {
		return err
	}
	e.look()
	return nil
}
