package desk

import (
	"errors"
	"fmt"
	"math"

	"hebbarium/app/words"
	"hebbarium/evolve/episode"
)

// Injure makes events before the coming step, which are undone as one. Their own
// steps are not used.
type Injure struct{ Events []episode.Event }

// One is the command that makes one event.
func One(kind, args string) Injure { return Injure{[]episode.Event{{Kind: kind, Args: args}}} }

func (c Injure) do(d *Desk) error {
	if len(c.Events) > 0 {
		d.session.Inject(c.Events...)
	}
	return nil
}

// Zero zeroes the chosen share of the weights: a band of hidden neurons or, at
// random, synapses anywhere.
type Zero struct{ Random bool }

func (c Zero) do(d *Desk) error {
	args := words.Number(d.view.Next.Share)
	if c.Random {
		args += ",mode=random"
	}
	return One("zero", args).do(d)
}

// Randomise draws the weights anew from the chosen distribution.
type Randomise struct{}

func (Randomise) do(d *Desk) error { return One("randomise", d.view.Next.Init).do(d) }

// Plasticity stops the network from learning, or lets it learn again.
type Plasticity struct{}

func (Plasticity) do(d *Desk) error {
	if d.view.Snap.Plastic {
		return One("plasticity", "off").do(d)
	}
	return One("plasticity", "on").do(d)
}

// NewRules replaces the rules by random ones, or brings the evolved ones back.
type NewRules struct{}

func (NewRules) do(d *Desk) error {
	if d.view.Snap.RandomRules {
		return One("rules", "evolved").do(d)
	}
	return One("rules", "random").do(d)
}

// Thaw lets all frozen synapses learn again.
type Thaw struct{}

func (Thaw) do(d *Desk) error { return One("thaw", "all").do(d) }

// Hold holds an actuator, or "all", at the chosen value for the chosen steps; one that
// is held is released.
type Hold struct{ Actuator string }

func (c Hold) do(d *Desk) error {
	if d.view.Held(c.Actuator) > 0 {
		return One("release", c.Actuator).do(d)
	}
	next := &d.view.Next
	args := fmt.Sprintf("%s=%s", c.Actuator, words.Number(next.HoldValue))
	if next.HoldSteps > 0 {
		args += fmt.Sprintf(",%d", next.HoldSteps)
	}
	next.Holding[c.Actuator] = next.HoldSteps
	return One("hold", args).do(d)
}

// CutLeg shortens a leg, counted from 1, to a share of its length, or restores one
// that is short.
type CutLeg struct {
	Leg   int
	Share float64
}

func (c CutLeg) do(d *Desk) error {
	if d.view.Snap.Ant == nil {
		return nil
	}
	if d.view.Snap.Ant.Body.Lower[c.Leg-1] < 1 {
		c.Share = 1
	}
	return SetLeg(c).do(d)
}

// SetLeg gives a leg, counted from 1, a share of its length.
type SetLeg struct {
	Leg   int
	Share float64
}

func (c SetLeg) do(d *Desk) error {
	return One("leg", fmt.Sprintf("%d=%s", c.Leg, words.Number(c.Share))).do(d)
}

// GetUp sets a fallen body on its feet.
type GetUp struct{}

func (GetUp) do(d *Desk) error { return One("stand", "").do(d) }

// Push pushes the body with a force in newtons, in the plane of the floor, for some
// control steps.
type Push struct {
	X, Y  float64
	Steps int
}

func (c Push) do(d *Desk) error {
	return One("push", fmt.Sprintf("x=%s,y=%s,steps=%d", words.Number(math.Round(c.X)), words.Number(math.Round(c.Y)), c.Steps)).do(d)
}

// Physics hands the body to a physics, where it is not in it already.
type Physics struct{ Name string }

func (c Physics) do(d *Desk) error {
	if d.view.InPhysics(c.Name) {
		return nil
	}
	return One("physics", c.Name).do(d)
}

// SetShare, SetInit, SetHoldValue and SetHoldSteps choose what the next perturbation
// will be.
type (
	SetShare     struct{ Share float64 }
	SetInit      struct{ Init string }
	SetHoldValue struct{ Value float64 }
	SetHoldSteps struct{ Steps int }
)

func (c SetShare) do(d *Desk) error {
	d.view.Next.Share = min(max(math.Round(c.Share*100)/100, 0), 1)
	return nil
}

func (c SetInit) do(d *Desk) error {
	d.view.Next.Init = c.Init
	return nil
}

func (c SetHoldValue) do(d *Desk) error {
	if !(c.Value >= -1 && c.Value <= 1) {
		return errors.New("value: expected a number from −1 to 1")
	}
	d.view.Next.HoldValue = c.Value
	return nil
}

func (c SetHoldSteps) do(d *Desk) error {
	if c.Steps < 1 || c.Steps > 1e6 {
		return errors.New("steps: expected a whole number from 1 to 1,000,000")
	}
	d.view.Next.HoldSteps = c.Steps
	return nil
}
