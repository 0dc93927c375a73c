package episode

import (
	"fmt"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
	"hebbarium/evolve/synapses"
)

// Synapses are those that an event is about.
type Synapses = synapses.Set

// Freeze stops synapses from learning, Thaw lets them learn again.
type (
	Freeze struct{ Synapses }
	Thaw   struct{ Synapses }
)

// Plasticity switches all learning on or off.
type Plasticity struct{ On bool }

// Rules puts random coefficients in the place of the evolved ones, as a control, or
// brings those back.
type Rules struct{ Random bool }

var (
	_ Perturbation = Freeze{}
	_ Perturbation = Thaw{}
	_ Perturbation = Plasticity{}
	_ Perturbation = Rules{}
)

func parseFreeze(a *argument.List) (Perturbation, error) {
	s, err := synapses.ReadOrAll(a)
	return Freeze{s}, err
}

func parseThaw(a *argument.List) (Perturbation, error) {
	s, err := synapses.ReadOrAll(a)
	return Thaw{s}, err
}

// Event is such as "layer=1,pre=0..9", or "all".
func (p Freeze) Event(step int) Event { return Event{step, "freeze", p.OrAll()} }

// Event is as that of Freeze.
func (p Thaw) Event(step int) Event { return Event{step, "thaw", p.OrAll()} }

// Check says which of the synapses the network does not have.
func (p Freeze) Check(e *Episode) error { return lacks(e, p.Synapses) }

// Check is as that of Freeze.
func (p Thaw) Check(e *Episode) error { return lacks(e, p.Synapses) }

// lacks says which of the synapses the network does not have.
func lacks(e *Episode, s Synapses) error {
	_, err := s.In(e.Network)
	return err
}

// Damages is true: a frozen synapse cannot adapt.
func (Freeze) Damages() bool { return true }

// Damages is false.
func (Thaw) Damages() bool { return false }

func (p Freeze) apply(e *Episode) error {
	regions, err := p.In(e.Network)
	if err != nil {
		return err
	}
	return e.Network.Freeze(regions...)
}

func (p Thaw) apply(e *Episode) error {
	regions, err := p.In(e.Network)
	if err != nil {
		return err
	}
	return e.Network.Thaw(regions...)
}

func parsePlasticity(a *argument.List) (Perturbation, error) {
	word, _ := a.Word()
	if word != "on" && word != "off" {
		return nil, fmt.Errorf("expected on or off, found %q", word)
	}
	return Plasticity{word == "on"}, nil
}

// Event is "on" or "off".
func (p Plasticity) Event(step int) Event {
	if p.On {
		return Event{step, "plasticity", "on"}
	}
	return Event{step, "plasticity", "off"}
}

// Check is nil: every network can do it.
func (Plasticity) Check(*Episode) error { return nil }

// Damages is true of switching it off.
func (p Plasticity) Damages() bool { return !p.On }

// Regions are none: no weight has changed, and none is to be looked at above others.
func (Plasticity) Regions(*brain.Network) []brain.Region { return nil }

func (p Plasticity) apply(e *Episode) error {
	e.Network.SetPlastic(p.On)
	return nil
}

func parseRules(a *argument.List) (Perturbation, error) {
	word, _ := a.Word()
	if word != "random" && word != "evolved" {
		return nil, fmt.Errorf("expected random or evolved, found %q", word)
	}
	return Rules{word == "random"}, nil
}

// Event is "random" or "evolved".
func (p Rules) Event(step int) Event {
	if p.Random {
		return Event{step, "rules", "random"}
	}
	return Event{step, "rules", "evolved"}
}

// Check is nil: every network can do it.
func (Rules) Check(*Episode) error { return nil }

// Damages is true of random ones.
func (p Rules) Damages() bool { return p.Random }

// Regions are the whole brain: each synapse has a rule.
func (Rules) Regions(*brain.Network) []brain.Region { return []brain.Region{{}} }

func (p Rules) apply(e *Episode) error {
	if !p.Random {
		e.Network.EvolvedRules()
		return nil
	}
	return e.Network.RandomRules(e.lesionStream())
}
