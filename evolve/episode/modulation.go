package episode

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Modulation clamps m of a modulated rule to a number in all layers, or lets the modulating
// neurons say again what it is.
type Modulation struct {
	On    bool
	Value float64 // where it is not on
}

var _ Perturbation = Modulation{}

func parseModulation(a *argument.List) (Perturbation, error) {
	switch word, _ := a.Word(); word {
	case "on":
		return Modulation{On: true}, nil
	case "off":
		return Modulation{Value: 1}, nil
	case "":
		return nil, fmt.Errorf("expected on, off or a number")
	default:
		v, err := argument.Within("m", word, maxHeld)
		return Modulation{Value: v}, err
	}
}

// Event is "on", "off", or a number.
func (p Modulation) Event(step int) Event {
	switch {
	case p.On:
		return Event{step, "modulation", "on"}
	case p.Value == 1:
		return Event{step, "modulation", "off"}
	}
	return Event{step, "modulation", argument.Number(p.Value)}
}

// Check wants a network with modulating neurons.
func (p Modulation) Check(e *Episode) error { return e.Network.CheckClamp() }

// Damages is true of clamping it.
func (p Modulation) Damages() bool { return !p.On }

// Regions are none: no weight has changed.
func (Modulation) Regions(*brain.Network) []brain.Region { return nil }

func (p Modulation) apply(e *Episode) error {
	if p.On {
		e.Network.ReleaseModulation()
		return nil
	}
	return e.Network.ClampModulation(float32(p.Value))
}
