package episode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/argument"
)

// Terms multiplies terms of the rule until another event does: by 0 a term is off.
type Terms struct {
	Layer int           // from 1; 0: all layers
	Each  [6]brain.Term // by name, the rest zero; none at all: every term is given back
}

var _ Perturbation = Terms{}

func parseTerms(a *argument.List) (Perturbation, error) {
	var p Terms
	var err error
	if p.Layer, err = a.Whole("layer", 1, 0); err != nil {
		return nil, err
	}
	if word, ok := a.Word(); ok != (a.Named() == 0) || ok && word != "on" {
		return nil, fmt.Errorf("expected terms such as C=0, or on alone")
	}
	n := 0
	for name, value, ok := a.First(); ok; name, value, ok = a.First() {
		if n == len(p.Each) || name == "" || name == "layer" || slices.ContainsFunc(p.Each[:n], func(t brain.Term) bool { return t.Name == name }) {
			return nil, fmt.Errorf("expected each term once, found %q", name+"="+value)
		}
		p.Each[n].Name = name
		if p.Each[n].By, err = argument.Within(name, value, maxHeld); err != nil {
			return nil, err
		}
		n++
	}
	slices.SortFunc(p.Each[:n], func(a, b brain.Term) int { return strings.Compare(a.Name, b.Name) })
	return p, nil
}

// Named are the terms that are multiplied.
func (p Terms) Named() []brain.Term {
	return p.Each[:slices.IndexFunc(append(p.Each[:], brain.Term{}), func(t brain.Term) bool { return t.Name == "" })]
}

// Event is such as "C=0", "layer=2,B=0", or "on".
func (p Terms) Event(step int) Event {
	args := ""
	if p.Layer != 0 {
		args = ",layer=" + strconv.Itoa(p.Layer)
	}
	for _, t := range p.Named() {
		args += "," + t.Name + "=" + argument.Number(t.By)
	}
	if p.Each[0].Name == "" {
		args += ",on"
	}
	return Event{step, "terms", args[1:]}
}

// Check wants a plastic network whose rule has the terms.
func (p Terms) Check(e *Episode) error { return e.Network.CheckTerms(p.Layer, p.Named()...) }

// Damages is true where a term is not as the rules have it.
func (p Terms) Damages() bool {
	return slices.ContainsFunc(p.Named(), func(t brain.Term) bool { return t.By != 1 })
}

// Regions are none: no weight has changed.
func (Terms) Regions(*brain.Network) []brain.Region { return nil }

func (p Terms) apply(e *Episode) error { return e.Network.SetTerms(p.Layer, p.Named()...) }
