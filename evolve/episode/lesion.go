package episode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
)

// target names synapses: everything, one layer, a rectangle, or all synapses
// of some neurons. Its regions are known once there is a network.
type target struct {
	layer     int // from 1; 0: all layers
	pre, post *brain.Span
	level     int // of neurons; used where neurons is not nil
	neurons   *brain.Span
}

func (a *arguments) target() (target, error) {
	var t target
	var err error
	if t.layer, err = a.whole("layer", 1, 0); err != nil {
		return t, err
	}
	for _, side := range []struct {
		key string
		to  **brain.Span
	}{{"pre", &t.pre}, {"post", &t.post}} {
		if s, ok := a.value(side.key); ok {
			lo, hi, err := span(side.key, s)
			if err != nil {
				return t, err
			}
			if t.layer == 0 {
				return t, fmt.Errorf("%s: expected layer=L beside it", side.key)
			}
			*side.to = &brain.Span{From: lo, To: hi}
		}
	}
	if s, ok := a.value("neurons"); ok {
		level, which, cut := strings.Cut(s, ":")
		t.level, err = strconv.Atoi(level)
		if !cut || err != nil || t.level < 0 {
			return t, fmt.Errorf("neurons: expected LEVEL:A..B, found %q", s)
		}
		lo, hi, err := span("neurons", which)
		if err != nil {
			return t, err
		}
		if t.layer != 0 {
			return t, fmt.Errorf("neurons: expected no layer=L beside it")
		}
		t.neurons = &brain.Span{From: lo, To: hi}
	}
	return t, nil
}

func (t target) all() bool { return t.layer == 0 && t.neurons == nil }

// regions resolves the target in a network.
func (t target) regions(n *brain.Network) ([]brain.Region, error) {
	if t.neurons != nil {
		return n.Neurons(t.level, *t.neurons)
	}
	r := brain.Region{Layer: t.layer}
	if t.pre != nil {
		r.Pre = *t.pre
	}
	if t.post != nil {
		r.Post = *t.post
	}
	return []brain.Region{r}, n.CheckRegions(r)
}

type randomise struct {
	target
	init brain.Init
}

func parseRandomise(a *arguments) (perturbation, error) {
	t, err := a.target()
	if err != nil {
		return nil, err
	}
	text := "uniform:0.1"
	if key, value, ok := a.first(); ok {
		text = key + ":" + value
	} else if word, ok := a.word(); ok {
		text = word
	}
	init, err := brain.ParseInit(text)
	return randomise{t, init}, err
}

func (p randomise) apply(e *Episode) error {
	regions, err := p.regions(e.Network)
	if err != nil {
		return err
	}
	return e.Network.Randomise(p.init, e.lesionStream(), regions...)
}

type zero struct {
	target
	share  float64 // of the brain, where the target is everything
	random bool
}

func parseZero(a *arguments) (perturbation, error) {
	t, err := a.target()
	if err != nil {
		return nil, err
	}
	p := zero{target: t, share: 1}
	if word, ok := a.word(); ok {
		if p.share, err = finite("share", word); err != nil || p.share < 0 || p.share > 1 {
			return nil, fmt.Errorf("share: expected a number from 0 to 1, found %q", word)
		}
		if t.pre != nil || t.post != nil || t.neurons != nil {
			return nil, fmt.Errorf("share: expected no pre, post or neurons beside it")
		}
	} else if t.all() {
		return nil, fmt.Errorf("expected the share to zero, or what to zero")
	}
	if mode, ok := a.value("mode"); ok {
		if mode != "band" && mode != "random" {
			return nil, fmt.Errorf("mode: expected band or random, found %q", mode)
		}
		p.random = mode == "random"
	}
	return p, nil
}

func (p zero) apply(e *Episode) error {
	regions, err := p.regions(e.Network)
	if err != nil {
		return err
	}
	switch {
	case p.share == 1:
		return e.Network.ZeroRegions(regions...)
	case p.random:
		rng := e.lesionStream()
		for _, r := range regions {
			if err := e.Network.Zero(p.share, rng, r); err != nil {
				return err
			}
		}
		return nil
	}
	return e.Network.ZeroRegions(p.band(e.Network)...)
}

// band is the share as a band of neurons, within the layers that are named.
func (p zero) band(n *brain.Network) []brain.Region {
	band := n.Band(p.share)
	return slices.DeleteFunc(band, func(r brain.Region) bool { return p.layer != 0 && r.Layer != p.layer })
}

type freeze struct {
	target
	frozen bool
}

func parseFreeze(a *arguments) (perturbation, error) { return parseFreezing(a, true) }
func parseThaw(a *arguments) (perturbation, error)   { return parseFreezing(a, false) }

func parseFreezing(a *arguments, frozen bool) (perturbation, error) {
	t, err := a.target()
	if err != nil {
		return nil, err
	}
	if t.all() {
		if word, ok := a.word(); !ok || word != "all" {
			return nil, fmt.Errorf("expected what to freeze or thaw, or all")
		}
	}
	return freeze{t, frozen}, nil
}

func (p freeze) apply(e *Episode) error {
	regions, err := p.regions(e.Network)
	if err != nil {
		return err
	}
	if p.frozen {
		return e.Network.Freeze(regions...)
	}
	return e.Network.Thaw(regions...)
}

type plasticity bool

func parsePlasticity(a *arguments) (perturbation, error) {
	word, _ := a.word()
	if word != "on" && word != "off" {
		return nil, fmt.Errorf("expected on or off, found %q", word)
	}
	return plasticity(word == "on"), nil
}

func (p plasticity) apply(e *Episode) error {
	e.Network.SetPlastic(bool(p))
	return nil
}

type rules struct{ random bool }

func parseRules(a *arguments) (perturbation, error) {
	word, _ := a.word()
	if word != "random" && word != "evolved" {
		return nil, fmt.Errorf("expected random or evolved, found %q", word)
	}
	return rules{word == "random"}, nil
}

func (p rules) apply(e *Episode) error {
	if !p.random {
		e.Network.EvolvedRules()
		return nil
	}
	return e.Network.RandomRules(e.lesionStream())
}
