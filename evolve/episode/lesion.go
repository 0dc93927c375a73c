package episode

import (
	"fmt"
	"slices"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
	"hebbarium/evolve/synapses"
)

// Randomise draws weights anew.
type Randomise struct {
	Init brain.Init
	Synapses
}

// Zero sets weights to zero: all of those named, or a share of the brain or of a layer.
type Zero struct {
	Share  float64 // 0…1: 1 is all that Synapses names, less is a band of neurons
	Random bool    // a share is drawn at random places instead
	Synapses
}

var (
	_ Perturbation = Randomise{}
	_ Perturbation = Zero{}
)

func parseRandomise(a *argument.List) (Perturbation, error) {
	s, err := synapses.Read(a)
	if err != nil {
		return nil, err
	}
	text := "uniform:0.1"
	if key, value, ok := a.First(); ok {
		text = key + ":" + value
	} else if word, ok := a.Word(); ok {
		text = word
	}
	init, err := brain.ParseInit(text)
	return Randomise{init, s}, err
}

// Event is such as "uniform=0.1,layer=2".
func (p Randomise) Event(step int) Event {
	init := strings.Replace(p.Init.String(), ":", "=", 1)
	return Event{step, "randomise", init + p.Arguments()}
}

// Check says which of the synapses the network does not have.
func (p Randomise) Check(e *Episode) error { return lacks(e, p.Synapses) }

// Damages is true: what was learned is lost.
func (Randomise) Damages() bool { return true }

func (p Randomise) apply(e *Episode) error {
	regions, err := p.In(e.Network)
	if err != nil {
		return err
	}
	return e.Network.Randomise(p.Init, e.lesionStream(), regions...)
}

func parseZero(a *argument.List) (Perturbation, error) {
	s, err := synapses.Read(a)
	if err != nil {
		return nil, err
	}
	p := Zero{Share: 1, Synapses: s}
	if word, ok := a.Word(); ok {
		if p.Share, err = argument.Finite("share", word); err != nil || p.Share < 0 || p.Share > 1 {
			return nil, fmt.Errorf("share: expected a number from 0 to 1, found %q", word)
		}
		if s != (Synapses{Layer: s.Layer}) {
			return nil, fmt.Errorf("share: expected no pre, post or neurons beside it")
		}
	} else if s.All() {
		return nil, fmt.Errorf("expected the share to zero, or what to zero")
	}
	if mode, ok := a.Value("mode"); ok {
		if mode != "band" && mode != "random" {
			return nil, fmt.Errorf("mode: expected band or random, found %q", mode)
		}
		p.Random = mode == "random"
	}
	return p, nil
}

// Event is such as "0.33,mode=random,layer=2", or "layer=1,pre=3..7".
func (p Zero) Event(step int) Event {
	args := ""
	if p.Share != 1 || p.All() {
		args = "," + argument.Number(p.Share)
	}
	if p.Random {
		args += ",mode=random"
	}
	return Event{step, "zero", (args + p.Arguments())[1:]}
}

// Check is as that of Randomise.
func (p Zero) Check(e *Episode) error { return lacks(e, p.Synapses) }

// Damages is true: what was learned is lost.
func (Zero) Damages() bool { return true }

// Regions are what is zeroed, or all among which it is drawn.
func (p Zero) Regions(n *brain.Network) []brain.Region {
	if p.Share == 1 || p.Random {
		return p.Synapses.Regions(n)
	}
	return p.band(n)
}

func (p Zero) apply(e *Episode) error {
	regions, err := p.In(e.Network)
	if err != nil {
		return err
	}
	switch {
	case p.Share == 1:
		return e.Network.ZeroRegions(regions...)
	case p.Random:
		rng := e.lesionStream()
		for _, r := range regions {
			if err := e.Network.Zero(p.Share, rng, r); err != nil {
				return err
			}
		}
		return nil
	}
	return e.Network.ZeroRegions(p.band(e.Network)...)
}

// band is the share as a band of neurons, within the layers that are named.
func (p Zero) band(n *brain.Network) []brain.Region {
	return slices.DeleteFunc(n.Band(p.Share), func(r brain.Region) bool { return p.Layer != 0 && r.Layer != p.Layer })
}
